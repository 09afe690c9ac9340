package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;

/** The laws and how a method is held to them. */
public final class ScoringLaws {

    /**
     * Quotients that do not end are the same when they agree to this many decimals; see
     * {@link ScoringMethod#PRECISION}.
     */
    public static final int DECIMALS = 40;

    private static final List<String> FACTORS = List.of("1.255", "0.01", "1000");

    private static final List<Law> LAWS = List.of(
            new Law(
                    "one-score-each",
                    "Every tender gets one score, in the order the tenders were given",
                    Optional.empty(),
                    ScoringLaws::oneScoreEach),
            new Law(
                    "same-again",
                    "The same tenders get the same scores again",
                    Optional.empty(),
                    ScoringLaws::sameAgain),
            new Law(
                    "order-of-tenders",
                    "The order in which tenders stand in the list does not matter",
                    Optional.empty(),
                    ScoringLaws::orderOfTenders),
            new Law("equal-treatment", "Equal values get equal points", Optional.empty(), ScoringLaws::equalTreatment),
            new Law(
                    "explained",
                    "Every explanation shows numbers, in all languages",
                    Optional.empty(),
                    ScoringLaws::explained),
            new Law(
                    "within-bounds",
                    "Points are between 0 and the maximum",
                    Optional.of(Promise.WITHIN_BOUNDS),
                    ScoringLaws::withinBounds),
            new Law(
                    "best-gets-all",
                    "The best tender gets the maximum, also when it is the only one or all are equal",
                    Optional.of(Promise.BEST_GETS_ALL),
                    ScoringLaws::bestGetsAll),
            new Law(
                    "monotone",
                    "A better value never fares worse",
                    Optional.of(Promise.MONOTONE),
                    ScoringLaws::monotone),
            new Law(
                    "scale-invariant",
                    "Prices with or without tax, in euros or in cents: the same points",
                    Optional.of(Promise.SCALE_INVARIANT),
                    ScoringLaws::scaleInvariant),
            new Law(
                    "independent",
                    "A tender's points do not change when another tender comes or goes",
                    Optional.of(Promise.INDEPENDENT),
                    ScoringLaws::independent));

    private ScoringLaws() {}

    /** All laws. */
    public static List<Law> all() {
        return LAWS;
    }

