package org.minikisa.competition.core.preparation;

import java.time.Instant;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.problem.api.InvalidInputException;

/** What everything has in common that happens between the publication and the end of the tender period. */
final class Amending {

    private Amending() {}

    /** After the end nothing is told or changed, also before the competition was closed. */
    static void requireOpen(Competition competition, Instant at, String what) {
        if (competition.state() != CompetitionState.OPEN) {
            throw InvalidInputException.of(
                    what,
                    "competition.period.none",
                    "state",
                    competition.state().label().en(),
                    CompetitionState.OPEN.label().en(),
                    "This is possible from the publication to the end of the tender period.");
        }
        if (competition.closes().filter(at::isAfter).isPresent()) {
            throw InvalidInputException.of(
                    what,
                    "competition.period.over",
                    "at",
                    at.toString(),
                    "a moment not after the end of the tender period, "
                            + competition.closes().get(),
                    "What tenders answer to stands; a mistake in it can be a reason to cancel (1397/2016 s. 125).");
        }
    }

    static InvalidInputException noCalendar(String what) {
        return InvalidInputException.of(
                what,
                "competition.calendar.absent",
                "",
                "no calendar in this house",
                "the legal calendar of the procurement wing",
                "Start the procurement wing.");
    }
}
