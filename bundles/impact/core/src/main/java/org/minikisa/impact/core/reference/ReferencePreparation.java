package org.minikisa.impact.core.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.DoubleStream;

import org.minikisa.impact.api.analysis.PreparedReference;
import org.minikisa.impact.api.analysis.PreparedReference.OfIndicator;
import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.ReferenceSets;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/** Reads raw data of many units, carries out a recipe and writes the reference set of a model. */
@Component
public final class ReferencePreparation implements ReferenceSets {

    /** The most values of a set: more than a model may hold. */
    static final int MOST_VALUES = 150_000;

    static final int MOST_UNITS = 10_000;

    @Override
    public PreparedReference prepare(String name, byte[] csv, ReferenceRecipe recipe) {
        var what = "file " + name;
        checkSize(what, csv);
        var problems = new Problems();
        var data = RawData.read(what, csv, problems);
        var selection = new Selection(data, recipe, problems);
        var preparation = selection.preparation();
        problems.refuseIfAny(what);
        recipe.steps().forEach(preparation::then);
        checkOutcome(preparation, problems);
        problems.refuseIfAny(what);
        var indicators = selection.indicators(preparation);
        return new PreparedReference(
                indicators,
                preparation.ofUnits(),
                selection.ignored(),
                CanonicalJson.of(reference(recipe, preparation, indicators)));
    }

    private static void checkSize(String what, byte[] csv) {
        if (csv.length > MOST_BYTES) {
            throw InvalidInputException.of(
                    what,
                    "impact.reference.size",
                    "",
                    csv.length + " bytes",
                    "at most " + MOST_BYTES,
                    "A model carries its set with it: take fewer units or indicators.");
        }
    }

    private static void checkOutcome(Preparation preparation, Problems problems) {
        if (preparation.units().size() < 2) {
            problems.add(
                    "impact.reference.units",
                    "screen",
                    preparation.units().size() + " units are kept",
                    "at least 2",
                    "Ask for fewer data of a unit, or fill in missing values first.");
            return;
        }
        preparation.values().forEach((column, values) -> checkColumn(column, values, problems));
    }

    private static void checkColumn(String column, double[] values, Problems problems) {
        var place = "column \"" + column + "\"";
        if (DoubleStream.of(values).anyMatch(Double::isInfinite)) {
            problems.add(
                    "impact.reference.overflow",
                    place,
                    "a number too large to calculate with",
                    "at most 1.8e308",
                    "Choose a larger unit, or another denominator.");
        } else if (Moments.of(values).isConstant()) {
            problems.add(
                    "impact.reference.constant",
                    place,
                    "one value only",
                    "at least two different ones",
                    "Leave it out: it tells nobody apart.");
        }
    }

    private static Json.Obj reference(ReferenceRecipe recipe, Preparation preparation, List<OfIndicator> indicators) {
        var values = new LinkedHashMap<String, Json>();
        indicators.forEach(indicator ->
                values.put(indicator.id(), numbers(preparation.values().get(indicator.column()))));
        var members = new LinkedHashMap<String, Json>();
        members.put("source", new Json.Text(recipe.source()));
        recipe.asOf().ifPresent(day -> members.put("asOf", new Json.Text(day.toString())));
        members.put(
                "units",
                new Json.Arr(preparation.units().stream()
                        .map(unit -> (Json) new Json.Text(unit))
                        .toList()));
        members.put("values", new Json.Obj(values));
        return new Json.Obj(members);
    }

    private static Json.Arr numbers(double[] values) {
        var numbers = new ArrayList<Json>();
        for (double value : values) {
            numbers.add(Double.isNaN(value) ? new Json.Null() : new Json.Number(value));
        }
        return new Json.Arr(numbers);
    }
}
