package org.minikisa.intake.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minikisa.intake.api.Trust.Level.ANSWERS_US;
import static org.minikisa.intake.api.Trust.Level.AUTHENTICATED;
import static org.minikisa.intake.api.Trust.Level.FORGED;
import static org.minikisa.intake.api.Trust.Level.OWN;
import static org.minikisa.intake.api.Trust.Level.UNVERIFIED;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Trust.Level;
import org.minikisa.intake.core.Mails;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.trust.OwnReplies.OwnReply;

/** How sure it is who wrote a message, and what forgers try. */
class TrustTest {

    private static final House HOUSE = new House(
            List.of("yhteishankinnat@unit.example"),
            Set.of("unit.example", "anna@konsultti.example"),
            Set.of("mx.unit.example"));

    private static final byte[] KEY = "a key of thirty-two bytes, it is".getBytes(StandardCharsets.US_ASCII);
    private static final OwnReply SENT = new OwnReply("RP-3", "CV-7", "Maija@itaranta.example");
    private static final String TOKEN = ReplyTokens.messageId(3, "CV-7", KEY, "unit.example");

    private static final OwnReplies REPLIES = id -> ReplyTokens.claimed(id)
            .filter(number -> number == 3 && ReplyTokens.verifies(id, 3, "CV-7", KEY))
            .map(number -> SENT);

    private static Judgement judged(String... fields) {
        var lines = new ArrayList<>(List.of(fields));
        lines.add("Subject: x");
        lines.add("");
        lines.add("Hei");
        Message message = Mails.read(lines.toArray(String[]::new));
        return new Judge(HOUSE).of(Channel.MAIL, message, REPLIES);
    }

    private static Level level(String... fields) {
        return judged(fields).trust().level();
    }

    private static String results(String results) {
        return "Authentication-Results: mx.unit.example; " + results;
    }

    private static final String MAIJA = "From: Maija <maija@itaranta.example>";

    @Test
    void whomNobodyCheckedIsUnverified() {
        Judgement judgement = judged(MAIJA);

        assertThat(judgement.trust().level()).isEqualTo(UNVERIFIED);
        assertThat(judgement.trust().reasons()).isNotEmpty();
        assertThat(judgement.author(true)).isEqualTo(Author.OUTSIDE);
    }

