package org.minikisa.intake.core.sending;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.ReplyQueued;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.api.sending.Replies;
import org.minikisa.intake.api.sending.Reply;
import org.minikisa.intake.api.sending.Reply.State;
import org.minikisa.intake.api.sending.ReplyId;
import org.minikisa.intake.core.IntakeConfiguration;
import org.minikisa.intake.core.mime.Header;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.intake.core.sending.ReplyTables.Answered;
import org.minikisa.intake.core.text.Text;
import org.minikisa.intake.core.trust.Addresses;
import org.minikisa.intake.core.trust.House;
import org.minikisa.intake.core.trust.Judge;
import org.minikisa.intake.core.trust.Judgement;
import org.minikisa.intake.core.trust.ReplyTokens;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Makes replies and keeps them; the {@link Postman} sends them. */
@Component(configurationPid = IntakeConfiguration.PID)
public final class MailReplies implements Replies {

    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_SUBJECT = 250;

    private static final Pattern NUMBERS = Pattern.compile("\\[CV-[0-9]{1,18}]", Pattern.CASE_INSENSITIVE);

    /** "Re:", "VS:", "Sv:", also several. */
    private static final Pattern ANSWER_MARKS =
            Pattern.compile("^(\\s*(re|vs|sv|aw|ang)\\s?(\\[[0-9]{1,3}])?\\s?:)+", Pattern.CASE_INSENSITIVE);

    private final Store store;
    private volatile Judge judge;
    private volatile Withholding withholding;
    private final MailReader reader = new MailReader(Limits.STANDARD);

    /** @param intake has made the tables */
    @Activate
    public MailReplies(@Reference Store store, @Reference Intake intake, IntakeConfiguration configuration) {
        this(store, House.of(configuration), configuration.acknowledge(), configuration.acknowledgementsPerDay());
    }

    /** For use outside the framework. */
    public MailReplies(Store store, House house, boolean acknowledge, int acknowledgementsPerDay) {
        this.store = store;
        behave(house, acknowledge, acknowledgementsPerDay);
    }

    /** Other settings hold from the next reply on, without anybody who leans on this component being closed. */
    @Modified
    void change(IntakeConfiguration configuration) {
        behave(House.of(configuration), configuration.acknowledge(), configuration.acknowledgementsPerDay());
    }

    private void behave(House house, boolean acknowledge, int acknowledgementsPerDay) {
        judge = new Judge(house);
        withholding = new Withholding(house, acknowledge, acknowledgementsPerDay);
    }

    @Override
    public Outcome queue(Transaction tx, NewReply reply) {
        var tables = new ReplyTables(tx);
        Answered contact = answered(reply, tables);
        Message message = header(contact, tables);
        Judgement judgement = judgement(contact, message, tx);
        Optional<Outcome> withheld = withheld(reply, contact, judgement, tx);
        return withheld.orElseGet(() ->
                new Outcome.Queued(queue(reply, contact, recipient(reply, contact, judgement), message, tables, tx)));
    }

    @Override
    public Outcome preview(NewReply reply) {
        return store.read(tx -> {
            var tables = new ReplyTables(tx);
            Answered contact = answered(reply, tables);
            return withheld(reply, contact, judgement(contact, header(contact, tables), tx), tx)
                    .orElseGet(() -> new Outcome.Queued(new ReplyId("RP-0")));
        });
    }

    private static Answered answered(NewReply reply, ReplyTables tables) {
        if (reply.text().isBlank() || reply.text().length() > LONGEST_TEXT) {
            throw InvalidInputException.of(
                    "reply to " + reply.answers(),
                    "intake.reply.text",
                    "text",
                    reply.text().isBlank() ? "no text" : reply.text().length() + " characters",
                    "1 to " + LONGEST_TEXT + " characters",
                    "Write what the recipient is to read.");
        }
        return tables.answered(reply.answers().value())
                .orElseThrow(() -> InvalidInputException.of(
                        "reply to " + reply.answers(),
                        "intake.reply.contact",
                        "answers",
                        reply.answers().value(),
                        "a contact that was looked at",
                        "List the contacts with kisa:contacts."));
    }

