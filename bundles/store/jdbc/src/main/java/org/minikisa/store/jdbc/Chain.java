package org.minikisa.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.minikisa.store.api.Journal;

/**
 * The hash chain of the journal. The digest of an entry is SHA-256 over six netstrings ({@code length:bytes,}, length in
 * bytes, texts in UTF-8), which cannot be read in two ways: digest of the entry before (64 zeros for the first), number,
 * instant, type, version, JSON. Numbers are written in decimal.
 *
 * <p>A chain alone proves that nothing inside it was changed; that nothing was cut off its end is proven by the head, a row
 * of its own; that not all of it was written anew is proven only by a head digest that someone else has kept.
 */
final class Chain {

    /** Stands for the digest before the first entry. */
    static final String START = "0".repeat(64);

    private final Head head;
    private long number;
    private String digest = START;
    private Journal.Broken broken;

    /** @param head what the journal says its last entry is; empty when even that is gone */
    Chain(Optional<Head> head) {
        this.head = head.orElse(null);
    }

    /** The last entry of a journal: its number (0 for none) and its digest. */
    record Head(long number, String digest) {}

    /** An entry as it stands in its row. */
    record Link(long number, String at, String type, long version, String json, String previous, String digest) {

        String computed() {
            return Chain.digest(previous, number, at, type, version, json);
        }
    }

    static String digest(String previous, long number, String at, String type, long version, String json) {
        MessageDigest sha = sha256();
        for (String part : List.of(previous, Long.toString(number), at, type, Long.toString(version), json)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(bytes);
            sha.update((byte) ',');
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Takes the next entries, in the order of their numbers. @return false once the chain is found broken */
    boolean prove(List<Link> links) {
        for (Link link : links) {
            if (broken == null) {
                prove(link);
            }
        }
        return broken == null;
    }

    /** After the last entry. */
    Journal.Verification conclude() {
        if (broken == null) {
            proveHead();
        }
        return new Journal.Verification(number, number == 0 ? "" : digest, Optional.ofNullable(broken));
    }

    private void prove(Link link) {
        long expected = number + 1;
        if (link.number() != expected) {
            long missing = link.number() - expected;
            breakAt(
                    expected,
                    missing <= 0
                            ? "a row with the number " + link.number() + " stands where none can be"
                            : missing == 1
                                    ? "entry " + expected + " is missing"
                                    : "entries " + expected + " to " + (link.number() - 1) + " are missing");
        } else if (!link.computed().equals(link.digest())) {
            breakAt(expected, "its content does not fit its digest: it was changed after it was written");
        } else if (!link.previous().equals(digest)) {
            breakAt(
                    expected,
                    expected == 1
                            ? "it does not begin the chain: entries before it were taken away"
                            : "it is not linked to entry " + number + ": one of the two was rewritten or exchanged");
        } else {
            number = expected;
            digest = link.digest();
        }
    }

    private void proveHead() {
        if (head == null) {
            breakAt(
                    number + 1,
                    "the row with the journal's head is gone, so nothing tells whether entries were cut off");
        } else if (head.number() > number) {
            breakAt(
                    number + 1,
                    "the journal ends at entry " + number + " but its head says " + head.number()
                            + ": the last entries were cut off");
        } else if (head.number() < number) {
            breakAt(
                    head.number() + 1,
                    "the journal goes on to entry " + number + " but its head says " + head.number()
                            + ": entries were added past the store, or the head was changed");
        } else if (number > 0 && !head.digest().equals(digest)) {
            breakAt(number, "its digest is not the one that the journal's head says: the end was rewritten");
        }
    }

    private void breakAt(long brokenNumber, String reason) {
        broken = new Journal.Broken(brokenNumber, reason);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
