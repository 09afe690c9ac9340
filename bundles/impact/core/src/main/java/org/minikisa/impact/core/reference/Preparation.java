package org.minikisa.impact.core.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.minikisa.impact.api.analysis.PreparedReference.OfIndicator;
import org.minikisa.impact.api.analysis.PreparedReference.OfUnit;
import org.minikisa.impact.api.analysis.PreparedReference.Treatment;
import org.minikisa.impact.api.analysis.PreparedReference.Winsorised;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Denominate;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Impute;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Screen;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Step;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Treat;
import org.minikisa.impact.core.reference.Outliers.Logarithm;

/**
 * A set on its way from raw data: each step changes the values and keeps what it did. Values are by indicator, then by
 * unit, NaN where missing. One per set; not thread-safe.
 */
public final class Preparation {

    private static final Screen EVERYTHING = new Screen(0, 0);

    private final Map<String, double[]> denominators;
    private final Map<String, List<String>> groups;
    private final Map<String, double[]> values;
    private final Map<String, OfUnit> screened = new LinkedHashMap<>();
    private final Map<String, String> dividedBy = new HashMap<>();
    private final Map<String, Map<String, Double>> imputed = new HashMap<>();
    private final Map<String, Treatment> treated = new HashMap<>();
    private List<String> units;
    private int[] rows;

    /**
     * @param units their names
     * @param values by indicator's column, in the order they are wanted
     * @param denominators columns to divide by
     * @param groups columns to group by
     */
    public Preparation(
            List<String> units,
            Map<String, double[]> values,
            Map<String, double[]> denominators,
            Map<String, List<String>> groups) {
        this.units = units;
        this.values = new LinkedHashMap<>(values);
        this.denominators = denominators;
        this.groups = groups;
        this.rows = IntStream.range(0, units.size()).toArray();
    }

    /** The units that are kept. */
    public List<String> units() {
        return units;
    }

    /** By indicator's column, then by unit as in {@link #units}. */
    public Map<String, double[]> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Carries out a step. @throws CancellationException when the thread is interrupted */
    public Preparation then(Step step) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("preparing a reference set was interrupted");
        }
        if (step instanceof Denominate denominate) {
            denominate.by().forEach(this::divide);
        } else if (step instanceof Impute impute) {
            values.replaceAll((column, before) -> impute(column, before, impute));
        } else if (step instanceof Screen screen) {
            screen(screen);
        } else if (step instanceof Treat treat) {
            values.replaceAll((column, before) -> treat(column, before, treat));
        }
        return this;
    }

    private void divide(String column, String by) {
        dividedBy.put(column, by);
        values.computeIfPresent(column, (name, before) -> {
            var quotients = new double[before.length];
            for (int i = 0; i < quotients.length; i++) {
                quotients[i] = before[i] / denominators.get(by)[rows[i]];
            }
            return quotients;
        });
    }

    private double[] impute(String column, double[] before, Impute impute) {
        var group = impute.group()
                .map(name -> selected(groups.get(name)))
                .orElseGet(() -> Collections.nCopies(before.length, ""));
        var after = Imputation.fill(before, group, impute.fill());
        var filled = new TreeMap<String, Double>();
        for (int i = 0; i < after.length; i++) {
            if (Double.isNaN(before[i]) && !Double.isNaN(after[i])) {
                filled.put(units.get(i), after[i]);
            }
        }
        imputed.put(column, filled);
        return after;
    }

    private List<String> selected(List<String> ofFile) {
        return IntStream.of(rows).mapToObj(ofFile::get).toList();
    }

    private void screen(Screen limits) {
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < units.size(); i++) {
            var unit = availability(i, limits);
            screened.put(unit.unit(), unit);
            if (unit.kept()) {
                kept.add(i);
            }
        }
        keep(kept.stream().mapToInt(i -> i).toArray());
    }

    private OfUnit availability(int unit, Screen limits) {
        int known = 0;
        int zeros = 0;
        for (var column : values.values()) {
            known += Double.isNaN(column[unit]) ? 0 : 1;
            zeros += column[unit] == 0 ? 1 : 0;
        }
        double available = (double) known / values.size();
        double nonZero = known == 0 ? 1 : 1 - (double) zeros / known;
        boolean kept = available >= limits.minAvailable() && nonZero >= limits.minNonZero();
        return new OfUnit(units.get(unit), available, nonZero, kept);
    }

    private void keep(int[] places) {
        values.replaceAll((column, before) ->
                IntStream.of(places).mapToDouble(i -> before[i]).toArray());
        units = IntStream.of(places).mapToObj(units::get).toList();
        rows = IntStream.of(places).map(i -> rows[i]).toArray();
    }

    private double[] treat(String column, double[] before, Treat limits) {
        var outcome = Outliers.treat(before, limits);
        var winsorised = outcome.winsorised().stream()
                .map(i -> new Winsorised(units.get(i), before[i], outcome.levels()[i]))
                .toList();
        treated.put(
                column,
                new Treatment(
                        outcome.before().shape(limits),
                        winsorised,
                        outcome.afterWinsorising().map(moments -> moments.shape(limits)),
                        outcome.logarithm().map(Logarithm::formula),
                        outcome.afterLogarithm().map(moments -> moments.shape(limits))));
        return outcome.values();
    }

    /** What was done to the units; where none were screened, what they have now. */
    List<OfUnit> ofUnits() {
        return screened.isEmpty()
                ? IntStream.range(0, units.size())
                        .mapToObj(i -> availability(i, EVERYTHING))
                        .toList()
                : List.copyOf(screened.values());
    }

    /** What was done to an indicator. */
    OfIndicator ofIndicator(String id, String column) {
        var missing = IntStream.range(0, units.size())
                .filter(i -> Double.isNaN(values.get(column)[i]))
                .mapToObj(units::get)
                .toList();
        return new OfIndicator(
                id,
                column,
                Optional.ofNullable(dividedBy.get(column)),
                imputed.getOrDefault(column, Map.of()),
                missing,
                Optional.ofNullable(treated.get(column)));
    }
}
