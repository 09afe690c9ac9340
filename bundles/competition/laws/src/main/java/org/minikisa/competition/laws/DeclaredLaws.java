package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringTask.Candidate;

/** The laws that follow from the declared unit and precision. */
final class DeclaredLaws {

    static final List<Law> LAWS = List.of(
            Law.declared(
                    "ranks",
                    "Ranks are those of the declared rule for equal tenders",
                    description -> description.unit() == Unit.ORDER,
                    Law.On.EVERY_CASE,
                    DeclaredLaws::ranks),
            Law.declared(
                    "ends",
                    "Results have no more decimals than declared",
                    description -> declares(description, Precision.Kind.ENDS),
                    Law.On.EVERY_CASE,
                    trial -> longer(trial, decimals(trial))),
            Law.declared(
                    "exact",
                    "Results end: they have at most the declared decimals more than what they are made of",
                    description -> declares(description, Precision.Kind.EXACT),
                    Law.On.EVERY_CASE,
                    trial -> longer(trial, given(trial) + decimals(trial))),
            Law.declared(
                    "precise",
                    "Results are right to the declared decimals: a change that belongs there shows there",
                    description -> declares(description, Precision.Kind.STATED),
                    Law.On.SOME_CASES,
                    DeclaredLaws::precise));

    private static final MathContext CALCULATION = new MathContext(100);

    /** Of the largest value: a step in which a smooth formula is a straight line, nearly. */
    private static final int STEP = 9;

    /** How far a slope may be off: generous, because a wrong last digit is off by far more. */
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** Digits before the last declared one in which a change is looked for. */
    private static final int MARGIN = 3;

    private DeclaredLaws() {}

    private static boolean declares(MethodDescription description, Precision.Kind kind) {
        return description.precision().filter(one -> one.kind() == kind).isPresent();
    }

    private static int decimals(Trial trial) {
        return trial.is().precision().orElseThrow().decimals();
    }

    private static Optional<String> ranks(Trial trial) {
        return ScoreLaws.ranks(
                        trial.is().sharedRank(),
                        trial.scores().stream().map(Score::points).toList())
                .map(problem -> trial + ": " + problem);
    }

    private static Optional<String> longer(Trial trial, int most) {
        return trial.scores().stream()
                .filter(score -> score.points().stripTrailingZeros().scale() > most)
                .map(score -> trial + ": " + score.tender() + " gets " + Trial.plain(score.points()) + " with "
                        + score.points().stripTrailingZeros().scale() + " decimals instead of at most " + most)
                .findFirst();
    }

    /** The decimals of the numbers that a result is made of: those of factors add up. */
    private static int given(Trial trial) {
        int values = trial.candidates().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.value()), one.values().values().stream()))
                .mapToInt(BigDecimal::scale)
                .max()
                .orElse(0);
        int parameters = trial.is().parameters().stream()
                .flatMap(
                        parameter -> Stream.ofNullable(trial.task().parameters().get(parameter.name())))
                .filter(text -> text.matches("-?\\d+(\\.\\d+)?"))
                .mapToInt(text -> new BigDecimal(text).scale())
                .sum();
        return Math.max(0, values)
                + Math.max(0, parameters)
                + Math.max(0, trial.task().maxPoints().scale());
    }

    /**
     * Where a formula is smooth, a change of the value that should change the result in one of its last declared
     * decimals is made, and must show there. Binary numbers do not have these decimals, whatever they print.
     */
    private static Optional<String> precise(Trial trial) {
        if (decimals(trial) < MARGIN || trial.task().largest().signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal step = trial.task().largest().movePointLeft(STEP);
        return IntStream.range(0, Math.min(trial.candidates().size(), 3))
                .filter(tender -> standsApart(trial, tender, step))
                .mapToObj(tender -> lost(trial, tender, step))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Where one tender overtakes another, formulas bend. */
    private static boolean standsApart(Trial trial, int tender, BigDecimal step) {
        BigDecimal value = trial.candidates().get(tender).value();
        BigDecimal near = step.multiply(BigDecimal.TEN);
        return IntStream.range(0, trial.candidates().size())
                .filter(other -> other != tender)
                .allMatch(other -> trial.candidates()
                                .get(other)
                                .value()
                                .subtract(value)
                                .abs()
                                .compareTo(near)
                        > 0);
    }

    private static Optional<String> lost(Trial trial, int tender, BigDecimal step) {
        BigDecimal before = result(trial, tender, BigDecimal.ZERO);
        BigDecimal once = result(trial, tender, step).subtract(before);
        BigDecimal twice = result(trial, tender, step.add(step)).subtract(before);
        if (once.signum() == 0 || !near(twice, once.add(once))) {
            return Optional.empty();
        }
        var wanted = BigDecimal.ONE.movePointLeft(decimals(trial) - MARGIN).multiply(new BigDecimal(once.signum()));
        BigDecimal small = wanted.multiply(step).divide(once, CALCULATION);
        if (small.compareTo(step) > 0) {
            return Optional.empty();
        }
        BigDecimal change = result(trial, tender, small).subtract(before);
        return near(change, wanted)
                ? Optional.empty()
                : Optional.of(trial + ": "
                        + trial.candidates().get(tender).tender()
                        + " should change by about " + wanted.toEngineeringString() + " when its value rises by "
                        + small.round(new MathContext(3)).toEngineeringString() + ", but changes by "
                        + change.round(new MathContext(3)).toEngineeringString());
    }

    private static boolean near(BigDecimal found, BigDecimal expected) {
        return found.subtract(expected).abs().compareTo(expected.abs().multiply(TENTH)) <= 0;
    }

    private static BigDecimal result(Trial trial, int tender, BigDecimal more) {
        var candidates = new ArrayList<>(trial.candidates());
        Candidate one = candidates.get(tender);
        candidates.set(tender, new Candidate(one.tender(), one.value().add(more), one.values()));
        Score score = trial.with(candidates).scores().get(tender);
        return score.points();
    }
}
