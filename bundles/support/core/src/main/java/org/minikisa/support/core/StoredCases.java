package org.minikisa.support.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.sending.Replies;
import org.minikisa.intake.api.sending.ReplyId;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseChange;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseReply;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.NewCase;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The cases, kept in the store. */
@Component(configurationPid = SupportConfiguration.PID)
public final class StoredCases implements Cases {

    private final Store store;
    private final LegalCalendar calendar;
    private final long answerMinutes;

    /** Who sends what is answered; absent where nothing is sent. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Replies replies;

    @Activate
    public StoredCases(@Reference Store store, @Reference LegalCalendar calendar, SupportConfiguration configuration) {
        this(store, calendar, configuration.answer_within_working_minutes());
    }

    /** With the service time that holds where nothing is configured; for use outside the framework. */
    public StoredCases(Store store, LegalCalendar calendar) {
        this(store, calendar, SupportConfiguration.TWO_WORKING_DAYS);
    }

    /** @param answerMinutes working minutes until an answer to a case that was split off is due, 1 or more */
    public StoredCases(Store store, LegalCalendar calendar, long answerMinutes) {
        this.store = store;
        this.calendar = calendar;
        this.answerMinutes = answerMinutes;
        SupportTables.migrate(store);
    }

    @Override
    public Optional<SupportCase> find(CaseId id) {
        return read(tables -> tables.supportCase(id).map(CaseRow::shown));
    }

    @Override
    public Optional<SupportCase> ofConversation(ConversationId conversation) {
        return read(tables -> tables.casesOf(conversation).stream()
                .reduce((earlier, later) -> later)
                .map(CaseRow::shown));
    }

    @Override
    public List<SupportCase> list() {
        return read(tables -> tables.cases().stream().map(CaseRow::shown).toList());
    }

    @Override
    public Set<CaseId> withOtherTopics() {
        return read(SupportTables::withOtherTopics);
    }

    @Override
    public List<CaseEvent> timeline(CaseId id) {
        return read(tables -> tables.events(id));
    }

    @Override
    public SupportCase open(NewCase newCase, String by, Instant at) {
        return store.inTransaction(tx -> {
            CaseId id = new CaseFile(tx, calendar).open(newCase, by, at);
            return new CaseFile(tx, calendar).require(id).shown();
        });
    }

    @Override
    public SupportCase answer(CaseId id, String by, Instant at) {
        return change(id, file -> file.answer(id, by, at));
    }

    @Override
    public SupportCase close(CaseId id, String by, Instant at) {
        return change(id, file -> file.close(id, by, at));
    }

    @Override
    public SupportCase linkCompetition(CaseId id, String competition) {
        return change(id, file -> file.link(id, competition));
    }

    @Override
    public void linkCompetition(Transaction tx, CaseId id, String competition) {
        new CaseFile(tx, calendar).link(id, competition);
    }

    @Override
    public OptionalLong firstAnswerMinutes(SupportCase supportCase) {
        return supportCase
                .firstAnswered()
                .map(answered -> OptionalLong.of(calendar.workingMinutes(supportCase.opened(), answered)))
                .orElse(OptionalLong.empty());
    }

    @Override
    public CaseChange merge(CaseId kept, CaseId other, String by, Instant at) {
        return store.inTransaction(tx -> changes(tx).merge(kept, other, by, at));
    }

    @Override
    public CaseChange split(CaseId id, List<ContactId> contacts, String by, Instant at) {
        return store.inTransaction(tx -> changes(tx).split(id, contacts, by, at));
    }

    @Override
    public CaseChange undo(CaseId id, String by, Instant at) {
        return store.inTransaction(tx -> changes(tx).undo(id, by, at));
    }

    @Override
    public List<CaseChange> changes(CaseId id) {
        return store.read(tx -> {
            var tables = new ChangeTables(tx);
            return tables.of(id).stream()
                    .map(ChangeTables.Before::change)
                    .map(tables::shown)
                    .toList();
        });
    }

    @Override
    public CaseReply reply(CaseId id, String text, String by, Instant at) {
        Replies sending = replies;
        if (sending == null) {
            throw InvalidInputException.of(
                    "the answer to case " + id,
                    "support.reply.nowhere",
                    "",
                    "no intake that sends",
                    "org.minikisa.intake.core started",
                    "Start it, or answer by other means and tell it with kisa:case answer " + id + ".");
        }
        return store.inTransaction(tx -> {
            var file = new CaseFile(tx, calendar);
            ReplyId reply = file.reply(id, text, by, at, sending);
            return new CaseReply(file.require(id).shown(), reply);
        });
    }

    private CaseChanges changes(Transaction tx) {
        return new CaseChanges(tx, calendar, answerMinutes);
    }

    private SupportCase change(CaseId id, Consumer<CaseFile> step) {
        return store.inTransaction(tx -> {
            var file = new CaseFile(tx, calendar);
            step.accept(file);
            return file.require(id).shown();
        });
    }

    private <T> T read(Function<SupportTables, T> question) {
        return store.read(tx -> question.apply(new SupportTables(tx)));
    }
}
