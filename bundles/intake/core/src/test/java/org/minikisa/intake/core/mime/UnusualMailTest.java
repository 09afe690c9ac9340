package org.minikisa.intake.core.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.Mails;

/** What senders' programs do beside the rules: it is read as it was meant. */
class UnusualMailTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utf-8              | UTF-8         | Hyvää päivää – 5 €",
                "iso-8859-1         | UTF-8         | Hyvää päivää",
                "utf-8              | windows-1252  | Hyvää päivää – 5 €",
                "iso-8859-1         | windows-1252  | Hyvää päivää – 5 €",
                "us-ascii           | ISO-8859-15   | Hinta 5 €",
                "windows-1252http-equivcontent-type | windows-1252 | Hyvää päivää – 5 €",
                "x-unknown          | UTF-8         | Hyvää päivää",
                "utf-16             | UTF-16LE      | Hyvää päivää",
                "utf-16             | US-ASCII      | Terve vaan",
                "gb2312             | GB18030       | 采购问题",
                "shift_jis          | windows-31j   | 調達①",
                "koi8-r             | KOI8-R        | Закупка",
                "iso-8859-10        | ISO-8859-1    | Sähkö ja vesi",
                "''                 | ISO-2022-JP   | 調達"
            })
    void textIsReadInTheCharsetInWhichItIs(String declared, Charset written, String text) {
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(("From: a@b.example\r\nContent-Type: text/plain; charset=\"" + declared + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(text.getBytes(written));

        assertThat(Mails.read(mail.toByteArray()).fullText()).isEqualTo(text);
    }

    @Test
    void htmlMayTellItsCharsetItself() {
        assertThat(Mails.read(
                                Charset.forName("ISO-8859-2"),
                                "From: a@b.example",
                                "Content-Type: text/html",
                                "",
                                "<html><head><meta charset='iso-8859-2'></head><p>Łódź</p>")
                        .fullText())
                .isEqualTo("Łódź");
    }

    @Test
    void rawBytesInTheHeaderAreInTheCharsetOfTheText() {
        assertThat(Mails.read(
                                Charset.forName("windows-1251"),
                                "From: a@b.example",
                                "Subject: Закупка",
                                "Content-Type: text/plain; charset=windows-1251",
                                "",
                                "x")
                        .subject())
                .isEqualTo("Закупка");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SGVp                     | Hei",
                "SGVpIQ==                 | Hei!",
                "SGVpIQ                   | Hei!", // no padding
                "SGVpIQ==\\nSGVp          | Hei!Hei", // two pieces
                "SGVpIQ==\\n\\n____\\nLista | Hei!", // a mailing list's footer
                "Hei, tämä on tekstiä.    | Hei, tämä on tekstiä." // no base 64 at all
            })
    void base64IsReadAsItIsWritten(String written, String read) {
        assertThat(Mails.read(
                                "From: a@b.example",
                                "Content-Transfer-Encoding: Base64 (of course)",
                                "Content-Type: text/plain; charset=utf-8",
                                "",
                                written.replace("\\n", "\r\n"))
                        .fullText())
                .isEqualTo(read);
    }

    @Test
    void quotedPrintableThatIsBrokenHidesNothing() {
        assertThat(Mails.read(
                                "From: a@b.example",
                                "Content-Transfer-Encoding: quoted-printable",
                                "Content-Type: text/plain; charset=utf-8",
                                "",
                                "5 = 5, =zz, p=C3=A4=  ",
                                "iv=c3=a4   ",
                                "loppu=")
                        .fullText())
                .isEqualTo("5 = 5, =zz, päivä\nloppu");
    }

    @Test
    void filesInPlainTextAreAttachments() {
        Message message = Mails.read(
                "From: a@b.example",
                "",
                "begin on a word of a sentence",
                "begin 644 hei.txt",
                "$2&5I(0  ",
                "`",
                "end",
                "=ybegin line=128 size=3 name=y.bin",
                "r=}",
                "=yend size=3",
                "Terveisin");

        assertThat(message.fullText()).isEqualTo("begin on a word of a sentence\nTerveisin");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("hei.txt", "y.bin");
        assertThat(message.attachments()).extracting(Attachment::bytes).containsExactly(4L, 2L);
        assertThat(message.parts()).extracting(MessagePart::encoding).containsExactly("7bit", "uuencode", "yenc");
    }

    @Test
    void linesThatAMailProgramWrappedAreJoined() {
        Message message = Mails.read(
                "From: a@b.example",
                "Content-Type: text/plain; format=flowed",
                "",
                "Yksi pitkä ",
                "lause.",
                " From alusta",
                "> lainattu ",
                "> rivi",
                "-- ",
                "Matti");

        assertThat(message.fullText()).isEqualTo("Yksi pitkä lause.\nFrom alusta\n> lainattu \n> rivi\n-- \nMatti");
    }

    @Test
    void aMessageThatIsSignedInsideOutIsReadAndMarked() {
        byte[] inner = "Content-Type: text/plain\r\n\r\nSisältö".getBytes(StandardCharsets.UTF_8);
        byte[] octets = tagged(0x04, inner);
        byte[] data = tagged(0x06, new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 1});
        byte[] signedData = tagged(0x06, new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2});
        byte[] content = tagged(0x30, data, tagged(0xA0, octets));
        byte[] cms = tagged(
                0x30,
                signedData,
                tagged(0xA0, tagged(0x30, new byte[] {2, 1, 1}, new byte[] {0x31, 0}, content, new byte[] {0x31, 0})));
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(
                ("From: a@b.example\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
                                + "Content-Transfer-Encoding: binary\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(cms);

        Message message = Mails.read(mail.toByteArray());

        assertThat(message.fullText()).isEqualTo("Sisältö");
        assertThat(message.marks()).contains(Marks.SIGNED).doesNotContain(Marks.ENCRYPTED);
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("smime.p7m");
    }

    private static byte[] tagged(int tag, byte[]... contents) {
        var content = new ByteArrayOutputStream();
        for (byte[] piece : contents) {
            content.writeBytes(piece);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(content.size()); // short enough for one byte
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    @Test
    void whatIsEncryptedIsMarkedAndKept() {
        Message smime = Mails.read(
                "From: a@b.example", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "", "MIIB");
        Message pgp = Mails.read(
                "From: a@b.example",
                "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b",
                "",
                "--b",
                "Content-Type: application/pgp-encrypted",
                "",
                "Version: 1",
                "--b",
                "Content-Type: application/octet-stream; name=encrypted.asc",
                "",
                "-----BEGIN PGP MESSAGE-----",
                "--b--");

        assertThat(smime.marks()).contains(Marks.ENCRYPTED);
        assertThat(smime.attachments()).extracting(Attachment::name).containsExactly("attachment-1.p7m");
        assertThat(pgp.marks()).contains(Marks.ENCRYPTED);
        assertThat(pgp.attachments()).hasSize(2);
    }

    @Test
    void recipientsAreReadOneByOne() {
        Message message = Mails.read(
                "From: a@b.example",
                "To: \"Virtanen, Matti\" <matti@x.example>, , b@x.example (Bertta),",
                " Ryhmä: c@x.example, Dora <d@x.example>; undisclosed-recipients:;",
                "Cc: <@relay.example:e@x.example> <f@x.example>",
                "",
                "x");

        assertThat(message.to())
                .containsExactly(
                        new Mailbox("Virtanen, Matti", "matti@x.example"),
                        new Mailbox("Bertta", "b@x.example"),
                        new Mailbox("", "c@x.example"),
                        new Mailbox("Dora", "d@x.example"));
        assertThat(message.cc()).extracting(Mailbox::address).containsExactly("e@x.example", "f@x.example");
    }

    @Test
    void aBouncesFieldsAreThereForThoseWhoNeedThem() {
        Message message = Mails.read(
                "From: MAILER-DAEMON@b.example",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.b.example",
                "",
                "Final-Recipient: rfc822; c@d.example",
                "Status: 5.1.1",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "Message-ID: <ours@minikisa.example>",
                "Subject: Vastaus",
                "",
                "Teksti, jonka me kirjoitimme",
                "--b--");

        assertThat(message.fullText()).isEmpty();
        assertThat(message.parts().get(2).fields())
                .extracting(block -> block.get("status"))
                .containsExactly("", "5.1.1");
        assertThat(message.parts().get(3).fields())
                .singleElement()
                .satisfies(header -> assertThat(header.ids("message-id")).containsExactly("ours@minikisa.example"));
        assertThat(message.attachments())
                .extracting(Attachment::name)
                .containsExactly("attachment-1.txt", "Vastaus.eml");
    }

    @Test
    void whatIsMissingOrTwiceThereIsMarked() {
        assertThat(Mails.read("Subject: x", "Subject: y", "", "x").marks())
                .containsExactlyInAnyOrder(Marks.NO_FROM, Marks.NO_DATE, Marks.NO_MESSAGE_ID, Marks.REPEATED_FIELDS);
        assertThat(Mails.read(
                                "From: a@b.example",
                                "Date: Tue, 3 Feb 2026 10:15:00 +0200",
                                "Message-ID: <1@b.example>",
                                "",
                                "x")
                        .marks())
                .isEmpty();
        assertThat(Mails.read("From: a@b.example", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "x")
                        .marks())
                .contains(Marks.CUT_OFF);
    }

    @Test
    void headersThatAreBrokenAreReadAsFarAsTheyAre() {
        Message message = Mails.read(
                "Received: x",
                "this line is no field",
                "From : a@b.example",
                "Subject: Hei",
                " vaan",
                "the text begins without an empty line",
                "and goes on");

        assertThat(message.from().address()).isEqualTo("a@b.example");
        assertThat(message.subject()).isEqualTo("Hei vaan");
        assertThat(message.fullText()).isEqualTo("the text begins without an empty line\nand goes on");
    }

    @Test
    void aBoundaryThatIsWrongOrNotToldIsGuessed() {
        Message message = Mails.read(
                "From: a@b.example",
                "Content-Type: multipart/alternative; boundary=wrong",
                "",
                "--right",
                "Content-Type: text/plain",
                "",
                "teksti",
                "--right",
                "Content-Type: text/html",
                "",
                "<p>teksti</p>",
                "--right--");

        assertThat(message.fullText()).isEqualTo("teksti");
    }

    @Test
    void plainTextThatOnlySaysToUseAnotherProgramIsNotTheText() {
        Message message = Mails.read(
                "From: a@b.example",
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "",
                "This message needs HTML.",
                "--b",
                "Content-Type: text/html",
                "",
                "<p>" + "Kysymme kilpailutuksesta. ".repeat(30) + "</p>",
                "--b--");

        assertThat(message.fullText()).startsWith("Kysymme kilpailutuksesta.");
    }

    @Test
    void linesOfAnOldMacintoshAreLines() {
        assertThat(Mails.read("From: a@b.example\rSubject: Hei\r\rTeksti\r".getBytes(StandardCharsets.US_ASCII))
                        .fullText())
                .isEqualTo("Teksti");
    }
}
