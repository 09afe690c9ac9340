package org.minikisa.support.core;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.api.sending.Replies;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseOpened;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells a customer that his contact has come in, in his language and with the day by which the unit wants to answer: once a case, when
 * it is opened by a contact of these days. Whether anything may be sent to that address intake knows.
 */
@Component(configurationPid = SupportConfiguration.PID)
public final class Acknowledgements implements Reaction {

    /** An archive that is taken in late, or a unit that was down for long, writes to nobody. */
    private static final Duration NEWS = Duration.ofDays(2);

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final Replies replies;
    private final AcknowledgementTexts texts;

    @Activate
    public Acknowledgements(@Reference Store store, @Reference Replies replies, SupportConfiguration configuration) {
        this.replies = replies;
        this.texts = AcknowledgementTexts.of(configuration);
        SupportTables.migrate(store);
    }

    @Override
    public String name() {
        return "support.acknowledgements";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(CaseOpened.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        var tables = new SupportTables(tx);
        tables.supportCase(new CaseId(((CaseOpened) fact).supportCase()))
                .map(CaseRow::shown)
                .filter(opened -> isNews(opened, tx) && !wasSplitOff(opened, tables))
                .ifPresent(opened -> acknowledge(opened, tables, tx));
    }

    private static boolean isNews(SupportCase opened, Transaction tx) {
        return !opened.constructed()
                && !opened.contacts().isEmpty()
                && opened.opened().isAfter(tx.now().minus(NEWS));
    }

    /** Its customer was told when the case that it came of was opened. */
    private static boolean wasSplitOff(SupportCase opened, SupportTables tables) {
        return tables.events(opened.id()).stream().anyMatch(event -> event.what() == What.SPLIT);
    }

    private void acknowledge(SupportCase opened, SupportTables tables, Transaction tx) {
        ContactId contact = opened.contacts().get(0);
        Replies.Outcome outcome = replies.queue(
                tx,
                new NewReply(
                        contact,
                        NewReply.Kind.ACKNOWLEDGEMENT,
                        texts.text(
                                opened.language(),
                                opened.conversation().value(),
                                LocalDate.ofInstant(opened.answerDue(), FINLAND)),
                        opened.language(),
                        texts.unit(opened.language())));
        if (outcome instanceof Replies.Outcome.Queued queued) {
            tables.addEvent(
                    opened.id(),
                    new CaseEvent(
                            tx.now(),
                            What.ACKNOWLEDGED,
                            Optional.empty(),
                            queued.reply().value()));
        }
    }
}
