package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A formula that turns tendered values into points, a comparison price or ranks. Whiteboard service with the service properties {@value #ID} and
 * {@value #VERSION}, set by {@link ScoringMethodService}. Pure and thread-safe: the same task gives the same scores.
 *
 * <p>A competition keeps the version it was published with, because the announced formula must not change (KHO 2010:69,
 * 2017:139): give a method a new version as soon as it gives other points, and keep the old one deployed.
 */
@ConsumerType
public interface ScoringMethod {

    /** Service property: the id that criteria name, lower case with hyphens. */
    String ID = "minikisa.scoring.id";

    /** Service property: the version, numbers with dots; {@code 1.0} where it is missing. */
    String VERSION = "minikisa.scoring.version";

    /**
     * The precision of quotients and logarithms that do not end. Multiply first and divide once; what ends within it is
     * exact. The core compares unrounded totals to 40 decimals, far inside it.
     */
    MathContext PRECISION = new MathContext(60, RoundingMode.HALF_EVEN);

    MethodDescription description();

    /**
     * Unrounded points, money or ranks, as the description says; rounding and coefficients are the caller's.
     *
     * @param task at least one candidate; parameters that passed {@link #description()} and {@link #problems}
     * @return one score per candidate, in their order
     */
    List<Score> score(ScoringTask task);

    /**
     * The points of {@link #score} alone, the same to the last digit: asked where nobody reads explanations, as in a sandbox
     * that compares thousands of times. A method whose explanations cost something leaves them out here.
     */
    default List<BigDecimal> points(ScoringTask task) {
        return score(task).stream().map(Score::points).toList();
    }

    /**
     * What is wrong with a criterion that uses this method, beyond what the description can say (a smallest price above
     * the largest). Places are relative to the criterion: {@code parameters.highest}.
     */
    default List<Problem> problems(Criterion criterion) {
        return List.of();
    }

    /**
     * Why a value cannot be scored in a criterion, beyond {@link MethodDescription#leastValue()}; asked when it is
     * tendered or judged, so that {@link #score} never meets it. The place is left empty.
     */
    default Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        return Optional.empty();
    }

    /**
     * What it does with equal offers, with outliers and with other tenders, in a criterion with these parameters; by default
     * what the description says. Publication is checked by it, and the house holds the method to it.
     *
     * @param criterion whose parameters passed {@link #problems}
     */
    default MethodTraits traits(Criterion criterion) {
        MethodDescription description = description();
        return description.traits().orElseGet(() -> MethodTraits.of(description));
    }

    /**
     * Parameters that make sense for values like these, for people who try a method out before they choose it; by default
     * those of the example. What the parameters of the task name already is used as it stands.
     *
     * @param task with the values; its parameters are those of a criterion that has another method yet
     */
    default Map<String, String> suggested(ScoringTask task) {
        return example().map(ScoringExample::parameters).orElse(Map.of());
    }

    /**
     * A sensible use of this method: maximum points, parameters, the range of values. It is what the method is proven by
     * when it is deployed, and what people are shown. Empty: one is worked out from the description; a method that needs
     * parameters better says its own.
     */
    default Optional<ScoringExample> example() {
        return Optional.empty();
    }
}