    /**
     * Tries all laws that bind the method. @return the first counterexample for each broken one; empty for a good
     * method
     */
    public static List<Violation> check(ScoringMethod method, Setting setting) {
        return LAWS.stream()
                .map(law -> check(law, method, setting))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Tries one law; a method that does not promise it keeps it. */
    public static Optional<Violation> check(Law law, ScoringMethod method, Setting setting) {
        if (!law.binds(method)) {
            return Optional.empty();
        }
        return Cases.of(setting).stream()
                .map(task -> breach(law, method, task))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A method that throws breaks the law that was tried. */
    private static Optional<Violation> breach(Law law, ScoringMethod method, ScoringTask task) {
        try {
            return law.breach().apply(method, task).map(what -> new Violation(law, what));
        } catch (RuntimeException e) {
            return Optional.of(new Violation(law, values(task) + ": " + e));
        }
    }

    private static Optional<String> oneScoreEach(ScoringMethod method, ScoringTask task) {
        List<String> asked = task.candidates().stream().map(Candidate::tender).toList();
        List<String> answered = method.score(task).stream().map(Score::tender).toList();
        return when(!asked.equals(answered), values(task) + ": asked for " + asked + ", got " + answered);
    }

    private static Optional<String> sameAgain(ScoringMethod method, ScoringTask task) {
        return when(!method.score(task).equals(method.score(task)), values(task) + ": two different answers");
    }

    private static Optional<String> orderOfTenders(ScoringMethod method, ScoringTask task) {
        var turned = new ArrayList<>(task.candidates());
        Collections.reverse(turned);
        return difference(task, points(method, task), points(method, with(task, turned)), "turned round");
    }

    private static Optional<String> equalTreatment(ScoringMethod method, ScoringTask task) {
        Map<String, BigDecimal> points = points(method, task);
        for (Candidate one : task.candidates()) {
            for (Candidate other : task.candidates()) {
                if (one.value().compareTo(other.value()) == 0
                        && one.values().equals(other.values())
                        && !same(points.get(one.tender()), points.get(other.tender()))) {
                    return Optional.of(values(task) + ": " + one.tender() + " and " + other.tender() + " differ");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> explained(ScoringMethod method, ScoringTask task) {
        return method.score(task).stream()
                .map(Score::explanation)
                .filter(text -> List.of(text.fi(), text.sv(), text.en()).stream()
                        .anyMatch(words -> words.chars().noneMatch(Character::isDigit)))
                .map(text -> "the explanation " + text)
                .findFirst();
    }

    private static Optional<String> withinBounds(ScoringMethod method, ScoringTask task) {
        return method.score(task).stream()
                .filter(score -> score.points().signum() < 0 || score.points().compareTo(task.maxPoints()) > 0)
                .map(score -> values(task) + ": " + score.tender() + " gets " + plain(score.points()) + " of "
                        + task.maxPoints())
                .findFirst();
    }

    private static Optional<String> bestGetsAll(ScoringMethod method, ScoringTask task) {
        BigDecimal best = direction(method) == Direction.LOWER_IS_BETTER ? task.smallest() : task.largest();
        Map<String, BigDecimal> points = points(method, task);
        return task.candidates().stream()
                .filter(candidate -> candidate.value().compareTo(best) == 0)
                .filter(candidate -> !same(points.get(candidate.tender()), task.maxPoints()))
                .map(candidate -> values(task) + ": " + candidate.tender() + " is best and gets "
                        + plain(points.get(candidate.tender())) + " of " + task.maxPoints())
                .findFirst();
    }

    private static Optional<String> monotone(ScoringMethod method, ScoringTask task) {
        boolean lower = direction(method) == Direction.LOWER_IS_BETTER;
        boolean money = method.description().unit() == Unit.MONEY;
        Map<String, BigDecimal> points = points(method, task);
        for (Candidate one : task.candidates()) {
            for (Candidate other : task.candidates()) {
                boolean better = lower == one.value().compareTo(other.value()) < 0
                        && one.value().compareTo(other.value()) != 0;
                int difference = settled(points.get(one.tender())).compareTo(settled(points.get(other.tender())));
                if (better && (money ? difference > 0 : difference < 0)) {
                    return Optional.of(values(task) + ": " + one.tender() + " is better than " + other.tender()
                            + " but gets " + plain(points.get(one.tender())) + " against "
                            + plain(points.get(other.tender())));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> scaleInvariant(ScoringMethod method, ScoringTask task) {
        Map<String, BigDecimal> points = points(method, task);
        return FACTORS.stream()
                .map(factor -> {
                    List<Candidate> scaled = task.candidates().stream()
                            .map(candidate -> new Candidate(
                                    candidate.tender(),
                                    candidate.value().multiply(new BigDecimal(factor)),
                                    candidate.values()))
                            .toList();
                    return difference(task, points, points(method, with(task, scaled)), "times " + factor);
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> independent(ScoringMethod method, ScoringTask task) {
        Map<String, BigDecimal> points = points(method, task);
        for (Candidate alone : task.candidates()) {
            BigDecimal by = points(method, with(task, List.of(alone))).get(alone.tender());
            if (!same(by, points.get(alone.tender()))) {
                return Optional.of(values(task) + ": " + alone.tender() + " gets " + plain(by) + " alone and "
                        + plain(points.get(alone.tender())) + " among the others");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(
            ScoringTask task, Map<String, BigDecimal> before, Map<String, BigDecimal> after, String change) {
        return before.keySet().stream()
                .sorted()
                .filter(tender -> !same(before.get(tender), after.get(tender)))
                .map(tender -> values(task) + " " + change + ": " + tender + " gets " + plain(after.get(tender))
                        + ", before " + plain(before.get(tender)))
                .findFirst();
    }

    private static Map<String, BigDecimal> points(ScoringMethod method, ScoringTask task) {
        var points = new HashMap<String, BigDecimal>();
        method.score(task).forEach(score -> points.put(score.tender(), score.points()));
        return points;
    }

    private static ScoringTask with(ScoringTask task, List<Candidate> candidates) {
        return new ScoringTask(task.maxPoints(), task.parameters(), candidates);
    }

    private static Direction direction(ScoringMethod method) {
        return method.description().direction();
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return settled(one).compareTo(settled(other)) == 0;
    }

    private static BigDecimal settled(BigDecimal points) {
        return points.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static Optional<String> when(boolean broken, String counterexample) {
        return broken ? Optional.of(counterexample) : Optional.empty();
    }

    private static String values(ScoringTask task) {
        return "values "
                + task.candidates().stream()
                        .map(candidate -> candidate.value().toPlainString())
                        .toList();
    }

    private static String plain(BigDecimal points) {
        return points.setScale(Math.min(points.scale(), 8), RoundingMode.HALF_UP)
                .toPlainString();
    }
}
