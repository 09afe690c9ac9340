package org.minikisa.competition.sealing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;

/** Reads a sealed file with its content key, from its beginning to its end, a chunk in memory at a time. */
public final class Unsealer {

    private final String what;
    private final InputStream in;
    private final SealedFile file;
    private final MessageDigest digest = Digests.sha256();
    private final Chunks chunks;
    private final byte[] sealed = new byte[Chunks.SEALED];
    private final byte[] plain = new byte[Chunks.PLAIN];
    private int from = Chunks.PLAIN;
    private long chunk;

    private Unsealer(String what, InputStream in, SealedFile file, byte[] contentKey) {
        this.what = what;
        this.in = in;
        this.file = file;
        digest.update(file.header());
        chunks = new Chunks(file.chunkKey(contentKey), file.statement().chunks());
    }

    /** What was in a file, all of it looked at. @param digest SHA-256 of the whole file, hex */
    public record Unsealed(TenderContent content, String digest) {}

    /**
     * Unseals a tender and checks every byte of it.
     *
     * @throws InvalidInputException for what was changed, or was sealed in another way than the format says
     */
    public static Unsealed unseal(String what, InputStream in, byte[] contentKey) throws IOException {
        return run(what, in, contentKey, Optional.empty(), OutputStream.nullOutputStream());
    }

    /** Writes one of its attachments. */
    public static void attachment(String what, InputStream in, byte[] contentKey, String name, OutputStream out)
            throws IOException {
        run(what, in, contentKey, Optional.of(name), out);
    }

    private static Unsealed run(
            String what, InputStream in, byte[] contentKey, Optional<String> wanted, OutputStream out)
            throws IOException {
        var unsealer = new Unsealer(what, in, SealedFile.read(what, in), contentKey);
        try {
            return unsealer.run(wanted, out);
        } catch (EOFException e) {
            throw Damaged.tampered(what, "end", "the end of the file", unsealer.file.size() + " bytes");
        } catch (ArithmeticException e) {
            throw Damaged.tampered(what, "length", "more than can be", "the length of what is in it");
        }
    }

    private Unsealed run(Optional<String> wanted, OutputStream out) throws IOException {
        ByteBuffer lengths = ByteBuffer.wrap(next(12));
        long length = lengths.getLong();
        int json = lengths.getInt();
        if (json < 2 || json > TenderContent.MOST) {
            throw Damaged.tampered(what, "content", json + " bytes", "at most " + TenderContent.MOST);
        }
        TenderContent content =
                Json.read(what, "content", new String(next(json), StandardCharsets.UTF_8), TenderContent.class);
        if (length != Math.addExact(12L + json, content.attachedBytes())) {
            throw Damaged.tampered(what, "length", length + " bytes", "as many as it says it has");
        }
        for (TenderContent.Attached attached : content.attachments()) {
            attachment(
                    attached,
                    wanted.filter(attached.name()::equals).isPresent() ? out : OutputStream.nullOutputStream());
        }
        padding();
        byte[] signature = SealedFile.exactly(in, SigningKey.SIGNATURE_SIZE);
        if (in.read() >= 0) {
            throw Damaged.tampered(what, "end", "more bytes", file.size() + " bytes");
        }
        digest.update(signature);
        return new Unsealed(content, Digests.hex(digest.digest()));
    }

    private void attachment(TenderContent.Attached attached, OutputStream out) throws IOException {
        MessageDigest own = Digests.sha256();
        for (long left = attached.size(); left > 0; ) {
            fill();
            int part = (int) Math.min(left, Chunks.PLAIN - from);
            own.update(plain, from, part);
            out.write(plain, from, part);
            from += part;
            left -= part;
        }
        if (!attached.sha256().equals(Digests.hex(own.digest()))) {
            throw Damaged.tampered(what, "attachments." + attached.name(), "other bytes", "those of its digest");
        }
    }

    private void padding() throws IOException {
        for (int i = from; i < Chunks.PLAIN; i++) {
            if (plain[i] != 0) {
                throw Damaged.tampered(what, "end", "something behind the content", "zeros");
            }
        }
        if (chunk != file.statement().chunks()) {
            throw Damaged.tampered(what, "end", file.statement().chunks() + " chunks", chunk + " chunks");
        }
    }

    private byte[] next(int length) throws IOException {
        var bytes = new byte[length];
        for (int filled = 0; filled < length; ) {
            fill();
            int part = Math.min(length - filled, Chunks.PLAIN - from);
            System.arraycopy(plain, from, bytes, filled, part);
            from += part;
            filled += part;
        }
        return bytes;
    }

    private void fill() throws IOException {
        if (from < Chunks.PLAIN) {
            return;
        }
        if (chunk == file.statement().chunks()) {
            throw Damaged.tampered(what, "end", "the last chunk", "all that it says it has");
        }
        if (in.readNBytes(sealed, 0, sealed.length) < sealed.length) {
            throw new EOFException();
        }
        digest.update(sealed);
        chunks.open(sealed, plain).ifPresent(number -> {
            throw Damaged.tampered(what, "chunk " + number, "other bytes", "those that were sealed");
        });
        chunk++;
        from = 0;
    }
}