    /** Rspamd, OpenDMARC, Gmail, pyspf, Halon and RFC 8601's own examples write it like this. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dkim=pass header.d=itaranta.example header.s=mail",
                "dkim=pass (2048-bit key; unprotected) header.d=itaranta.example header.i=@itaranta.example",
                "dkim=pass header.i=@itaranta.example",
                "dkim=pass header.i=maija@itaranta.example",
                "spf=pass smtp.mailfrom=maija@itaranta.example",
                "spf=pass (sender SPF authorized) smtp.mailfrom=itaranta.example (client-ip=192.0.2.1; helo=mx)",
                "spf=pass smtp.mailfrom=\"maija@itaranta.example\"",
                "dmarc=pass header.from=itaranta.example",
                "dmarc=pass (p=none dis=none) header.from=itaranta.example",
                "dmarc = pass header.from = itaranta.example",
                "dmarc/1=pass header.from=ITARANTA.example.",
                "spf=softfail smtp.mailfrom=x.example; dkim=pass header.d=itaranta.example",
                "dkim=fail header.d=x.example; dkim=pass header.d=itaranta.example",
                "dkim=pass reason=\"good; signature\" header.d=itaranta.example",
                "auth=pass (cram-md5) smtp.auth=maija@itaranta.example"
            })
    void whomOurMailServerVouchesForIsAuthenticated(String results) {
        assertThat(level(results(results), MAIJA)).isEqualTo(AUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "dkim=none",
                "dkim=pass header.d=evil.example",
                "dkim=pass header.d=example",
                "dkim=pass header.d=xitaranta.example",
                "dkim=pass header.d=sub.itaranta.example",
                "dkim=fail header.d=itaranta.example",
                "spf=pass smtp.mailfrom=bounce@evil.example",
                "spf=pass smtp.helo=itaranta.example",
                "spf=softfail smtp.mailfrom=maija@itaranta.example",
                "spf=neutral smtp.mailfrom=maija@itaranta.example",
                "dmarc=none header.from=itaranta.example",
                "dmarc=pass header.from=evil.example",
                "dmarc=bestguesspass header.from=itaranta.example",
                "dmarc=temperror header.from=itaranta.example",
                "arc=pass header.d=itaranta.example",
                "iprev=pass policy.iprev=192.0.2.1",
                "auth=pass smtp.auth=other@itaranta.example",
                "x=\"; dmarc=pass header.from=itaranta.example",
                "dkim=none (; dmarc=pass header.from=itaranta.example)",
                "dkim=none reason=\"; dkim=pass header.d=itaranta.example\"",
                "=pass",
                ";;;",
                ""
            })
    void whatFitsNothingVouchesForNobody(String results) {
        assertThat(level(results(results), MAIJA)).isEqualTo(UNVERIFIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmarc=fail header.from=itaranta.example",
                "dmarc=fail",
                "dmarc=fail (p=reject) header.from=itaranta.example; spf=pass smtp.mailfrom=maija@itaranta.example",
                "spf=fail smtp.mailfrom=maija@itaranta.example",
                "spf=fail smtp.mailfrom=maija@itaranta.example; dkim=fail header.d=itaranta.example"
            })
    void whomOurMailServerObjectsToIsForged(String results) {
        assertThat(level(results(results), MAIJA)).isEqualTo(FORGED);
    }

    @Test
    void aForwardedMessageWithAGoodSignatureIsNotForged() {
        assertThat(level(
                        results("spf=fail smtp.mailfrom=maija@itaranta.example; dkim=pass header.d=itaranta.example"),
                        MAIJA))
                .isEqualTo(AUTHENTICATED);
    }

    /** RFC 8601 section 5: what other servers say is not known to be true. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: mx.evil.example; dmarc=pass header.from=itaranta.example",
                "Authentication-Results: mx.unit.example.evil.example; dmarc=pass header.from=itaranta.example",
                "Authentication-Results: evil.mx.unit.example; dmarc=pass header.from=itaranta.example",
                "Authentication-Results: (mx.unit.example) evil; dmarc=pass header.from=itaranta.example",
                "Authentication-Results: ; dmarc=pass header.from=itaranta.example",
                "Authentication-Results: dmarc=pass header.from=itaranta.example",
                "X-Authentication-Results: mx.unit.example; dmarc=pass header.from=itaranta.example",
                "ARC-Authentication-Results: i=1; mx.unit.example; dmarc=pass header.from=itaranta.example",
                "Authentication-Results-Original: mx.unit.example; dmarc=pass header.from=itaranta.example",
                "Received-SPF: pass (mx.unit.example) envelope-from=maija@itaranta.example"
            })
    void whatOthersSayCountsForNothing(String field) {
        assertThat(level(field, MAIJA)).isEqualTo(UNVERIFIED);
    }

    @Test
    void aForgedResultBelowOurServersOwnOneCountsForNothing() {
        assertThat(level(
                        results("dkim=none; dmarc=fail header.from=unit.example"),
                        "Received: from evil",
                        "From: johtaja@unit.example",
                        results("dmarc=pass header.from=unit.example")))
                .isEqualTo(FORGED);
        assertThat(level(results("dkim=none; spf=none"), MAIJA, results("dkim=pass header.d=itaranta.example")))
                .isEqualTo(UNVERIFIED);
    }

    @Test
    void severalFiltersOfOurServerEachWriteAFieldOfTheirOwn() {
        assertThat(level(
                        results("dmarc=pass header.from=itaranta.example"),
                        results("dkim=pass header.d=mailer.example"),
                        MAIJA))
                .isEqualTo(AUTHENTICATED);
    }

    @Test
    void theServersNameMayHaveAVersionQuotesAndAnyCase() {
        assertThat(level("Authentication-Results: MX.Unit.Example 1; dmarc=pass", MAIJA))
                .isEqualTo(AUTHENTICATED);
        assertThat(level("Authentication-Results: \"mx.unit.example\"; dmarc=pass", MAIJA))
                .isEqualTo(AUTHENTICATED);
        assertThat(level("Authentication-Results: (x) mx.unit.example (y); dmarc=pass", MAIJA))
                .isEqualTo(AUTHENTICATED);
    }

    @Test
    void anInternationalDomainIsTheSameInBothSpellings() {
        assertThat(level(
                        results("dmarc=pass header.from=" + java.net.IDN.toASCII("itäranta.example")),
                        "From: maija@itäranta.example"))
                .isEqualTo(AUTHENTICATED);
    }

    /** Half a megabyte of each; quadratic work would never end. */
    @Test
    void hostileResultsTakeNoLongerThanTheyAreLong() {
        for (String hostile :
                List.of("=", " =", "= ", ";", "(", "\"", "\\", "a=b ", "dkim=pass header.d=x.", "\"a\";")) {
            String field = results(hostile.repeat(500_000 / hostile.length()));
            assertThat(level(field, MAIJA)).isEqualTo(UNVERIFIED);
        }
    }

