package org.minikisa.competition.core.publication;

import java.time.Instant;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.core.Surroundings;

/**
 * What is looked at before a competition is published. Everything that decides the award must have been announced (KHO
 * 2010:69, 2017:46, 2017:139), so nothing may be missing, unknown or ambiguous. What the Act's words forbid is refused,
 * what courts punished by circumstances is warned of.
 */
public final class PublicationRules {

    private PublicationRules() {}

    public static PublicationCheck check(
            CompetitionDraft draft, Instant at, Schedule schedule, Surroundings surroundings) {
        var check = new DraftCheck(draft, surroundings);
        content(check);
        PurchaseRules.check(check, Schedules.day(at));
        PeriodRules.check(check, at, schedule);
        impactChoices(check);
        return check.result();
    }

    /** The part that does not hang on the day. */
    public static PublicationCheck content(CompetitionDraft draft, Surroundings surroundings) {
        var check = new DraftCheck(draft, surroundings);
        content(check);
        impactChoices(check);
        return check.result();
    }

    private static void content(DraftCheck check) {
        CriteriaRules.check(check);
        TotalRules.check(check);
        ContentRules.check(check);
        CourtRules.check(check);
    }

    private static void impactChoices(DraftCheck check) {
        if (check.draft().impactChoices().isEmpty()) {
            return;
        }
        if (check.draft().impactModel().isBlank()) {
            check.refuse(
                    "competition.impact.model",
                    "impactModel",
                    "nothing",
                    "the model the choices belong to",
                    "Name the impact model, or leave the choices out.");
            return;
        }
        check.surroundings()
                .catalogue(check.draft().impactModel())
                .ifPresentOrElse(
                        catalogue -> catalogue
                                .check(
                                        check.draft().impactModel(),
                                        check.draft().impactChoices())
                                .forEach(problem -> check.refuse(DraftCheck.within("impactChoices", problem))),
                        () -> {
                            if (check.surroundings().hasCatalogue()) {
                                check.refuse(
                                        "competition.impact.unknown",
                                        "impactModel",
                                        check.draft().impactModel(),
                                        "an active impact model",
                                        "Correct the id, or deploy the model.");
                            } else {
                                check.warn(
                                        "competition.impact.unchecked",
                                        "impactChoices",
                                        check.draft().impactChoices().size() + " choices",
                                        "a catalogue of choices to check them by",
                                        "Start the impact wing and check again.");
                            }
                        });
    }
}
