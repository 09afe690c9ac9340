package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Origin;
import org.minikisa.competition.api.MethodDescription.Symbol;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits.Dependence;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringTask.Candidate;

/** The laws that bind methods which say how they behave or show their numbers. */
final class BehaviourLaws {

    static final List<Law> LAWS = List.of(
            Law.declared(
                    "equal-offers",
                    "Equal offers get what is declared for them",
                    BehaviourLaws::declared,
                    Law.On.FAIR_CASES,
                    BehaviourLaws::equalOffers),
            Law.declared(
                    "dependence",
                    "Points hang on the other tenders as far as is declared",
                    BehaviourLaws::declared,
                    Law.On.FAIR_CASES,
                    BehaviourLaws::dependence),
            Law.declared(
                    "never-negative",
                    "Points are below zero only where that is declared",
                    description -> declared(description) && description.unit() == Unit.POINTS,
                    Law.On.EVERY_CASE,
                    BehaviourLaws::neverNegative),
            Law.declared(
                    "in-the-legend",
                    "Every number that is shown stands in the legend, the tender's own value among them",
                    description -> !description.symbols().isEmpty(),
                    Law.On.EVERY_CASE,
                    BehaviourLaws::inTheLegend));

    private BehaviourLaws() {}

    private static boolean declared(MethodDescription description) {
        return description.traits().isPresent();
    }

    private static Optional<String> equalOffers(Trial trial) {
        if (!trial.allEqual()) {
            return Optional.empty();
        }
        EqualOffers declared = trial.traits().equalOffers();
        Map<String, BigDecimal> points = trial.points();
        BigDecimal first = points.get(trial.candidates().get(0).tender());
        return switch (declared) {
            case MAXIMUM -> unless(trial, first, maximum(trial, first), "the maximum");
            case OWN_WORTH -> unless(trial, first, trial.alone(0), "what it gets alone");
            case DECLARED, UNDEFINED -> Optional.empty();
        };
    }

    private static BigDecimal maximum(Trial trial, BigDecimal found) {
        return switch (trial.is().unit()) {
            case POINTS -> trial.task().maxPoints();
            case MONEY -> found;
            case ORDER -> trial.is().sharedRank().of(1, trial.candidates().size(), 1);
        };
    }

    private static Optional<String> unless(Trial trial, BigDecimal found, BigDecimal expected, String what) {
        return trial.same(found, expected)
                ? Optional.empty()
                : Optional.of(trial + ": equal offers get " + Trial.plain(found) + " instead of " + what + ", "
                        + Trial.plain(expected));
    }

    /** A tender that must not matter is taken away: one that is neither best nor, where that counts, worst. */
    private static Optional<String> dependence(Trial trial) {
        Dependence declared = trial.traits().dependence();
        if (declared == Dependence.ALL || trial.candidates().size() < 2) {
            return Optional.empty();
        }
        Map<String, BigDecimal> before = trial.points();
        return IntStream.range(0, trial.candidates().size())
                .filter(tender -> mustNotMatter(trial, tender, declared))
                .mapToObj(tender -> changed(trial, before, tender))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean mustNotMatter(Trial trial, int tender, Dependence declared) {
        BigDecimal value = trial.candidates().get(tender).value();
        boolean best = value.compareTo(trial.best()) == 0;
        boolean worst = value.compareTo(trial.worst()) == 0;
        return switch (declared) {
            case NONE -> true;
            case BEST -> !best;
            case EXTREMES -> !best && !worst;
            case ALL -> false;
        };
    }

    private static Optional<String> changed(Trial trial, Map<String, BigDecimal> before, int tender) {
        Trial without = trial.without(tender);
        Map<String, BigDecimal> after = without.points();
        return without.candidates().stream()
                .map(Candidate::tender)
                .filter(other -> !trial.same(before.get(other), after.get(other)))
                .map(other ->
                        trial + ": without " + trial.candidates().get(tender).tender() + " " + other + " gets "
                                + Trial.plain(after.get(other)) + ", before " + Trial.plain(before.get(other)))
                .findFirst();
    }

    private static Optional<String> neverNegative(Trial trial) {
        return trial.traits().negativePoints()
                ? Optional.empty()
                : trial.scores().stream()
                        .filter(score -> trial.settled(score.points()).signum() < 0)
                        .map(score -> trial + ": " + score.tender() + " gets " + Trial.plain(score.points()))
                        .findFirst();
    }

    private static Optional<String> inTheLegend(Trial trial) {
        var known = new HashSet<String>();
        for (Symbol symbol : trial.is().symbols()) {
            if (!known.add(symbol.symbol())) {
                return Optional.of("two symbols " + symbol.symbol());
            }
        }
        Map<String, BigDecimal> values =
                trial.candidates().stream().collect(Collectors.toMap(Candidate::tender, Candidate::value));
        return trial.scores().stream()
                .map(score -> unexplained(trial, score, known, values.get(score.tender())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unexplained(Trial trial, Score score, HashSet<String> known, BigDecimal value) {
        if (!known.containsAll(score.numbers().keySet())) {
            return Optional.of(trial + ": the numbers of " + score.tender() + " are "
                    + score.numbers().keySet() + ", the legend has " + known);
        }
        boolean own = trial.is().symbols().stream()
                .filter(symbol -> symbol.from() == Origin.TENDER)
                .map(symbol -> score.numbers().get(symbol.symbol()))
                .anyMatch(number -> number != null && number.compareTo(value) == 0);
        return own
                ? Optional.empty()
                : Optional.of(trial + ": the own value of " + score.tender() + " is not among " + score.numbers());
    }
}
