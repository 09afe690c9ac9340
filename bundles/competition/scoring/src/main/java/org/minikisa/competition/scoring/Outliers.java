package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;

/**
 * The announced rule for outliers: an extreme value counts as a multiple of the median at most, so that one tender does not
 * decide what lies between the others.
 */
final class Outliers {

    static final String HIGH = "outlier";
    static final String LOW = "low-outlier";

    static final Parameter HIGH_PARAMETER = new Parameter(
            HIGH,
            Parameter.Kind.NUMBER,
            false,
            new LocalizedText(
                    "suurin arvo lasketaan enintään näin monena mediaanina; yli 1",
                    "det högsta värdet räknas som högst så många medianer; över 1",
                    "the largest value counts as at most so many medians; above 1"));
    static final Parameter LOW_PARAMETER = new Parameter(
            LOW,
            Parameter.Kind.NUMBER,
            false,
            new LocalizedText(
                    "pienin arvo lasketaan vähintään tänä osuutena mediaanista; 0–1",
                    "det lägsta värdet räknas som minst denna andel av medianen; 0–1",
                    "the smallest value counts as at least this share of the median; 0 to 1"));

    /**
     * A value that others are measured by.
     *
     * @param moved whether the rule has put it in the place of the real one
     * @param numbers it and what it is made of
     */
    record Measure(BigDecimal value, boolean moved, Map<String, BigDecimal> numbers) {}

    private Outliers() {}

    static Measure smallest(ScoringTask task) {
        BigDecimal smallest = task.smallest();
        return task.number(LOW)
                .map(share -> limited(Symbols.SMALLEST, smallest, share, median(task), 1))
                .orElseGet(() -> new Measure(smallest, false, Map.of(Symbols.SMALLEST, smallest)));
    }

    static Measure largest(ScoringTask task) {
        BigDecimal largest = task.largest();
        return task.number(HIGH)
                .map(times -> limited(Symbols.LARGEST, largest, times, median(task), -1))
                .orElseGet(() -> new Measure(largest, false, Map.of(Symbols.LARGEST, largest)));
    }

    /** @param towards 1 for a limit that the value must not fall below, -1 for one it must not exceed */
    private static Measure limited(String symbol, BigDecimal value, BigDecimal times, BigDecimal median, int towards) {
        BigDecimal limit = median.multiply(times);
        boolean moved = limit.compareTo(value) == towards;
        BigDecimal counts = moved ? limit : value;
        return new Measure(counts, moved, Map.of(symbol, counts, Symbols.TIMES, times, Symbols.MEDIAN, median));
    }

    /** The middle value; of two middle ones their mean. */
    private static BigDecimal median(ScoringTask task) {
        List<BigDecimal> sorted =
                task.candidates().stream().map(Candidate::value).sorted().toList();
        BigDecimal upper = sorted.get(sorted.size() / 2);
        BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
        return upper.add(lower).multiply(new BigDecimal("0.5"));
    }

    static void check(Criterion criterion, Problems problems) {
        refuseOutside(criterion, HIGH, times -> times.compareTo(BigDecimal.ONE) > 0, "more than 1", problems);
        refuseOutside(
                criterion,
                LOW,
                share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0,
                "more than 0, at most 1",
                problems);
    }

    private static void refuseOutside(
            Criterion criterion, String parameter, Predicate<BigDecimal> allowed, String expected, Problems problems) {
        String text = criterion.parameters().get(parameter);
        if (text != null && !allowed.test(new BigDecimal(text))) {
            problems.add(
                    "competition.parameter.range",
                    "parameters." + parameter,
                    text,
                    expected,
                    "Give the multiple of the median at which an outlier is cut, or leave the rule out.");
        }
    }
}
