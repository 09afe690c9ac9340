package org.minikisa.intake.core.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.Mails;
import org.minikisa.intake.core.text.Digests;

class MailReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?Q?S=C3=A4hk=C3=B6?= =?UTF-8?Q?_ja?= vesi | Sähkö ja vesi",
                "=?iso-8859-15?B?5Ob2?=                          | äæö",
                "=?utf-8?B?w6Q=?==?utf-8?B?w7Y=?=                | äö", // no space between
                "=?utf-8?Q?=C3?= =?utf-8?Q?=A4?=                 | ä", // a character cut in two
                "=?no-such-set?Q?=E4?=                           | ä", // unknown charset
                "=?Windows1251?Q?=D7=F2=EE?=                     | Что", // a name with a letter missing
                "=?x-cp-1251?Q?=D7=F2=EE?=                       | Что",
                "=?win-1257?Q?=E2?=                              | ā",
                "=?iso88592?Q?=EC?=                              | ě",
                "=?koi8u?Q?=A7?=                                 | ї",
                "=??Q?=E4?=                                      | ä", // no charset
                "=?utf-8?Q?with spaces inside?=                  | with spaces inside",
                "=?utf-8*fi?Q?kieli?=                            | kieli",
                "=?utf-8?X?keep?= me                             | =?utf-8?X?keep?= me",
                "=?utf-8?Q?never ends                            | =?utf-8?Q?never ends",
                "=?utf-7?Q?Fr+APY-sche?=                         | Frösche",
                "1 + 1 =? 2 ?= yes                               | 1 + 1 =? 2 ?= yes"
            })
    void subjectsAreDecodedAlsoBrokenOnes(String written, String read) {
        assertThat(Mails.read("From: a@b.example", "Subject: " + written, "", "x")
                        .subject())
                .isEqualTo(read);
    }

    @Test
    void rawUtf8AndRawLatinInHeadersAreRead() {
        assertThat(Mails.read("From: jdöe@mächine.example", "Subject: Säying", "", "x")
                        .subject())
                .isEqualTo("Säying");
        assertThat(Mails.read("From: jdöe@mächine.example", "", "x").from().address())
                .isEqualTo("jdöe@mächine.example");
        assertThat(Mails.read(Charset.forName("ISO-8859-15"), "From: a@b.example", "Subject: Hinta 5 €, määrä", "", "x")
                        .subject())
                .isEqualTo("Hinta 5 €, määrä");
        assertThat(Mails.read(Charset.forName("windows-1252"), "From: a@b.example", "Subject: määrä – “x”", "", "x")
                        .subject())
                .isEqualTo("määrä – “x”");
    }

    @Test
    void ofSeveralFromFieldsTheFirstOneWithAnAddressNamesTheSender() {
        Mailbox from = Mails.read(
                        "From: [???]",
                        "Reply-To: answers@y.example",
                        "From: =?utf-8?Q?P=C3=A4ivi?= <p@x.example>",
                        "",
                        "x")
                .from();

        assertThat(from).isEqualTo(new Mailbox("Päivi", "p@x.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Maija Meikäläinen <maija@x.example>             | Maija Meikäläinen | maija@x.example",
                "\"Virtanen, Matti\" <matti@x.example>           | Virtanen, Matti   | matti@x.example",
                "Virtanen, Matti <matti@x.example>               | Virtanen, Matti   | matti@x.example",
                "maija@x.example (Maija)                         | Maija             | maija@x.example",
                "=?utf-8?Q?=22P=C3=A4ivi=22?= <p@X.EXAMPLE>      | Päivi             | p@x.example",
                "<a@x.example                                    |                   | a@x.example",
                "<<a@x.example>>                                 |                   | a@x.example",
                "Matti [mailto:matti@x.example]                  | Matti             | matti@x.example",
                "a@x.example, b@x.example                        |                   | a@x.example",
                "Ryhmä: a@x.example, b@x.example;                |                   | a@x.example",
                "Pete(A nice \\) chap) <pete(his)@silly.example>  | Pete              | pete@silly.example",
                "\"a@b\" <c@d.example>                           | a@b               | c@d.example",
                "\"maija\"@x.example                             |                   | maija@x.example",
                "\"maija m\"@x.example                           |                   | \"maija m\"@x.example",
                "Maija <\"maija m\"@x.example>                   | Maija             | \"maija m\"@x.example",
                "Maija <the house@x.example>                     | Maija             | the house@x.example",
                "Maija <maija@X.example.>                        | Maija             | maija@x.example",
                "maija . m @ x . example                         |                   | maija.m@x.example",
                "=?utf-8?Q?maija?=@x.example                     |                   | maija@x.example",
                "=?utf-8?Q?maija=40y.example?=@x.example         | | =?utf-8?Q?maija=40y.example?=@x.example",
                "=?utf-8?Q?P=C3=A4ivi_=3Cp=40x.example=3E?=       | Päivi             | p@x.example",
                "=?utf-8?Q?P=C3=A4ivi?= <p@x.example>             | Päivi             | p@x.example",
                "Undisclosed                                     | Undisclosed       |"
            })
    void sendersAreReadAsPeopleWriteThem(String field, String name, String address) {
        Mailbox from = Mails.read("From: " + field, "", "x").from();

        assertThat(from.name()).isEqualTo(name == null ? "" : name);
        assertThat(from.address()).isEqualTo(address == null ? "" : address);
    }

    @Test
    void withoutFromTheNextBestSenderCounts() {
        assertThat(Mails.read("Return-Path: <r@x.example>", "Subject: y", "", "x")
                        .from()
                        .address())
                .isEqualTo("r@x.example");
        assertThat(Mails.read("Subject: nobody", "", "x").from()).isEqualTo(Mailbox.NOBODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 3 Feb 2026 10:15:00 +0200    | 2026-02-03T08:15:00Z",
                "3 Feb 26 10:15 EET                | 2026-02-03T08:15:00Z",
                "Tue Feb  3 10:15:59 2026          | 2026-02-03T10:15:59Z",
                "Tue, 03 Feb 2026 08:15:00 GMT (x) | 2026-02-03T08:15:00Z"
            })
    void datesAreRead(String field, Instant date) {
        assertThat(Mails.read("From: a@b.example", "Date: " + field, "", "x").date())
                .contains(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"yesterday", "31 Feb 2026 10:00 +0200", "Tue, 3 Feb 2026 59:10 -0500", "''"})
    void whatIsNoDateIsNone(String field) {
        assertThat(Mails.read("From: a@b.example", "Date: " + field, "", "x").date())
                .isEmpty();
    }

    @Test
    void plainTextIsPreferredToHtml() {
        Message message = Mails.read(
                "From: a@b.example",
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "Content-Type: text/html",
                "",
                "<p>html</p>",
                "--b",
                "Content-Type: text/plain",
                "",
                "plain",
                "--b--");

        assertThat(message.fullText()).isEqualTo("plain");
    }

    @Test
    void textAboveABoundaryThatNeverComesIsRead() {
        assertThat(Mails.read("From: a@b.example", "Content-Type: multipart/mixed; boundary=b", "", "Hei!")
                        .fullText())
                .isEqualTo("Hei!");
    }

    @Test
    void anUnknownCharsetOrEncodingHidesNothing() {
        assertThat(Mails.read(
                                StandardCharsets.ISO_8859_1,
                                "From: a@b.example",
                                "Content-Type: text/plain; charset=klingon",
                                "Content-Transfer-Encoding: rot13",
                                "",
                                "Hyvää päivää")
                        .fullText())
                .isEqualTo("Hyvää päivää");
    }

    @Test
    void attachmentsAreMeasuredAndNamedSafely() {
        Message message = Mails.read(
                "From: a@b.example",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "Liitteenä tarjouspyyntö.",
                "--b",
                "Content-Type: application/pdf; name=\"x\"",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment; filename*0*=utf-8''..%2F..%2Ftarjous;",
                " filename*1*=pyynt%C3%B6.pdf",
                "",
                "SGVp",
                "--b--");

        assertThat(message.fullText()).isEqualTo("Liitteenä tarjouspyyntö.");
        assertThat(message.attachments())
                .containsExactly(new Attachment(
                        "tarjouspyyntö.pdf",
                        "application/pdf",
                        3,
                        Digests.sha256("Hei".getBytes(StandardCharsets.US_ASCII))));
    }

    /** After the classes of holes that help desks had: traversal, device names, invisible and turned characters, no name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd        | passwd",
                "..\\..\\boot.ini        | boot.ini",
                "/abs/olute.txt          | olute.txt",
                ".htaccess               | htaccess",
                "\u200B.htaccess         | htaccess",
                "evil\u202Efdp.exe       | evilfdp.exe",
                "nul\u0000.txt           | _nul.txt",
                "CON                     | _CON",
                "a:b*c                   | a_b_c",
                "''                      | attachment-3.pdf",
                "...                     | attachment-3.pdf"
            })
    void namesOfFilesAreMadeSafe(String claimed, String safe) {
        assertThat(FileNames.of(claimed, "application/pdf", 3)).isEqualTo(safe);
    }

    @Test
    void aLongNameOfAFileKeepsItsExtension() {
        assertThat(FileNames.of("x".repeat(4000) + ".docx", "", 1)).hasSize(80).endsWith("….docx");
    }

    @Test
    void aMailThatIsOnlyForwardedIsReadThrough() {
        Message message = Mails.read(
                "From: a@b.example",
                "Subject: Fwd",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "From: c@d.example",
                "Subject: inner",
                "",
                "Alkuperäinen kysymys",
                "--b--");

        assertThat(message.fullText()).isEqualTo("Alkuperäinen kysymys");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("inner.eml");
        assertThat(message.from().address()).isEqualTo("a@b.example");
    }

    @Test
    void anMboxLineByteOrderMarkOrEmptyLinesAboveTheHeaderDoNotMatter() {
        assertThat(Mails.read("From a@b.example Tue Feb  3 10:00:00 2026", "From: a@b.example", "", "x")
                        .from()
                        .address())
                .isEqualTo("a@b.example");
        assertThat(Mails.read("\uFEFFFrom: a@b.example", "", "x").from().address())
                .isEqualTo("a@b.example");
        assertThat(Mails.read("", "", "From: a@b.example", "", "x").from().address())
                .isEqualTo("a@b.example");
    }
}
