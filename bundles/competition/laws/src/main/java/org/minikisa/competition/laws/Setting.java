package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * A sensible use of a method, from which cases are made.
 *
 * @param maxPoints as a criterion would have it; 0 for methods whose result is money or a rank
 * @param parameters at least the required ones
 * @param least the least value that is tried
 * @param greatest the greatest value that is tried
 * @param others values of criteria that parameters name, the same for every tender in the cases that compare fairly
 */
public record Setting(
        BigDecimal maxPoints,
        Map<String, String> parameters,
        BigDecimal least,
        BigDecimal greatest,
        Map<String, BigDecimal> others) {

    private static final String REMEDY = "Let example() show a use that could be published.";

    public Setting {
        parameters = Map.copyOf(parameters);
        others = Map.copyOf(others);
        if (least.compareTo(greatest) >= 0) {
            throw new IllegalArgumentException("values from " + least + " to " + greatest);
        }
    }

    /** The use that a method shows of itself; without one, the first guess from its description that fits. */
    public static Setting of(ScoringMethod method) {
        return method.example().map(Setting::of).orElseGet(() -> Guess.of(method));
    }

    public static Setting of(ScoringExample example) {
        return new Setting(
                example.maxPoints(), example.parameters(), example.least(), example.greatest(), example.others());
    }

    /** Values from 0 to one million, no parameters. */
    public static Setting points(String maxPoints) {
        return of(ScoringExample.points(maxPoints));
    }

    /** For a method whose result is money: no maximum. */
    public static Setting money() {
        return of(ScoringExample.money());
    }

    /** For a method whose result is a rank: no maximum. */
    public static Setting order() {
        return of(ScoringExample.order());
    }

    public Setting with(String parameter, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Setting(maxPoints, more, least, greatest, others);
    }

    public Setting values(String from, String to) {
        return new Setting(maxPoints, parameters, new BigDecimal(from), new BigDecimal(to), others);
    }

    /** Another criterion that tenders have a value in. */
    public Setting withCriterion(String id, String value) {
        var more = new LinkedHashMap<>(others);
        more.put(id, new BigDecimal(value));
        return new Setting(maxPoints, parameters, least, greatest, more);
    }

    /** Why a criterion like this would not be published or a value at the ends not be taken; empty for a sensible use. */
    public List<Problem> refusals(ScoringMethod method) {
        MethodDescription description = method.description();
        var problems = new Problems();
        if ((description.unit() == Unit.POINTS) != (maxPoints.signum() > 0)) {
            refuse(problems, "maxPoints", maxPoints.toPlainString(), "more than 0 for points, 0 for money and ranks");
        }
        List<String> known =
                description.parameters().stream().map(Parameter::name).toList();
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> refuse(problems, "parameters." + name, name, "one of " + known));
        description.parameters().forEach(parameter -> parameter(parameter, problems));
        if (description.leastValue().filter(one -> one.compareTo(least) > 0).isPresent()) {
            refuse(
                    problems,
                    "least",
                    least.toPlainString(),
                    "at least " + description.leastValue().get());
        }
        if (problems.isEmpty()) {
            Criterion criterion = criterion(description);
            method.problems(criterion).forEach(problems::add);
            Stream.of(least, greatest)
                    .map(value -> method.problem(criterion, value))
                    .flatMap(Optional::stream)
                    .forEach(problems::add);
        }
        return problems.list();
    }

    private void parameter(Parameter parameter, Problems problems) {
        String place = "parameters." + parameter.name();
        String text = parameters.get(parameter.name());
        if (text == null) {
            if (parameter.required()) {
                refuse(problems, place, "nothing", parameter.meaning().en());
            }
        } else if (parameter.kind() == Parameter.Kind.NUMBER && !text.matches("-?\\d{1,30}(\\.\\d{1,60})?")) {
            refuse(problems, place, text, "a decimal number");
        } else if (parameter.kind() == Parameter.Kind.CRITERION && !others.containsKey(text)) {
            refuse(problems, place, text, "a criterion that has a value, one of " + others.keySet());
        }
    }

    private static void refuse(Problems problems, String place, String found, String expected) {
        problems.add("competition.law.sensible-use", place, found, expected, REMEDY);
    }

    private Criterion criterion(MethodDescription description) {
        return criterion(description, maxPoints, parameters);
    }

    /** The criterion in which a method is tried. */
    static Criterion criterion(MethodDescription description, BigDecimal maxPoints, Map<String, String> parameters) {
        return new Criterion(
                "tested",
                LocalizedText.same("tested"),
                Role.QUALITY,
                "tested",
                Optional.of(maxPoints).filter(max -> max.signum() > 0),
                BigDecimal.ONE,
                Optional.empty(),
                description.sources().iterator().next(),
                List.of(),
                parameters,
                Rounding.NONE,
                Rounding.NONE);
    }
}
