package org.minikisa.competition.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.comparison.Evaluation;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/** Compares tried tenders by {@link Evaluation}, with the announced methods where there are any, else with the newest. */
public final class TrialEngine implements Engine {

    private static final String TRIED = "what is tried";

    private final Surroundings surroundings;
    /** Criterion id to reference; empty for a draft. */
    private final Map<String, String> announced;

    /** @param announced criterion id to {@code id@version}; empty for a draft */
    public TrialEngine(Surroundings surroundings, Map<String, String> announced) {
        this.surroundings = surroundings;
        this.announced = announced;
    }

    @Override
    public ScoreTable compare(CompetitionDraft draft, List<TriedTender> tenders) {
        return by(Evaluation::evaluate, draft, tenders);
    }

    @Override
    public ScoreTable points(CompetitionDraft draft, List<TriedTender> tenders) {
        return by(Evaluation::points, draft, tenders);
    }

    /** How {@link Evaluation} is asked. */
    private interface Way {
        ScoreTable compare(
                String what,
                CompetitionDraft draft,
                List<Tender> tenders,
                List<Judgement> judgements,
                Map<String, OfferedScoring> methods);
    }

    private ScoreTable by(Way way, CompetitionDraft draft, List<TriedTender> tenders) {
        requireNames(tenders);
        var methods = new LinkedHashMap<String, OfferedScoring>();
        draft.criteria().forEach(criterion -> methods.put(criterion.id(), offered(criterion)));
        var handedIn = new ArrayList<Tender>();
        var judgements = new ArrayList<Judgement>();
        for (TriedTender tender : tenders) {
            handedIn.add(tender(draft, tender, judgements));
        }
        return way.compare(TRIED, draft, handedIn, judgements, methods);
    }

    private static Tender tender(CompetitionDraft draft, TriedTender tried, List<Judgement> judgements) {
        var values = new LinkedHashMap<String, TenderedValue>();
        tried.values().forEach((id, value) -> {
            Optional<Criterion> criterion = draft.criterion(id);
            if (criterion.isPresent() && criterion.get().source() == ValueSource.EVALUATED) {
                judgements.add(new Judgement(tried.name(), id, value, TRIED, TRIED));
            } else {
                values.put(id, TenderedValue.of(value));
            }
        });
        return new Tender(tried.name(), tried.name(), values, Instant.EPOCH);
    }

    private static void requireNames(List<TriedTender> tenders) {
        var problems = new Problems();
        var names = new HashSet<String>();
        for (int i = 0; i < tenders.size(); i++) {
            if (!names.add(tenders.get(i).name())) {
                problems.add(
                        "competition.simulation.name",
                        "tenders[" + i + "].name",
                        tenders.get(i).name() + " twice",
                        "a name of its own for each tender",
                        "Name them A, B, C.");
            }
        }
        problems.refuseIfAny(TRIED);
    }

    @Override
    public ScoringMethod method(Criterion criterion) {
        return offered(criterion).method();
    }

    /** The announced version of its announced method; of another method the newest. */
    private OfferedScoring offered(Criterion criterion) {
        return Optional.ofNullable(announced.get(criterion.id()))
                .filter(reference -> reference.startsWith(criterion.method() + "@"))
                .map(surroundings::exactly)
                .orElseGet(() -> surroundings.newest(criterion.method()))
                .orElseThrow(() -> InvalidInputException.of(
                        TRIED,
                        "competition.method.unknown",
                        "criteria." + criterion.id() + ".method",
                        criterion.method(),
                        "a method that is there",
                        "List them with kisa:scoring-methods."));
    }

    @Override
    public Map<String, ScoringMethod> methods() {
        var newest = new LinkedHashMap<String, OfferedScoring>();
        surroundings.methods().forEach(offered -> newest.put(offered.id(), offered));
        var methods = new LinkedHashMap<String, ScoringMethod>();
        newest.values().forEach(offered -> methods.put(offered.reference(), offered.method()));
        return methods;
    }
}
