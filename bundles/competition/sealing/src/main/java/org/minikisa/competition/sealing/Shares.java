package org.minikisa.competition.sealing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.sealing.KeyShares.PlacedShare;
import org.minikisa.problem.api.InvalidInputException;

/**
 * The way of the shares: a sheet of sealed ones from the house to an opener, and what he has unsealed back to it. Both are
 * lines of JSON, so that ten thousand tenders need no memory.
 */
public final class Shares {

    private static final String SHEET = "minikisa-shares/1";
    private static final String RELEASED = "minikisa-released-shares/1";
    private static final int LONGEST_LINE = 256 * 1024;

    private Shares() {}

    private record Head(String format, String competition, String opener) {
        Head {
            Objects.requireNonNull(format, "format");
            Objects.requireNonNull(competition, "competition");
            Objects.requireNonNull(opener, "opener");
        }
    }

    /** @param statement as it stands in the file: the share is bound to it, so its end of the tender period cannot be forged */
    private record SealedShare(String number, String statement, String sealed) {
        SealedShare {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(sealed, "sealed");
        }
    }

    /** @param share hex; {@code ""} for one that could not be unsealed */
    private record ReleasedShare(String number, String share) {
        ReleasedShare {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(share, "share");
        }
    }

    public static void beginSheet(String competition, String fingerprint, OutputStream out) throws IOException {
        line(out, new Head(SHEET, competition, fingerprint));
    }

    /** @return false where this opener has no share of the file */
    public static boolean addTo(OutputStream out, String number, SealedFile file, String fingerprint)
            throws IOException {
        int place = file.statement().openers().indexOf(fingerprint);
        if (place < 0) {
            return false;
        }
        line(
                out,
                new SealedShare(
                        number,
                        new String(file.statementBytes(), StandardCharsets.UTF_8),
                        Digests.hex(file.shares().get(place))));
        return true;
    }

    private static void line(OutputStream out, Object record) throws IOException {
        out.write(Digests.utf8(Json.write(record) + "\n"));
    }

    /**
     * What came of a sheet.
     *
     * @param unsealed how many shares
     * @param refused tenders whose share was not what their sender promised, or not for this key
     */
    public record Outcome(int unsealed, List<String> refused) {}

    /**
     * Unseals a sheet with an opener's key, and refuses to while the tender period lasts: whoever holds the house's clock
     * does not hold the opener's.
     *
     * @param now by the opener's clock
     */
    public static Outcome release(
            InputStream sheet, OpenerSecret secret, char[] passphrase, Instant now, OutputStream out)
            throws IOException {
        String what = "the shares";
        byte[] privateKey = secret.unlock(passphrase);
        String fingerprint = SigningKey.fingerprint(secret.publicKey());
        BufferedReader lines = reader(sheet);
        Head head = head(what, lines, SHEET);
        if (!head.opener().equals(fingerprint)) {
            throw InvalidInputException.of(
                    what,
                    "competition.sealed.share",
                    "opener",
                    "shares for the key " + head.opener(),
                    "shares for your key " + fingerprint,
                    "Take your own sheet, or the key file that belongs to it.");
        }
        line(out, new Head(RELEASED, head.competition(), fingerprint));
        int unsealed = 0;
        var refused = new ArrayList<String>();
        for (String text = next(lines); text != null; text = next(lines)) {
            SealedShare sealed = Json.read(what, "", text, SealedShare.class);
            Optional<byte[]> share = unseal(what, head, sealed, secret, privateKey, now);
            line(out, new ReleasedShare(sealed.number(), share.map(Digests::hex).orElse("")));
            if (share.isPresent()) {
                unsealed++;
            } else {
                refused.add(sealed.number());
            }
        }
        return new Outcome(unsealed, refused);
    }

    private static Optional<byte[]> unseal(
            String what, Head head, SealedShare sealed, OpenerSecret secret, byte[] privateKey, Instant now) {
        Statement statement = Json.read(what, sealed.number(), sealed.statement(), Statement.class);
        if (now.isBefore(statement.closes())) {
            throw InvalidInputException.of(
                    what,
                    "competition.sealed.early",
                    sealed.number(),
                    "it is " + now + " by the clock of this machine",
                    "not before " + statement.closes() + ", the end of the tender period its sender was promised",
                    "Wait. If the clock is wrong, set it right. If it is not, tell the other openers that your shares were"
                            + " asked for too early.");
        }
        int place = statement.openers().indexOf(head.opener());
        if (!statement.competition().equals(head.competition()) || place < 0) {
            return Optional.empty();
        }
        byte[] boundTo = SealedFile.binding(Digests.utf8(sealed.statement()));
        return hex(sealed.sealed())
                .flatMap(bytes -> ShareBox.open(bytes, place, privateKey, secret.publicKey(), boundTo))
                .filter(share -> new PlacedShare(place, share).isPromisedBy(statement));
    }

    /**
     * What an opener handed in.
     *
     * @param opener fingerprint of his key
     */
    public record Released(String competition, String opener, Map<String, byte[]> shares) {}

    /** @throws InvalidInputException for no such file */
    public static Released readReleased(String what, InputStream file) throws IOException {
        BufferedReader lines = reader(file);
        Head head = head(what, lines, RELEASED);
        var shares = new LinkedHashMap<String, byte[]>();
        for (String text = next(lines); text != null; text = next(lines)) {
            ReleasedShare released = Json.read(what, "", text, ReleasedShare.class);
            hex(released.share())
                    .filter(share -> share.length == Digests.SIZE)
                    .ifPresent(share -> shares.put(released.number(), share));
        }
        return new Released(head.competition(), head.opener(), shares);
    }

    /** Whether a share is the one that the sealed file promises for this opener. */
    public static boolean isGood(Statement statement, String opener, byte[] share) {
        int place = statement.openers().indexOf(opener);
        return place >= 0 && new PlacedShare(place, share).isPromisedBy(statement);
    }

    /**
     * The content key of a sealed file.
     *
     * @param shares by the openers' fingerprints; those that are not as promised are passed over
     * @return empty where the good ones do not give the key that the file promises
     */
    public static Optional<byte[]> contentKey(Statement statement, Map<String, byte[]> shares) {
        List<PlacedShare> good = shares.entrySet().stream()
                .filter(share -> isGood(statement, share.getKey(), share.getValue()))
                .map(share -> new PlacedShare(statement.openers().indexOf(share.getKey()), share.getValue()))
                .toList();
        return KeyShares.key(statement, good);
    }

    private static Head head(String what, BufferedReader lines, String format) throws IOException {
        String first = next(lines);
        Head head = Json.read(what, "line 1", first == null ? "" : first, Head.class);
        if (!head.format().equals(format)) {
            throw Damaged.format(what, "format", head.format(), format);
        }
        return head;
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(Digests.bytes(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next line; one that would fill the memory is none of ours. */
    private static String next(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw Damaged.format("the shares", "", "a line of more than " + LONGEST_LINE, "a line for each tender");
            }
            line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }
}
