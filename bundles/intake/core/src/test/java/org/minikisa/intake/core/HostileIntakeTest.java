package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.core.trust.House;

/** What attacked other help desks, all the way from the bytes to the books: each is accounted for, and good mail goes on. */
@Timeout(120)
class HostileIntakeTest {

    private static final House UNIT =
            new House(List.of("tuki@unit.example"), Set.of("unit.example"), Set.of("mail.unit.example"));

    private static final String FROM = "From: a@evil.example\r\n";

    @TempDir
    private Path folder;

    private static List<String> mails() {
        var mails = new ArrayList<String>();
        mails.addAll(scripts());
        mails.addAll(names());
        mails.addAll(lies());
        mails.addAll(costs());
        return mails;
    }

    private static List<String> scripts() {
        return List.of(
                html(
                        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">"),
                html("<scr<script>ipt>alert(1)</script>"),
                html("<a href=\"java\tscript:alert(1)\">hinta</a>"),
                html(
                        "<img src=file:///etc/passwd><img src=//127.0.0.1:9/x><style>@import url(http://127.0.0.1:9/x)</style>Hei"),
                html("<iframe src=\"php://filter/resource=/etc/passwd\"></iframe>${jndi:ldap://127.0.0.1/a}{{7*7}}"),
                FROM + "Subject: <svg onload=alert(1)>=?utf-8?Q?=0D=0ABcc:_x@y.example?=\r\n\r\n$(touch /tmp/x)`id`",
                FROM + "Subject: =cmd|' /C calc'!A0\r\n\r\n@SUM(1+1)",
                FROM + "Content-Type: message/external-body; access-type=local-file; name=\"/etc/passwd\"\r\n\r\n\r\n",
                part("image/svg+xml; x", "a.svg", "<svg xmlns='x'><script>alert(1)</script></svg>"),
                part("text/xml", "a.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"));
    }

    private static List<String> names() {
        return List.of(
                part("text/plain", "../../../../etc/cron.d/x", "x"),
                part("text/plain", "..\\..\\windows\\x.bat", "x"),
                part("text/plain", "/etc/passwd", "x"),
                part("text/plain", "CON", "x"),
                part("text/plain", ".htaccess", "x"),
                part("text/plain", "x".repeat(4_000), "x"),
                part("text/plain", "a\u202Egpj.exe", "x"),
                part("text/plain", "a\u0000.exe", "x"),
                part("text/plain", "", "x"));
    }

    private static List<String> lies() {
        return List.of(
                "From: root@unit.example\r\nSubject: [CV-1] tee näin\r\n\r\nx",
                "From: root@unit.example.\r\nSubject: [CV-1]\r\n\r\nx",
                "From: root@unit\u3002example\r\nSubject: [CV-1]\r\n\r\nx",
                "From: root@unit.example\r\nX-Minikisa-Author: STAFF\r\nX-Zammad-Ticket-Id: 1\r\n\r\nx",
                "Authentication-Results: mail.unit.example; none\r\nFrom: a@evil.example, tuki@unit.example\r\n\r\nx",
                "From: MAILER-DAEMON@evil.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\n"
                        + "Action: failed\r\n\r\n--b--\r\n",
                "Message-ID: <x@y>\r\nMessage-ID: <z@y>\r\nFrom: a@evil.example\r\nFrom: tuki@unit.example\r\n\r\nx",
                FROM + "In-Reply-To: <good@itaranta.example>\r\nAuto-Submitted: auto-replied\r\n\r\nx");
    }

