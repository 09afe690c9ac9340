package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReplyFailed;
import org.minikisa.intake.api.ReplyQueued;
import org.minikisa.intake.api.ReplySent;
import org.minikisa.intake.api.StaffReplyRecognised;
import org.minikisa.intake.api.Trust.Level;
import org.minikisa.intake.api.sending.MailTransport;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.api.sending.NewReply.Kind;
import org.minikisa.intake.api.sending.Replies.Outcome;
import org.minikisa.intake.api.sending.Reply;
import org.minikisa.intake.api.sending.Reply.State;
import org.minikisa.intake.api.sending.ReplyId;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.sending.MailReplies;
import org.minikisa.intake.core.sending.Postman;
import org.minikisa.intake.core.trust.House;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;

/** What goes out, on a real store: queued, sent, refused, lost and found, coming back. */
class RepliesTest {

    private static final House HOUSE = new House(
            List.of("yhteishankinnat@unit.example", "ruotsi@unit.example"),
            Set.of("unit.example"),
            Set.of("mx.unit.example"));

    private IntakeFixture house;
    private MailReplies replies;
    private Postman postman;
    private final TestWay way = new TestWay();

    /** A mail server that says what it is told to say. */
    private static final class TestWay implements MailTransport {

        private record Delivery(String sender, String recipient, Message message, byte[] bytes) {}

        private final List<Delivery> deliveries = new ArrayList<>();
        private Outcome outcome = new Outcome.Taken();

        @Override
        public String place() {
            return "test:";
        }

        @Override
        public Outcome deliver(String sender, String recipient, byte[] message) {
            deliveries.add(new Delivery(sender, recipient, Mails.read(message), message));
            return outcome;
        }

        Delivery last() {
            return deliveries.get(deliveries.size() - 1);
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        house = IntakeFixture.open(folder, HOUSE);
        replies = new MailReplies(house.store, HOUSE, true, 3);
        postman = new Postman(house.store);
    }

    @AfterEach
    void close() {
        postman.stop();
        house.close();
    }

    private Contact question(String... more) {
        var lines = new ArrayList<>(List.of(more));
        lines.addAll(List.of(
                "From: Maija Mäki <maija@itaranta.example>",
                "To: ruotsi@unit.example",
                "Subject: Siivous",
                "Message-ID: <q1@itaranta.example>",
                "References: <q0@itaranta.example>",
                "",
                "Miten kilpailutamme?"));
        return house.delivered(lines.toArray(String[]::new));
    }

    private Outcome queue(Contact contact, Kind kind) {
        return queue(contact.id(), kind);
    }

    private Outcome queue(ContactId contact, Kind kind) {
        var reply = new NewReply(contact, kind, "Näin se käy.", Language.FI, "Anna");
        Outcome foretold = replies.preview(reply);
        Outcome outcome = house.store.inTransaction(tx -> replies.queue(tx, reply));
        assertThat(foretold.getClass()).isEqualTo(outcome.getClass());
        return outcome;
    }

    private ReplyId queued(Contact contact, Kind kind) {
        return ((Outcome.Queued) queue(contact, kind)).reply();
    }

    private String withheld(Contact contact, Kind kind) {
        return queue(contact, kind) instanceof Outcome.Withheld no ? no.code() : "";
    }

    /** Sends what is due, on this thread. */
    private void send() {
        postman.sendDue(way);
    }

    private Reply found(ReplyId id) {
        return replies.find(id).orElseThrow();
    }