    private Judgement judgement(Answered contact, Message message, Transaction tx) {
        return judge.of(contact.channel(), message, new SentReplies(tx));
    }

    /** Machines answer who wrote (RFC 3834 section 4), people whoever is to be answered. */
    private static String recipient(NewReply reply, Answered contact, Judgement judgement) {
        return reply.kind() == NewReply.Kind.ANSWER ? judgement.answersGoTo() : contact.fromAddress();
    }

    private Optional<Outcome> withheld(NewReply reply, Answered contact, Judgement judgement, Transaction tx) {
        return withholding
                .reason(reply.kind(), contact, judgement, new ReplyTables(tx), tx.now())
                .map(w -> w);
    }

    private ReplyId queue(
            NewReply reply, Answered contact, String address, Message message, ReplyTables tables, Transaction tx) {
        long number = tx.nextNumber("intake.reply");
        var id = new ReplyId("RP-" + number);
        String conversation = contact.conversation().orElseThrow();
        String from = from(message);
        var letter = new Letter(
                reply.kind(),
                reply.by(),
                from,
                MailAddress.sendable(address).orElseThrow(),
                subject(reply, contact.subject(), conversation),
                tx.now(),
                ReplyTokens.messageId(
                        number, conversation, tables.keyForSending(), from.substring(from.lastIndexOf('@') + 1)),
                message.messageId(),
                references(message),
                reply.language(),
                reply.text(),
                new Letter.History(
                        contact.fromName().isEmpty() ? contact.fromAddress() : contact.fromName(),
                        contact.received(),
                        contact.fullText()));
        tables.insert(
                number,
                reply(id, reply, contact, address, letter),
                Addresses.withoutTag(address),
                reply.kind() == NewReply.Kind.ACKNOWLEDGEMENT ? "" : from,
                letter.bytes());
        tx.append(new ReplyQueued(id.value(), conversation, reply.kind().name()));
        return id;
    }

    private static Reply reply(ReplyId id, NewReply reply, Answered contact, String recipient, Letter letter) {
        return new Reply(
                id,
                new ConversationId(contact.conversation().orElseThrow()),
                reply.answers(),
                reply.kind(),
                State.QUEUED,
                // as the contact has it: whoever answers is compared with this
                recipient,
                letter.subject(),
                Text.lines(reply.text()),
                Text.oneLine(reply.by(), LONGEST_SUBJECT),
                letter.date(),
                0,
                Optional.empty(),
                "",
                Optional.empty());
    }

    /** The contact's header; of a note, which has none, an empty one. */
    private Message header(Answered contact, ReplyTables tables) {
        byte[] beginning = contact.channel() == Channel.MAIL ? tables.beginning(contact.contact()) : new byte[0];
        return reader.read(Arrays.copyOf(beginning, endOfHeader(beginning))) instanceof Reading.Understood understood
                ? understood.message()
                : new Message(
                        "",
                        List.of(),
                        new Mailbox(contact.fromName(), contact.fromAddress()),
                        contact.subject(),
                        Optional.empty(),
                        new Header(),
                        "",
                        List.of(),
                        Optional.empty());
    }

