package org.minikisa.competition.core.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.comparison.TenderRules;
import org.minikisa.competition.core.life.AwardTable.Figures;
import org.minikisa.competition.core.life.AwardTable.Offer;
import org.minikisa.competition.core.publication.PublicationRules;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/**
 * Takes an award from elsewhere through the same life as any competition. Every step is taken only if it has not been
 * taken yet, so an import that was killed goes on where it stopped when it is run again.
 */
final class AwardTableImport {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final StoredCompetitions competitions;
    private final Surroundings surroundings;

    AwardTableImport(StoredCompetitions competitions, Surroundings surroundings) {
        this.competitions = competitions;
        this.surroundings = surroundings;
    }

    CompetitionId run(AwardTable table) {
        Instant at = table.decided().map(AwardTableImport::noon).orElseGet(competitions::now);
        requireSound(table, at);
        competitions.ofKey(table.draft().key()).ifPresent(known -> requireSame(table, known));
        CompetitionId id = competitions.draft(table.draft());
        publish(table, id, at);
        Instant then = competitions.require(id).closes().orElse(at);
        open(id, then);
        evaluate(table, id);
        decide(table, id, then);
        return id;
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(FINLAND).toInstant();
    }

    /** Everything that a later step would refuse, before the first one. */
    private void requireSound(AwardTable table, Instant at) {
        var problems = new Problems();
        PublicationRules.check(table.draft(), at, Schedule.until(at), surroundings)
                .refusals()
                .forEach(problems::add);
        var rules = new TenderRules(table.draft(), criterion -> surroundings.newest(criterion.method()), problems);
        for (int i = 0; i < table.offers().size(); i++) {
            String place = "tenders[" + i + "]";
            rules.check(tender(table.offers().get(i), at), place);
            for (Judgement judgement : table.offers().get(i).judgements()) {
                rules.check(judgement, place + ".values." + judgement.criterion());
            }
        }
        problems.refuseIfAny("award table " + table.name());
    }

    /** A key stands for one award: other figures under the same key are another award or a correction, never both. */
    private static void requireSame(AwardTable table, Competition known) {
        boolean same = known.draft().equals(table.draft()) || known.state() == CompetitionState.DRAFT;
        if (same && !known.state().sealed()) {
            List<Judgement> judgements = table.offers().stream()
                    .flatMap(offer -> offer.judgements().stream())
                    .toList();
            same = table.offers().size() == known.tenders().size()
                    && table.offers().stream().allMatch(offer -> known.tenders().stream()
                            .anyMatch(tender -> tender.id().equals(offer.id())
                                    && tender.values().equals(offer.values())
                                    && tender.tenderer().equals(offer.tenderer())))
                    && (known.state() == CompetitionState.OPENED || judgements.containsAll(known.judgements()));
        }
        if (!same) {
            throw InvalidInputException.of(
                    "award table " + table.name(),
                    "competition.table.changed",
                    "key",
                    known.draft().key() + ", which is " + known.id() + " with other figures",
                    "the same award, or another key",
                    "Give the changed table a key of its own.");
        }
    }

    private void publish(AwardTable table, CompetitionId id, Instant at) {
        if (competitions.require(id).state() == CompetitionState.DRAFT) {
            competitions.publish(id, at, at);
        }
        Competition open = competitions.require(id);
        if (open.state() == CompetitionState.OPEN) {
            Instant closes = open.closes().orElseThrow();
            table.offers().forEach(offer -> competitions.submit(id, tender(offer, closes), closes));
            competitions.close(id, closes);
        }
    }

    private void open(CompetitionId id, Instant at) {
        if (competitions.require(id).state() == CompetitionState.CLOSED) {
            competitions.open(id, at);
        }
    }

    private void evaluate(AwardTable table, CompetitionId id) {
        if (competitions.require(id).state() == CompetitionState.OPENED) {
            List<Judgement> judgements = table.offers().stream()
                    .flatMap(offer -> offer.judgements().stream())
                    .toList();
            competitions.judge(id, judgements);
            competitions.evaluate(id);
        }
        competitions.keepDiscrepancies(
                id,
                AwardComparison.compare(table, competitions.require(id).scores().orElseThrow()));
    }

    /** Where the source names no winner, or the rule leaves a tie, there is nothing to decide. */
    private void decide(AwardTable table, CompetitionId id, Instant at) {
        Competition evaluated = competitions.require(id);
        boolean named = table.figures().stream().map(Figures::winner).anyMatch(Optional::isPresent);
        if (evaluated.state() == CompetitionState.EVALUATED
                && named
                && evaluated.scores().orElseThrow().best().size() == 1) {
            competitions.decide(id, at);
        }
    }

    private static Tender tender(Offer offer, Instant at) {
        return new Tender(offer.id(), offer.tenderer(), offer.values(), at);
    }
}
