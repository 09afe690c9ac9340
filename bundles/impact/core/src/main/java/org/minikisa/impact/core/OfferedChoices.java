package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.minikisa.competition.api.ChoiceCatalogue;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the competition wing what a customer may choose. */
@Component
public final class OfferedChoices implements ChoiceCatalogue {

    private static final LocalizedText YES = new LocalizedText("kyllä", "ja", "yes");
    private static final LocalizedText NO = new LocalizedText("ei", "nej", "no");
    private static final String PLACE = "choices.";

    private final ServedModels models;

    @Activate
    public OfferedChoices(@Reference ServedModels models) {
        this.models = models;
    }

    @Override
    public Optional<ModelChoices> choices(String model) {
        return served(model)
                .map(served -> new ModelChoices(
                        model,
                        served.description().ref().version(),
                        served.description().choices().stream()
                                .map(OfferedChoices::choice)
                                .toList()));
    }

    /** Whether the values fit; whether they raise the base is known when the assessment is made. */
    @Override
    public List<Problem> check(String model, Map<String, String> choices) {
        var served = served(model);
        if (served.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.EPOCH; // only dated parameters depend on a day, and no parameter is read here
        return below(
                PLACE,
                AnswerLaws.check(served.get().description(), Answers.none(today), Answers.of(today, choices))
                        .problems());
    }

    /** The problems of one half of the answers, their places without its name. */
    static List<Problem> below(String half, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.place().startsWith(half))
                .map(problem -> new Problem(
                        problem.code(),
                        problem.place().substring(half.length()),
                        problem.found(),
                        problem.expected(),
                        problem.remedy()))
                .toList();
    }

    private Optional<ServedModels.Served> served(String model) {
        return model.isBlank() ? Optional.empty() : models.newest(new ModelId(model));
    }

    private static Choice choice(Indicator indicator) {
        var domain = indicator.domain();
        var numeric = domain instanceof Domain.Numeric number ? Optional.of(number) : Optional.<Domain.Numeric>empty();
        return new Choice(
                indicator.id(),
                indicator.title(),
                options(domain),
                numeric.flatMap(n -> decimal(n.min())),
                numeric.flatMap(n -> decimal(n.max())),
                numeric.map(Domain.Numeric::unit).orElse(""));
    }

    private static List<Option> options(Domain domain) {
        if (domain instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .map(level -> new Option(Integer.toString(level.value()), level.title()))
                    .toList();
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().stream()
                    .map(option -> new Option(option.id(), option.title()))
                    .toList();
        }
        return domain instanceof Domain.Flag ? List.of(new Option("true", YES), new Option("false", NO)) : List.of();
    }

    private static Optional<BigDecimal> decimal(OptionalDouble value) {
        return value.isPresent()
                ? Optional.of(new BigDecimal(CanonicalJson.of(new Json.Number(value.getAsDouble()))))
                : Optional.empty();
    }
}
