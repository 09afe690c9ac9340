package org.minikisa.impact.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.core.UncertainInput.Kind;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.sampling.Quantile;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * What of a question is uncertain: answers and parameters that have a distribution, the model's own or one that is asked
 * for in its place; unknown answers; weights within a band. What is not applicable is not drawn. An answer that the
 * customer changed is drawn around its own value, by the same uniform number as the joint procurement's: what both do
 * not know moves both alike.
 */
final class UncertainInputs {

    private static final Domain ANY_NUMBER = new Domain.Numeric("", OptionalDouble.empty(), OptionalDouble.empty());

    private final Asked asked;
    private final ModelDescription model;
    private final Sampling sampling;
    private final Problems problems;
    private final Map<String, Distribution> distributions;
    private final List<UncertainInput> common;

    /** @param problems of what cannot be drawn are added to */
    UncertainInputs(Asked asked, Sampling sampling, Problems problems) {
        this.asked = asked;
        this.model = asked.model().description();
        this.sampling = sampling;
        this.problems = problems;
        this.distributions = distributions();
        this.common = Stream.concat(parameters(), weights()).toList();
        requireBounds();
    }

    /** Those of these answers, in the model's order; then parameters and weights. */
    List<UncertainInput> of(Answers answers) {
        var drawn = model.indicators().stream()
                .flatMap(indicator -> answer(indicator, answers.answer(indicator.id())).stream());
        return Stream.concat(drawn, common.stream()).toList();
    }

    private Optional<DeclarativeModel> declarative() {
        return asked.model() instanceof DeclarativeModel json ? Optional.of(json) : Optional.empty();
    }

    // ---------------------------------------------------------------- answers

    private Optional<UncertainInput> answer(Indicator indicator, Answer answer) {
        if (indicator.domain() instanceof Domain.Computed || answer instanceof Answer.NotApplicable) {
            return Optional.empty();
        }
        var domain = new DrawnDomain(indicator.domain());
        var distribution = Optional.ofNullable(distributions.get(indicator.id()));
        return quantile(domain, answer, distribution)
                .map(quantile -> new UncertainInput(Kind.ANSWER, indicator.id(), indicator.title(), domain, quantile));
    }

    private static Optional<Quantile> quantile(DrawnDomain domain, Answer answer, Optional<Distribution> distribution) {
        if (distribution.isPresent() && distribution.get() instanceof Distribution.Discrete discrete) {
            return Optional.of(domain.by(discrete));
        }
        if (answer instanceof Answer.Answered answered) {
            return distribution.map(around -> domain.around(answered.value(), around));
        }
        if (answer instanceof Answer.Assumed assumed) {
            return distribution.map(around -> domain.around(assumed.value(), around));
        }
        return domain.anything();
    }

    /** What nobody answered must have bounds to be drawn within. */
    private void requireBounds() {
        for (var indicator : model.indicators()) {
            boolean isDrawnWithin = asked.base().answer(indicator.id()) instanceof Answer.Unknown
                    && indicator.domain() instanceof Domain.Numeric
                    && !(distributions.get(indicator.id()) instanceof Distribution.Discrete);
            if (isDrawnWithin && new DrawnDomain(indicator.domain()).anything().isEmpty()) {
                problems.add(
                        "impact.sampling.unbounded",
                        "base." + indicator.id(),
                        "unknown",
                        AnswerLaws.values(indicator) + ", for it has no bounds to draw within",
                        "Answer it or assume a value, or give the indicator min and max in the model.");
            }
        }
    }

    // ---------------------------------------------------------------- parameters

    private Stream<UncertainInput> parameters() {
        var domain = new DrawnDomain(ANY_NUMBER);
        return model.parameters().stream()
                .filter(parameter -> distributions.containsKey(parameter.id()))
                .map(parameter -> new UncertainInput(
                        Kind.PARAMETER,
                        parameter.id(),
                        LocalizedText.same(parameter.id()),
                        domain,
                        quantile(parameter, distributions.get(parameter.id()), domain)));
    }

    private Quantile quantile(Parameter parameter, Distribution distribution, DrawnDomain domain) {
        return distribution instanceof Distribution.Discrete discrete
                ? domain.by(discrete)
                : Quantile.around(period(parameter).orElseThrow().value(), distribution);
    }

    private Optional<Parameter.Period> period(Parameter parameter) {
        return parameter.on(asked.base().asOf());
    }

    // ---------------------------------------------------------------- weights

