package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.SharedRank;
import org.minikisa.problem.api.Problem;

/**
 * What every answer of a method must obey in use: one score for each tender in their order, numbers of a size that can
 * be handled, within the promised bounds, ranks by the declared rule. Cheap: nothing is allocated for good points.
 */
public final class ScoreLaws {

    /** Digits before and after the point; quotients have 60, prices 30. Numbers beyond would fill memory when printed. */
    public static final int MOST_DIGITS = 300;

    /** Characters of an explanation in one language. */
    public static final int LONGEST_EXPLANATION = 2_000;

    /** Numbers in the table that explains a score. */
    public static final int MOST_NUMBERS = 40;

    private static final String REMEDY = "Mend the method; its tests are in competition.tck.";

    private ScoreLaws() {}

    /** @param given what the method answered; may be null or hold nulls */
    public static List<Problem> check(MethodDescription description, ScoringTask task, List<Score> given) {
        List<Problem> problems = whole(task, given);
        return problems.isEmpty() ? results(description, task, given, Score::points) : problems;
    }

    /** @param given what the method answered when it was asked for points alone; may be null or hold nulls */
    public static List<Problem> checkPoints(MethodDescription description, ScoringTask task, List<BigDecimal> given) {
        int tenders = task.candidates().size();
        if (given == null || given.size() != tenders) {
            return List.of(counted(given, tenders));
        }
        for (int i = 0; i < tenders; i++) {
            String tender = task.candidates().get(i).tender();
            if (given.get(i) == null) {
                return List.of(broken("missing", tender, "nothing", "points"));
            }
            if (!handy(given.get(i))) {
                return List.of(unhandy(tender, given.get(i)));
            }
        }
        return results(description, task, given, Function.identity());
    }

    private static <T> List<Problem> results(
            MethodDescription description, ScoringTask task, List<T> given, Function<T, BigDecimal> points) {
        if (description.promises().contains(Promise.WITHIN_BOUNDS)) {
            for (int i = 0; i < given.size(); i++) {
                BigDecimal result = points.apply(given.get(i));
                if (!withinBounds(description, task, result)) {
                    return List.of(broken(
                            "bounds", task.candidates().get(i).tender(), Trial.plain(result), "within its bounds"));
                }
            }
        }
        return description.unit() == Unit.ORDER
                ? ranks(description.sharedRank(), given.stream().map(points).toList())
                        .map(found ->
                                List.of(broken("rank", "", found, "ranks by the rule " + description.sharedRank())))
                        .orElseGet(List::of)
                : List.of();
    }

    /** One score each, in order, numbers and texts that can be handled. */
    static List<Problem> whole(ScoringTask task, List<Score> given) {
        int tenders = task.candidates().size();
        if (given == null || given.size() != tenders) {
            return List.of(counted(given, tenders));
        }
        for (int i = 0; i < tenders; i++) {
            String tender = task.candidates().get(i).tender();
            Score score = given.get(i);
            if (score == null || !score.tender().equals(tender)) {
                return List.of(broken(
                        "missing",
                        tender,
                        score == null ? "nothing" : "a score for " + score.tender(),
                        "a score for each of " + tenders + " tenders, in their order"));
            }
            if (!handy(score.points())) {
                return List.of(unhandy(tender, score.points()));
            }
            if (score.numbers().size() > MOST_NUMBERS
                    || !allHandy(score.numbers().values())) {
                return List.of(broken(
                        "number",
                        tender,
                        score.numbers().size() + " numbers in its table",
                        "at most " + MOST_NUMBERS + " decimals of at most " + MOST_DIGITS + " digits"));
            }
            if (longest(score) > LONGEST_EXPLANATION) {
                return List.of(broken(
                        "explanation",
                        tender,
                        longest(score) + " characters",
                        "an explanation of at most " + LONGEST_EXPLANATION));
            }
        }
        return List.of();
    }

    private static Problem counted(List<?> given, int tenders) {
        return broken(
                "missing",
                "",
                given == null ? "no scores" : given.size() + " scores",
                "a score for each of " + tenders + " tenders");
    }

    private static Problem unhandy(String tender, BigDecimal number) {
        return broken(
                "number",
                tender,
                "a number with an exponent of " + -(long) number.scale(),
                "a decimal of at most " + MOST_DIGITS + " digits");
    }

    private static boolean allHandy(Collection<BigDecimal> numbers) {
        for (BigDecimal number : numbers) {
            if (!handy(number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean handy(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS
                && number.unscaledValue().bitLength() <= 4 * MOST_DIGITS;
    }

    private static int longest(Score score) {
        var text = score.explanation();
        return Math.max(
                text.fi().length(), Math.max(text.sv().length(), text.en().length()));
    }

    /** Points 0 to the maximum, money from 0, ranks 1 to the number of tenders; as far as the method is precise. */
    static boolean withinBounds(MethodDescription description, ScoringTask task, BigDecimal result) {
        BigDecimal least = description.unit() == Unit.ORDER ? BigDecimal.ONE : BigDecimal.ZERO;
        BigDecimal most =
                switch (description.unit()) {
                    case POINTS -> task.maxPoints();
                    case MONEY -> result;
                    case ORDER -> BigDecimal.valueOf(task.candidates().size());
                };
        if (result.compareTo(least) >= 0 && result.compareTo(most) <= 0) {
            return true;
        }
        BigDecimal settled = result.setScale(
                description.precision().map(Precision::comparable).orElse(ScoringLaws.DECIMALS), RoundingMode.HALF_UP);
        return settled.compareTo(least) >= 0 && settled.compareTo(most) <= 0;
    }

    /** @return what is wrong with the ranks; empty for those that the rule gives to some order of the tenders */
    static Optional<String> ranks(SharedRank rule, List<BigDecimal> given) {
        var ranks = given.stream().sorted().toList();
        int group = 0;
        for (int place = 0, next; place < ranks.size(); place = next) {
            next = place + 1;
            while (next < ranks.size() && ranks.get(next).compareTo(ranks.get(place)) == 0) {
                next++;
            }
            BigDecimal expected = rule.of(place + 1, next - place, ++group);
            if (ranks.get(place).compareTo(expected) != 0) {
                return Optional.of((next - place) + " tenders of rank " + Trial.plain(ranks.get(place)) + " where "
                        + rule + " gives " + expected.toPlainString());
            }
        }
        return Optional.empty();
    }

    private static Problem broken(String what, String place, String found, String expected) {
        return new Problem("competition.score." + what, place, found, expected, REMEDY);
    }
}
