package org.minikisa.competition.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a sealed file says of itself without any key; everything in it is bound to it.
 *
 * @param closes the end of the tender period as the sender knew it
 * @param needed how many openers
 * @param openers fingerprints of their keys, in the invitation's order
 * @param invitation digest of the invitation it answers
 * @param sender public key (Ed25519) made for this tender: it says who may replace or withdraw it, not who that is
 * @param version from 1
 * @param commitment digest of the content key
 * @param shares digest of each share
 * @param chunks of {@link Chunks#PLAIN} bytes in it
 */
public record Statement(
        String format,
        String competition,
        String lot,
        Instant closes,
        int needed,
        List<String> openers,
        String invitation,
        String sender,
        int version,
        String commitment,
        List<String> shares,
        long chunks) {

    static final String FORMAT = "minikisa-sealed-tender/1";

    public Statement {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(closes, "closes");
        Objects.requireNonNull(openers, "openers");
        Objects.requireNonNull(invitation, "invitation");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(commitment, "commitment");
        Objects.requireNonNull(shares, "shares");
        openers = List.copyOf(openers);
        shares = List.copyOf(shares);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("format " + format);
        }
        if (openers.size() > KeyShares.MOST
                || openers.size() != shares.size()
                || needed < 1
                || needed > openers.size()) {
            throw new IllegalArgumentException(
                    needed + " of " + openers.size() + " openers, " + shares.size() + " shares");
        }
        if (version < 1 || chunks < 1 || chunks > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("version " + version + ", " + chunks + " chunks");
        }
    }
}