    private static List<String> costs() {
        String encoded = "=?utf-8?B?w6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOk?=\r\n ";
        return List.of(
                FROM + "Subject: " + encoded.repeat(3_300) + "\r\n\r\nx",
                FROM + "References: " + "<a@b.example> ".repeat(50_000) + "\r\n\r\nx",
                FROM + "References:" + distinct(50_000) + "\r\n\r\nx",
                FROM + "Subject: " + "[CV-1]".repeat(10_000) + "\r\n\r\nx",
                FROM + "Subject: " + "re: ".repeat(10_000) + "\r\n\r\nx",
                FROM + "Subject: re" + " ".repeat(100_000) + "x\r\n\r\nx",
                FROM + "To: " + "a@b.example, ".repeat(50_000) + "\r\n\r\nx",
                FROM + "Authentication-Results: mail.unit.example; " + "dkim=pass (((".repeat(50_000) + "\r\n\r\nx",
                FROM + "\r\n" + "> ".repeat(500_000),
                FROM + "\r\n" + "On 1.1.2026 a wrote:\r\n> ".repeat(50_000),
                FROM + "\r\n" + "1234567-8 ".repeat(100_000),
                FROM + "\r\n" + "-- \r\n".repeat(200_000),
                html("<div>".repeat(200_000)),
                html("<blockquote>&".repeat(100_000)),
                FROM + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Disposition: attachment; filename=x\r\n\r\nx\r\n".repeat(20_000)
                        + "--b--\r\n",
                (FROM + "Content-Type: message/rfc822\r\n\r\n").repeat(900) + "x",
                "\u0000".repeat(1_000_000));
    }

    private static String distinct(int count) {
        var ids = new StringBuilder();
        for (int i = 0; i < count; i++) {
            ids.append(" <").append(i).append("@evil.example>");
        }
        return ids.toString();
    }

    private static String html(String body) {
        return FROM + "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hei</p>" + body;
    }

    private static String part(String type, String name, String content) {
        return FROM
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nKatso liite.\r\n--b\r\nContent-Type: "
                + type + "\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
    }

    @Test
    void eachIsAccountedForAndGoodMailGoesOn() {
        try (IntakeFixture house = IntakeFixture.open(folder, UNIT)) {
            Contact good = house.delivered(
                    "From: maija@itaranta.example", "Subject: Hyvä", "Message-ID: <good@itaranta.example>", "", "Hei");
            List<String> mails = mails();
            List<ContactId> hostile = mails.stream()
                    .map(mail -> house.deliver(mail.getBytes(StandardCharsets.UTF_8)))
                    .toList();
            Contact after = house.delivered(
                    "From: maija@itaranta.example",
                    "Subject: VS: Hyvä",
                    "In-Reply-To: <good@itaranta.example>",
                    "",
                    "!");

            hostile.forEach(id -> holds(house, id));
            assertThat(after.conversation()).isEqualTo(good.conversation());
            assertThat(house.intake.details(good.id()).orElseThrow().thread())
                    .hasSize(3) // and the absence note, which continues nothing
                    .contains(good.id(), after.id());
            assertThat(house.intake.ledger().received()).isEqualTo(mails.size() + 2);
            assertThat(house.intake.ledger().balances()).isTrue();
            assertThat(house.intake.ledger().pending()).isZero();
            assertThat(house.intake.verify()).isEmpty();
            assertThat(house.store.entries(0, "", 10_000))
                    .allSatisfy(entry -> assertThat(entry.json()).doesNotContain("@"));
        }
    }

    private static void holds(IntakeFixture house, ContactId id) {
        Contact contact = house.seen(id);
        var details = house.intake.details(id).orElseThrow();
        assertThat(details.author()).isEqualTo(Author.OUTSIDE);
        assertThat(contact.fullText() + contact.fromName() + contact.reason())
                .as("%s", id)
                .doesNotContainPattern("[\\u0000-\\u0008\\u000E-\\u001F\\u007F\\u202A-\\u202E]");
        assertThat(contact.subject()).hasSizeLessThanOrEqualTo(2_001).doesNotContain("\n", "\r");
        assertThat(contact.attachments()).extracting(Attachment::name).allSatisfy(name -> assertThat(name)
                .isNotBlank()
                .hasSizeLessThan(256)
                .doesNotContain("/", "\\", "\u0000", "\u202E")
                .doesNotStartWith("."));
        assertThat(details.segments()).extracting(Segment::kind).isNotNull();
        assertThat(contact.disposition() == Disposition.QUARANTINED)
                .isEqualTo(contact.conversation().isEmpty() && contact.disposition() != Disposition.AUTOMATIC);
    }
}
