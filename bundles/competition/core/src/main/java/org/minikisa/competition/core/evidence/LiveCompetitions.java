package org.minikisa.competition.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Clue;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.EvidenceSource;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.core.CompetitionTables.Running;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the customer's running competitions tell of a contact. In nats: their joint procurements 1, divided among several ({@code - ln
 * n}, at least 0.2); the topics of their phase 0.5; a tender period that ends within a working day 1 for urgent, within five 1 for soon.
 */
@Component
public final class LiveCompetitions implements EvidenceSource {

    private static final double JOINT_PROCUREMENT = 1;
    private static final double LEAST = 0.2;
    private static final double TOPIC = 0.5;
    private static final double DEADLINE = 1;
    /** Working minutes of a day, as {@link LegalCalendar#workingMinutes} counts. */
    private static final long DAY = 480;

    private static final long SOON_DAYS = 5;

    private final RunningCompetitions running;
    private final LegalCalendar calendar;

    @Activate
    public LiveCompetitions(@Reference Store store, @Reference LegalCalendar calendar) {
        this(store, calendar, System::nanoTime);
    }

    LiveCompetitions(Store store, LegalCalendar calendar, LongSupplier nanos) {
        this.running = new RunningCompetitions(store, nanos);
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "competitions";
    }

    @Override
    public List<Clue> clues(ContactText contact) {
        Optional<CustomerId> customer = contact.circumstances().customer();
        if (customer.isEmpty()) {
            return List.of();
        }
        List<Running> own = running.list().stream()
                .filter(one -> one.draft().customer().equals(customer.get().value()))
                .toList();
        var clues = new ArrayList<Clue>();
        jointProcurements(own, clues);
        topics(own, clues);
        contact.circumstances().received().flatMap(at -> deadline(own, at)).ifPresent(clues::add);
        return List.copyOf(clues);
    }

    private static void jointProcurements(List<Running> own, List<Clue> clues) {
        Map<String, Running> byJoint = own.stream()
                .filter(one -> !one.draft().jointProcurement().isEmpty())
                .collect(Collectors.toMap(one -> one.draft().jointProcurement(), one -> one, (a, b) -> b));
        double weight = Math.max(LEAST, JOINT_PROCUREMENT - Math.log(Math.max(1, byJoint.size())));
        byJoint.forEach((joint, one) -> clues.add(new Clue(Axis.JOINT_PROCUREMENT, joint, weight, text(one))));
    }

    private static void topics(List<Running> own, List<Clue> clues) {
        Map<Topic, Running> byTopic = own.stream()
                .flatMap(one -> topic(one.state()).stream().map(topic -> Map.entry(topic, one)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
        byTopic.forEach((topic, one) -> clues.add(new Clue(Axis.TOPIC, topic.name(), TOPIC, text(one))));
    }

    private static Optional<Topic> topic(CompetitionState state) {
        return switch (state) {
            case OPEN -> Optional.of(Topic.G10);
            case CLOSED, OPENED, EVALUATED -> Optional.of(Topic.G11);
            case DECIDED, NOTIFIED, STANDSTILL, APPEALED -> Optional.of(Topic.G12);
            case DRAFT, IN_REVIEW, READY, CONTRACTED, CANCELLED, ARCHIVED -> Optional.empty();
        };
    }

    /** The next end of a tender period. */
    private Optional<Clue> deadline(List<Running> own, Instant at) {
        return own.stream()
                .filter(one -> one.state() == CompetitionState.OPEN)
                .filter(one -> one.closes().filter(at::isBefore).isPresent())
                .min((a, b) -> a.closes().get().compareTo(b.closes().get()))
                .flatMap(one -> urgency(at, one.closes().get())
                        .map(urgency -> new Clue(Axis.URGENCY, urgency.name(), DEADLINE, text(one))));
    }

    private Optional<Urgency> urgency(Instant at, Instant closes) {
        if (closes.isAfter(at.plus(Duration.ofDays(3 * SOON_DAYS)))) {
            return Optional.empty();
        }
        long minutes = calendar.workingMinutes(at, closes);
        return minutes > SOON_DAYS * DAY
                ? Optional.empty()
                : Optional.of(minutes > DAY ? Urgency.SOON : Urgency.URGENT);
    }

    private static String text(Running one) {
        return "(competition " + one.id() + ")";
    }
}