    private static int endOfHeader(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            boolean blank = bytes[i] == '\n'
                    && (bytes[i + 1] == '\n' || i + 2 < bytes.length && bytes[i + 1] == '\r' && bytes[i + 2] == '\n');
            if (blank && i > 1) {
                return i + 1;
            }
        }
        return bytes.length;
    }

    /** The one of our addresses that the contact was sent to. */
    private String from(Message message) {
        List<String> own = withholding.house().addresses();
        return Stream.of(
                        message.to().stream(),
                        message.cc().stream(),
                        Mailbox.all(message.header().all("delivered-to")).stream(),
                        Mailbox.all(message.header().all("x-original-to")).stream())
                .flatMap(recipients -> recipients)
                .map(recipient -> Addresses.withoutTag(recipient.address()))
                .filter(own::contains)
                .findFirst()
                .orElseGet(() -> own.get(0));
    }

    /** Of a message without References, what it answers (RFC 5322 section 3.6.4). */
    private static List<String> references(Message message) {
        List<String> references = message.header().ids("references");
        return references.isEmpty() ? message.header().ids("in-reply-to") : references;
    }

    /** With the number of the conversation and without any other one. */
    private static String subject(NewReply reply, String subject, String conversation) {
        String bare = Text.oneLine(
                ANSWER_MARKS
                        .matcher(NUMBERS.matcher(Text.oneLine(subject, 2 * LONGEST_SUBJECT))
                                .replaceAll(" "))
                        .replaceFirst(""),
                LONGEST_SUBJECT);
        String mark = reply.kind() == NewReply.Kind.ANSWER ? "Re:" : automaticMark(reply.language());
        return (mark + " " + bare).strip() + " [" + conversation + "]";
    }

    /** RFC 3834 section 3.1.5: the subject says that it is automatic. */
    private static String automaticMark(Language language) {
        return switch (language) {
            case FI -> "Automaattinen vastaus:";
            case SV -> "Automatiskt svar:";
            case EN -> "Automatic reply:";
        };
    }

    @Override
    public Optional<Reply> find(ReplyId id) {
        return store.read(tx -> new ReplyTables(tx).find(id));
    }

    @Override
    public List<Reply> ofConversation(ConversationId conversation) {
        return store.read(tx -> new ReplyTables(tx).ofConversation(conversation));
    }

    @Override
    public List<Reply> list(Optional<State> state) {
        return store.read(tx -> new ReplyTables(tx).list(state));
    }

    @Override
    public byte[] message(ReplyId id) {
        return store.read(tx -> new ReplyTables(tx).message(id))
                .orElseThrow(() -> new NoSuchElementException("there is no reply " + id));
    }

    @Override
    public Reply cancel(ReplyId id, String by) {
        return change(
                id,
                by,
                List.of(State.QUEUED, State.FAILED),
                (tables, who) -> tables.end(id.value(), State.CANCELLED, "taken back by " + who));
    }

    @Override
    public Reply retry(ReplyId id, String by) {
        return store.inTransaction(tx -> {
            Reply reply = change(
                    id,
                    by,
                    List.of(State.QUEUED, State.FAILED, State.BOUNCED),
                    tx,
                    (tables, who) -> tables.again(id.value(), "tried again by " + who));
            tx.append(new ReplyQueued(
                    id.value(), reply.conversation().value(), reply.kind().name()));
            return reply;
        });
    }

    private interface Change {
        void of(ReplyTables tables, String who);
    }

    private Reply change(ReplyId id, String by, List<State> allowed, Change change) {
        return store.inTransaction(tx -> change(id, by, allowed, tx, change));
    }

    private static Reply change(ReplyId id, String by, List<State> allowed, Transaction tx, Change change) {
        var tables = new ReplyTables(tx);
        String who = Text.oneLine(by, LONGEST_SUBJECT);
        State state = tables.find(id)
                .map(Reply::state)
                .orElseThrow(() -> new NoSuchElementException("there is no reply " + id));
        if (who.isEmpty()) {
            throw refused(id, "intake.reply.by", "nobody", "a person's name", "Say who does it.");
        }
        if (!allowed.contains(state)) {
            throw refused(
                    id,
                    "intake.reply.state",
                    "it is " + state,
                    "one of " + allowed,
                    "Look at it with kisa:intake outbox.");
        }
        if (tables.isUnderway(id)) {
            throw refused(
                    id,
                    "intake.reply.underway",
                    "it is being handed over right now",
                    "one that waits",
                    "Look again in a minute.");
        }
        change.of(tables, who);
        return tables.find(id).orElseThrow();
    }

    private static InvalidInputException refused(
            ReplyId id, String code, String found, String expected, String remedy) {
        return InvalidInputException.of("reply " + id, code, "", found, expected, remedy);
    }
}
