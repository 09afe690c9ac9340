package org.minikisa.competition.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Seals a tender: one pass over its attachments, a chunk in memory at a time. */
public final class Sealer {

    /** Gives an attachment's bytes. */
    public interface Source {
        InputStream open() throws IOException;
    }

    private final InvitationFile invitation;
    private final String invitationDigest;
    private final SigningKey sender;
    private final SecureRandom random;

    /** @param invitation signed by the house, whose key the caller has looked at */
    public Sealer(SignedText invitation, SigningKey sender, SecureRandom random) {
        this.invitation = InvitationFile.of("the invitation", invitation);
        this.invitationDigest = invitation.digest();
        this.sender = sender;
        this.random = random;
    }

    /**
     * Writes a sealed tender.
     *
     * @param version 1, or one more than that of the tender it replaces
     * @param sources of the attachments, in the order the content names them
     * @return SHA-256 of what was written, hex
     * @throws IOException also when an attachment is not what the content says
     */
    public String seal(TenderContent content, int version, List<Source> sources, OutputStream out) throws IOException {
        byte[] json = Digests.utf8(Json.write(content));
        if (json.length > TenderContent.MOST) {
            throw Damaged.format("the tender", "values", json.length + " bytes", "at most " + TenderContent.MOST);
        }
        long length = 12L + json.length + content.attachedBytes();
        var key = new byte[Digests.SIZE];
        random.nextBytes(key);
        SealedFile file = header(content, version, key, (length + Chunks.PLAIN - 1) / Chunks.PLAIN);
        MessageDigest digest = Digests.sha256();
        var sink = new Sink(
                out, digest, new Chunks(file.chunkKey(key), file.statement().chunks()));
        Arrays.fill(key, (byte) 0);
        sink.raw(file.header());
        sink.write(ByteBuffer.allocate(12).putLong(length).putInt(json.length).array(), 12);
        sink.write(json, json.length);
        attach(content, sources, sink);
        sink.finish();
        byte[] signature = sender.sign(SealedFile.signed(sink.digestSoFar()));
        sink.raw(signature);
        return Digests.hex(digest.digest());
    }

    private SealedFile header(TenderContent content, int version, byte[] key, long chunks) {
        List<byte[]> shares =
                KeyShares.split(key, invitation.needed(), invitation.openers().size(), random);
        var commitments = new ArrayList<String>();
        for (int i = 0; i < shares.size(); i++) {
            commitments.add(Digests.hex(KeyShares.commitment(i, shares.get(i))));
        }
        var statement = new Statement(
                Statement.FORMAT,
                invitation.competition(),
                content.lot(),
                invitation.closes(),
                invitation.needed(),
                invitation.fingerprints(),
                invitationDigest,
                sender.publicKey(),
                version,
                Digests.hex(KeyShares.commitment(key)),
                commitments,
                chunks);
        return SealedFile.of(statement, boundTo -> sealed(shares, boundTo));
    }

    private List<byte[]> sealed(List<byte[]> shares, byte[] boundTo) {
        var sealed = new ArrayList<byte[]>();
        for (int i = 0; i < shares.size(); i++) {
            sealed.add(
                    ShareBox.seal(shares.get(i), i, invitation.openers().get(i).publicKey(), boundTo));
        }
        return sealed;
    }

    private static void attach(TenderContent content, List<Source> sources, Sink sink) throws IOException {
        var buffer = new byte[Chunks.PLAIN];
        for (int i = 0; i < sources.size(); i++) {
            TenderContent.Attached attached = content.attachments().get(i);
            MessageDigest digest = Digests.sha256();
            long size = 0;
            try (InputStream in = sources.get(i).open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                    if (size > attached.size()) {
                        break;
                    }
                    digest.update(buffer, 0, read);
                    sink.write(buffer, read);
                }
            }
            if (size != attached.size() || !attached.sha256().equals(Digests.hex(digest.digest()))) {
                throw new IOException(attached.name() + " was changed while it was sealed");
            }
        }
    }

    /** Collects plain bytes into chunks. */
    private static final class Sink {
        private final OutputStream out;
        private final MessageDigest digest;
        private final Chunks chunks;
        private final byte[] plain = new byte[Chunks.PLAIN];
        private final byte[] sealed = new byte[Chunks.SEALED];
        private int filled;

        Sink(OutputStream out, MessageDigest digest, Chunks chunks) {
            this.out = out;
            this.digest = digest;
            this.chunks = chunks;
        }

        void raw(byte[] bytes) throws IOException {
            digest.update(bytes);
            out.write(bytes);
        }

        void write(byte[] bytes, int length) throws IOException {
            for (int from = 0; from < length; ) {
                int part = Math.min(length - from, plain.length - filled);
                System.arraycopy(bytes, from, plain, filled, part);
                filled += part;
                from += part;
                if (filled == plain.length) {
                    flush();
                }
            }
        }

        /** Pads the last chunk with zeros, so that a length tells the size to 64 KiB only. */
        void finish() throws IOException {
            if (filled > 0) {
                Arrays.fill(plain, filled, plain.length, (byte) 0);
                flush();
            }
            Arrays.fill(plain, (byte) 0);
        }

        private void flush() throws IOException {
            chunks.seal(plain, sealed);
            raw(sealed);
            filled = 0;
        }

        byte[] digestSoFar() {
            try {
                return ((MessageDigest) digest.clone()).digest();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
            }
        }
    }
}
