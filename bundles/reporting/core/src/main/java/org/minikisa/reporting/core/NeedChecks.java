package org.minikisa.reporting.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.NearMiss;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.core.Reading.ContactLine;

/** What is wrong with a question, all of it at once. */
final class NeedChecks {

    private static final String WHAT = "the question";

    private NeedChecks() {}

    static void refuse(Wings sources, NeedQuery query) {
        var problems = new Problems();
        if (sources.contacts().isEmpty()) {
            problems.add(
                    "reporting.needs.intake", "intake", "not running", "running", "Start org.minikisa.intake.core.");
        }
        if (query.columns().filter(query.rows()::equals).isPresent()) {
            problems.add(
                    "reporting.needs.same",
                    "columns",
                    query.rows().name(),
                    "another dimension than the rows",
                    "Leave the columns out, or choose another dimension.");
        }
        if (query.leastCount() < 0 || query.leastCount() == 1 || query.leastCount() == 2) {
            problems.add(
                    "reporting.needs.least",
                    "least count",
                    Integer.toString(query.leastCount()),
                    "0, or 3 and more",
                    "0 tells every count; of \"less than 2\" only 1 would be left.");
        }
        if (query.from().isPresent()
                && query.to().isPresent()
                && query.to().get().isBefore(query.from().get())) {
            problems.add(
                    "reporting.needs.days",
                    "to",
                    query.to().get().toString(),
                    "not before " + query.from().get(),
                    "Swap the two days.");
        }
        filters(sources, query, problems);
        models(sources, query, problems);
        taxonomy(sources, query, problems);
        problems.refuseIfAny(WHAT);
    }

    private static void filters(Wings sources, NeedQuery query, Problems problems) {
        query.filters().forEach((dimension, values) -> {
            Set<String> known = new TreeSet<>();
            NeedAnswers.values(sources, dimension, query.taxonomy()).forEach(head -> known.add(head.key()));
            boolean open = dimension == NeedDimension.MONTH
                    || dimension == NeedDimension.LANGUAGE
                    || dimension == NeedDimension.JOINT_PROCUREMENT
                            && sources.procurements().isEmpty();
            for (String value : values) {
                if (!open && !value.isEmpty() && !value.equals(NeedHead.UNSURE) && !known.contains(value)) {
                    problems.add(
                            "reporting.needs.value", name(dimension), value, "one of its values", near(value, known));
                }
            }
        });
    }

    private static String near(String wrong, Collection<String> known) {
        List<String> near = NearMiss.of(wrong, known);
        return !near.isEmpty()
                ? "Near ones: " + String.join(", ", near) + "."
                : "Known: " + String.join(", ", known.stream().limit(40).toList()) + ".";
    }

    private static void models(Wings sources, NeedQuery query, Problems problems) {
        Set<String> taxonomies = new HashSet<>();
        for (String version : query.models()) {
            String taxonomy = OtherModels.taxonomy(version);
            if (sources.models().isEmpty()) {
                problems.add(
                        "reporting.needs.models",
                        "model",
                        version,
                        "classification with its models running",
                        "Start org.minikisa.classification.core.");
            } else if (!taxonomies.add(taxonomy)) {
                problems.add(
                        "reporting.needs.model-twice",
                        "model",
                        version,
                        "one version of " + taxonomy,
                        "Leave one out.");
            } else {
                List<String> known = versions(sources, taxonomy);
                if (!known.contains(version)) {
                    problems.add(
                            "reporting.needs.model",
                            "model",
                            version,
                            "a version that was learnt",
                            near(version, known));
                }
            }
        }
    }

    private static List<String> versions(Wings sources, String taxonomy) {
        Set<String> known = new TreeSet<>(taxonomies(sources));
        known.add(taxonomy);
        return known.stream()
                .flatMap(each -> {
                    try {
                        return sources.models().orElseThrow().versions(each).stream();
                    } catch (InvalidInputException unknown) {
                        return List.<ModelVersion>of().stream();
                    }
                })
                .map(ModelVersion::id)
                .toList();
    }

    private static List<String> taxonomies(Wings sources) {
        return sources.labelled().map(LabelledTexts::taxonomies).orElse(List.of());
    }

    private static void taxonomy(Wings sources, NeedQuery query, Problems problems) {
        String taxonomy = query.taxonomy();
        if (!taxonomy.equals(NeedQuery.TOPIC) && !taxonomies(sources).contains(taxonomy)) {
            problems.add(
                    "reporting.needs.taxonomy",
                    "taxonomy",
                    taxonomy,
                    "one that texts were imported for",
                    near(taxonomy, taxonomies(sources)));
        }
    }

    static void refuseTooLarge(NeedQuery query, int rows, int columns) {
        if (query.leastCount() > 0 && (long) rows * columns > NeedAnswers.MOST_CELLS) {
            throw InvalidInputException.of(
                    WHAT,
                    "reporting.needs.large",
                    "rows and columns",
                    rows + " × " + columns,
                    "at most " + NeedAnswers.MOST_CELLS + " cells while small counts are not told",
                    "Ask for fewer values by filters, or for one dimension.");
        }
    }

    /** A row or column that is asked for must be one of the map. */
    static void refuseUnknown(
            NeedDimension dimension,
            Optional<String> key,
            List<ContactLine> counted,
            Function<ContactLine, List<String>> under) {
        if (key.isEmpty()) {
            return;
        }
        Map<String, List<ContactLine>> there = new java.util.TreeMap<>();
        counted.forEach(line -> under.apply(line).forEach(value -> there.put(value, List.of())));
        if (!there.isEmpty() && !there.containsKey(key.get())) {
            throw InvalidInputException.of(
                    WHAT,
                    "reporting.needs.head",
                    name(dimension),
                    key.get(),
                    "a row or column of the map",
                    near(key.get(), there.keySet()));
        }
    }

    private static String name(NeedDimension dimension) {
        return dimension.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
