package org.minikisa.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.minikisa.competition.sealing.Digests;
import org.minikisa.competition.sealing.InvitationFile;
import org.minikisa.competition.sealing.OpenerSecret;
import org.minikisa.competition.sealing.SealedFile;
import org.minikisa.competition.sealing.Sealer;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.competition.sealing.TenderContent;
import org.minikisa.competition.sealing.TenderContent.Attached;
import org.minikisa.competition.sealing.Unsealer;
import org.minikisa.problem.api.LocalizedText;

/**
 * Seals tenders one after another, receives them as the house does, unseals the shares of two openers and reads the tenders,
 * deleting as it goes; beside each, the same bytes through the JDK's AES-256-GCM in the same chunks and nothing else.
 */
public final class SealingLoad {

    private static final char[] PASSPHRASE = "harakka ja hevonen".toCharArray();
    private static final int CHUNK = 64 * 1024;

    private final SecureRandom random = new SecureRandom();
    private final List<OpenerSecret> openers = List.of(opener("Aino"), opener("Eero"), opener("Kaisa"));
    private final byte[] attachment;
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long peak;

    private SealingLoad(int megabytes) {
        attachment = new byte[megabytes * 1024 * 1024];
        random.nextBytes(attachment);
    }

    private OpenerSecret opener(String name) {
        return OpenerSecret.fresh(name, PASSPHRASE, random, 64);
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Path folder = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        int megabytes = Integer.parseInt(args[2]);
        Files.createDirectories(folder);
        new SealingLoad(megabytes).run(folder, count, megabytes);
    }

    private void run(Path folder, int count, int megabytes) throws IOException, GeneralSecurityException {
        SignedText invitation = InvitationFile.of(
                        "CO-1",
                        LocalizedText.same("Load"),
                        Instant.EPOCH,
                        List.of(),
                        List.of(),
                        2,
                        openers.stream().map(OpenerSecret::key).toList(),
                        "",
                        "")
                .signedBy(SigningKey.fresh(random));
        for (int i = 0; i < count; i++) {
            if (i == count / 10) {
                nanos.clear(); // what came before was warming up
            }
            one(folder, invitation);
            if ((i + 1) % Math.max(1, count / 10) == 0) {
                Runtime runtime = Runtime.getRuntime();
                System.gc();
                long used = runtime.totalMemory() - runtime.freeMemory();
                System.out.printf(
                        Locale.ROOT, "%d of %d: %.1f MB of heap in use after a collection%n", i + 1, count, used / 1e6);
            }
        }
        int measured = count - count / 10;
        nanos.forEach((what, time) -> System.out.printf(
                Locale.ROOT,
                "%-42s %8.1f MB/s %8.2f ms each%n",
                what,
                measured * megabytes * 1048576.0 / 1e6 / (time / 1e9),
                time / 1e6 / measured));
        System.out.printf(Locale.ROOT, "largest heap seen %.1f MB%n", peak / 1e6);
    }

    private void one(Path folder, SignedText invitation) throws IOException, GeneralSecurityException {
        Path sent = folder.resolve("sent");
        Path kept = folder.resolve("kept");
        timed("bare AES-256-GCM, to nowhere", this::bare);
        timed("seal to a file", () -> seal(invitation, sent));
        timed("receive: check, digest, copy to a file", () -> receive(sent, kept));
        SealedFile header;
        try (InputStream in = Files.newInputStream(kept)) {
            header = SealedFile.read("t", in);
        }
        Map<String, byte[]> shares = new LinkedHashMap<>();
        timed("unseal two shares, Argon2 at its least", () -> {
            for (OpenerSecret opener : openers.subList(0, 2)) {
                shares.put(opener.key().fingerprint(), share(header, opener));
            }
        });
        timed("open: key, every tag and digest", () -> {
            byte[] key = Shares.contentKey(header.statement(), shares).orElseThrow();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(kept), CHUNK)) {
                Unsealer.unseal("t", in, key);
            }
        });
        Files.delete(sent);
        Files.delete(kept);
        Runtime runtime = Runtime.getRuntime();
        peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
    }

    private void bare() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var key = new SecretKeySpec(new byte[32], "AES");
        var sealed = new byte[CHUNK + 16];
        var nonce = new byte[12];
        for (int from = 0, chunk = 0; from < attachment.length; from += CHUNK, chunk++) {
            nonce[0] = (byte) chunk;
            nonce[1] = (byte) (chunk >> 8);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.doFinal(attachment, from, CHUNK, sealed, 0);
        }
    }

    private void seal(SignedText invitation, Path to) throws IOException {
        var content = TenderContent.of(
                "SUP-1",
                "",
                "",
                Map.of(),
                List.of(new Attached("a", attachment.length, Digests.hex(Digests.sha256(attachment)))));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), CHUNK)) {
            new Sealer(invitation, SigningKey.fresh(random), random)
                    .seal(content, 1, List.of(() -> new ByteArrayInputStream(attachment)), out);
        }
    }

    private static void receive(Path from, Path to) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from), CHUNK);
                OutputStream out = Files.newOutputStream(to)) {
            SealedFile.copy("t", in, out, file -> {});
        }
    }

    private static byte[] share(SealedFile header, OpenerSecret opener) throws IOException {
        var sheet = new ByteArrayOutputStream();
        Shares.beginSheet("CO-1", opener.key().fingerprint(), sheet);
        Shares.addTo(sheet, "T", header, opener.key().fingerprint());
        var released = new ByteArrayOutputStream();
        Shares.release(new ByteArrayInputStream(sheet.toByteArray()), opener, PASSPHRASE, Instant.now(), released);
        return Shares.readReleased("s", new ByteArrayInputStream(released.toByteArray()))
                .shares()
                .get("T");
    }

    private interface Work {
        void run() throws IOException, GeneralSecurityException;
    }

    private void timed(String what, Work work) throws IOException, GeneralSecurityException {
        long start = System.nanoTime();
        work.run();
        nanos.merge(what, System.nanoTime() - start, Long::sum);
    }
}