    @Test
    void ofSeveralSendersNobodyIsAuthenticated() {
        String passed = results("dmarc=pass header.from=itaranta.example; dkim=pass header.d=itaranta.example");

        assertThat(level(passed, "From: maija@itaranta.example, x@evil.example"))
                .isEqualTo(UNVERIFIED);
        assertThat(level(passed, MAIJA, "From: x@evil.example")).isEqualTo(UNVERIFIED);
        assertThat(judged(passed, MAIJA, "From: x@evil.example").marks()).contains("several-senders");
        assertThat(level(passed, "Sender: maija@itaranta.example")).isEqualTo(UNVERIFIED);
    }

    // --- staff

    @Test
    void ourOwnPeopleAreProvenByOurServerAndInAKnownConversationOnly() {
        String[] colleague = {results("dmarc=pass header.from=unit.example"), "From: Liisa <liisa@unit.example>"};

        assertThat(judged(colleague).trust().level()).isEqualTo(AUTHENTICATED);
        assertThat(judged(colleague).author(true)).isEqualTo(Author.STAFF);
        assertThat(judged(colleague).author(false)).isEqualTo(Author.OUTSIDE);
    }

    @Test
    void aSinglePersonElsewhereCanBeStaff() {
        assertThat(judged(results("dkim=pass header.d=konsultti.example"), "From: Anna@konsultti.example")
                        .author(true))
                .isEqualTo(Author.STAFF);
        assertThat(judged(results("dkim=pass header.d=konsultti.example"), "From: other@konsultti.example")
                        .author(true))
                .isEqualTo(Author.OUTSIDE);
    }