    @Test
    void anAnswerGoesToItsSenderFromTheAddressThatWasAsked() {
        Contact question = question();
        ReplyId id = queued(question, Kind.ANSWER);
        assertThat(found(id).state()).isEqualTo(State.QUEUED);
        send();

        assertThat(way.last().sender()).isEqualTo("ruotsi@unit.example");
        assertThat(way.last().recipient()).isEqualTo("maija@itaranta.example");
        assertThat(way.last().bytes()).isEqualTo(replies.message(id));
        Message message = way.last().message();
        assertThat(message.subject()).isEqualTo("Re: Siivous [CV-1]");
        assertThat(message.from().name()).isEqualTo("Anna");
        assertThat(message.answers()).containsExactly("q1@itaranta.example", "q0@itaranta.example");
        assertThat(message.header().has("auto-submitted")).isFalse();
        assertThat(message.fullText()).startsWith("Näin se käy.\n\n").contains("> Miten kilpailutamme?");
        assertThat(found(id).state()).isEqualTo(State.SENT);
        assertThat(found(id).sent()).contains(house.now);
        assertThat(house.facts(ReplyQueued.class)).hasSize(1);
        assertThat(house.facts(ReplySent.class)).hasSize(1);
    }

    @Test
    void anAcknowledgementHasTheNullSender() {
        queued(question(), Kind.ACKNOWLEDGEMENT);
        send();

        assertThat(way.last().sender()).isEmpty();
        assertThat(way.last().message().subject()).isEqualTo("Automaattinen vastaus: Siivous [CV-1]");
        assertThat(way.last().message().header().get("auto-submitted")).isEqualTo("auto-replied");
    }

    @Test
    void whoAnswersOurReplyIsKnownAndJoins() {
        queued(question(), Kind.ANSWER);
        send();
        Contact answer = house.delivered(
                "From: maija@itaranta.example",
                "Subject: aivan muu",
                "In-Reply-To: <" + way.last().message().messageId() + ">",
                "",
                "Kiitos!");

        assertThat(answer.disposition()).isEqualTo(Disposition.FOLLOW_UP);
        assertThat(answer.conversation()).contains(new ConversationId("CV-1"));
        assertThat(level(answer)).isEqualTo(Level.ANSWERS_US);
    }

    private Level level(Contact contact) {
        return house.intake.details(contact.id()).orElseThrow().trust().level();
    }

    @Test
    void aForgedTokenJoinsNothingAndAStolenOneProvesNothing() {
        queued(question(), Kind.ANSWER);
        send();
        String token = way.last().message().messageId();
        Contact forged = house.delivered(
                "From: x@evil.example",
                "Subject: aivan muu",
                "In-Reply-To: <" + token.replaceFirst("[0-9a-f]@", "g@").replaceFirst("\\.[0-9a-f]{6}", ".000000")
                        + ">",
                "",
                "Hei");
        Contact stolen = house.delivered(
                "From: x@evil.example", "Subject: aivan muu", "In-Reply-To: <" + token + ">", "", "Hei");

        assertThat(forged.disposition()).isEqualTo(Disposition.NEW_CONVERSATION);
        assertThat(stolen.conversation()).contains(new ConversationId("CV-1"));
        assertThat(level(stolen)).isEqualTo(Level.UNVERIFIED);
    }

