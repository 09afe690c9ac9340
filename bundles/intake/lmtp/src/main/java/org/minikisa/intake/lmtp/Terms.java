package org.minikisa.intake.lmtp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * On which terms mail is taken.
 *
 * @param id of the channel
 * @param recipients addresses, or {@code @domain}; compared without case, and without what follows a {@code +}
 * @param clients who may call
 * @param largest bytes of one message
 * @param connections at the same time
 * @param silence for which a caller may be silent
 * @param longest that one message may take from its first byte to its last, however steadily it trickles
 */
record Terms(
        String id,
        List<String> recipients,
        Networks clients,
        int largest,
        int connections,
        Duration silence,
        Duration longest) {

    Terms {
        recipients = recipients.stream().map(Terms::folded).toList();
    }

    boolean takesFor(String address) {
        String folded = folded(address);
        int at = folded.lastIndexOf('@');
        return recipients.contains(folded) || recipients.contains(folded.substring(Math.max(at, 0)));
    }

    /** In lower case and without a detail: {@code Tuki+joulu@Example.fi} is {@code tuki@example.fi}. */
    private static String folded(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        int plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }
}
