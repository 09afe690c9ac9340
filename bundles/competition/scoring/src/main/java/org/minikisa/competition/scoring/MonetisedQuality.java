package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * What lacking quality costs: {@code (1 − quality / scale) × reference price}, added to the price, lowest sum wins (the
 * formula that gives the figures of KHO 2013:202). The reference is the mean or the lowest of the prices in the
 * criterion {@code price}, or the tender's own.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "monetised-quality")
public final class MonetisedQuality extends Explaining {

    private static final String SCALE = "scale";
    private static final String PRICE = "price";
    private static final String REFERENCE = "reference";
    private static final Wording FORMULA = Wording.formula("(1 − {P} / {S}) × {R}");
    private static final List<String> REFERENCES = List.of("mean", "lowest", "own");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("laatu euroina", "kvalitet i euro", "monetised quality"),
                        new LocalizedText(
                                "(1 − laatu / asteikko) × vertailuhinta",
                                "(1 − kvalitet / skala) × referenspris",
                                "(1 − quality / scale) × reference price"),
                        Unit.MONEY,
                        Direction.HIGHER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                new Parameter(
                                        SCALE,
                                        Parameter.Kind.NUMBER,
                                        true,
                                        new LocalizedText(
                                                "paras mahdollinen laatu",
                                                "bästa möjliga kvalitet",
                                                "the best possible quality")),
                                new Parameter(
                                        PRICE,
                                        Parameter.Kind.CRITERION,
                                        true,
                                        new LocalizedText(
                                                "hintaperuste", "priskriteriet", "the criterion with the price")),
                                new Parameter(
                                        REFERENCE,
                                        Parameter.Kind.TEXT,
                                        false,
                                        new LocalizedText(
                                                "mean (oletus), lowest tai own",
                                                "mean (förval), lowest eller own",
                                                "mean (default), lowest or own"))),
                        Set.of(Promise.MONOTONE))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.BEST_WORTH,
                        Symbols.compared("R", "vertailuhinta", "referenspris", "reference price"))
                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.ALL));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.money()
                .with(SCALE, "10")
                .with(PRICE, "price")
                .values("0", "10")
                .withCriterion("price", "8727500"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        String scale = criterion.parameters().get(SCALE);
        if (new BigDecimal(scale).signum() <= 0) {
            problems.add(
                    "competition.parameter.range",
                    "parameters." + SCALE,
                    scale,
                    "more than 0",
                    "Give the best possible quality, 10 say.");
        }
        String reference = criterion.parameters().getOrDefault(REFERENCE, "mean");
        if (!REFERENCES.contains(reference)) {
            problems.add(
                    "competition.parameter.unknown",
                    "parameters." + REFERENCE,
                    reference,
                    "one of " + REFERENCES,
                    "Choose the price that lacking quality is measured by.");
        }
        return problems.list();
    }

    @Override
    public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        var scale = new BigDecimal(criterion.parameters().get(SCALE));
        return value.compareTo(scale) <= 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        "competition.value.range",
                        "",
                        value.toPlainString(),
                        "quality up to " + scale.toPlainString(),
                        "Give a value on the announced scale."));
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        return MethodTraits.of(
                EqualOffers.OWN_WORTH,
                "own".equals(criterion.parameters().get(REFERENCE)) ? Dependence.NONE : Dependence.ALL);
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal scale = task.number(SCALE).orElseThrow();
        return Formula.each(task, candidate -> {
            BigDecimal price = reference(task, candidate);
            BigDecimal cost = scale.subtract(candidate.value()).multiply(price).divide(scale, PRECISION);
            return new Numbers(candidate)
                    .with(Symbols.SCALE, scale)
                    .with("R", price)
                    .score(cost, FORMULA);
        });
    }

    private static BigDecimal reference(ScoringTask task, Candidate candidate) {
        String price = task.parameters().get(PRICE);
        return switch (task.parameters().getOrDefault(REFERENCE, "mean")) {
            case "own" -> candidate.values().get(price);
            case "lowest" -> prices(task, price).reduce(BigDecimal::min).orElseThrow();
            default ->
                prices(task, price)
                        .reduce(BigDecimal::add)
                        .orElseThrow()
                        .divide(BigDecimal.valueOf(task.candidates().size()), PRECISION);
        };
    }

    private static Stream<BigDecimal> prices(ScoringTask task, String price) {
        return task.candidates().stream().map(candidate -> candidate.values().get(price));
    }
}
