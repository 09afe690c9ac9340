package org.minikisa.intake.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.sending.NewReply.Kind;
import org.minikisa.intake.core.Mails;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.segment.Segmenter;
import org.minikisa.intake.core.sending.Letter.History;
import org.minikisa.problem.api.Language;

/** What stands in a reply, byte for byte and as a mail program reads it. */
class LetterTest {

    private static final Instant AT = Instant.parse("2026-02-03T08:00:00Z");

    private static Letter letter(
            Kind kind,
            String by,
            String subject,
            String answers,
            List<String> references,
            Language language,
            String text) {
        return new Letter(
                kind,
                by,
                "yhteishankinnat@unit.example",
                "maija@itaranta.example",
                subject,
                AT,
                "minikisa.3.00@unit.example",
                answers,
                references,
                language,
                text,
                new History("Maija Mäki", AT, "Miten kilpailutamme?\n\nMaija\n\n> aiempi"));
    }

    private static Letter letter(String by, String subject, String text) {
        return letter(Kind.ANSWER, by, subject, "q1@itaranta.example", List.of(), Language.FI, text);
    }

    private static String written(Letter letter) {
        return new String(letter.bytes(), StandardCharsets.US_ASCII);
    }

    private static Message read(Letter letter) {
        return Mails.read(letter.bytes());
    }

    @Test
    void anAnswerIsAPlainMessageWithItsThreadAndHistory() {
        assertThat(written(letter("Anna", "Re: Siivous [CV-7]", "Hei!\n\nNäin se käy.\n")))
                .isEqualTo(String.join(
                                "\r\n",
                                "From: Anna <yhteishankinnat@unit.example>",
                                "To: maija@itaranta.example",
                                "Subject: Re: Siivous [CV-7]",
                                "Date: Tue, 3 Feb 2026 10:00:00 +0200",
                                "Message-ID: <minikisa.3.00@unit.example>",
                                "In-Reply-To: <q1@itaranta.example>",
                                "References: <q1@itaranta.example>",
                                "Content-Language: fi",
                                "MIME-Version: 1.0",
                                "Content-Type: text/plain; charset=utf-8",
                                "Content-Transfer-Encoding: quoted-printable",
                                "",
                                "Hei!",
                                "",
                                "N=C3=A4in se k=C3=A4y.",
                                "",
                                "3.2.2026 klo 10.00 Maija M=C3=A4ki kirjoitti:",
                                "> Miten kilpailutamme?",
                                "> ",
                                "> Maija",
                                "> ",
                                ">> aiempi",
                                "")
                        .replace("> \r\n", ">=20\r\n"));
    }

    @Test
    void anAcknowledgementSaysThatItIsAutomaticAndQuotesNothing() {
        Letter letter = letter(
                Kind.ACKNOWLEDGEMENT,
                "Yhteishankinnat",
                "Automaattinen vastaus: Siivous [CV-7]",
                "q1@x.example",
                List.of(),
                Language.FI,
                "Kiitos viestistäsi.");

        assertThat(written(letter))
                .contains("\r\nAuto-Submitted: auto-replied\r\n")
                .contains("\r\nX-Auto-Response-Suppress: All\r\n")
                .doesNotContain("kilpailutamme");
        assertThat(read(letter).fullText()).isEqualTo("Kiitos viestistäsi.");
    }

    @Test
    void ourOwnReaderTellsOurAnswerFromItsHistoryInThreeLanguages() {
        for (Language language : Language.values()) {
            Message read = read(letter(Kind.ANSWER, "Anna", "x", "q@x.example", List.of(), language, "Näin se käy."));

            assertThat(Segmenter.message(read.fullText(), Segmenter.segments(read.fullText()))
                            .strip())
                    .isEqualTo("Näin se käy.");
        }
    }

    @Test
    void whatIsNotAsciiComesThroughEveryField() {
        Message read = read(letter("Åsa Öström 🙂", "Re: Siivouksen määräaika – väärä ”päivä” 🙂 [CV-7]", "ÄÖÅ €\n🙂"));

        assertThat(read.from().name()).isEqualTo("Åsa Öström 🙂");
        assertThat(read.from().address()).isEqualTo("yhteishankinnat@unit.example");
        assertThat(read.subject()).isEqualTo("Re: Siivouksen määräaika – väärä ”päivä” 🙂 [CV-7]");
        assertThat(read.fullText()).startsWith("ÄÖÅ €\n🙂\n");
    }

    @Test
    void longSubjectsAreFoldedAndComeBackWhole() {
        String words = "sana ".repeat(150).strip();
        String umlauts = "äö🙂".repeat(150);
        String unbroken = "x".repeat(700);

        for (String subject : List.of(words, umlauts, unbroken)) {
            assertThat(read(letter("Anna", subject, "x")).subject()).isEqualTo(subject);
            assertThat(written(letter("Anna", subject, "x")).lines()).allMatch(line -> line.length() <= 78);
        }
    }