    /** A fifth of all help desks in the study relayed such a message to the customer as their own answer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            From: liisa@unit.example                                             | X-Mailer: x
            From: yhteishankinnat@unit.example                                   | X-Mailer: x
            From: Yhteishankinnat+CV-7@UNIT.EXAMPLE                              | X-Mailer: x
            From: liisa@unit.example, x@evil.example                             | X-Mailer: x
            From: x@evil.example, liisa@unit.example                             | X-Mailer: x
            Sender: liisa@unit.example                                           | X-Mailer: x
            From: liisa@unit.example | Authentication-Results: mx.evil.example; dmarc=pass header.from=unit.example
            From: liisa@unit.example | Authentication-Results: mx.unit.example; dmarc=pass header.from=evil.example
            From: liisa@unit.example | Authentication-Results: mx.unit.example; spf=pass smtp.mailfrom=evil.example
            From: liisa@unit.example | X-Minikisa-Author: STAFF
            From: liisa@unit.example | X-Minikisa-Trust: OWN
            From: liisa@unit.example | X-Zammad-Customer-Login: x
            From: liisa@unit.example | X-RT-Loop-Prevention: unit
            From: liisa@unit.example | In-Reply-To: <TOKEN>
            """)
    void whoOnlySaysToBeUsIsAForgerAndNeverStaff(String from, String field) {
        Judgement judgement = judged(field.replace("TOKEN", TOKEN), from);

        assertThat(judgement.trust().level()).isEqualTo(FORGED);
        assertThat(judgement.author(true)).isEqualTo(Author.OUTSIDE);
    }

    @Test
    void ourNameBesideAnotherAddressIsAnotherAddress() {
        Judgement judgement =
                judged(results("dmarc=pass header.from=evil.example"), "From: \"liisa@unit.example\" <x@evil.example>");

        assertThat(judgement.trust().level()).isEqualTo(AUTHENTICATED);
        assertThat(judgement.author(true)).isEqualTo(Author.OUTSIDE);
    }

    @Test
    void ourOwnMachinesAreNotOurPeople() {
        assertThat(judged(
                                results("dmarc=pass header.from=unit.example"),
                                "From: liisa@unit.example",
                                "Auto-Submitted: auto-replied")
                        .author(true))
                .isEqualTo(Author.OUTSIDE);
    }

    @Test
    void controlFieldsFromOutsideChangeNothing() {
        Judgement plain = judged(MAIJA);
        Judgement steered = judged(
                "X-Minikisa-Trust: OWN",
                "X-Minikisa-Conversation: CV-1",
                "X-Minikisa-Reply: RP-3",
                "X-Zammad-Ticket-State: closed",
                "X-OTRS-Queue: Junk",
                "X-OTRS-Ignore: yes",
                "X-RT-Command: delete",
                MAIJA);

        assertThat(steered).isEqualTo(plain);
    }

    // --- tokens

    @Test
    void whoAnswersWhatWeSentHimIsKnown() {
        Judgement judgement = judged(MAIJA, "In-Reply-To: <" + TOKEN + ">");

        assertThat(judgement.trust().level()).isEqualTo(ANSWERS_US);
        assertThat(judgement.answersReply()).contains(SENT);
    }

    @Test
    void theTokenIsFoundAmongOtherReferencesAndInAnyCase() {
        Judgement judgement = judged(
                MAIJA,
                "In-Reply-To: <other@x.example>",
                "References: <q1@itaranta.example>\r\n <" + TOKEN.toUpperCase(java.util.Locale.ROOT)
                        + ">\r\n <z@x.example>");

        assertThat(judgement.trust().level()).isEqualTo(ANSWERS_US);
        assertThat(judgement.answers())
                .containsExactlyInAnyOrder("other@x.example", "z@x.example", "q1@itaranta.example");
    }

    @Test
    void aStolenTokenJoinsButProvesNothing() {
        Judgement judgement = judged("From: x@evil.example", "In-Reply-To: <" + TOKEN + ">");

        assertThat(judgement.trust().level()).isEqualTo(UNVERIFIED);
        assertThat(judgement.trust().reasons().get(0)).contains("somebody else");
        assertThat(judgement.answersReply()).contains(SENT);
    }

    @Test
    void aStolenTokenWithAForgedSenderIsForged() {
        assertThat(level(results("dmarc=fail header.from=itaranta.example"), MAIJA, "In-Reply-To: <" + TOKEN + ">"))
                .isEqualTo(FORGED);
    }

    @Test
    void aTokenThatDoesNotVerifyMeansNothing() {
        String other = ReplyTokens.messageId(4, "CV-8", KEY, "unit.example");
        String ofAnotherKey = ReplyTokens.messageId(3, "CV-7", new byte[32], "unit.example");
        String moved = TOKEN.replace("minikisa.3.", "minikisa.4.");
        String cut = TOKEN.replaceFirst("[0-9a-f]@", "@");

        for (String id : List.of(other, ofAnotherKey, moved)) {
            Judgement judgement = judged(MAIJA, "In-Reply-To: <" + id + ">");
            assertThat(judgement.trust().level()).isEqualTo(UNVERIFIED);
            assertThat(judgement.answersReply()).isEmpty();
            assertThat(judgement.answers()).isEmpty();
        }
        assertThat(judged(MAIJA, "In-Reply-To: <" + cut + ">").answersReply()).isEmpty();
    }

    @Test
    void tokensAreMadeOfTheKeyTheReplyAndItsConversation() {
        assertThat(TOKEN).matches("minikisa\\.3\\.[0-9a-f]{32}@unit\\.example");
        assertThat(ReplyTokens.messageId(3, "CV-7", KEY, "unit.example")).isEqualTo(TOKEN);
        assertThat(ReplyTokens.verifies(TOKEN, 3, "CV-7", KEY)).isTrue();
        assertThat(ReplyTokens.verifies(TOKEN, 3, "CV-8", KEY)).isFalse();
        assertThat(ReplyTokens.verifies(TOKEN, 3, "CV-7", new byte[32])).isFalse();
    }

    // --- notes, reports, own mail

    @Test
    void notesOfOurOwnPeopleAreOursAndAFormIsAnybodys() {
        Message note = Mails.read("From: maija@itaranta.example", "Subject: x", "", "Hei");
        var judge = new Judge(HOUSE);

        assertThat(judge.of(Channel.PHONE, note, REPLIES).trust().level()).isEqualTo(OWN);
        assertThat(judge.of(Channel.EVENT, note, REPLIES).trust().level()).isEqualTo(OWN);
        assertThat(judge.of(Channel.FORM, note, REPLIES).trust().level()).isEqualTo(UNVERIFIED);
        assertThat(judge.of(Channel.PHONE, note, REPLIES).author(true)).isEqualTo(Author.OUTSIDE);
    }

    @Test
    void ourOwnMailComingBackIsAMachines() {
        Judgement judgement = judged("From: yhteishankinnat@unit.example", "Message-ID: <" + TOKEN + ">");

        assertThat(judgement.automatic()).contains("our own RP-3, coming back");
        assertThat(judgement.answersReply()).contains(SENT);
    }

    @Test
    void ourMessageIdOnSomebodyElsesMailIsNothing() {
        Judgement judgement = judged(MAIJA, "Message-ID: <" + TOKEN + ">");

        assertThat(judgement.automatic()).isEmpty();
        assertThat(judgement.answersReply()).isEmpty();
    }

    private static Judgement report(String type, String... body) {
        var lines = new ArrayList<>(List.of(
                "From: Mail Delivery System <MAILER-DAEMON@mx.example>",
                "Subject: Undelivered Mail Returned to Sender",
                "Content-Type: " + type,
                ""));
        lines.addAll(List.of(body));
        return new Judge(HOUSE).of(Channel.MAIL, Mails.read(lines.toArray(String[]::new)), REPLIES);
    }

    @Test
    void aBounceIsAttachedByTheTokenOfTheMessageItReturns() {
        Judgement judgement = report(
                "multipart/report; report-type=delivery-status; boundary=b",
                "--b",
                "Content-Type: text/plain",
                "",
                "I'm sorry to have to inform you that your message could not be delivered.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example",
                "",
                "Final-Recipient: rfc822; maija@itaranta.example",
                "Action: failed",
                "Status: 5.1.1",
                "Diagnostic-Code: smtp; 550 5.7.9 other",
                "",
                "--b",
                "Content-Type: text/rfc822-headers",
                "",
                "From: yhteishankinnat@unit.example",
                "Message-ID: <" + TOKEN + ">",
                "--b--");

        assertThat(judgement.bounce()).contains(new Judgement.Bounce("RP-3", "5.1.1"));
        assertThat(judgement.marks()).contains("bounce");
        assertThat(judgement.automatic()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"delayed, delay", "delivered, other", "relayed, other"})
    void aDelayOrAConfirmationIsNoBounce(String action, String mark) {
        Judgement judgement = report(
                "multipart/report; report-type=delivery-status; boundary=b",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example",
                "",
                "Final-Recipient: rfc822; maija@itaranta.example",
                "Action: " + action,
                "Status: 4.4.1",
                "",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "Message-ID: <" + TOKEN + ">",
                "",
                "--b--");

        assertThat(judgement.bounce()).isEmpty();
        assertThat(judgement.marks()).contains(mark);
        assertThat(judgement.answersReply()).contains(SENT);
    }

    /** qmail, exim, old Exchange and Domino. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "failure notice",
                "Mail delivery failed: returning message to sender",
                "Undeliverable: Re: Siivous"
            })
    void bouncesWithoutAnyStructureAreKnownByTheMessageTheyQuote(String subject) {
        Message message = Mails.read(
                "Return-Path: <>",
                "From: postmaster@mx.example",
                "Subject: " + subject,
                "",
                "<maija@itaranta.example>:",
                "Remote host said: 550 5.1.1 user unknown",
                "",
                "--- Below this line is a copy of the message.",
                "",
                "Message-ID: <" + TOKEN + ">",
                "Subject: Re: Siivous");

        assertThat(new Judge(HOUSE).of(Channel.MAIL, message, REPLIES).bounce())
                .contains(new Judgement.Bounce("RP-3", "5.1.1"));
    }

    @Test
    void aForgedBounceHijacksNothing() {
        Judgement judgement = report(
                "multipart/report; report-type=delivery-status; boundary=b",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Action: failed",
                "Status: 5.1.1",
                "",
                "--b",
                "Content-Type: text/rfc822-headers",
                "",
                "Message-ID: <" + TOKEN.replace("minikisa.3", "minikisa.4") + ">",
                "Subject: [CV-7] RP-3",
                "--b--");

        assertThat(judgement.bounce()).isEmpty();
        assertThat(judgement.answersReply()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"disposition-notification, receipt", "feedback-report, complaint", "something, other"})
    void otherReportsAreMarked(String type, String mark) {
        Judgement judgement = report("multipart/report; report-type=" + type + "; boundary=b", "--b", "", "x", "--b--");

        assertThat(judgement.marks()).contains(mark);
        assertThat(judgement.bounce()).isEmpty();
        assertThat(judgement.noAnswer().map(NoAnswer::code)).isEqualTo(Optional.of("automatic"));
    }

    /** As Microsoft 365 writes it. */
    private static final String UNNAMED =
            "Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=itaranta.example;"
                    + " dkim=pass (signature was verified) header.d=itaranta.example;dmarc=pass action=none"
                    + " header.from=itaranta.example;compauth=pass reason=100";

