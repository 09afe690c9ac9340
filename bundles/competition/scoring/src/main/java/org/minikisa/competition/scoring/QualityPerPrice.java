package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
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
 * Quality for money: {@code max × (quality / price)} in relation to the best such ratio. With an announced reference price
 * {@code max × (quality / scale) × reference / price}, at most the maximum, and no tender depends on another (Negometrix'
 * "value for money": Q / P × X). A price of 0 gets the maximum where there is any quality.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "quality-per-price")
public final class QualityPerPrice extends Explaining {

    private static final String REFERENCE = "reference";
    private static final MethodTraits TRAITS = MethodTraits.of(EqualOffers.MAXIMUM, Dependence.BEST);
    private static final Wording RELATIVE = Wording.formula("{W} × ({q} / {P}) / ({b} / {r})");
    private static final Wording ABSOLUTE = Wording.words(
            "{W} × ({q} / {S}) × {r} / {P}, enintään {W}",
            "{W} × ({q} / {S}) × {r} / {P}, högst {W}",
            "{W} × ({q} / {S}) × {r} / {P}, at most {W}");
    private static final Wording FREE = Wording.words(
            "hinta {P}, laatu {q}: täydet {W}",
            "pris {P}, kvalitet {q}: fulla {W}",
            "price {P}, quality {q}: the full {W}");
    private static final Wording NOTHING = Wording.words(
            "hinta {P}, laatu {q}: ei pisteitä",
            "pris {P}, kvalitet {q}: inga poäng",
            "price {P}, quality {q}: no points");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("laatu rahalle", "kvalitet för pengarna", "quality for money"),
                        new LocalizedText(
                                "enimmäispisteet × (laatu / hinta) / paras (laatu / hinta), tai × vertailuhinta / hinta",
                                "maxpoäng × (kvalitet / pris) / bästa (kvalitet / pris), eller × referenspris / pris",
                                "maximum × (quality / price) / best (quality / price), or × reference price / price"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                Given.QUALITY_PARAMETER,
                                Given.SCALE_PARAMETER,
                                Given.number(
                                        REFERENCE,
                                        false,
                                        "vertailuhinta, jolla paras mahdollinen laatu saa täydet pisteet",
                                        "referenspris som ger bästa möjliga kvalitet fulla poäng",
                                        "the price at which the best possible quality gets the maximum")),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT, Promise.SCALE_INVARIANT)))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.WORTH,
                        Symbols.BEST_WORTH,
                        Symbols.compared(
                                "b",
                                "laatu parhaassa suhteessa",
                                "kvalitet i bästa relationen",
                                "quality of the best ratio"),
                        Symbols.compared(
                                "r",
                                "vertailuhinta tai hinta parhaassa suhteessa",
                                "referenspris eller pris i bästa relationen",
                                "reference price, or price of the best ratio"),
                        Symbols.FULL)
                .behaving(TRAITS);
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        return criterion.parameters().containsKey(REFERENCE)
                ? MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE)
                : TRAITS;
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("100")
                .with(Given.QUALITY, "quality")
                .with(Given.SCALE, "100")
                .withCriterion("quality", "80"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Bounds.positive(criterion, Given.SCALE, "Give the best possible quality.", problems);
        Bounds.positive(criterion, REFERENCE, "Give the price that full quality is worth.", problems);
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal scale = task.number(Given.SCALE).orElseThrow();
        Optional<BigDecimal> reference = task.number(REFERENCE);
        Candidate best = best(task);
        BigDecimal quality = reference.isPresent() ? scale : Given.quality(task, best);
        BigDecimal price = reference.orElse(best.value());
        return Formula.each(task, candidate -> {
            BigDecimal own = Given.quality(task, candidate);
            var numbers = new Numbers(candidate)
                    .with(Symbols.MAXIMUM, task.maxPoints())
                    .with(Symbols.QUALITY, own)
                    .with(Symbols.SCALE, scale)
                    .with("b", quality)
                    .with("r", price);
            if (own.signum() == 0 || price.signum() == 0 && candidate.value().signum() > 0) {
                return Formula.none(numbers, NOTHING);
            }
            if (candidate.value().signum() == 0) {
                return numbers.score(task.maxPoints(), FREE);
            }
            BigDecimal points =
                    Formula.share(task, own.multiply(price), candidate.value().multiply(quality));
            return numbers.score(points.min(task.maxPoints()), reference.isPresent() ? ABSOLUTE : RELATIVE);
        });
    }

    /** Ratios are compared crosswise, without a quotient; a price of 0 is the best where there is any quality. */
    private static Candidate best(ScoringTask task) {
        return task.candidates().stream()
                .max((one, other) -> Given.quality(task, one)
                        .multiply(other.value())
                        .compareTo(Given.quality(task, other).multiply(one.value())))
                .orElseThrow();
    }
}
