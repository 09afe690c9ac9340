package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;

/** What is tried: a draft, tenders, and how they compare as announced. */
record Ground(Engine engine, CompetitionDraft draft, List<TriedTender> tenders, ScoreTable scores) {

    public static Ground of(Engine engine, CompetitionDraft draft, List<TriedTender> tenders) {
        return new Ground(engine, draft, List.copyOf(tenders), engine.compare(draft, tenders));
    }

    /** The same with one tender replaced. */
    ScoreTable with(TriedTender changed) {
        return engine.points(
                draft,
                tenders.stream()
                        .map(one -> one.name().equals(changed.name()) ? changed : one)
                        .toList());
    }

    /** The same without one tender. */
    ScoreTable without(String tender) {
        return engine.points(
                draft,
                tenders.stream().filter(one -> !one.name().equals(tender)).toList());
    }

    /** Whether a tender wins alone at a price; one that may not be offered wins nothing. */
    boolean wins(TriedTender changed) {
        try {
            return winners(with(changed)).equals(List.of(changed.name()));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    List<String> winners() {
        return winners(scores);
    }

    static List<String> winners(ScoreTable table) {
        return table.best().stream().map(ScoreRow::tender).toList();
    }

    MethodDescription description(Criterion criterion) {
        return engine.method(criterion).description();
    }

    List<Criterion> counting() {
        return draft.criteria().stream().filter(Criterion::counts).toList();
    }

    /** Criteria in which tenderers give a price. */
    List<Criterion> prices() {
        return draft.criteria().stream()
                .filter(criterion -> criterion.role() == Role.PRICE && criterion.source() == ValueSource.TENDERED)
                .toList();
    }

    boolean highestWins() {
        return draft.order() == AwardOrder.HIGHEST_TOTAL;
    }

    /** Whether totals are sums, so that weights are numbers. */
    boolean addsUp() {
        return draft.procedure().weighting() != Weighting.ORDER;
    }

    boolean inPoints() {
        return addsUp()
                && counting().stream()
                        .allMatch(criterion -> description(criterion).unit() == Unit.POINTS);
    }

    /** The most that a criterion can add to a total of points; its coefficient where there is no maximum. */
    static BigDecimal weight(Criterion criterion) {
        return criterion.maxPoints().orElse(BigDecimal.ONE).multiply(criterion.coefficient());
    }

    /** By how much a total is better than another one; negative for worse. */
    BigDecimal better(BigDecimal one, BigDecimal other) {
        return highestWins() ? one.subtract(other) : other.subtract(one);
    }

    static BigDecimal weighted(ScoreRow row, Criterion criterion) {
        return row.score(criterion.id()).orElseThrow().weighted();
    }

    Map<String, TriedTender> byName() {
        return tenders.stream().collect(Collectors.toMap(TriedTender::name, Function.identity()));
    }

    static String names(List<String> tenders, Language language) {
        return String.join(
                switch (language) {
                    case FI -> " ja ";
                    case SV -> " och ";
                    case EN -> " and ";
                },
                tenders);
    }
}
