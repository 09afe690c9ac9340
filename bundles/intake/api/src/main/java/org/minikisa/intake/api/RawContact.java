package org.minikisa.intake.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A contact as it was delivered.
 *
 * <p>The bytes of {@link Channel#MAIL} are an Internet message. Those of the other channels are a JSON note in UTF-8:
 * {@code {"from": {"name": "…", "address": "…", "organisation": "…", "telephone": "…"}, "subject": "…", "text": "…", "language": "fi",
 * "received": "2026-02-03T09:15:00+02:00", "attachments": [{"name": "…", "mediaType": "application/pdf", "content": "…"}]}}. All but a
 * {@code subject} or a {@code text} may be left out; the {@code content} of an attachment is Base64 (RFC 4648 section 4). Organisation and
 * telephone are read as the signature below the text.
 *
 * <p>The array is not copied: the giver hands it over and leaves it alone, so that a large mail is in memory once.
 *
 * @param source where it was delivered, stable and without a machine's paths: {@code archive.mbox#17}. The same source
 *     with the same bytes again changes nothing
 * @param bytes at most {@value #LARGEST} of them; an empty array is a contact too (and will be quarantined)
 * @param receivedAt when it came in, where the channel knows; otherwise the message's own date is taken if it is sane,
 *     else the moment it is stored
 * @param constructed true for material made up for a demonstration or test; it is marked wherever it is shown or counted
 */
public record RawContact(
        Channel channel, String source, byte[] bytes, Optional<Instant> receivedAt, boolean constructed) {

    /** The most bytes a contact may have, 64 MiB. A channel reports a larger one as a problem and goes on. */
    public static final int LARGEST = 64 * 1024 * 1024;

    /** The longest {@code source}, in characters. */
    public static final int LONGEST_SOURCE = 1000;

    public RawContact {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(receivedAt, "receivedAt");
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException(
                    "the source of a contact has " + source.length() + " characters, expected 1 to " + LONGEST_SOURCE);
        }
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException(source + " has " + bytes.length + " bytes, expected at most " + LARGEST);
        }
    }

    /** A mail that came in now. */
    public static RawContact mail(String source, byte[] bytes) {
        return new RawContact(Channel.MAIL, source, bytes, Optional.empty(), false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawContact that
                && channel == that.channel
                && source.equals(that.source)
                && Arrays.equals(bytes, that.bytes)
                && receivedAt.equals(that.receivedAt)
                && constructed == that.constructed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(channel, source, Arrays.hashCode(bytes), receivedAt, constructed);
    }

    /** Tells the size, never the content. */
    @Override
    public String toString() {
        return "RawContact[" + channel + ", " + bytes.length + " bytes from " + source + "]";
    }
}
