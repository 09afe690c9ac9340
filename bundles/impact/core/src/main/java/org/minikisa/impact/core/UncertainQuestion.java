package org.minikisa.impact.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.analysis.Draw;
import org.minikisa.impact.api.analysis.Preference;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.api.analysis.Sensitivity;
import org.minikisa.impact.api.analysis.Simulation;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.OwnTime;
import org.minikisa.impact.core.sampling.Draws;
import org.minikisa.impact.core.sampling.Sobol;
import org.minikisa.impact.core.sampling.Spreads;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/** A question some of whose inputs are uncertain, and what comes of drawing them. */
public final class UncertainQuestion {

    /** How long a model in Java may take for all draws; one in JSON takes as long as it takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int PARTS = 20;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private final Asked asked;
    private final ModelDescription model;
    private final Sampling sampling;
    private final Evaluation written;
    private final UncertainIndex base;
    private final UncertainIndex index;

    /** @param problems of what cannot be drawn are added to; with any, nothing may be asked for */
    public UncertainQuestion(Asked asked, Sampling sampling, Problems problems) {
        this.asked = asked;
        this.model = asked.model().description();
        this.sampling = sampling;
        this.written = Assessor.evaluate(asked);
        var inputs = new UncertainInputs(asked, sampling, problems);
        if (asked.model() instanceof DeclarativeModel json) {
            this.base = new CalculatedIndex(json, asked.base(), inputs.of(asked.base()));
            this.index = new CalculatedIndex(json, asked.merged(), inputs.of(asked.merged()));
        } else {
            this.base = new EvaluatedIndex(asked, true, inputs.of(asked.base()));
            this.index = new EvaluatedIndex(asked, false, inputs.of(asked.merged()));
        }
    }

    String what() {
        return asked.question().what(model);
    }

    ModelDescription model() {
        return model;
    }

    // ---------------------------------------------------------------- the spread

    public Simulation simulate() {
        return inTime(this::simulation);
    }

    private Simulation simulation() {
        var bases = Draws.of(base.number(), sampling.seed(), sampling.draws());
        var indices = hasChoices() ? Draws.of(index.number(), sampling.seed(), sampling.draws()) : bases;
        int defined = keepDefined(bases, indices);
        bases = front(bases, defined);
        indices = front(indices, defined);
        var uplifts = differences(indices, bases);
        var histogram = Spreads.histogram(indices, PARTS);
        var ofBases = Spreads.of(bases);
        return new Simulation(
                model.ref(),
                sampling,
                uncertain(),
                written.index().value(),
                ofBases,
                hasChoices() ? Spreads.of(indices) : ofBases,
                Spreads.of(uplifts),
                sampling.draws() - defined,
                histogram);
    }

    private boolean hasChoices() {
        return !asked.choices().values().isEmpty() || !asked.choices().weights().isEmpty();
    }

    /** Whatever is drawn for base or index. */
    private List<String> uncertain() {
        return Stream.concat(base.inputs().stream(), index.inputs().stream())
                .map(UncertainInput::id)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Moves the draws of which both are defined to the front, in their order.
     *
     * @return how many they are
     */
    private int keepDefined(double[] some, double[] others) {
        int defined = 0;
        for (int i = 0; i < some.length; i++) {
            if (!Double.isNaN(some[i]) && !Double.isNaN(others[i])) {
                some[defined] = some[i];
                others[defined] = others[i];
                defined++;
            }
        }
        if (defined == 0) {
            throw InvalidInputException.of(
                    what(),
                    "impact.sampling.undefined",
                    "",
                    "no draw that has an index",
                    "one at least",
                    "See with one draw which values make a formula undefined; narrow their distributions.");
        }
        return defined;
    }

    private static double[] front(double[] values, int count) {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    /** @param less as long or longer */
    private static double[] differences(double[] of, double[] less) {
        var differences = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            differences[i] = of[i] - less[i];
        }
        return differences;
    }

    // ---------------------------------------------------------------- what it hangs on

    public Sensitivity analyse() {
        return inTime(this::sensitivity);
    }

    private Sensitivity sensitivity() {
        var sobol = Sobol.of(index.number(), sampling.seed(), sampling.draws());
        var inputs = IntStream.range(0, index.inputs().size())
                .mapToObj(i -> input(index.inputs().get(i), sobol.indices().get(i)))
                .sorted(Comparator.comparingDouble(Sensitivity.Input::swing)
                        .reversed()
                        .thenComparing(Sensitivity.Input::id))
                .toList();
        return new Sensitivity(model.ref(), sampling, written.index().value(), sobol.variance(), inputs);
    }

    private Sensitivity.Input input(UncertainInput input, Sobol.Index shares) {
        return new Sensitivity.Input(
                input.id(), input.title(), at(LOW, input), at(HIGH, input), shares.first(), shares.total());
    }

    /** With one input at that quantile; as written where that has no index, for a bar cannot end nowhere. */
    private double at(double share, UncertainInput input) {
        double value = index.with(input, input.quantile().at(share));
        return Double.isNaN(value) ? written.index().value() : value;
    }

    // ---------------------------------------------------------------- which is better

    /** @param second with the same sampling; draws of which either index is undefined are left out */
    Preference over(UncertainQuestion second) {
        var indices = indices();
        var others = second.indices();
        int defined = keepDefined(indices, others);
        var differences = differences(front(indices, defined), others);
        return new Preference(
                sampling,
                share(differences, 1),
                share(differences, 0),
                share(differences, -1),
                Spreads.of(differences));
    }

    private double[] indices() {
        return inTime(() -> Draws.of(index.number(), sampling.seed(), sampling.draws()));
    }

    private static double share(double[] differences, int sign) {
        long count = Arrays.stream(differences)
                .filter(difference -> Math.signum(difference) == sign)
                .count();
        return (double) count / differences.length;
    }

    // ---------------------------------------------------------------- one draw

    public Draw draw(long number) {
        if (number < 0 || number >= sampling.draws()) {
            throw InvalidInputException.of(
                    what(),
                    "impact.sampling.number",
                    "number",
                    Long.toString(number),
                    "0 to " + (sampling.draws() - 1) + ", for these are drawn",
                    "Name one of these, or ask for more draws.");
        }
        return inTime(() -> drawn(number));
    }

    private Draw drawn(long number) {
        var drawn = new TreeMap<String, Double>();
        double ofBase = draw(base, number, drawn);
        double ofIndex = draw(index, number, drawn);
        return new Draw(number, drawn, ofBase, ofIndex);
    }

    private double draw(UncertainIndex of, long number, Map<String, Double> into) {
        var inputs = Draws.inputs(of.number(), sampling.seed(), number);
        for (int i = 0; i < inputs.length; i++) {
            var input = of.inputs().get(i);
            into.put(input.id(), of.shown(input, inputs[i]));
        }
        return of.response().get().at(inputs);
    }

    private <T> T inTime(Supplier<T> work) {
        try {
            return OwnTime.ask(asked.model(), work, PATIENCE);
        } catch (OwnTime.Late e) {
            throw InvalidInputException.of(
                    what(),
                    "impact.sampling.time",
                    "draws",
                    sampling.draws() + ", and " + e.getMessage(),
                    "as many as the model in Java answers in that time",
                    "Ask for fewer draws.");
        }
    }
}