    @Test
    void aColleaguesAnswerPastUsIsRecognisedOnlyWhenItIsProven() {
        question();
        String[] colleague = {
            "From: Liisa <liisa@unit.example>",
            "Subject: Re: Siivous",
            "In-Reply-To: <q1@itaranta.example>",
            "",
            "Näin."
        };
        Contact spoofed = house.delivered(colleague);
        var proven = new ArrayList<>(List.of(colleague));
        proven.add(0, "Authentication-Results: mx.unit.example; dmarc=pass header.from=unit.example");
        Contact real = house.delivered(proven.toArray(String[]::new));

        assertThat(house.intake.details(spoofed.id()).orElseThrow().author()).isEqualTo(Author.OUTSIDE);
        assertThat(level(spoofed)).isEqualTo(Level.FORGED);
        assertThat(house.intake.details(real.id()).orElseThrow().author()).isEqualTo(Author.STAFF);
        assertThat(house.facts(StaffReplyRecognised.class)).hasSize(1);
        assertThat(withheld(real, Kind.ACKNOWLEDGEMENT)).isEqualTo("own-address");
        assertThat(withheld(spoofed, Kind.ACKNOWLEDGEMENT)).isEqualTo("forged");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Precedence: list,                  list
            List-Id: <l.example>,              list
            X-Auto-Response-Suppress: All,     suppressed
            Auto-Submitted: auto-replied,      automatic
            Return-Path: <>,                   automatic
            'Authentication-Results: mx.unit.example; dmarc=fail', forged
            X-Mailer: x,                       ''
            Auto-Submitted: no,                ''
            """)
    void machinesKeepSilentWhereTheyMust(String field, String code) {
        assertThat(withheld(question(field), Kind.ACKNOWLEDGEMENT)).isEqualTo(code);
    }

    @Test
    void aPersonMayAnswerWhereAMachineMayNot() {
        assertThat(queue(question("Precedence: list", "X-Auto-Response-Suppress: All"), Kind.ANSWER))
                .isInstanceOf(Outcome.Queued.class);
    }

    @Test
    void aColleaguesAnswerIsToldAfterTheContactItself() {
        aColleaguesAnswerPastUsIsRecognisedOnlyWhenItIsProven();

        var staff = house.facts(StaffReplyRecognised.class).get(0);
        assertThat(house.received()).anyMatch(received -> received.number() == staff.number() - 1);
    }

    @Test
    void nobodyCanBeReachedWithoutAnAddress() {
        Contact nobody = house.delivered("Subject: x", "To: unit@unit.example", "", "Hei");
        Contact hostile = house.delivered("From: \"a\\\"\\n,b\"@x.example", "Subject: x", "", "Hei");
        Contact own = house.delivered("From: ruotsi@unit.example", "Subject: x", "", "Hei");
        Contact broken = house.delivered(new byte[0]);

        assertThat(withheld(nobody, Kind.ANSWER)).isEqualTo("no-address");
        assertThat(withheld(hostile, Kind.ANSWER)).isEqualTo("no-address");
        assertThat(withheld(own, Kind.ANSWER)).isEqualTo("own-address");
        assertThat(withheld(broken, Kind.ANSWER)).isEqualTo("no-address");
    }

    @Test
    void aFormIsAnsweredByPeopleOnly() {
        byte[] note = "{\"from\":{\"address\":\"maija@itaranta.example\"},\"subject\":\"x\",\"text\":\"Hei\"}"
                .getBytes(StandardCharsets.UTF_8);
        Contact form = house.seen(house.intake
                .receive(new RawContact(Channel.FORM, "form#1", note, Optional.empty(), false))
                .contact());

        assertThat(withheld(form, Kind.ACKNOWLEDGEMENT)).isEqualTo("not-mail");
        assertThat(queue(form, Kind.ANSWER)).isInstanceOf(Outcome.Queued.class);
    }

    @Test
    void acknowledgementsAreCappedPerAddressAndDay() {
        for (int i = 0; i < 3; i++) {
            Contact contact = house.delivered("From: maija@itaranta.example", "Subject: " + i, "", "Hei");
            assertThat(withheld(contact, Kind.ACKNOWLEDGEMENT)).isEmpty();
        }
        Contact tagged = house.delivered("From: Maija+x@itaranta.example", "Subject: x", "", "Hei");
        Contact other = house.delivered("From: pekka@itaranta.example", "Subject: x", "", "Hei");
        assertThat(withheld(tagged, Kind.ACKNOWLEDGEMENT)).isEqualTo("daily-cap");
        assertThat(withheld(other, Kind.ACKNOWLEDGEMENT)).isEmpty();
        assertThat(withheld(tagged, Kind.ANSWER)).isEmpty();

        house.now = house.now.plus(Duration.ofHours(25));
        assertThat(withheld(tagged, Kind.ACKNOWLEDGEMENT)).isEmpty();
    }

    @Test
    void anOldMailboxThatIsTakenOverStaysQuiet() {
        Contact old = question("Date: Mon, 5 Jan 2026 10:00:00 +0200");

        assertThat(withheld(old, Kind.ACKNOWLEDGEMENT)).isEqualTo("suppressed");
        assertThat(withheld(old, Kind.ANSWER)).isEmpty();
    }

    @Test
    void nothingIsSentThatWasNotSwitchedOn() {
        Contact question = question();
        replies = new MailReplies(house.store, HOUSE, false, 3);
        assertThat(withheld(question, Kind.ACKNOWLEDGEMENT)).isEqualTo("switched-off");
        replies = new MailReplies(house.store, House.UNKNOWN, true, 3);
        assertThat(withheld(question, Kind.ANSWER)).isEqualTo("switched-off");
    }

    @Test
    void aReplyWithoutTextOrContactIsRefused() {
        Contact question = question();
        assertThatThrownBy(() -> replies.preview(new NewReply(question.id(), Kind.ANSWER, " ", Language.FI, "Anna")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("intake.reply.text");
        assertThatThrownBy(() ->
                        replies.preview(new NewReply(new ContactId("CT-99"), Kind.ANSWER, "x", Language.FI, "Anna")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("intake.reply.contact");
    }

    @Test
    void aServerThatIsBusyIsAskedAgainLaterAndLaterUnderTheSameId() {
        way.outcome = new MailTransport.Outcome.NotNow("451 greylisted");
        ReplyId id = queued(question(), Kind.ANSWER);
        send();
        send();
        assertThat(way.deliveries).hasSize(1);
        assertThat(found(id).remark()).isEqualTo("451 greylisted");

        house.now = house.now.plus(Duration.ofMinutes(1));
        send();
        house.now = house.now.plus(Duration.ofMinutes(1));
        send();
        assertThat(way.deliveries).hasSize(2);

        way.outcome = new MailTransport.Outcome.Taken();
        house.now = house.now.plus(Duration.ofMinutes(5));
        send();
        assertThat(found(id).state()).isEqualTo(State.SENT);
        assertThat(found(id).attempts()).isEqualTo(3);
        assertThat(way.deliveries)
                .allMatch(
                        d -> d.message().messageId().equals(way.last().message().messageId()));
    }

    @Test
    void aReplyIsGivenUpAfterFiveDays() {
        way.outcome = new MailTransport.Outcome.NotNow("timeout");
        ReplyId id = queued(question(), Kind.ANSWER);
        for (int hours = 0; hours <= 125; hours += 5) {
            send();
            house.now = house.now.plus(Duration.ofHours(5));
        }

        assertThat(found(id).state()).isEqualTo(State.FAILED);
        assertThat(found(id).remark()).startsWith("given up after");
        assertThat(house.facts(ReplyFailed.class)).hasSize(1);
    }

    @Test
    void anAcknowledgementThatWaitedForDaysIsNotSentAnyMore() {
        ReplyId id = queued(question(), Kind.ACKNOWLEDGEMENT);
        house.now = house.now.plus(Duration.ofDays(3));
        send();

        assertThat(way.deliveries).isEmpty();
        assertThat(found(id).state()).isEqualTo(State.FAILED);
    }

    @Test
    void aRefusedReplyFailsAndCanBeTriedAgain() {
        way.outcome = new MailTransport.Outcome.Refused("5.7.1", "550 no");
        ReplyId id = queued(question(), Kind.ANSWER);
        send();
        assertThat(found(id).state()).isEqualTo(State.FAILED);
        assertThat(found(id).remark()).isEqualTo("5.7.1 550 no");
        assertThat(house.facts(ReplyFailed.class)).hasSize(1);

        way.outcome = new MailTransport.Outcome.Taken();
        replies.retry(id, "Anna");
        send();
        assertThat(found(id).state()).isEqualTo(State.SENT);
        assertThatThrownBy(() -> replies.retry(id, "Anna")).hasMessageContaining("intake.reply.state");
        assertThatThrownBy(() -> replies.cancel(id, "Anna")).hasMessageContaining("intake.reply.state");
    }

    @Test
    void whatWaitsCanBeTakenBack() {
        ReplyId id = queued(question(), Kind.ANSWER);
        assertThat(replies.cancel(id, "Anna").state()).isEqualTo(State.CANCELLED);
        send();

        assertThat(way.deliveries).isEmpty();
        assertThat(replies.list(Optional.of(State.CANCELLED))).hasSize(1);
        assertThat(replies.ofConversation(new ConversationId("CV-1"))).hasSize(1);
    }

    @Test
    void aTransportThatThrowsLosesNothing() {
        ReplyId id = queued(question(), Kind.ANSWER);
        postman.sendDue(new MailTransport() {
            @Override
            public String place() {
                return "broken";
            }

            @Override
            public Outcome deliver(String sender, String recipient, byte[] message) {
                throw new IllegalStateException("fault");
            }
        });

        assertThat(found(id).state()).isEqualTo(State.QUEUED);
        assertThat(found(id).attempts()).isEqualTo(1);
    }

    @Test
    void aProcessThatDiesWhileItSendsSendsTheSameAgain() {
        ReplyId id = queued(question(), Kind.ANSWER);
        assertThatThrownBy(() -> postman.sendDue(new MailTransport() {
                    @Override
                    public String place() {
                        return "dies";
                    }

                    @Override
                    public Outcome deliver(String sender, String recipient, byte[] message) {
                        way.deliver(sender, recipient, message);
                        throw new AssertionError("power cut");
                    }
                }))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> replies.cancel(id, "Anna")).hasMessageContaining("intake.reply.underway");
        house.reopen();
        replies = new MailReplies(house.store, HOUSE, true, 3);
        postman = new Postman(house.store);
        send();
        assertThat(way.deliveries).hasSize(1);

        house.now = house.now.plus(Duration.ofMinutes(11));
        send();
        assertThat(way.deliveries).hasSize(2);
        assertThat(way.deliveries.get(0).bytes())
                .isEqualTo(way.deliveries.get(1).bytes());
        assertThat(found(id).state()).isEqualTo(State.SENT);
    }

    /** Also from the house's own mail server, whose reports nobody authenticates, and from one whose domain is badly set up. */
    @ParameterizedTest
    @ValueSource(strings = {"mx.example", "unit.example", "mx.unit.example"})
    void aBounceIsAttachedToTheReplyAndToItsConversation(String domain) {
        ReplyId id = queued(question(), Kind.ANSWER);
        send();
        Contact bounce = bounced("MAILER-DAEMON@" + domain, way.last().bytes());

        assertThat(bounce.disposition()).isEqualTo(Disposition.AUTOMATIC);
        assertThat(bounce.conversation()).contains(new ConversationId("CV-1"));
        assertThat(found(id).state()).isEqualTo(State.BOUNCED);
        assertThat(found(id).bounce()).contains(bounce.id());
        assertThat(found(id).remark()).contains("5.1.1");
        assertThat(house.facts(ReplyFailed.class)).hasSize(1);
    }

    /** A fast server's report is here before its "250" is written down, or that word is never heard. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBounceThatIsFasterThanTheServersWordCounts(boolean taken) {
        ReplyId id = queued(question(), Kind.ANSWER);
        postman.sendDue(new MailTransport() {
            @Override
            public String place() {
                return "fast";
            }

            @Override
            public Outcome deliver(String sender, String recipient, byte[] message) {
                way.deliver(sender, recipient, message);
                bounced("MAILER-DAEMON@mx.example", message);
                return taken ? new Outcome.Taken() : new Outcome.NotNow("silence");
            }
        });
        house.now = house.now.plus(Duration.ofHours(1));
        send();

        assertThat(found(id).state()).isEqualTo(State.BOUNCED);
        assertThat(found(id).sent().isPresent()).isEqualTo(taken);
        assertThat(way.deliveries).hasSize(1);
        assertThat(house.facts(ReplyFailed.class)).hasSize(1);
    }

    @Test
    void whatWasNeverHandedOverCannotComeBack() {
        ReplyId id = queued(question(), Kind.ANSWER);
        bounced("MAILER-DAEMON@mx.example", replies.message(id));

        assertThat(found(id).state()).isEqualTo(State.QUEUED);
    }

    private Contact bounced(String from, byte[] message) {
        return house.delivered(
                "Return-Path: <>",
                "Authentication-Results: mx.unit.example; dmarc=fail header.from=mx.example",
                "From: " + from,
                "Subject: Undelivered Mail Returned to Sender",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example",
                "",
                "Final-Recipient: rfc822; maija@itaranta.example",
                "Action: failed",
                "Status: 5.1.1",
                "",
                "--b",
                "Content-Type: message/rfc822",
                "",
                new String(message, StandardCharsets.UTF_8),
                "--b--");
    }

    @Test
    void aPortalThatIsProvenIsAnsweredAtWhomItWritesFor() {
        Contact contact = house.delivered(
                "Authentication-Results: mx.unit.example; dmarc=pass header.from=portaali.example",
                "From: Portaali <noreply@portaali.example>",
                "Reply-To: Maija <maija@itaranta.example>",
                "Subject: Siivous",
                "",
                "Miten?");
        assertThat(withheld(contact, Kind.ACKNOWLEDGEMENT)).isEqualTo("no-address");
        ReplyId id = queued(contact, Kind.ANSWER);
        send();

        assertThat(way.last().recipient()).isEqualTo("maija@itaranta.example");
        assertThat(found(id).recipient()).isEqualTo("maija@itaranta.example");
        Contact answer = house.delivered(
                "From: maija@itaranta.example",
                "Subject: Vs: Siivous",
                "In-Reply-To: <" + way.last().message().messageId() + ">",
                "",
                "Kiitos");
        assertThat(level(answer)).isEqualTo(Level.ANSWERS_US);
        assertThat(answer.conversation()).isEqualTo(contact.conversation());
    }

    @Test
    void ourOwnMailComingBackStartsNothing() {
        queued(question(), Kind.ANSWER);
        send();
        Contact back = house.delivered(way.last().bytes());

        assertThat(back.disposition()).isEqualTo(Disposition.AUTOMATIC);
        assertThat(back.conversation()).contains(new ConversationId("CV-1"));
        assertThat(withheld(back, Kind.ACKNOWLEDGEMENT)).isNotEmpty();
    }

    @Test
    void aSubjectCarriesTheNumberOfItsOwnConversationOnly() {
        Contact contact = house.delivered(
                "From: maija@itaranta.example",
                "Subject: VS: Re: [CV-99] =?utf-8?Q?Siivous=0D=0ABcc:_x@evil.example?= [cv-98]",
                "",
                "Hei");
        queued(contact, Kind.ANSWER);
        send();

        assertThat(way.last().message().subject()).isEqualTo("Re: Siivous Bcc: x@evil.example [CV-1]");
        assertThat(way.last().message().header().has("bcc")).isFalse();
    }

    @Test
    void theKeyOfTheTokensOutlivesARestart() {
        queued(question(), Kind.ANSWER);
        send();
        house.reopen();
        Contact answer = house.delivered(
                "From: maija@itaranta.example",
                "Subject: Re: Siivous",
                "In-Reply-To: <" + way.last().message().messageId() + ">",
                "",
                "Kiitos!");

        assertThat(level(answer)).isEqualTo(Level.ANSWERS_US);
    }

    @Test
    void thePostmanIsWokenByWhatIsQueuedAndWaitsWhileThereIsNoWay() throws InterruptedException {
        house.store.register(postman);
        ReplyId first = queued(question(), Kind.ANSWER);
        house.settle();
        assertThat(found(first).state()).isEqualTo(State.QUEUED);

        postman.setTransport(way);
        awaitSent(first);
        ReplyId second = queued(question("X: y"), Kind.ANSWER);
        awaitSent(second);
        postman.unsetTransport(way);
    }

    private void awaitSent(ReplyId id) throws InterruptedException {
        for (int i = 0; i < 500 && found(id).state() != State.SENT; i++) {
            Thread.sleep(20);
        }
        assertThat(found(id).state()).isEqualTo(State.SENT);
    }
}
