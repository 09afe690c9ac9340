package org.minikisa.competition.core.award;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.award.AwardFile.CancellationNotice;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.Delivery;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Standstill;

/** The days of law that follow a decision: asked of the legal calendar, never counted here. */
final class AwardDays {

    static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    /** What a competition is held under, as far as it makes a difference to waiting, appeals and notices. */
    enum Basis {
        FRAMEWORK,
        DPS,
        /** A joint procurement that is not known here: one of the two, or there would be no mini-competition. */
        FRAMEWORK_OR_DPS,
        /** Neither: a procurement of its own. */
        NONE
    }

    private final Surroundings surroundings;

    AwardDays(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static LocalDate dayOf(Instant moment) {
        return moment.atZone(FINLAND).toLocalDate();
    }

    /** @throws InvalidInputException when there is no calendar now */
    LegalCalendar calendar() {
        return surroundings
                .calendar()
                .orElseThrow(() -> InvalidInputException.of(
                        "the step",
                        "competition.calendar.absent",
                        "",
                        "no legal calendar",
                        "the calendar that counts the days of law",
                        "Start the bundle org.minikisa.procurement.core and try again."));
    }

    Basis basis(Competition competition) {
        String joint = competition.draft().jointProcurement();
        if (joint.isBlank()) {
            return Basis.NONE;
        }
        return surroundings
                .procurements()
                .flatMap(procurements -> procurements.find(new JointProcurementId(joint)))
                .map(JointProcurement::type)
                .map(AwardDays::basis)
                .orElse(Basis.FRAMEWORK_OR_DPS);
    }

    private static Basis basis(ProcurementType type) {
        return switch (type) {
            case FRAMEWORK_AGREEMENT -> Basis.FRAMEWORK;
            case DYNAMIC_PURCHASING_SYSTEM -> Basis.DPS;
            case SMALL_SCALE -> Basis.NONE;
        };
    }

    Notification notification(Competition competition, Notification.Service service, Instant sent) {
        requireAllowed(competition);
        LocalDate received = received(service, dayOf(sent)).date();
        Waiting waiting = competition.draft().procedure().waiting();
        return new Notification(
                service,
                sent,
                received,
                waiting,
                standstill(waiting)
                        .map(rule -> calendar().standstillEnd(received, rule).date()),
                contractEarliest(waiting, dayOf(sent), received).date(),
                appealEnd(competition, received).date(),
                calendar().deadline("rectification", received).date());
    }

    CancellationNotice cancellationNotice(Notification.Service service, Instant sent) {
        LocalDate received = received(service, dayOf(sent)).date();
        return new CancellationNotice(
                service,
                received,
                calendar().appealEnd(received).date(),
                calendar().deadline("rectification", received).date());
    }

    Deadline received(Notification.Service service, LocalDate sent) {
        return calendar()
                .received(
                        sent,
                        switch (service) {
                            case ELECTRONIC -> Delivery.ELECTRONIC;
                            case LETTER -> Delivery.LETTER;
                        });
    }

    static Optional<Standstill> standstill(Waiting waiting) {
        return switch (waiting) {
            case GENERAL -> Optional.of(Standstill.GENERAL);
            case FRAMEWORK_OR_DPS -> Optional.of(Standstill.FRAMEWORK_OR_DPS);
            case SKIPPED -> Optional.empty();
        };
    }

    /** Where nothing waits, the contract follows the decision at once (s. 128, 130). */
    Deadline contractEarliest(Waiting waiting, LocalDate sent, LocalDate received) {
        return standstill(waiting)
                .map(rule -> calendar().contractEarliest(received, rule))
                .orElseGet(() -> new Deadline(
                        sent, List.of(Deadline.Step.of(sent, AwardTexts.NOTHING_WAITS, "1397/2016 s. 128, 130"))));
    }

    /** 30 days where the contract does not wait by s. 130(1) or (3); by s. 130(2), for the only tenderer, it stays 14. */
    Deadline appealEnd(Competition competition, LocalDate received) {
        boolean longer =
                competition.draft().procedure().waiting() == Waiting.SKIPPED && basis(competition) != Basis.NONE;
        return longer
                ? calendar().appealEndWithoutStandstill(received)
                : calendar().appealEnd(received);
    }

    /** Whether the announced waiting is one that s. 129 and 130 know for this competition. */
    private void requireAllowed(Competition competition) {
        Waiting waiting = competition.draft().procedure().waiting();
        if (waiting == Waiting.GENERAL || basis(competition) != Basis.NONE) {
            return;
        }
        if (waiting == Waiting.FRAMEWORK_OR_DPS) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.standstill.short",
                    "procedure.waiting",
                    "10 days, and no framework agreement or dynamic purchasing system",
                    "the general 14 days",
                    "Ten days are for purchases based on a framework agreement or made in a dynamic purchasing system"
                            + " (s. 129); the contract waits 14 days.");
        }
        List<String> tenderers = remainingTenderers(competition);
        if (tenderers.size() > 1) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.standstill.skip",
                    "procedure.waiting",
                    "no standstill, with " + tenderers.size() + " tenderers and no framework agreement or dynamic"
                            + " purchasing system",
                    "a framework agreement, a dynamic purchasing system or one tenderer only",
                    "The standstill may be left out only as s. 130 allows; the contract waits 14 days.");
        }
    }

    /** Whose position the choice touches: excluded ones too, for their exclusion can still be appealed against. */
    private static List<String> remainingTenderers(Competition competition) {
        var all = competition.tenders().stream().map(Tender::tenderer).collect(Collectors.toSet());
        competition.refused().stream()
                .filter(refused -> refused.kind() != RefusedTender.Kind.LATE)
                .map(RefusedTender::tenderer)
                .forEach(all::add);
        return all.stream().sorted().toList();
    }
}