    /** Classes of CVE-2012-4730 and kin: whatever a sender or a colleague writes, it stays in its field. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: victim@evil.example",
                "x\nBcc: victim@evil.example",
                "x\rBcc: victim@evil.example",
                "x\r\n\r\nbody",
                "x\u0000\nBcc: victim@evil.example",
                "x\u2028Bcc: victim@evil.example",
                "x\u0085Bcc: victim@evil.example",
                "x\u000b\u000cBcc: victim@evil.example",
                "=?utf-8?Q?x=0D=0ABcc:_victim@evil.example?=",
                "\" <victim@evil.example>, \"",
                "a@b.example, victim@evil.example",
                "<victim@evil.example>",
                "x\\\"; \\",
                "(comment"
            })
    void nothingThatIsPutInMakesAnotherField(String hostile) {
        Letter letter = letter(
                Kind.ANSWER,
                hostile,
                hostile,
                hostile,
                List.of(hostile, "good@x.example", hostile),
                Language.FI,
                hostile);
        Message read = read(letter);
        String header = written(letter).split("\r\n\r\n")[0];

        assertThat(header.lines()
                        .filter(line -> !line.startsWith(" "))
                        .map(line -> line.split(":")[0])
                        .filter(name -> !name.equals("In-Reply-To")))
                .containsExactly(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "References",
                        "Content-Language",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding");
        assertThat(read.from().address()).isEqualTo("yhteishankinnat@unit.example");
        assertThat(read.to()).hasSize(1);
        assertThat(read.header().ids("references"))
                .contains("good@x.example")
                .noneMatch(id -> id.contains("@evil") && !id.startsWith("=?"));
    }

    @Test
    void noLineIsTooLongAndNothingOnTheWayChangesIt() {
        String text =
                "From the start\n.\n..x\n" + "ä".repeat(5_000) + "\n" + "pitkä rivi ".repeat(300) + "\nloppu \t\n=3D";
        Letter letter = letter("Anna", "x", text);
        String written = written(letter);

        assertThat(written.split("\r\n"))
                .allMatch(line -> line.length() <= 78 && !line.startsWith(".") && !line.startsWith("From "));
        assertThat(written.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(read(letter).fullText()).startsWith(text);
        assertThat(letter.bytes()).isEqualTo(letter("Anna", "x", text).bytes());
    }

    @Test
    void aLongThreadKeepsItsBeginningAndItsEnd() {
        List<String> references =
                IntStream.range(0, 100).mapToObj(i -> "m" + i + "@x.example").toList();
        List<String> kept = read(letter(Kind.ANSWER, "Anna", "x", "last@x.example", references, Language.EN, "x"))
                .header()
                .ids("references");

        assertThat(kept).hasSize(20).startsWith("m0@x.example").endsWith("m99@x.example", "last@x.example");
    }

    @Test
    void aLongHistoryIsCutAndIdentityCodesInItAreMasked() {
        var history = new History("Maija", AT, "hetu 131052-308T\n" + "rivi\n".repeat(5_000));
        var letter = new Letter(
                Kind.ANSWER,
                "Anna",
                "a@unit.example",
                "m@itaranta.example",
                "x",
                AT,
                "i@unit.example",
                "",
                List.of(),
                Language.FI,
                "Hei",
                history);
        String text = read(letter).fullText();

        assertThat(text)
                .contains("hetu ******-****")
                .doesNotContain("131052-308T")
                .endsWith("> […]");
        assertThat(text.lines().count()).isLessThan(600);
        assertThat(Arrays.asList(written(letter).split("\r\n"))).noneMatch(line -> line.startsWith("In-Reply-To"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maija@itaranta.example",
                "maija.maki+x@alue.itaranta.example",
                "o'brien@x.example",
                "jöns@x.example"
            })
    void addressesOfPeopleAreSentTo(String address) {
        assertThat(MailAddress.sendable(address)).contains(address);
    }

    @Test
    void anInternationalDomainIsSentAsInTheDns() {
        assertThat(MailAddress.sendable("maija@itäranta.example"))
                .contains("maija@" + java.net.IDN.toASCII("itäranta.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "maija",
                "@x.example",
                "a@",
                "a@localhost",
                "a@[127.0.0.1]",
                "\"a b\"@x.example",
                "a b@x.example",
                "a,b@x.example",
                "a@b@x.example",
                "<a@x.example>",
                "a@x.example>",
                "a@x..example",
                "a@-x.example",
                ".a@x.example",
                "a..b@x.example",
                "a@x.example\r\nRCPT TO:<b@x.example>",
                "a\u0000@x.example",
                "a@x.exa mple",
                "a;b@x.example",
                "a@x_y.example"
            })
    void whatIsNoAddressIsNeverSentTo(String address) {
        assertThat(MailAddress.sendable(address)).isEmpty();
    }
}
