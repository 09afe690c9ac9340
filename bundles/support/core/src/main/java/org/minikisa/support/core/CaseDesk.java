package org.minikisa.support.core;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactClassified;
import org.minikisa.classification.api.ContactReclassified;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.StaffReplyRecognised;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseRelabelled;
import org.minikisa.support.api.CaseReopened;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.CaseTopicChanged;
import org.minikisa.support.api.SupportCase;
import org.minikisa.support.core.CaseLife.Step;
import org.minikisa.support.core.SupportTables.Label;
import org.minikisa.support.core.SupportTables.NotedContact;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Turns classified contacts into cases. The first classified contact of a conversation opens its case, whatever intake
 * called it (the one before it may lie in quarantine); later ones join it and open it again if it was answered or
 * closed.
 */
@Component(configurationPid = SupportConfiguration.PID)
@Designate(ocd = SupportConfiguration.class)
public final class CaseDesk implements Reaction {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final LegalCalendar calendar;
    private final long answerMinutes;

    @Activate
    public CaseDesk(@Reference Store store, @Reference LegalCalendar calendar, SupportConfiguration configuration) {
        this(store, calendar, configuration.answer_within_working_minutes());
    }

    /** @param answerMinutes working minutes until an answer is due, 1 or more */
    public CaseDesk(Store store, LegalCalendar calendar, long answerMinutes) {
        if (answerMinutes < 1) {
            throw new IllegalArgumentException(
                    "answer.within.working.minutes is " + answerMinutes + ", it must be 1 or more");
        }
        this.calendar = calendar;
        this.answerMinutes = answerMinutes;
        SupportTables.migrate(store);
    }

