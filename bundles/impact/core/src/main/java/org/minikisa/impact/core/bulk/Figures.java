package org.minikisa.impact.core.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Contribution.Kind;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.core.declarative.Calculator;
import org.minikisa.impact.core.declarative.Shares;
import org.minikisa.problem.api.InvalidInputException;

/** The result of a row. Filled again for each. */
final class Figures {

    /** In the order of {@link #get}. */
    static final List<String> NAMES =
            List.of("base", "uplift", "index", "baseLow", "baseHigh", "low", "high", "coverage");

    private final double[] figures = new double[NAMES.size()];
    private final List<Bar> bars = new ArrayList<>();
    private final int firstGate;
    private final double[] barBase;
    private final double[] barUplift;
    private final boolean[] present;

    /** A contribution that a result may have. */
    record Bar(Kind kind, String id, String theme) {}

    Figures(ModelDescription model) {
        bars.add(new Bar(Kind.ORIGIN, "origin", ""));
        model.indicators().forEach(i -> bars.add(new Bar(Kind.INDICATOR, i.id(), i.theme())));
        bars.add(new Bar(Kind.WEIGHTS, "weights", ""));
        firstGate = bars.size();
        model.gates().stream().map(Gate::id).forEach(gate -> bars.add(new Bar(Kind.GATE, gate, "")));
        barBase = new double[bars.size()];
        barUplift = new double[bars.size()];
        present = new boolean[bars.size()];
    }

    /** A result without an interval. */
    void certain(double base, double index) {
        set(base, index, base, base, index, index, 1);
    }

    /** The same with its contributions. @param origin where the scale begins */
    void certain(Shares shares, Calculator calculator, double origin) {
        certain(shares.base(), shares.index());
        clear();
        if (origin != 0) {
            contribution(0, origin, 0);
        }
        for (int leaf = 0; leaf < calculator.leaves(); leaf++) {
            contribution(1 + calculator.leaf(leaf), shares.baseShare(leaf), shares.upliftShare(leaf));
        }
        for (int gate = 0; firstGate + gate < bars.size(); gate++) {
            double before = shares.baseEffect(gate);
            double after = shares.indexEffect(gate);
            if (before != 0 || after != 0) {
                contribution(firstGate + gate, before, after - before);
            }
        }
    }

    void of(Evaluation evaluation) {
        var base = evaluation.base();
        var index = evaluation.index();
        set(base.value(), index.value(), base.low(), base.high(), index.low(), index.high(), index.coverage());
        clear();
        evaluation.contributions().forEach(this::contribution);
    }

    double get(int figure) {
        return figures[figure];
    }

    List<Bar> bars() {
        return bars;
    }

    /** Whether this result has it. */
    boolean has(int bar) {
        return present[bar];
    }

    double base(int bar) {
        return barBase[bar];
    }

    double uplift(int bar) {
        return barUplift[bar];
    }

    private void set(
            double base, double index, double baseLow, double baseHigh, double low, double high, double coverage) {
        figures[0] = base;
        figures[1] = index - base;
        figures[2] = index;
        figures[3] = baseLow;
        figures[4] = baseHigh;
        figures[5] = low;
        figures[6] = high;
        figures[7] = coverage;
    }

    private void clear() {
        Arrays.fill(present, false);
    }

    private void contribution(int bar, double base, double uplift) {
        present[bar] = true;
        barBase[bar] = base;
        barUplift[bar] = uplift;
    }

    private void contribution(Contribution contribution) {
        int bar = bars.indexOf(new Bar(contribution.kind(), contribution.id(), contribution.theme()));
        if (bar < 0) {
            throw InvalidInputException.of(
                    "the result",
                    "impact.bulk.contribution",
                    "contributions",
                    contribution.kind() + " " + contribution.id(),
                    "contributions of the model's indicators and gates",
                    "Mend the model, or ask without contributions.");
        }
        contribution(bar, contribution.base(), contribution.uplift());
    }
}
