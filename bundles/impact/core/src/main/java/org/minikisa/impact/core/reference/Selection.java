package org.minikisa.impact.core.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.minikisa.impact.api.analysis.PreparedReference.OfIndicator;
import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Denominate;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Impute;
import org.minikisa.problem.api.Problems;

/** What a recipe takes from a file: which columns are units, indicators, denominators and groups. */
final class Selection {

    private final RawData data;
    private final ReferenceRecipe recipe;
    private final Problems problems;
    private final String unit;
    private final Map<String, String> by = new HashMap<>();
    private final List<String> groups = new ArrayList<>();
    private List<String> columns = List.of();

    Selection(RawData data, ReferenceRecipe recipe, Problems problems) {
        this.data = data;
        this.recipe = recipe;
        this.problems = problems;
        this.unit = recipe.unit().orElse(data.headings().get(0));
    }

    /** Ready for the steps; its content is only good when there are no problems. */
    Preparation preparation() {
        source();
        steps();
        columns();
        var units = data.has(unit, "unit") ? data.names(unit) : List.<String>of();
        if (units.size() > ReferencePreparation.MOST_UNITS
                || (long) units.size() * columns.size() > ReferencePreparation.MOST_VALUES) {
            problems.add(
                    "impact.reference.size",
                    "",
                    units.size() + " units of " + columns.size() + " indicators",
                    "at most " + ReferencePreparation.MOST_UNITS + " units and " + ReferencePreparation.MOST_VALUES
                            + " values",
                    "A model carries its set with it: take fewer units or indicators.");
        }
        var values = new LinkedHashMap<String, double[]>();
        columns.forEach(column -> values.put(column, data.numbers(column)));
        var denominators = new HashMap<String, double[]>();
        by.values().forEach(column -> denominators.computeIfAbsent(column, data::denominators));
        var texts = new HashMap<String, List<String>>();
        groups.forEach(column -> texts.put(column, data.texts(column)));
        return new Preparation(units, values, denominators, texts);
    }

    private void source() {
        if (recipe.source().isBlank()) {
            problems.add(
                    "impact.reference.source",
                    "source",
                    "nothing",
                    "who published the data",
                    "Name the source: a model carries it with the set.");
        }
    }

    private void steps() {
        var kinds = new HashSet<Class<?>>();
        for (int i = 0; i < recipe.steps().size(); i++) {
            var place = "steps[" + i + "]";
            var step = recipe.steps().get(i);
            if (!kinds.add(step.getClass())) {
                problems.add(
                        "impact.reference.step",
                        place,
                        step.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " again",
                        "each kind of step once",
                        "Remove one of them.");
            } else if (step instanceof Denominate denominate) {
                denominate.by().forEach((column, denominator) -> {
                    if (data.has(column, place) & data.has(denominator, place)) {
                        by.put(column, denominator);
                    }
                });
            } else if (step instanceof Impute impute) {
                impute.group().filter(column -> data.has(column, place)).ifPresent(groups::add);
            }
        }
    }

    private void columns() {
        if (recipe.indicators().isEmpty()) {
            var without = new HashSet<>(by.values());
            without.addAll(groups);
            without.add(unit);
            columns = data.numeric(without);
        } else {
            columns = recipe.indicators().stream()
                    .filter(column -> data.has(column, "indicators"))
                    .distinct()
                    .toList();
        }
        by.keySet().stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> problems.add(
                        "impact.reference.denominate",
                        "steps",
                        "\"" + column + "\", which is no indicator of this set",
                        "an indicator",
                        "Add it to the indicators, or do not divide it."));
        if (columns.isEmpty()) {
            problems.add(
                    "impact.reference.indicators",
                    "",
                    "no column of numbers",
                    "at least one",
                    "Check separators and decimal points.");
        }
        distinctIds();
    }

    private void distinctIds() {
        var seen = new HashMap<String, String>();
        for (var column : columns) {
            var before = seen.putIfAbsent(id(column), column);
            if (before != null) {
                problems.add(
                        "impact.reference.id",
                        "row 1, column \"" + column + "\"",
                        "the id \"" + id(column) + "\", as of \"" + before + "\"",
                        "an id of its own",
                        "Rename one of the columns.");
            }
        }
    }

    List<OfIndicator> indicators(Preparation preparation) {
        return columns.stream()
                .map(column -> preparation.ofIndicator(id(column), column))
                .toList();
    }

    List<String> ignored() {
        return data.headings().stream()
                .filter(column -> !column.equals(unit) && !columns.contains(column))
                .toList();
    }

    /** The id that a model uses for a column: {@code gdp_per_head} of {@code GDP per head}. */
    static String id(String column) {
        var id = Normalizer.normalize(column, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        var named = id.isEmpty() || !Character.isLetter(id.charAt(0)) ? "i_" + id : id;
        return named.length() > 64 ? named.substring(0, 64) : named;
    }
}
