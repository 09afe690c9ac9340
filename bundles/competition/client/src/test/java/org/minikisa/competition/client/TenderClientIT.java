package org.minikisa.competition.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.sealing.InvitationFile;
import org.minikisa.competition.sealing.InvitationFile.Asked;
import org.minikisa.competition.sealing.OpenerKey;
import org.minikisa.competition.sealing.SealedFile;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.competition.sealing.Unsealer;
import org.minikisa.problem.api.LocalizedText;

/** The jar as suppliers and openers run it, in a process of its own. */
class TenderClientIT {

    private static final Path JAR = Path.of(System.getProperty("minikisa.tender.jar"));

    @TempDir
    Path folder;

    private final SigningKey house = SigningKey.fresh(new SecureRandom());

    private record Ended(int code, String out) {}

    @BeforeEach
    void passphrase() throws IOException {
        Files.writeString(folder.resolve("pw"), "harakka ja hevonen\n");
    }

    @Test
    void aTenderIsSealedBySupplierAndReadByTwoOpenersTogether() throws Exception {
        for (String opener : List.of("Aino", "Eero")) {
            assertThat(run("key", opener, "--passphrase-file", "pw").code()).isZero();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("Aino.secret"))))
                .isEqualTo("rw-------");
        assertThat(run("key", "Aino", "--passphrase-file", "pw").code())
                .as("a key is never overwritten")
                .isEqualTo(1);
        invitation(Instant.now().minusSeconds(60));
        Files.write(folder.resolve("offer.pdf"), new byte[3_000_000]);
        Files.writeString(
                folder.resolve("t.json"),
                "{\"tenderer\":\"SUP-1\",\"values\":{\"price\":\"1234.50\"},\"attachments\":[\"offer.pdf\"]}");
        Ended sealed = run("seal", "invitation", "t.json", "--house", SigningKey.fingerprint(house.publicKey()));
        assertThat(sealed.code()).as(sealed.out()).isZero();
        assertThat(sealed.out()).contains("version 1").contains("Aino");
        assertThat(run("inspect", "t.sealed").out())
                .contains("opens with   2 of 2")
                .doesNotContain("SUP-1");

        byte[] file = Files.readAllBytes(folder.resolve("t.sealed"));
        SealedFile header = SealedFile.read("t", new ByteArrayInputStream(file));
        var shares = new LinkedHashMap<String, byte[]>();
        for (String opener : List.of("Aino", "Eero")) {
            OpenerKey key = OpenerKey.read(opener, Files.readAllBytes(folder.resolve(opener + ".opener")));
            var sheet = new ByteArrayOutputStream();
            Shares.beginSheet("CO-1", key.fingerprint(), sheet);
            Shares.addTo(sheet, "T-1", header, key.fingerprint());
            Files.write(folder.resolve(opener + ".shares"), sheet.toByteArray());
            Ended ended = run("open-share", opener + ".shares", opener + ".secret", "--passphrase-file", "pw");
            assertThat(ended.code()).as(ended.out()).isZero();
            var released =
                    Shares.readReleased(opener, Files.newInputStream(folder.resolve(opener + ".shares.released")));
            shares.put(released.opener(), released.shares().get("T-1"));
        }
        byte[] key = Shares.contentKey(header.statement(), shares).orElseThrow();
        assertThat(Unsealer.unseal("t", new ByteArrayInputStream(file), key)
                        .content()
                        .tenderer())
                .isEqualTo("SUP-1");
    }

    @Test
    void anOpenersClientUnsealsNothingBeforeTheEndAndNothingWithAnotherPassphrase() throws Exception {
        run("key", "Aino", "--passphrase-file", "pw");
        run("key", "Eero", "--passphrase-file", "pw");
        invitation(Instant.now().plusSeconds(3600));
        Files.writeString(folder.resolve("t.json"), "{\"tenderer\":\"SUP-1\",\"values\":{\"price\":\"1\"}}");
        assertThat(run("seal", "invitation", "t.json").code()).isZero();
        OpenerKey key = OpenerKey.read("Aino", Files.readAllBytes(folder.resolve("Aino.opener")));
        var sheet = new ByteArrayOutputStream();
        Shares.beginSheet("CO-1", key.fingerprint(), sheet);
        Shares.addTo(
                sheet,
                "T-1",
                SealedFile.read("t", Files.newInputStream(folder.resolve("t.sealed"))),
                key.fingerprint());
        Files.write(folder.resolve("shares"), sheet.toByteArray());
        Ended early = run("open-share", "shares", "Aino.secret", "--passphrase-file", "pw");
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.out()).contains("competition.sealed.early");
        assertThat(folder.resolve("shares.released")).doesNotExist();
        Files.writeString(folder.resolve("other"), "another passphrase\n");
        assertThat(run("open-share", "shares", "Aino.secret", "--passphrase-file", "other")
                        .out())
                .contains("competition.sealed.passphrase");
    }

    @Test
    void everythingThatIsWrongWithATenderIsToldAtOnceAndNothingIsSealed() throws Exception {
        run("key", "Aino", "--passphrase-file", "pw");
        run("key", "Eero", "--passphrase-file", "pw");
        invitation(Instant.now().plusSeconds(3600));
        Files.writeString(
                folder.resolve("t.json"),
                "{\"lot\":\"x\",\"values\":{\"price\":\"-1\",\"colour\":\"red\"},\"attachments\":[\"none.pdf\"]}");
        Ended refused = run("seal", "invitation", "t.json");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out())
                .contains("5 problems")
                .contains("tenderer")
                .contains("competition.sealed.lot")
                .contains("competition.value.range")
                .contains("colour")
                .contains("none.pdf");
        assertThat(folder.resolve("t.sealed")).doesNotExist();
    }

    @Test
    void aReplacementIsTheNextVersionAndAnInvitationOfAnotherHouseIsRefused() throws Exception {
        run("key", "Aino", "--passphrase-file", "pw");
        run("key", "Eero", "--passphrase-file", "pw");
        invitation(Instant.now().plusSeconds(3600));
        Files.writeString(folder.resolve("t.json"), "{\"tenderer\":\"SUP-1\",\"values\":{\"price\":\"1\"}}");
        run("seal", "invitation", "t.json");
        assertThat(run("seal", "invitation", "t.json").code())
                .as("nothing is overwritten")
                .isEqualTo(1);
        Ended again = run("seal", "invitation", "t.json", "--replace", "t.sender", "--to", "t2.sealed");
        assertThat(again.out()).contains("version 2");
        assertThat(run("withdraw", "t2.sender").code()).isZero();
        assertThat(run("seal", "invitation", "t.json", "--to", "t3.sealed", "--house", "0000")
                        .out())
                .contains("competition.sealed.signature");
        byte[] bytes = Files.readAllBytes(folder.resolve("t.sealed"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("t.sealed"), bytes);
        assertThat(run("inspect", "t.sealed").code()).isEqualTo(1);
    }

    @Test
    void aCommandLineThatCannotBeUnderstoodIsSaidWithExitCodeTwo() throws Exception {
        assertThat(run("--help").code()).isZero();
        assertThat(run("--help").out()).contains("open-share").contains("Exit codes");
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("sael").code()).isEqualTo(2);
        assertThat(run("seal", "invitation").code()).isEqualTo(2);
        assertThat(run("inspect", "nowhere").code()).isEqualTo(2);
        assertThat(run("seal", "a", "b", "--tu", "c").out()).contains("unknown option --tu");
    }

    @Test
    void nonsenseIsToldAndNeverAStackTrace() throws Exception {
        for (String name : List.of("", "a/b", "../x", "a\nb")) {
            assertThat(run("key", name, "--passphrase-file", "pw").code())
                    .as(name)
                    .isEqualTo(2);
        }
        run("key", "Aino", "--passphrase-file", "pw");
        run("key", "Eero", "--passphrase-file", "pw");
        invitation(Instant.now().plusSeconds(3600));
        Files.writeString(
                folder.resolve("t.json"),
                "{\"tenderer\":\"SUP-1\",\"values\":{\"price\":\"1\"},\"attachments\":[{}, 1, null, \"\\u0000\", \"t.json\"]}");
        Ended sealed = run("seal", "invitation", "t.json");
        assertThat(sealed.code()).as(sealed.out()).isEqualTo(1);
        assertThat(sealed.out()).contains("attachments[0]", "attachments[3]").doesNotContain("attachments[4]");
        try (var huge = new RandomAccessFile(folder.resolve("huge.json").toFile(), "rw")) {
            huge.setLength(5L << 30);
        }
        for (String file : List.of("huge.json", "pw")) {
            for (String[] command : new String[][] {
                {"template", file},
                {"seal", file, "t.json"},
                {"seal", "invitation", file},
                {"withdraw", file},
                {"inspect", file},
                {"receipt", file, file},
                {"open-share", file, "Aino.secret", "--passphrase-file", "pw"},
                {"open-share", "invitation", file, "--passphrase-file", "pw"},
                {"verify", file, "."}
            }) {
                Ended ended = run(command);
                assertThat(ended.out())
                        .as(String.join(" ", command))
                        .doesNotContain("Exception", "\tat ", "OutOfMemory", "JsonReader");
                assertThat(ended.code()).isEqualTo(1);
            }
        }
    }

    private void invitation(Instant closes) throws IOException {
        Files.writeString(
                folder.resolve("invitation"),
                InvitationFile.of(
                                "CO-1",
                                LocalizedText.same("Cleaning"),
                                closes,
                                List.of(),
                                List.of(new Asked("price", LocalizedText.same("Price"), List.of(), BigDecimal.ZERO)),
                                2,
                                List.of(key("Aino"), key("Eero")),
                                "",
                                "")
                        .signedBy(house)
                        .text());
    }

    private OpenerKey key(String name) throws IOException {
        return OpenerKey.read(name, Files.readAllBytes(folder.resolve(name + ".opener")));
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }
}
