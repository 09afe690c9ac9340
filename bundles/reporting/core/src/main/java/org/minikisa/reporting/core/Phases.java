package org.minikisa.reporting.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.classification.api.Topic;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Nature;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedPhase.Origin;
import org.minikisa.reporting.core.Reading.ContactLine;
import org.minikisa.support.api.SupportCase;

/** Where the customer's procurement stood when a contact came in. */
final class Phases {

    /** No competitions are known: topics alone tell. */
    static final Phases BY_TOPIC = new Phases(Map.of(), Map.of());

    private final Map<String, Course> linked;
    private final Map<String, List<Course>> ofCustomer;

    private Phases(Map<String, Course> linked, Map<String, List<Course>> ofCustomer) {
        this.linked = linked;
        this.ofCustomer = ofCustomer;
    }

    /** @param phase empty where nothing tells it */
    record Found(Optional<NeedPhase> phase, Origin origin) {}

    /** @param moment competitions that were begun later are not known yet */
    static Phases of(List<SupportCase> cases, Competitions competitions, Instant moment) {
        var byId = new HashMap<String, Course>();
        var ofCustomer = new HashMap<String, List<Course>>();
        for (Competition competition : competitions.list()) {
            Nature nature = competition.draft().nature();
            if (nature == Nature.LIVE || nature == Nature.CONSTRUCTED) {
                Course course = Course.of(competition, competitions.history(competition.id()));
                if (!course.begun().isAfter(moment)) {
                    byId.put(course.id(), course);
                    ofCustomer
                            .computeIfAbsent(course.customer(), c -> new ArrayList<>())
                            .add(course);
                }
            }
        }
        ofCustomer
                .values()
                .forEach(all -> all.sort(
                        Comparator.comparing(Course::begun).reversed().thenComparing(Course::id, Reading::byNumber)));
        var linked = new HashMap<String, Course>();
        for (SupportCase each : cases) {
            each.competition().map(byId::get).ifPresent(course -> each.contacts()
                    .forEach(contact -> linked.put(contact.value(), course)));
        }
        return new Phases(linked, ofCustomer);
    }

    Found of(ContactLine contact) {
        Course own = linked.get(contact.id());
        if (own != null) {
            return new Found(Optional.of(own.at(contact.received())), Origin.LINKED_COMPETITION);
        }
        Optional<NeedPhase> running = contact.customer().map(ofCustomer::get).stream()
                .flatMap(List::stream)
                .filter(course -> contact.jointProcurements().contains(course.jointProcurement()))
                // a claim is about a contract that is in use, whatever the customer is preparing beside it
                .filter(course -> contact.topic().filter(Topic.G13::equals).isEmpty())
                .filter(course -> course.runningAt(contact.received()))
                .findFirst()
                .map(course -> course.at(contact.received()));
        if (running.isPresent()) {
            return new Found(running, Origin.RUNNING_COMPETITION);
        }
        Optional<NeedPhase> byTopic = contact.topic().flatMap(Phases::of);
        return new Found(byTopic, byTopic.isPresent() ? Origin.TOPIC : Origin.NONE);
    }

    /** When a customer usually asks this; empty for what is asked at any time. The table stands in the README. */
    static Optional<NeedPhase> of(Topic topic) {
        return switch (topic) {
            case G1, G2, G3, G4 -> Optional.of(NeedPhase.CHOOSING);
            case G5, G6, G7, G8, R1, R2, R3, R4, M1 -> Optional.of(NeedPhase.PREPARING);
            case G9, G10 -> Optional.of(NeedPhase.TENDER_PERIOD);
            case G11 -> Optional.of(NeedPhase.EVALUATING);
            case G12, R5 -> Optional.of(NeedPhase.DECISION);
            case G13 -> Optional.of(NeedPhase.CONTRACT);
            case G14, F1, F2, NONE -> Optional.empty();
        };
    }

    /** The days of a competition. */
    private record Course(
            String id,
            String customer,
            String jointProcurement,
            Instant begun,
            Optional<Instant> published,
            Optional<Instant> closes,
            Optional<Instant> decided,
            Optional<Instant> contracted,
            Optional<Instant> cancelled) {

        static Course of(Competition competition, List<CompetitionEvent> history) {
            // what was entered late had begun by its publication at the latest
            Optional<Instant> begun = Stream.concat(
                            history.stream().map(CompetitionEvent::at), competition.published().stream())
                    .min(Comparator.naturalOrder());
            Optional<Instant> cancelled = last(history, CompetitionStep.CANCEL);
            return new Course(
                    competition.id().value(),
                    competition.draft().customer(),
                    competition.draft().jointProcurement(),
                    begun.orElse(Instant.EPOCH),
                    competition.published(),
                    competition.closes(),
                    // to cancel is to decide, too
                    competition.decided().or(() -> cancelled),
                    last(history, CompetitionStep.CONTRACT),
                    cancelled);
        }

        private static Optional<Instant> last(List<CompetitionEvent> history, CompetitionStep step) {
            return history.stream()
                    .filter(event -> event.what().equals(step.name()))
                    .map(CompetitionEvent::at)
                    .reduce((a, b) -> b);
        }

        boolean runningAt(Instant at) {
            return !begun.isAfter(at) && !passed(contracted, at) && !passed(cancelled, at);
        }

        NeedPhase at(Instant at) {
            return !passed(published, at)
                    ? NeedPhase.PREPARING
                    : !passed(closes, at)
                            ? NeedPhase.TENDER_PERIOD
                            : !passed(decided, at)
                                    ? NeedPhase.EVALUATING
                                    : !passed(contracted, at) ? NeedPhase.DECISION : NeedPhase.CONTRACT;
        }

        private static boolean passed(Optional<Instant> moment, Instant at) {
            return moment.isPresent() && !moment.get().isAfter(at);
        }
    }
}
