package org.minikisa.intake.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.StaffReplyRecognised;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.sending.SentReplies;
import org.minikisa.intake.core.text.Text;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.store.api.Transaction;

/** Accounts for contacts: says what became of each, writes it down and tells the others. For the time of one transaction. */
final class Accounts {

    /** Mail did not carry dates like ours before; what claims to be older is a broken clock. */
    private static final Instant EARLIEST_SANE = Instant.parse("1990-01-01T00:00:00Z");

    /** Clocks are wrong by hours and time zones by a day. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Transaction tx;
    private final IntakeTables tables;

    Accounts(Transaction tx) {
        this.tx = tx;
        this.tables = new IntakeTables(tx);
    }

    /** @return what became of it */
    Disposition settle(IntakeTables.Stored stored, Understanding understood) {
        Message message = understood.message();
        Verdict verdict =
                new Dispositions(tables).of(stored, understood, () -> "CV-" + tx.nextNumber("intake.conversation"));
        Author author = understood.judgement().author(answersSomebodyElse(message, verdict));
        var contact = new Contact(
                new ContactId(stored.contact()),
                stored.channel(),
                stored.source(),
                received(stored, message.date()),
                verdict.disposition(),
                verdict.reason(),
                verdict.conversation().map(ConversationId::new),
                verdict.duplicateOf().map(ContactId::new),
                message.from().name(),
                message.from().address(),
                message.subject(),
                understood.text(),
                message.fullText(),
                message.attachments(),
                understood.organisation().customer(),
                stored.constructed(),
                message.problem());
        tables.write(
                contact,
                understood.insight(author, verdict.marks()),
                stored.number(),
                message.messageId(),
                message.contentDigest(),
                folded(contact));
        if (verdict.disposition() == Disposition.NEW_CONVERSATION || verdict.disposition() == Disposition.FOLLOW_UP) {
            link(stored.contact(), understood, verdict.conversation().orElseThrow());
        }
        new SentReplies(tx).note(stored.contact(), understood.judgement());
        tx.append(fact(contact));
        if (author == Author.STAFF) {
            // after it: whoever reads both must know of the contact first
            tx.append(new StaffReplyRecognised(
                    stored.contact(), verdict.conversation().orElseThrow()));
        }
        return verdict.disposition();
    }

    /** What a forged message says of itself leads nobody else's answer anywhere. */
    private boolean answersSomebodyElse(Message message, Verdict verdict) {
        return verdict.disposition() == Disposition.FOLLOW_UP
                && !tables.asks(message.from().address(), verdict.conversation().orElseThrow());
    }

    private void link(String contact, Understanding understood, String conversation) {
        if (understood.isForged()) {
            return;
        }
        String messageId = understood.message().messageId();
        if (!messageId.isEmpty()) {
            tables.link(messageId, contact, conversation, true);
        }
        for (String answered : understood.judgement().answers()) {
            tables.link(answered, contact, conversation, false);
        }
    }

    /** Keeps the problem; the fact of a quarantined contact is told once. */
    Disposition quarantine(IntakeTables.Stored stored, Problem problem) {
        boolean again = tables.dispositionOf(stored.contact()).isPresent();
        var contact = new Contact(
                new ContactId(stored.contact()),
                stored.channel(),
                stored.source(),
                received(stored, Optional.empty()),
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
        tables.write(contact, Insight.NONE, stored.number(), "", "", "");
        if (!again) {
            tx.append(fact(contact));
        }
        return Disposition.QUARANTINED;
    }

    private Instant received(IntakeTables.Stored stored, Optional<Instant> date) {
        return stored.receivedAt()
                .or(() -> date.filter(
                        d -> d.isAfter(EARLIEST_SANE) && d.isBefore(tx.now().plus(AHEAD))))
                .orElse(stored.storedAt());
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
