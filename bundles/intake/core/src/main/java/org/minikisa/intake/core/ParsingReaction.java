package org.minikisa.intake.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.RawContactStored;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.intake.core.segment.Segmenter;
import org.minikisa.intake.core.text.Text;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Looks at every contact whose bytes were stored, once: reads it, says what became of it, writes it down and tells the
 * others, all in the transaction that advances the cursor.
 */
@Component(
        service = {Reaction.class, ParsingReaction.class},
        configurationPid = IntakeConfiguration.PID)
@Designate(ocd = IntakeConfiguration.class)
public final class ParsingReaction implements Reaction {

    /** Mail did not carry dates like ours before; what claims to be older is a broken clock. */
    private static final Instant EARLIEST_SANE = Instant.parse("1990-01-01T00:00:00Z");

    /** Clocks are wrong by hours and time zones by a day. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Procurements procurements;
    private final MailReader mails;
    private final NoteReader notes;

    @Activate
    public ParsingReaction(
            @Reference Store store, @Reference Procurements procurements, IntakeConfiguration configuration) {
        this(store, procurements, limits(configuration));
    }

    /** With the limits that hold where nothing is configured; for use outside the framework. */
    public ParsingReaction(Store store, Procurements procurements) {
        this(store, procurements, Limits.STANDARD);
    }

    ParsingReaction(Store store, Procurements procurements, Limits limits) {
        store.migrate("intake", ParsingReaction.class);
        this.procurements = procurements;
        this.mails = new MailReader(limits);
        this.notes = new NoteReader(limits);
    }

    private static Limits limits(IntakeConfiguration configuration) {
        Limits standard = Limits.STANDARD;
        return new Limits(
                configuration.largestBytes(),
                standard.headerFields(),
                configuration.longestHeaderField(),
                configuration.deepestNesting(),
                configuration.mostParts(),
                standard.textCharacters(),
                Duration.ofSeconds(configuration.seconds()));
    }

    @Override
    public String name() {
        return "intake.parse";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(RawContactStored.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        if (fact instanceof RawContactStored stored
                && new IntakeTables(tx).dispositionOf(stored.contact()).isEmpty()) {
            look(stored.contact(), tx);
        }
    }

    /** Looks at a contact, for the first time or again. @return what became of it */
    Disposition look(String contact, Transaction tx) {
        var tables = new IntakeTables(tx);
        IntakeTables.Stored stored =
                tables.stored(contact).orElseThrow(() -> new IllegalStateException(contact + " is not in the store"));
        byte[] bytes = tables.bytes(contact)
                .orElseThrow(() -> new IllegalStateException(contact + " has no bytes in the store"));
        Reading reading = stored.channel() == Channel.MAIL ? mails.read(bytes) : notes.read(bytes);
        if (reading instanceof Reading.Understood understood) {
            return dispose(stored, understood.message(), tables, tx);
        }
        quarantine(stored, ((Reading.NotUnderstood) reading).problem(), tables, tx);
        return Disposition.QUARANTINED;
    }

    private Disposition dispose(IntakeTables.Stored stored, Message message, IntakeTables tables, Transaction tx) {
        Verdict verdict =
                new Dispositions(tables).of(stored, message, () -> "CV-" + tx.nextNumber("intake.conversation"));
        Optional<CustomerId> customer = customerOf(message.from());
        var contact = new Contact(
                new ContactId(stored.contact()),
                stored.channel(),
                stored.source(),
                received(stored, message.date(), tx.now()),
                verdict.disposition(),
                verdict.reason(),
                verdict.conversation().map(ConversationId::new),
                verdict.duplicateOf().map(ContactId::new),
                message.from().name(),
                message.from().address(),
                message.subject(),
                stored.channel() == Channel.MAIL
                        ? Segmenter.message(message.fullText(), Segmenter.segments(message.fullText()))
                        : message.fullText(),
                message.fullText(),
                message.attachments(),
                customer,
                stored.constructed(),
                message.problem());
        tables.write(contact, stored.number(), message.messageId(), message.contentDigest(), folded(contact));
        if (verdict.disposition() == Disposition.NEW_CONVERSATION || verdict.disposition() == Disposition.FOLLOW_UP) {
            link(stored.contact(), message, verdict.conversation().orElseThrow(), tables);
        }
        tx.append(fact(contact));
        return verdict.disposition();
    }

    private static void link(String contact, Message message, String conversation, IntakeTables tables) {
        if (!message.messageId().isEmpty()) {
            tables.link(message.messageId(), contact, conversation, true);
        }
        for (String answered : message.answers()) {
            tables.link(answered, contact, conversation, false);
        }
    }

    private void quarantine(IntakeTables.Stored stored, Problem problem, IntakeTables tables, Transaction tx) {
        boolean again = tables.dispositionOf(stored.contact()).isPresent();
        var contact = new Contact(
                new ContactId(stored.contact()),
                stored.channel(),
                stored.source(),
                received(stored, Optional.empty(), tx.now()),
                Disposition.QUARANTINED,
                problem.code(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                stored.constructed(),
                Optional.of(problem));
        tables.write(contact, stored.number(), "", "", "");
        if (!again) {
            tx.append(fact(contact));
        }
    }

    private static Instant received(IntakeTables.Stored stored, Optional<Instant> date, Instant now) {
        return stored.receivedAt()
                .or(() -> date.filter(d -> d.isAfter(EARLIEST_SANE) && d.isBefore(now.plus(AHEAD))))
                .orElse(stored.storedAt());
    }

    private Optional<CustomerId> customerOf(Mailbox from) {
        String domain = from.domain();
        return domain.isEmpty()
                ? Optional.empty()
                : procurements.customerOfMailDomain(domain).map(Customer::id);
    }

    private static String folded(Contact contact) {
        return Text.folded(contact.fromName()
                + '\n'
                + contact.fromAddress()
                + '\n'
                + contact.subject()
                + '\n'
                + contact.fullText());
    }

    private static ContactReceived fact(Contact contact) {
        return new ContactReceived(
                contact.id().value(),
                contact.conversation().map(ConversationId::value).orElse(""),
                contact.disposition().name(),
                contact.channel().name(),
                contact.received().toString(),
                contact.customer().map(CustomerId::value).orElse(""),
                contact.constructed());
    }
}
