package org.minikisa.support.core;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.api.sending.Replies;
import org.minikisa.problem.api.Language;
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
@Component
public final class Acknowledgements implements Reaction {

    /** An archive that is taken in late, or a unit that was down for long, writes to nobody. */
    private static final Duration NEWS = Duration.ofDays(2);

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.uuuu");
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final Replies replies;

    @Activate
    public Acknowledgements(@Reference Store store, @Reference Replies replies) {
        this.replies = replies;
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
                        text(opened),
                        opened.language(),
                        unit(opened.language())));
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

    private static String unit(Language language) {
        return switch (language) {
            case FI -> "Tukiyksikkö";
            case SV -> "Stödenheten";
            case EN -> "Support unit";
        };
    }

    private static String text(SupportCase opened) {
        var due = opened.answerDue().atZone(FINLAND).toLocalDate();
        return switch (opened.language()) {
            case FI ->
                "Hei\n\nYhteydenottonne on saapunut meille tunnuksella %s. Vastaamme viimeistään %s.\n\nJos haluatte täydentää sitä, vastatkaa tähän viestiin ja pitäkää tunnus otsikossa.\n"
                        .formatted(opened.conversation(), DAY.format(due));
            case SV ->
                "Hej\n\nVi har tagit emot ert ärende med nummer %s. Vi svarar senast %s.\n\nOm ni vill komplettera det, svara på detta meddelande och behåll numret i ämnesraden.\n"
                        .formatted(opened.conversation(), DAY.format(due));
            case EN ->
                "Hello\n\nWe have received your message under the number %s. We will answer by %s.\n\nTo add something, reply to this message and keep the number in its subject.\n"
                        .formatted(opened.conversation(), ENGLISH_DAY.format(due));
        };
    }
}
