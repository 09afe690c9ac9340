package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.core.mime.FileNames;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.segment.Segmenter;
import org.minikisa.intake.core.text.HtmlText;

/** Input that other mail programs fell over: bounded in time and memory, and nothing of it is lost or believed. */
@Timeout(60)
class HostileMailTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String parts(int count) {
        return "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Disposition: attachment; filename=x\r\n\r\nx\r\n".repeat(count) + "--b--\r\n";
    }

    @Test
    void charsetsThatAreMadeUpCostNoLookAtEveryProvider() {
        var subject = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            subject.append("=?x").append(i).append("?Q?a?=b\r\n ");
        }
        assertThat(Mails.read(bytes("From: a@b.example\r\nSubject: " + subject + "\r\n\r\nx"))
                        .subject())
                .startsWith("ab ab");
    }

    @Test
    void twoThousandPartsAreRead() {
        assertThat(Mails.read(bytes(parts(2_000))).attachments()).hasSize(2_000);
    }

    @Test
    void twentyThousandPartsAreRefused() {
        assertThat(Mails.problem(bytes(parts(20_000))).code()).isEqualTo("intake.mail.parts");
    }

    @Test
    void filesInTextCountAsPartsToo() {
        String mail = "From: a@b.example\r\n\r\n" + "begin 644 x\r\n`\r\nend\r\n".repeat(20_000);

        assertThat(Mails.problem(bytes(mail)).code()).isEqualTo("intake.mail.parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,", ":", "(", "<", "<>,", " .", "a@b, ", "\"", "@:", "mailto:"})
    void addressesThatNeverEndAreLinear(String piece) {
        String many = piece.repeat(1_000_000 / piece.length());

        assertThat(Mails.read(bytes("From: a" + many + "\r\nTo: a@b" + many + "\r\n\r\nx"))
                        .to())
                .hasSizeLessThanOrEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", " ", "/", "\\", "?", "\u202E", "a."})
    void namesOfFilesThatNeverEndAreLinear(String piece) {
        assertThat(FileNames.of("x" + piece.repeat(1_000_000) + "y.pdf", "", 1))
                .endsWith(".pdf")
                .hasSizeLessThanOrEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\n",
                "--x y\r\n",
                "begin 644 x\r\n",
                "=ybegin line=1 size=1 name=x\r\n",
                "\r\n",
                "no field\r\n"
            })
    void megabytesOfAlmostPartsAreLinear(String line) {
        String mail = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n"
                + line.repeat(5_000_000 / line.length());

        assertThatCode(() -> new MailReader(Limits.STANDARD).read(bytes(mail))).doesNotThrowAnyException();
    }

    @Test
    void nineHundredNestingsAreRefused() {
        var mail = new StringBuilder("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 0; i < 900; i++) {
            mail.append("--b")
                    .append(i)
                    .append("\r\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\r\n\r\n");
        }
        assertThat(Mails.problem(bytes(mail.toString())).code()).isEqualTo("intake.mail.nesting");
    }

    @Test
    void nineHundredForwardsAreOneAttachment() {
        String mail = "From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n".repeat(900)
                + "From: x@b.example\r\n\r\nend";

        assertThat(Mails.read(bytes(mail)).attachments()).hasSize(1);
    }

    @Test
    void aSubjectOfThreeThousandEncodedLinesIsRead() {
        String subject = "=?utf-8?B?" + "w6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOkw6Q=" + "?=\r\n ";
        Message message = Mails.read(bytes("From: a@b.example\r\nSubject: " + subject.repeat(3_300) + "\r\n\r\nHei"));

        assertThat(message.subject()).startsWith("ääää").endsWith("…").hasSize(2001);
    }

    @Test
    void openEncodedWordsAndBracketsWithoutEndAreLinear() {
        String many = "=?utf-8?Q?".repeat(50_000);
        assertThat(Mails.read(bytes("From: " + "<\"(".repeat(100_000) + "\r\nSubject: " + many + "\r\nReferences: "
                                + "<a".repeat(100_000) + "\r\n\r\nx"))
                        .subject())
                .startsWith("=?utf-8?Q?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<!--",
                "<a href=\"",
                "<script>",
                "</script",
                "<style><!--",
                "&",
                "&#",
                "<blockquote>",
                "<div><br>",
                "<!",
                "<a b='c\">",
                "<svg><style>"
            })
    void htmlThatIsNeverClosedIsLinear(String piece) {
        assertThatCode(() -> HtmlText.of(piece.repeat(1_000_000 / piece.length())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ",
                "On ",
                "From: x\n",
                "le \n",
                "On 1.1.2026\n",
                "-",
                "-----Original ",
                "a\n\n",
                "a\n--\n",
                "kirjoitti"
            })
    void oneMegabyteOfAlmostHistoryIsLinear(String piece) {
        assertThatCode(() -> Segmenter.segments(piece.repeat(1_000_000 / piece.length())))
                .doesNotThrowAnyException();
    }

    @Test
    void aHeaderOverTheLimitIsRefused() {
        assertThat(Mails.problem(bytes("From: a@b.example\r\nX-Long: " + "x".repeat(2_000_000) + "\r\n\r\nx"))
                        .code())
                .isEqualTo("intake.mail.header");
        assertThat(Mails.problem(bytes("From: a@b.example\r\n" + "X-Many: y\r\n".repeat(10_000) + "\r\nx"))
                        .code())
                .isEqualTo("intake.mail.header");
    }

    @Test
    void aMailOverTheSizeLimitIsRefused() {
        byte[] large = new byte[25 * 1024 * 1024 + 1];
        assertThat(Mails.problem(large).code()).isEqualTo("intake.size");
        assertThat(Mails.problem(large).found()).isEqualTo("26214401 bytes");
    }

    @Test
    void aMailJustUnderTheSizeLimitIsReadAndItsTextCutWithAWord() {
        String text = "x".repeat(998) + "\r\n";
        Message message = Mails.read(bytes("From: a@b.example\r\n\r\n" + text.repeat(25_000)));

        assertThat(message.fullText()).hasSize(2_000_000);
        assertThat(message.problem())
                .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("intake.mail.text"));
    }

    @Test
    void aZipBombIsJustAnAttachment() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../../zeros"));
            var block = new byte[1024 * 1024];
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(bytes("From: a@b.example\r\nContent-Type: application/zip; name=b.zip\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\n"));
        mail.writeBytes(zip.toByteArray());

        assertThat(Mails.read(mail.toByteArray()).attachments()).singleElement().satisfies(a -> assertThat(a.bytes())
                .isEqualTo(zip.size()));
    }

    @Test
    void timeThatIsUpEndsTheReading() {
        var clock = new long[1];
        var reader = new MailReader(
                new Limits(1 << 20, 100, 1 << 16, 10, 1_000, 1_000, Duration.ofSeconds(1)),
                () -> clock[0] += 100_000_000L);

        assertThat(Mails.problem(reader, bytes(parts(500))).code()).isEqualTo("intake.mail.time");
    }

    @Test
    void nothingIsNoMail() {
        assertThat(Mails.problem(new byte[0]).code()).isEqualTo("intake.mail.empty");
        assertThat(Mails.problem(bytes("\r\n \r\n")).code()).isEqualTo("intake.mail.empty");
        assertThat(Mails.problem(new byte[10_000]).code()).isEqualTo("intake.mail.header");
        assertThat(Mails.problem(bytes("Hei vaan kaikille.\r\nTervetuloa.")).code())
                .isEqualTo("intake.mail.header");
        assertThat(Mails.problem(bytes("\u00D0\u00CF\u0011\u00E0".repeat(3))).code())
                .isEqualTo("intake.mail.header");
        assertThat(Mails.problem(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})
                        .code())
                .isEqualTo("intake.mail.outlook");
    }

    @Test
    void controlCharactersDoNotGetThrough() {
        Message message = Mails.read(
                bytes("From: \"A\u0000\u001B[31mB\" <a@b.example>\r\nSubject: =?utf-8?Q?x=0D=0ABcc:_y=1B?=\r\n"
                        + "\r\nHei\u0000\u0007 \u001B]0;title\u0007vaan\u202E"));

        assertThat(message.from().name()).isEqualTo("A[31mB");
        assertThat(message.subject()).isEqualTo("x Bcc: y");
        assertThat(message.fullText()).isEqualTo("Hei ]0;titlevaan");
    }

    @Test
    void randomBytesAreReadOrRefusedButNeverThrow() {
        var random = new Random(20260203);
        byte[] good = bytes(parts(20) + "Subject: =?utf-8?B?w6Q=?=\r\n");
        for (int round = 0; round < 2_000; round++) {
            byte[] mail = good.clone();
            for (int i = 0; i < 1 + round % 40; i++) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> new MailReader(Limits.STANDARD).read(mail)).doesNotThrowAnyException();
        }
    }
}
