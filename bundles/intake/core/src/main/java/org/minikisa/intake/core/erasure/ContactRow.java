package org.minikisa.intake.core.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Segment;
import org.minikisa.rendering.masking.IdentityCodes;
import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Disguise.Nearness;
import org.minikisa.store.api.Row;

/** What was understood of one contact, as far as it can tell of people. */
record ContactRow(
        String contact,
        Channel channel,
        String conversation,
        String fromName,
        String fromAddress,
        String subject,
        String text,
        String fullText,
        String segments,
        String recipients,
        String messageId,
        Optional<Instant> sent) {

    static final String COLUMNS =
            "contact, channel, conversation, from_name, from_address, subject, text, full_text, segments,"
                    + " recipients, message_id, sent";

    static ContactRow of(Row row) {
        return new ContactRow(
                row.text("contact"),
                row.constant("channel", Channel.class),
                row.optionalText("conversation").orElse(""),
                row.text("from_name"),
                row.text("from_address"),
                row.text("subject"),
                row.text("text"),
                row.text("full_text"),
                row.text("segments"),
                row.text("recipients"),
                row.text("message_id"),
                row.optionalInstant("sent"));
    }

    /** Whether the person wrote it. A name alone tells that only of somebody whose addresses are not known. */
    boolean isBy(Disguise who) {
        return who.isAddress(fromAddress)
                || who.isName(fromName)
                        && (fromAddress.isEmpty() || who.person().addresses().isEmpty());
    }

    boolean isTo(Disguise who) {
        return recipients.lines().anyMatch(who::isAddress);
    }

    /** The same without the person; of what the person wrote the signature goes as a whole. */
    ContactRow without(Disguise who, Nearness nearness) {
        boolean own = isBy(who);
        var stretches = new Stretches(who, nearness, own);
        String erasedText = stretches.over(segments, fullText);
        return new ContactRow(
                contact,
                channel,
                conversation,
                own ? who.pseudonym() : who.over(fromName, nearness),
                own ? who.address() : who.over(fromAddress, nearness),
                who.over(subject, nearness),
                stretches.words(text),
                erasedText,
                stretches.ends(segments),
                who.over(recipients, nearness),
                who.over(messageId, Nearness.FAR),
                sent);
    }

    /** The stretches of a text, each erased from by itself. */
    private static final class Stretches {

        private final Disguise who;
        private final Nearness nearness;
        private final boolean own;
        private final List<String> ends = new ArrayList<>();

        Stretches(Disguise who, Nearness nearness, boolean own) {
            this.who = who;
            this.nearness = nearness;
            this.own = own;
        }

        String words(String text) {
            String erased = who.over(text, nearness);
            return own ? IdentityCodes.masked(erased) : erased;
        }

        String over(String segments, String fullText) {
            var erased = new StringBuilder(fullText.length());
            int start = 0;
            for (String line : segments.lines().toList()) {
                int gap = line.indexOf(' ');
                String kind = line.substring(0, gap);
                int end = Integer.parseInt(line.substring(gap + 1));
                String stretch = fullText.substring(start, end);
                boolean signature = own && kind.equals(Segment.Kind.SIGNATURE.name());
                erased.append(signature ? who.pseudonym() + (stretch.endsWith("\n") ? "\n" : "") : words(stretch));
                ends.add(kind + " " + erased.length());
                start = end;
            }
            return erased.append(words(fullText.substring(start))).toString();
        }

        String ends(String segments) {
            return segments.isEmpty() ? "" : String.join("\n", ends);
        }
    }
}
