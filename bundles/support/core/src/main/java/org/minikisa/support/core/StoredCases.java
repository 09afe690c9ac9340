package org.minikisa.support.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

import org.minikisa.intake.api.ConversationId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.NewCase;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The cases, kept in the store. */
@Component
public final class StoredCases implements Cases {

    private final Store store;
    private final LegalCalendar calendar;

    @Activate
    public StoredCases(@Reference Store store, @Reference LegalCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
        SupportTables.migrate(store);
    }

    @Override
    public Optional<SupportCase> find(CaseId id) {
        return read(tables -> tables.supportCase(id).map(CaseRow::shown));
    }

    @Override
    public Optional<SupportCase> ofConversation(ConversationId conversation) {
        return read(tables -> tables.caseOf(conversation).map(CaseRow::shown));
    }

    @Override
    public List<SupportCase> list() {
        return read(tables -> tables.cases().stream().map(CaseRow::shown).toList());
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
