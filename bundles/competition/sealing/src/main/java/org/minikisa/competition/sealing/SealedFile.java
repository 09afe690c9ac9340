package org.minikisa.competition.sealing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The beginning of a sealed file: its statement and the sealed shares. Chunks and the sender's signature follow.
 *
 * @param statementBytes as they stand in the file
 * @param shares in the order of the openers, {@link ShareBox#SIZE} bytes each
 */
public record SealedFile(Statement statement, byte[] statementBytes, List<byte[]> shares) {

    private static final byte[] MAGIC = "MKSEALED\1".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_STATEMENT = 64 * 1024;
    private static final String SIGNED = "minikisa sealed tender 1\n";

    static SealedFile of(Statement statement, java.util.function.Function<byte[], List<byte[]>> sealedFor) {
        byte[] bytes = Digests.utf8(Json.write(statement));
        return new SealedFile(statement, bytes, sealedFor.apply(binding(bytes)));
    }

    /** What each share is bound to: everything the statement says. */
    static byte[] binding(byte[] statementBytes) {
        return Digests.of("minikisa share of 1\n", statementBytes);
    }

    byte[] header() {
        var header = ByteBuffer.allocate(MAGIC.length + 4 + statementBytes.length + shares.size() * ShareBox.SIZE);
        header.put(MAGIC).putInt(statementBytes.length).put(statementBytes);
        shares.forEach(header::put);
        return header.array();
    }

    /** The key of the chunks: the content key, bound to the whole header. */
    byte[] chunkKey(byte[] contentKey) {
        return Digests.hkdf(contentKey, Digests.sha256(header()), "minikisa sealed payload 1");
    }

    /** Of the whole file, in bytes. */
    public long size() {
        return header().length + statement.chunks() * Chunks.SEALED + SigningKey.SIGNATURE_SIZE;
    }

    static byte[] signed(byte[] digest) {
        byte[] message = Arrays.copyOf(Digests.utf8(SIGNED), SIGNED.length() + Digests.SIZE);
        System.arraycopy(digest, 0, message, SIGNED.length(), Digests.SIZE);
        return message;
    }

    /** @throws org.minikisa.problem.api.InvalidInputException for what is no sealed file */
    public static SealedFile read(String what, InputStream in) throws IOException {
        try {
            return header(what, in);
        } catch (EOFException e) {
            throw Damaged.format(what, "beginning", "the end of the file", "a complete sealed tender");
        }
    }

    private static SealedFile header(String what, InputStream in) throws IOException {
        if (!Arrays.equals(exactly(in, MAGIC.length), MAGIC)) {
            throw Damaged.format(what, "beginning", "another kind of file", "a sealed tender, MKSEALED version 1");
        }
        int length = ByteBuffer.wrap(exactly(in, 4)).getInt();
        if (length < 2 || length > LONGEST_STATEMENT) {
            throw Damaged.format(what, "statement", length + " bytes", "at most " + LONGEST_STATEMENT);
        }
        byte[] bytes = exactly(in, length);
        Statement statement = Json.read(what, "statement", new String(bytes, StandardCharsets.UTF_8), Statement.class);
        var shares = new ArrayList<byte[]>();
        for (int i = 0; i < statement.openers().size(); i++) {
            shares.add(exactly(in, ShareBox.SIZE));
        }
        return new SealedFile(statement, bytes, shares);
    }

    static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /**
     * What came in, copied as it comes.
     *
     * @param digest SHA-256 of the whole file, hex
     */
    public record Arrived(SealedFile file, String digest, long size) {}

    /** Decides, once the header is there, whether the rest is worth taking. */
    public interface Gate {
        /** @throws org.minikisa.problem.api.InvalidInputException when it is not */
        void admit(SealedFile file);
    }

    /**
     * Takes a sealed file that comes in: only its beginning is looked at, and whether it ends where it must. Whether it is
     * what its sender signed is for {@link #copy} to tell, when there is time.
     *
     * @param to where it is kept
     */
    public static void take(String what, InputStream in, OutputStream to, Gate gate) throws IOException {
        SealedFile file = read(what, in);
        gate.admit(file);
        to.write(file.header());
        long missing = file.size() - file.header().length;
        var buffer = new byte[Chunks.SEALED];
        while (missing > 0) {
            int came = in.read(buffer, 0, (int) Math.min(buffer.length, missing));
            if (came < 0) {
                throw truncated(what, file);
            }
            to.write(buffer, 0, came);
            missing -= came;
        }
        requireEnd(what, in, file);
    }

    /**
     * Copies a sealed file and checks all that can be checked without keys: it is complete, ends where it must, and is what
     * its sender signed.
     *
     * @param to where it is kept
     */
    public static Arrived copy(String what, InputStream in, OutputStream to, Gate gate) throws IOException {
        SealedFile file = read(what, in);
        gate.admit(file);
        MessageDigest digest = Digests.sha256();
        write(file.header(), digest, to);
        var buffer = new byte[Chunks.SEALED];
        for (long chunk = 0; chunk < file.statement().chunks(); chunk++) {
            if (in.readNBytes(buffer, 0, buffer.length) < buffer.length) {
                throw truncated(what, file);
            }
            write(buffer, digest, to);
        }
        byte[] signature = in.readNBytes(SigningKey.SIGNATURE_SIZE);
        if (signature.length < SigningKey.SIGNATURE_SIZE) {
            throw truncated(what, file);
        }
        requireEnd(what, in, file);
        if (!SigningKey.verify(file.statement().sender(), signed(copyOf(digest)), signature)) {
            throw Damaged.signature(what, "its sender");
        }
        write(signature, digest, to);
        return new Arrived(file, Digests.hex(digest.digest()), file.size());
    }

    private static void requireEnd(String what, InputStream in, SealedFile file) throws IOException {
        if (in.read() >= 0) {
            throw Damaged.format(what, "end", "more bytes", file.size() + " bytes");
        }
    }

    private static void write(byte[] bytes, MessageDigest digest, OutputStream to) throws IOException {
        digest.update(bytes);
        to.write(bytes);
    }

    private static byte[] copyOf(MessageDigest digest) {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static RuntimeException truncated(String what, SealedFile file) {
        return Damaged.format(what, "end", "the end of the file", file.size() + " bytes");
    }
}