    @Override
    public String name() {
        return "support.cases";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(
                ContactReceived.class, StaffReplyRecognised.class, ContactClassified.class, ContactReclassified.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        if (fact instanceof ContactReceived received) {
            note(received, new SupportTables(tx));
        } else if (fact instanceof StaffReplyRecognised staff) {
            new SupportTables(tx).byStaff(new ContactId(staff.contact()));
        } else if (fact instanceof ContactClassified classified) {
            work(classified, tx);
        } else if (fact instanceof ContactReclassified corrected) {
            correct(corrected, entry.at(), tx);
        }
    }

    private static void note(ContactReceived received, SupportTables tables) {
        Disposition disposition = Disposition.valueOf(received.disposition());
        if (disposition != Disposition.NEW_CONVERSATION && disposition != Disposition.FOLLOW_UP) {
            return;
        }
        tables.note(new NotedContact(
                new ContactId(received.contact()),
                new ConversationId(received.conversation()),
                Channel.valueOf(received.channel()),
                Instant.parse(received.receivedAt()),
                present(received.customer()).map(CustomerId::new),
                received.constructed(),
                false,
                Optional.empty(),
                Optional.empty(),
                0));
    }

    private void work(ContactClassified classified, Transaction tx) {
        var tables = new SupportTables(tx);
        NotedContact contact = tables.noted(new ContactId(classified.contact()))
                .orElseThrow(() -> new IllegalStateException(
                        classified.contact() + " was classified, but there is no fact that it was received"));
        if (contact.supportCase().isPresent()) {
            return; // judged once more: what holds is told by ContactReclassified
        }
        tables.label(contact.id(), label(classified));
        Optional<CaseRow> known = caseFor(classified, tables.casesOf(contact.conversation()));
        if (known.isPresent()) {
            join(contact, known.get(), classified, tx);
        } else {
            open(contact, classified, tx);
        }
    }

    private static Label label(ContactClassified classified) {
        return new Label(
                Kind.valueOf(classified.kind()),
                Topic.valueOf(classified.topic()),
                present(classified.jointProcurement()).map(JointProcurementId::new),
                language(classified.language()),
                Urgency.valueOf(classified.urgency()));
    }

    /** Of several cases of a conversation the one about the same joint procurement, else the last one opened. */
    private static Optional<CaseRow> caseFor(ContactClassified classified, List<CaseRow> cases) {
        Optional<JointProcurementId> joint =
                present(classified.jointProcurement()).map(JointProcurementId::new);
        return cases.stream()
                .filter(row ->
                        joint.isPresent() && row.shown().jointProcurement().equals(joint))
                .reduce((earlier, later) -> later)
                .or(() -> cases.stream().reduce((earlier, later) -> later));
    }

    private void open(NotedContact contact, ContactClassified classified, Transaction tx) {
        var tables = new SupportTables(tx);
        Instant opened = since(contact, tx);
        var supportCase = new SupportCase(
                tables.nextCaseId(),
                contact.conversation(),
                List.of(contact.id()),
                Kind.valueOf(classified.kind()),
                Topic.valueOf(classified.topic()),
                present(classified.jointProcurement()).map(JointProcurementId::new),
                language(classified.language()),
                contact.customer(),
                contact.channel(),
                CaseState.OPEN,
                opened,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                calendar.plusWorkingMinutes(opened, answerMinutes),
                contact.constructed(),
                Urgency.valueOf(classified.urgency()));
        new CaseFile(tx, calendar)
                .open(
                        supportCase,
                        new CaseEvent(
                                opened,
                                What.OPENED,
                                Optional.empty(),
                                contact.id().value()));
        tables.join(contact.id(), supportCase.id());
    }

    private void join(NotedContact contact, CaseRow row, ContactClassified classified, Transaction tx) {
        var tables = new SupportTables(tx);
        Instant written = since(contact, tx);
        tables.join(contact.id(), row.id());
        tables.addEvent(
                row.id(),
                new CaseEvent(
                        written,
                        What.CONTACT_JOINED,
                        Optional.empty(),
                        contact.id().value()));
        if (contact.staff()) {
            new CaseFile(tx, calendar).answerByStaff(row.id(), written);
            return;
        }
        flagOtherTopic(contact, row, classified, written, tx);
        CaseState next = CaseLife.require(row.id(), row.state(), Step.CUSTOMER_WRITES);
        if (next != row.state()) {
            tables.reopened(row.id(), next, written, calendar.plusWorkingMinutes(written, answerMinutes));
            tables.addEvent(
                    row.id(),
                    new CaseEvent(
                            written,
                            What.REOPENED,
                            Optional.empty(),
                            row.state().name()));
            tx.append(new CaseReopened(
                    row.id().value(), contact.id().value(), row.state().name(), written.toString()));
        }
        if (next != row.state() || isMoreUrgent(classified, row)) {
            relabel(row.shown(), Axis.URGENCY, classified.urgency(), written, tx);
        }
        if (row.shown().jointProcurement().isEmpty()
                && !classified.jointProcurement().isEmpty()) {
            relabel(row.shown(), Axis.JOINT_PROCUREMENT, classified.jointProcurement(), written, tx);
        }
    }

    private static boolean isMoreUrgent(ContactClassified classified, CaseRow row) {
        return Urgency.valueOf(classified.urgency())
                .isMoreUrgentThan(row.shown().urgency());
    }

    /** A thread that goes on about something else hides a question; a person decides whether it is a case of its own. */
    private static void flagOtherTopic(
            NotedContact contact, CaseRow row, ContactClassified classified, Instant at, Transaction tx) {
        row.shown()
                .jointProcurement()
                .map(JointProcurementId::value)
                .filter(joint ->
                        !classified.jointProcurement().isEmpty() && !joint.equals(classified.jointProcurement()))
                .ifPresent(joint -> {
                    new SupportTables(tx)
                            .addEvent(
                                    row.id(),
                                    new CaseEvent(
                                            at,
                                            What.TOPIC_CHANGED,
                                            Optional.empty(),
                                            contact.id() + ": " + classified.jointProcurement()));
                    tx.append(new CaseTopicChanged(
                            row.id().value(), contact.id().value(), classified.jointProcurement()));
                });
    }

    /**
     * A case is labelled by the contact that opened it; a later one may only tell a joint procurement that is unknown, and the last
     * one how urgent it is.
     */
    private static void correct(ContactReclassified corrected, Instant at, Transaction tx) {
        var tables = new SupportTables(tx);
        Axis axis = Axis.valueOf(corrected.axis());
        tables.noted(new ContactId(corrected.contact())).ifPresent(contact -> contact.supportCase()
                .flatMap(tables::supportCase)
                .map(CaseRow::shown)
                .filter(c -> c.contacts().get(0).equals(contact.id())
                        || axis == Axis.JOINT_PROCUREMENT
                                && c.jointProcurement().isEmpty()
                        || axis == Axis.URGENCY
                                && c.contacts().get(c.contacts().size() - 1).equals(contact.id()))
                .ifPresent(c -> relabel(c, axis, corrected.value(), at, tx)));
    }

    private static void relabel(SupportCase supportCase, Axis axis, String value, Instant at, Transaction tx) {
        String before = label(supportCase, axis);
        if (before.equals(value)) {
            return;
        }
        var tables = new SupportTables(tx);
        if (axis == Axis.URGENCY) {
            tables.urgency(supportCase.id(), Urgency.valueOf(value));
        }
        tables.relabelled(
                supportCase.id(),
                axis == Axis.KIND ? Kind.valueOf(value) : supportCase.kind(),
                axis == Axis.TOPIC ? Topic.valueOf(value) : supportCase.topic(),
                axis == Axis.JOINT_PROCUREMENT
                        ? present(value).map(JointProcurementId::new)
                        : supportCase.jointProcurement(),
                axis == Axis.LANGUAGE ? language(value) : supportCase.language());
        tables.addEvent(supportCase.id(), new CaseEvent(at, What.RELABELLED, Optional.empty(), axis + "=" + value));
        tx.append(new CaseRelabelled(supportCase.id().value(), axis.name(), before, value));
    }

    private static String label(SupportCase supportCase, Axis axis) {
        return switch (axis) {
            case KIND -> supportCase.kind().name();
            case TOPIC -> supportCase.topic().name();
            case JOINT_PROCUREMENT ->
                supportCase.jointProcurement().map(JointProcurementId::value).orElse("");
            case LANGUAGE -> supportCase.language().code();
            case URGENCY -> supportCase.urgency().name();
        };
    }

    /**
     * Since when the customer waits. Senders' clocks and archives hold dates that no calendar of working days knows;
     * such a contact counts from the moment the desk sees it.
     */
    private static Instant since(NotedContact contact, Transaction tx) {
        int year = contact.received().atZone(FINLAND).getYear();
        // The answer to the last day of the last year would be due beyond it.
        return year >= LegalCalendar.FIRST_YEAR && year < LegalCalendar.LAST_YEAR ? contact.received() : tx.now();
    }

    private static Language language(String code) {
        return Language.of(code.toLowerCase(Locale.ROOT)).orElse(Language.FI);
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
