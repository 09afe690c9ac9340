package org.minikisa.support.core;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.minikisa.classification.api.ContactClassified;
import org.minikisa.classification.api.ContactReclassified;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.StaffReplyRecognised;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.store.api.Entry;
import org.minikisa.store.jdbc.SqliteStore;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.SupportCase;

/** The wing on a real store, fed with facts as intake and classification append them. */
final class Desk implements AutoCloseable {

    static final LegalCalendar CALENDAR = new FinnishLegalCalendar();
    static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    final SqliteStore store;
    final StoredCases cases;
    final StoredReviews reviews;
    private final CaseDesk desk;

    Desk(Path folder) {
        store = SqliteStore.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        desk = new CaseDesk(store, CALENDAR, SupportConfiguration.TWO_WORKING_DAYS);
        cases = new StoredCases(store, CALENDAR);
        reviews = new StoredReviews(store, CALENDAR);
        store.register(desk);
    }

    /** A contact comes in and is classified. */
    Desk contact(String contact, String conversation, String disposition, String received) {
        return contact(contact, conversation, disposition, received, "G6", "cleaning-dps");
    }

    Desk contact(String contact, String conversation, String disposition, String received, String topic, String joint) {
        received(contact, conversation, disposition, received);
        return classified(contact, conversation, topic, joint, "sv");
    }

    Desk received(String contact, String conversation, String disposition, String received) {
        return append(new ContactReceived(contact, conversation, disposition, "FORM", received, "itaranta", true));
    }

    Desk classified(String contact, String conversation, String topic, String joint, String language) {
        return append(
                new ContactClassified(contact, conversation, "GUIDANCE", topic, joint, language, 0.9, 0.8, true, "m1"));
    }

    Desk urgent(String contact, String conversation, String urgency) {
        return append(new ContactClassified(
                contact, conversation, "GUIDANCE", "G6", "cleaning-dps", "sv", 0.9, 0.8, true, "m1", urgency));
    }

    Desk byStaff(String contact, String conversation) {
        return append(new StaffReplyRecognised(contact, conversation));
    }

    Desk corrected(String contact, String conversation, String axis, String value) {
        return append(new ContactReclassified(contact, conversation, axis, "", value));
    }

    private Desk append(Record fact) {
        store.transact(tx -> tx.append(fact));
        return this;
    }

    Desk settled() {
        try {
            if (!store.awaitCaughtUp(Duration.ofSeconds(10))) {
                throw new AssertionError("the desk did not catch up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return this;
    }

    SupportCase only() {
        List<SupportCase> all = settled().cases.list();
        if (all.size() != 1) {
            throw new AssertionError("not one case but " + all);
        }
        return all.get(0);
    }

    SupportCase supportCase(String id) {
        return settled().cases.find(new CaseId(id)).orElseThrow();
    }

    List<Entry> facts(String type) {
        return store.entries(0, "support." + type, 1000);
    }

    @Override
    public void close() {
        store.unregister(desk);
        store.close();
    }
}
