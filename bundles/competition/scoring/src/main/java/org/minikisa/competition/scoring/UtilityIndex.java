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
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * Quality and price in one ratio that weighs them (Negometrix' utility index): {@code max × (1 − (best quality − own quality)
 * × N) × lowest price / own price}, qualities as shares of the scale, N the weight of quality over that of price; not below 0.
 * The maximum is for a tender that is best in both.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "utility-index")
public final class UtilityIndex extends Explaining {

    private static final String RATIO = "ratio";
    private static final Wording FORMULA = Wording.words(
            "{W} × (1 − ({b} − {q}) / {S} × {N}) × {m} / {P}, vähintään 0",
            "{W} × (1 − ({b} − {q}) / {S} × {N}) × {m} / {P}, minst 0",
            "{W} × (1 − ({b} − {q}) / {S} × {N}) × {m} / {P}, at least 0");
    private static final Wording FREE = Wording.words(
            "hinta {P}: {W} × (1 − ({b} − {q}) / {S} × {N}), vähintään 0",
            "pris {P}: {W} × (1 − ({b} − {q}) / {S} × {N}), minst 0",
            "price {P}: {W} × (1 − ({b} − {q}) / {S} × {N}), at least 0");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("hyötyindeksi", "nyttoindex", "utility index"),
                        new LocalizedText(
                                "enimmäispisteet × (1 − (paras laatu − oma laatu) × N) × alin hinta / oma hinta, vähintään 0",
                                "maxpoäng × (1 − (bästa kvalitet − egen kvalitet) × N) × lägsta pris / eget pris, minst 0",
                                "maximum × (1 − (best quality − own quality) × N) × lowest price / own price, at least 0"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                Given.QUALITY_PARAMETER,
                                Given.SCALE_PARAMETER,
                                Given.number(
                                        RATIO,
                                        true,
                                        "N: laadun paino jaettuna hinnan painolla",
                                        "N: kvalitetens vikt delad med prisets",
                                        "N: the weight of quality divided by that of price")),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.MIN,
                        Symbols.WORTH,
                        Symbols.compared("b", "paras laatu", "bästa kvalitet", "best quality"),
                        Symbols.BEST_WORTH,
                        Symbols.announced("N", "laadun ja hinnan painosuhde", "viktrelation", "ratio of weights"),
                        Symbols.FULL)
                .behaving(MethodTraits.of(EqualOffers.MAXIMUM, Dependence.BEST));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("100")
                .with(Given.QUALITY, "quality")
                .with(Given.SCALE, "100")
                .with(RATIO, "0.5")
                .withCriterion("quality", "80"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Bounds.positive(criterion, Given.SCALE, "Give the best possible quality.", problems);
        Bounds.positive(criterion, RATIO, "Give N, 0.25 where quality weighs 20 and price 80.", problems);
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal scale = task.number(Given.SCALE).orElseThrow();
        BigDecimal ratio = task.number(RATIO).orElseThrow();
        BigDecimal lowest = task.smallest();
        BigDecimal best = task.candidates().stream()
                .map(candidate -> Given.quality(task, candidate))
                .reduce(BigDecimal::max)
                .orElseThrow();
        return Formula.each(task, candidate -> {
            BigDecimal quality = Given.quality(task, candidate);
            var numbers = new Numbers(candidate)
                    .with(Symbols.MAXIMUM, task.maxPoints())
                    .with(Symbols.SMALLEST, lowest)
                    .with(Symbols.QUALITY, quality)
                    .with("b", best)
                    .with(Symbols.SCALE, scale)
                    .with("N", ratio);
            // scale × (1 − (b − q) / scale × N): divided once, at the end
            BigDecimal worth =
                    scale.subtract(best.subtract(quality).multiply(ratio)).max(BigDecimal.ZERO);
            if (candidate.value().signum() == 0) {
                return numbers.score(Formula.share(task, worth, scale), FREE);
            }
            return lowest.signum() == 0
                    ? Formula.againstZero(numbers)
                    : numbers.score(
                            Formula.share(task, worth.multiply(lowest), scale.multiply(candidate.value())), FORMULA);
        });
    }
}
