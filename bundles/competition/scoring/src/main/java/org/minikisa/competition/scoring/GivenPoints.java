package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.MethodTraits.Dependence;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Component;

/**
 * Points as they are given: typed by evaluators, promised in the tender, or the plain sum of parts. From {@code least}
 * (0 where it is not given, {@code none} for no limit: deductions may make points negative, KHO 2003:41) to the
 * maximum.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "given-points")
public final class GivenPoints extends Explaining {

    private static final String LEAST = "least";
    private static final String NO_LIMIT = "none";
    private static final MethodTraits TRAITS = MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE);
    private static final Wording GIVEN =
            Wording.words("annettu {P} (enintään {W})", "givet {P} (högst {W})", "given {P} (at most {W})");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("annetut pisteet", "givna poäng", "given points"),
                        new LocalizedText("pisteet sellaisinaan", "poängen som sådana", "points as given"),
                        Unit.POINTS,
                        Direction.HIGHER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.empty(),
                        List.of(new Parameter(
                                LEAST,
                                Parameter.Kind.TEXT,
                                false,
                                new LocalizedText(
                                        "pienin mahdollinen pistemäärä tai none",
                                        "minsta möjliga poäng eller none",
                                        "the least possible points, or none for no limit"))),
                        Set.of(Promise.MONOTONE, Promise.INDEPENDENT))
                .precise(Precision.exact(0))
                .showing(Symbols.VALUE, Symbols.FULL)
                .behaving(TRAITS.negative());
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("10").with(LEAST, "-10").values("-10", "10"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        String least = criterion.parameters().getOrDefault(LEAST, "0");
        return least.equals(NO_LIMIT) || least.matches("-?\\d+(\\.\\d+)?")
                ? List.of()
                : List.of(new Problem(
                        "competition.parameter.number",
                        "parameters." + LEAST,
                        least,
                        "a decimal number, or none",
                        "Give the least possible points."));
    }

    @Override
    public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        String least = criterion.parameters().getOrDefault(LEAST, "0");
        boolean tooSmall = !least.equals(NO_LIMIT) && value.compareTo(new BigDecimal(least)) < 0;
        boolean tooLarge =
                criterion.maxPoints().filter(max -> value.compareTo(max) > 0).isPresent();
        return tooSmall || tooLarge
                ? Optional.of(new Problem(
                        "competition.value.range",
                        "",
                        value.toPlainString(),
                        "points from " + least + " to "
                                + criterion
                                        .maxPoints()
                                        .map(BigDecimal::toPlainString)
                                        .orElse("?"),
                        "Give points within the announced scale."))
                : Optional.empty();
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        String least = criterion.parameters().getOrDefault(LEAST, "0");
        return least.equals(NO_LIMIT) || new BigDecimal(least).signum() < 0 ? TRAITS.negative() : TRAITS;
    }

    /** No deductions. */
    @Override
    public Map<String, String> suggested(ScoringTask task) {
        return Map.of();
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Formula.each(task, candidate -> new Numbers(candidate)
                .with(Symbols.MAXIMUM, task.maxPoints())
                .score(candidate.value(), GIVEN));
    }
}