    private Stream<UncertainInput> weights() {
        if (sampling.weightBand() == 0) {
            return Stream.empty();
        }
        if (declarative().isEmpty()) {
            problems.add(
                    "impact.sampling.weights",
                    "weightBand",
                    Double.toString(sampling.weightBand()),
                    "0: " + model.ref() + " is in Java and keeps its weights to itself",
                    "Leave the band out.");
            return Stream.empty();
        }
        var factor = Quantile.uniform(1 - sampling.weightBand(), 1 + sampling.weightBand());
        var domain = new DrawnDomain(ANY_NUMBER);
        return declarative().orElseThrow().calculator().weighted().stream()
                .map(id -> new UncertainInput(Kind.WEIGHT, Answers.WEIGHT + id, titleOfWeight(id), domain, factor));
    }

    private LocalizedText titleOfWeight(String id) {
        var title = model.themes().stream()
                .filter(theme -> theme.id().equals(id))
                .map(Theme::title)
                .findFirst()
                .or(() -> model.indicator(id).map(Indicator::title))
                .orElse(LocalizedText.same(id));
        return new LocalizedText("Paino: " + title.fi(), "Vikt: " + title.sv(), "Weight: " + title.en());
    }

    // ---------------------------------------------------------------- distributions

    /** By indicator and parameter: those asked for, else the model's own. */
    private Map<String, Distribution> distributions() {
        var usable = new TreeMap<String, Distribution>();
        for (var indicator : model.indicators()) {
            usable("indicators.", indicator.id(), indicator.domain(), indicator.uncertainty())
                    .ifPresent(distribution -> usable.put(indicator.id(), distribution));
        }
        for (var parameter : model.parameters()) {
            if (declarative().isEmpty()) {
                requireNotAskedFor(parameter);
                continue;
            }
            var own = period(parameter).flatMap(Parameter.Period::uncertainty);
            usable("parameters.", parameter.id(), ANY_NUMBER, own)
                    .ifPresent(distribution -> usable.put(parameter.id(), distribution));
        }
        return usable;
    }

    private void requireNotAskedFor(Parameter parameter) {
        if (sampling.inputs().containsKey(parameter.id())) {
            problems.add(
                    "impact.sampling.parameter",
                    "inputs." + parameter.id(),
                    "a parameter of " + model.ref(),
                    "an indicator: the model is in Java and keeps its parameters to itself",
                    "Leave it out.");
        }
    }

    private Optional<Distribution> usable(String list, String id, Domain domain, Optional<Distribution> own) {
        var given = Optional.ofNullable(sampling.inputs().get(id));
        var place = given.isPresent() ? "inputs." + id : list + id + ".uncertainty";
        return given.or(() -> own).filter(distribution -> fits(distribution, domain, place));
    }

    private boolean fits(Distribution distribution, Domain domain, String place) {
        if (domain instanceof Domain.Computed) {
            problems.add(
                    "impact.sampling.computed",
                    place,
                    "a distribution of what is computed",
                    "none",
                    "Leave it out: give distributions to what the formula reads.");
            return false;
        }
        if (!(distribution instanceof Distribution.Discrete discrete)) {
            return isOfNumbers(domain, place);
        }
        boolean fits = true;
        for (var value : discrete.probabilities().keySet()) {
            if (!AnswerLaws.fits(domain, value)) {
                problems.add(
                        "impact.sampling.value",
                        place + "." + value,
                        "\"" + value + "\"",
                        "a value that can be answered",
                        "Name values as they are written in answers.");
                fits = false;
            }
        }
        return fits;
    }

    private boolean isOfNumbers(Domain domain, String place) {
        if (!(domain instanceof Domain.Numeric)) {
            problems.add(
                    "impact.sampling.distribution",
                    place,
                    "a distribution of numbers",
                    "a discrete one: levels, flags and options have probabilities",
                    "Give each value its probability.");
        }
        return domain instanceof Domain.Numeric;
    }

    /** Every id that is asked for must be one of the models'. */
    static void requireKnown(Sampling sampling, List<ModelDescription> models, Problems problems) {
        var known = models.stream()
                .flatMap(model -> Stream.concat(
                        model.indicators().stream().map(Indicator::id),
                        model.parameters().stream().map(Parameter::id)))
                .distinct()
                .toList();
        for (var id : sampling.inputs().keySet()) {
            if (!known.contains(id)) {
                problems.add(unknown(id, known));
            }
        }
    }

    private static Problem unknown(String id, List<String> known) {
        var near = AnswerLaws.near(id, known);
        var remedy = near.isEmpty()
                ? "See kisa:models for its indicators."
                : "Did you mean " + String.join(" or ", near) + "?";
        return new Problem(
                "impact.sampling.input",
                "inputs." + id,
                "\"" + id + "\"",
                "an indicator or parameter of the model",
                id.startsWith(Answers.WEIGHT) ? "Leave it out: weights are drawn within the band of weights." : remedy);
    }
}
