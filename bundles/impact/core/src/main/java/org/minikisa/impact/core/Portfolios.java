package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Portfolio;
import org.minikisa.impact.api.analysis.Portfolio.Entry;
import org.minikisa.impact.api.analysis.Portfolio.Line;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** Adds competitions up by their volumes: {@code I = sum(v_i * I_i) / sum(v_i)}, in the order of the entries. */
final class Portfolios {

    private final Assessments assessments;
    /** What a joint procurement gives by itself, at a moment. */
    private final Map<List<Object>, Assessment> bases = new HashMap<>();

    Portfolios(Assessments assessments) {
        this.assessments = assessments;
    }

    Portfolio of(ModelId model, List<Entry> entries) {
        var problems = new Problems();
        var found = new ArrayList<Optional<Assessment>>();
        for (int i = 0; i < entries.size(); i++) {
            found.add(assessment(model, entries.get(i), "entries[" + i + "]", problems));
        }
        requireOneScale(found, problems);
        problems.refuseIfAny("portfolio of " + model);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < entries.size(); i++) {
            lines.add(line(entries.get(i), found.get(i).orElseThrow()));
        }
        return portfolio(lines, found.stream().map(Optional::orElseThrow).toList());
    }

    private static Line line(Entry entry, Assessment assessment) {
        return assessment.id().isEmpty()
                ? new Line(entry, Optional.empty(), assessment.base(), assessment.base())
                : new Line(entry, Optional.of(assessment.id()), assessment.base(), assessment.index());
    }

    // ---------------------------------------------------------------- whose figures

    /** The last of its own, else a preview of what the joint procurement gives. */
    private Optional<Assessment> assessment(ModelId model, Entry entry, String place, Problems problems) {
        if (entry.volume().signum() <= 0) {
            problems.add(
                    "impact.portfolio.volume",
                    place + ".volume",
                    entry.volume().toPlainString(),
                    "an amount in EUR greater than 0",
                    "Give the volume, or leave the entry out.");
        }
        var own = assessments.of(entry.subject(), model).stream()
                .filter(made -> made.moment() == entry.moment())
                .reduce((earlier, later) -> later);
        if (own.isPresent()) {
            return own;
        }
        if (entry.jointProcurement().isEmpty()) {
            problems.add(
                    "impact.portfolio.assessment",
                    place + ".subject",
                    "no assessment of " + entry.subject() + " with " + model + " at the moment " + entry.moment(),
                    "an assessment, or a joint procurement whose base counts",
                    "Assess it, or name the joint procurement it bought from.");
            return Optional.empty();
        }
        return base(model, entry.jointProcurement().get(), entry.moment(), place, problems);
    }

    private Optional<Assessment> base(
            ModelId model, String jointProcurement, Moment moment, String place, Problems problems) {
        try {
            return Optional.of(bases.computeIfAbsent(
                    List.of(jointProcurement, moment),
                    key -> assessments.preview(AssessmentRequest.of(model, jointProcurement, moment)
                            .jointProcurement(jointProcurement))));
        } catch (InvalidInputException e) {
            e.problems()
                    .forEach(problem -> problems.add(new Problem(
                            problem.code(),
                            problem.place().isEmpty() ? place : place + "." + problem.place(),
                            problem.found(),
                            problem.expected(),
                            problem.remedy())));
            return Optional.empty();
        }
    }

    /** Points of different scales do not add up. */
    private static void requireOneScale(List<Optional<Assessment>> found, Problems problems) {
        var scales = found.stream()
                .flatMap(Optional::stream)
                .map(made -> made.scale().min() + " to " + made.scale().max())
                .collect(Collectors.toCollection(TreeSet::new));
        if (scales.size() > 1) {
            problems.add(
                    "impact.portfolio.scale",
                    "entries",
                    "indices on scales " + String.join(", ", scales),
                    "indices on one scale",
                    "Assess all with versions of the model that share a scale.");
        }
    }

    // ---------------------------------------------------------------- adding up

    private static Portfolio portfolio(List<Line> lines, List<Assessment> found) {
        var volume = lines.stream().map(line -> line.entry().volume()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (lines.isEmpty()) {
            return new Portfolio(
                    volume, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), lines, Map.of());
        }
        var shares = lines.stream()
                .mapToDouble(line -> line.entry()
                        .volume()
                        .divide(volume, MathContext.DECIMAL64)
                        .doubleValue())
                .toArray();
        double base = mean(lines, shares, Line::base);
        double index = mean(lines, shares, Line::index);
        return new Portfolio(
                volume,
                OptionalDouble.of(base),
                OptionalDouble.of(index),
                OptionalDouble.of(index - base),
                lines,
                contributions(lines, found, shares));
    }

    private static double mean(List<Line> lines, double[] shares, ToDoubleFunction<Line> figure) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * figure.applyAsDouble(lines.get(i));
        }
        return mean;
    }

    private static Map<String, Double> contributions(List<Line> lines, List<Assessment> found, double[] shares) {
        var sums = new LinkedHashMap<String, Double>();
        for (int i = 0; i < shares.length; i++) {
            if (lines.get(i).assessment().isEmpty()) {
                continue;
            }
            for (var contribution : found.get(i).contributions()) {
                sums.merge(key(contribution), shares[i] * contribution.uplift(), Double::sum);
            }
        }
        sums.values().removeIf(points -> points == 0);
        return sums;
    }

    /** A gate may have the id of an indicator. */
    private static String key(Contribution contribution) {
        return contribution.kind() == Contribution.Kind.GATE ? "gate." + contribution.id() : contribution.id();
    }
}
