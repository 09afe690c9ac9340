package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.ScoringTask.Candidate;

/** The laws that bind those who promise them. */
final class PromisedLaws {

    private static final List<String> FACTORS = List.of("1.255", "0.01", "1000");

    static final List<Law> LAWS = List.of(
            Law.promised(
                    Promise.WITHIN_BOUNDS,
                    "within-bounds",
                    "Points are between 0 and the maximum",
                    Law.On.EVERY_CASE,
                    PromisedLaws::withinBounds),
            Law.promised(
                    Promise.BEST_GETS_ALL,
                    "best-gets-all",
                    "The best tender gets the maximum, also when it is the only one or all are equal",
                    Law.On.FAIR_CASES,
                    PromisedLaws::bestGetsAll),
            Law.promised(
                    Promise.MONOTONE,
                    "monotone",
                    "A better value never fares worse",
                    Law.On.FAIR_CASES,
                    PromisedLaws::monotone),
            Law.promised(
                    Promise.SCALE_INVARIANT,
                    "scale-invariant",
                    "Prices with or without tax, in euros or in cents: the same points",
                    Law.On.FAIR_CASES,
                    PromisedLaws::scaleInvariant),
            Law.promised(
                    Promise.INDEPENDENT,
                    "independent",
                    "A tender's points do not change when another tender comes or goes",
                    Law.On.EVERY_CASE,
                    PromisedLaws::independent));

    private PromisedLaws() {}

    private static Optional<String> withinBounds(Trial trial) {
        return trial.scores().stream()
                .filter(score -> !ScoreLaws.withinBounds(trial.is(), trial.task(), score.points()))
                .map(score -> trial + ": " + score.tender() + " gets " + Trial.plain(score.points()) + of(trial))
                .findFirst();
    }

    private static Optional<String> bestGetsAll(Trial trial) {
        EqualOffers declared = trial.traits().equalOffers();
        if (declared == EqualOffers.OWN_WORTH || declared == EqualOffers.DECLARED && trial.allEqual()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> points = trial.points();
        BigDecimal most = trial.is().unit() == Unit.POINTS
                ? trial.task().maxPoints()
                : points.values().stream().reduce(BigDecimal::min).orElseThrow();
        return trial.candidates().stream()
                .filter(candidate -> candidate.value().compareTo(trial.best()) == 0)
                .filter(candidate -> !trial.same(points.get(candidate.tender()), most))
                .map(candidate -> trial + ": " + candidate.tender() + " is best and gets "
                        + Trial.plain(points.get(candidate.tender())) + of(trial))
                .findFirst();
    }

    private static String of(Trial trial) {
        return switch (trial.is().unit()) {
            case POINTS -> " of " + trial.task().maxPoints();
            case MONEY -> " euros";
            case ORDER -> " as its rank of " + trial.candidates().size();
        };
    }

    private static Optional<String> monotone(Trial trial) {
        Map<String, BigDecimal> points = trial.points();
        for (Candidate one : trial.candidates()) {
            for (Candidate other : trial.candidates()) {
                if (trial.better(one, other) && trial.worse(points.get(one.tender()), points.get(other.tender()))) {
                    return Optional.of(trial + ": " + one.tender() + " is better than " + other.tender() + " but gets "
                            + Trial.plain(points.get(one.tender())) + " against "
                            + Trial.plain(points.get(other.tender())));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> scaleInvariant(Trial trial) {
        return FACTORS.stream()
                .map(factor ->
                        trial.difference(scaled(trial, new BigDecimal(factor)).points(), "times " + factor))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Trial scaled(Trial trial, BigDecimal factor) {
        return trial.with(trial.candidates().stream()
                .map(one -> new Candidate(one.tender(), one.value().multiply(factor), one.values()))
                .toList());
    }

    private static Optional<String> independent(Trial trial) {
        Map<String, BigDecimal> points = trial.points();
        for (Candidate alone : trial.candidates()) {
            BigDecimal by = trial.with(List.of(alone)).points().get(alone.tender());
            if (!trial.same(by, points.get(alone.tender()))) {
                return Optional.of(trial + ": " + alone.tender() + " gets " + Trial.plain(by) + " alone and "
                        + Trial.plain(points.get(alone.tender())) + " among the others");
            }
        }
        return Optional.empty();
    }
}