    private static Level levelIn(House house, String... fields) {
        return new Judge(house)
                .of(Channel.MAIL, Mails.read(fields), REPLIES)
                .trust()
                .level();
    }

    @Test
    void resultsWithoutAServersNameCountOnlyWhereThatIsConfigured() {
        House other = House.of(new String[0], new String[] {"unit.example"}, new String[] {" <> "});

        assertThat(levelIn(HOUSE, UNNAMED, MAIJA, "", "x")).isEqualTo(UNVERIFIED);
        assertThat(levelIn(
                        House.of(new String[0], new String[0], new String[] {"", " ", "@"}), UNNAMED, MAIJA, "", "x"))
                .isEqualTo(UNVERIFIED);
        assertThat(levelIn(other, UNNAMED, MAIJA, "", "x")).isEqualTo(AUTHENTICATED);
        assertThat(levelIn(
                        other, UNNAMED.replace("dmarc=pass action=none", "dmarc=fail action=oreject"), MAIJA, "", "x"))
                .isEqualTo(FORGED);
        assertThat(levelIn(other, UNNAMED, "From: x@else.example", "", "x")).isEqualTo(UNVERIFIED);
    }

    @Test
    void onlyTheTopmostOfAllResultsMayHaveNoName() {
        House other = House.of(new String[0], new String[0], new String[] {"<>"});

        assertThat(levelIn(other, "Authentication-Results: mx.else.example; none", UNNAMED, MAIJA, "", "x"))
                .isEqualTo(UNVERIFIED);
        assertThat(levelIn(other, "Authentication-Results: spf=none", UNNAMED, MAIJA, "", "x"))
                .isEqualTo(UNVERIFIED);
        assertThat(levelIn(other, "Authentication-Results: <>; dmarc=pass", MAIJA, "", "x"))
                .isEqualTo(UNVERIFIED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            noreply@itaranta.example | liisa@itaranta.example   |      | liisa@itaranta.example
            noreply@itaranta.example | liisa@else.example       |      | ''
            noreply@itaranta.example | liisa@else.example       | pass | liisa@else.example
            noreply@itaranta.example | liisa@else.example       | fail | ''
            noreply@itaranta.example | ala-vastaa@else.example  | pass | ''
            noreply@itaranta.example | a@else.example, b@x.example | pass | ''
            noreply@itaranta.example | yhteishankinnat@unit.example | pass | ''
            maija@itaranta.example   | liisa@else.example       | pass | liisa@else.example
            maija@itaranta.example   | liisa@else.example       |      | maija@itaranta.example
            maija@itaranta.example   | nonsense                 | pass | maija@itaranta.example
            """)
    void anAnswerGoesToReplyToWhereThatMayBeBelieved(String from, String replyTo, String dmarc, String to) {
        String checked = dmarc == null ? "none" : "dmarc=" + dmarc + " header.from=itaranta.example";

        assertThat(judged("From: " + from, "Reply-To: " + replyTo, results(checked))
                        .answersGoTo())
                .isEqualTo(to);
    }

    @Test
    void aListDoesNotGetWhatIsMeantForAPerson() {
        assertThat(judged(MAIJA, "Reply-To: lista@itaranta.example", "List-Id: <l>")
                        .answersGoTo())
                .isEqualTo("maija@itaranta.example");
    }

    @Test
    void aPersonWhoQuotesATokenInTheTextIsNoReport() {
        Message message = Mails.read(MAIJA, "Subject: delivery failed?", "", "Sain tunnuksen " + TOKEN);

        Judgement judgement = new Judge(HOUSE).of(Channel.MAIL, message, REPLIES);
        assertThat(judgement.bounce()).isEmpty();
        assertThat(judgement.answersReply()).isEmpty();
    }
}
