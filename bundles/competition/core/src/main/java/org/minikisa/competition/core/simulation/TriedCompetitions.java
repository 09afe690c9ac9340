package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.WeightRange;
import org.minikisa.competition.api.simulation.Scenario;
import org.minikisa.competition.api.simulation.Sensitivity;
import org.minikisa.competition.api.simulation.Simulation;
import org.minikisa.competition.api.simulation.Simulations;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.comparison.TenderRules;
import org.minikisa.competition.core.publication.PublicationRules;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trying comparisons out, beside the competitions in the store, which stay as they are. */
@Component
public final class TriedCompetitions implements Simulations {

    private static final int MOST_TENDERS = 1_000;

    private final Store store;
    private final Surroundings surroundings;

    @Activate
    public TriedCompetitions(@Reference Store store, @Reference Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
    }

    @Override
    public Simulation simulate(CompetitionDraft draft, List<TriedTender> tenders) {
        return Sandbox.simulate(engine(), comparable(draft), tenders, Optional.empty());
    }

    @Override
    public List<TriedTender> invent(CompetitionDraft draft, Scenario scenario, int tenders, long seed) {
        requireCount(tenders);
        return Invention.of(engine(), comparable(draft), scenario, tenders, seed);
    }

    @Override
    public List<Simulation> sandbox(CompetitionDraft draft, int tenders, long seed) {
        requireCount(tenders);
        CompetitionDraft compared = comparable(draft);
        return Arrays.stream(Scenario.values())
                .map(scenario -> Sandbox.simulate(
                        engine(),
                        compared,
                        Invention.of(engine(), compared, scenario, tenders, seed),
                        Optional.of(scenario)))
                .toList();
    }

    @Override
    public Sensitivity sensitivity(CompetitionDraft draft, List<TriedTender> tenders) {
        return Firmness.of(engine(), comparable(draft), tenders, "");
    }

    @Override
    public Sensitivity sensitivity(CompetitionId id, String lot) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            Competition competition = Steps.require(tables, id);
            return Firmness.of(
                    new TrialEngine(surroundings, tables.methods(id)),
                    withoutForms(competition.draft()),
                    tenders(competition, lot),
                    lot);
        });
    }

    @Override
    public List<TriedTender> tenders(CompetitionId id, String lot) {
        return store.read(tx -> tenders(Steps.require(new CompetitionTables(tx), id), lot));
    }

    private Engine engine() {
        return new TrialEngine(surroundings, Map.of());
    }

    private static List<TriedTender> tenders(Competition competition, String lot) {
        if (competition.state().sealed()) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.simulation.sealed",
                    "",
                    competition.state().label().en(),
                    "opened tenders",
                    "Nobody sees what stands in tenders before they are opened.");
        }
        return competition.tenders().stream()
                .filter(tender -> tender.lot().equals(lot))
                .map(tender -> tried(competition, tender))
                .toList();
    }

    private static TriedTender tried(Competition competition, Tender tender) {
        var values = new LinkedHashMap<String, BigDecimal>();
        tender.values()
                .forEach((id, value) -> values.put(
                        id,
                        TenderRules.valueOf(competition.draft().criterion(id).orElseThrow(), value)));
        competition.judgements().stream()
                .filter(judgement -> judgement.tender().equals(tender.id()))
                .forEach(judgement -> values.put(judgement.criterion(), judgement.value()));
        return new TriedTender(tender.id(), values);
    }

    /** A draft whose comparison could be published: weights within ranges in the middle of them, price forms as their sums. */
    private CompetitionDraft comparable(CompetitionDraft draft) {
        CompetitionDraft fixed = draft.withCriteria(
                draft.criteria().stream().map(TriedCompetitions::inTheMiddle).toList());
        List<Problem> refusals = PublicationRules.content(fixed, surroundings).refusals().stream()
                .filter(TriedCompetitions::isOfTheComparison)
                .toList();
        if (!refusals.isEmpty()) {
            throw new InvalidInputException("the comparison of " + draft.key(), refusals);
        }
        return withoutForms(fixed);
    }

    private static Criterion inTheMiddle(Criterion criterion) {
        Optional<WeightRange> range =
                criterion.range().filter(announced -> criterion.maxPoints().isEmpty());
        return range.map(announced -> criterion.withMaxPoints(
                        announced.least().add(announced.most()).multiply(new BigDecimal("0.5"))))
                .orElse(criterion);
    }

    /** What stands at a criterion or the tie rule; a reason for price alone, say, decides nothing between tenders. */
    private static boolean isOfTheComparison(Problem problem) {
        return problem.place().startsWith("criteria[")
                || problem.place().startsWith("criteria.")
                || problem.place().startsWith("tieRule[")
                || problem.code().equals("competition.criterion.missing");
    }

    private static CompetitionDraft withoutForms(CompetitionDraft draft) {
        return draft.withCriteria(draft.criteria().stream()
                .map(criterion -> criterion.withLines(List.of()))
                .toList());
    }

    private static void requireCount(int tenders) {
        if (tenders < 1 || tenders > MOST_TENDERS) {
            throw InvalidInputException.of(
                    "the sandbox",
                    "competition.simulation.count",
                    "tenders",
                    Integer.toString(tenders),
                    "1 to " + MOST_TENDERS + " tenders",
                    "Invent as many tenders as may come, 5 say.");
        }
    }
}
