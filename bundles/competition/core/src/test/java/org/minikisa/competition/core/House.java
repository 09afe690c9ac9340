package org.minikisa.competition.core;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.core.evaluation.FixedWeights;
import org.minikisa.competition.core.evaluation.RedFlagRules;
import org.minikisa.competition.core.evaluation.StoredDecisions;
import org.minikisa.competition.core.evaluation.StoredEvaluators;
import org.minikisa.competition.core.evaluation.StoredExaminations;
import org.minikisa.competition.core.life.StoredCompetitions;
import org.minikisa.competition.scoring.EvaluatedPrice;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.HighestFirst;
import org.minikisa.competition.scoring.LowestFirst;
import org.minikisa.competition.scoring.MonetisedQuality;
import org.minikisa.competition.scoring.QualityTotal;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.competition.scoring.RelativeQuality;
import org.minikisa.competition.scoring.TwoStage;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Store;
import org.minikisa.store.jdbc.SqliteStore;

/** A house with a real store and the real scoring methods. */
public final class House implements AutoCloseable {

    public static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
    public static final Instant DUE = Instant.parse("2026-03-16T22:00:00Z");

    public final SqliteStore store;
    public final Surroundings surroundings = new Surroundings();
    public final StoredCompetitions competitions;
    public final StoredExaminations examinations;
    public final StoredEvaluators evaluators;
    public final StoredDecisions decisions;
    public final FixedWeights weights;

    public House(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** @param between stands between the competitions and the store */
    public House(Path folder, UnaryOperator<Store> between) {
        store = SqliteStore.open(folder, Clock.fixed(MORNING, ZoneOffset.UTC));
        offer("ratio-to-smallest", "1.0", new RatioToSmallest());
        offer("relative-quality", "1.0", new RelativeQuality());
        offer("given-points", "1.0", new GivenPoints());
        offer("quality-total", "1.0", new QualityTotal());
        offer("lowest-first", "1.0", new LowestFirst());
        offer("highest-first", "1.0", new HighestFirst());
        offer("price", "1.0", new EvaluatedPrice());
        offer("monetised-quality", "1.0", new MonetisedQuality());
        offer("two-stage", "1.0", new TwoStage());
        competitions = new StoredCompetitions(between.apply(store), surroundings);
        examinations = new StoredExaminations(store, surroundings, RedFlagRules.usual());
        evaluators = new StoredEvaluators(store, surroundings);
        decisions = new StoredDecisions(store, surroundings, RedFlagRules.usual());
        weights = new FixedWeights(store);
    }

    public void offer(String id, String version, ScoringMethod method) {
        surroundings.bindMethod(method, Map.of(ScoringMethod.ID, id, ScoringMethod.VERSION, version));
    }

    /** Price 60 by ratio, quality 40 given by evaluators, two decimals. */
    public static CompetitionDraft.Builder cleaning(String key) {
        return CompetitionDraft.of(key, LocalizedText.same("Cleaning " + key))
                .criterion(price("60").rounded(Rounding.halfUp(2)))
                .criterion(quality("quality", "40"));
    }

    public static Criterion price(String max) {
        return Criterion.price(
                "price", new LocalizedText("Hinta", "Pris", "Price"), "ratio-to-smallest", new BigDecimal(max));
    }

    public static Criterion quality(String id, String max) {
        return Criterion.evaluatedQuality(id, LocalizedText.same(id), "given-points", new BigDecimal(max));
    }

    /** A criterion whose result is a rank: without a maximum. */
    public static Criterion ranked(Criterion criterion, String method) {
        return criterion.withoutMaxPoints().withMethod(method);
    }

    public CompetitionId published(CompetitionDraft draft) {
        CompetitionId id = competitions.draft(draft);
        competitions.publish(id, MORNING, DUE);
        return id;
    }

    public static Tender tender(String id, String price) {
        return tender(id, Map.of("price", price));
    }

    public static Tender tender(String id, Map<String, String> values) {
        var tendered = new LinkedHashMap<String, TenderedValue>();
        values.forEach((criterion, value) -> tendered.put(criterion, TenderedValue.of(value)));
        return new Tender(id, "supplier-" + id, tendered, MORNING);
    }

    public List<Entry> facts() {
        return store.entries(0, "competition.", 1000);
    }

    public List<String> factTypes() {
        return facts().stream()
                .map(entry -> entry.type().substring("competition.".length()))
                .toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
