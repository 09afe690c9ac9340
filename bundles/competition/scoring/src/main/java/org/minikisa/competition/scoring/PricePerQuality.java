package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * What full quality costs: {@code price × scale / quality}, the lowest wins. A quality below the announced least one counts
 * as that, so that none divides by zero.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "price-per-quality")
public final class PricePerQuality extends Explaining {

    private static final String LEAST = "least";
    private static final Wording FORMULA = Wording.formula("{P} × {S} / {q}");
    private static final Wording RAISED = Wording.words(
            "{P} × {S} / {L}, koska laatu {q} on alle pienimmän laskettavan",
            "{P} × {S} / {L}, eftersom kvaliteten {q} är under den minsta som räknas",
            "{P} × {S} / {L}, because quality {q} is below the least that counts");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("hinta laatua kohti", "pris per kvalitet", "price per quality"),
                        new LocalizedText(
                                "hinta × paras mahdollinen laatu / laatu",
                                "pris × bästa möjliga kvalitet / kvalitet",
                                "price × best possible quality / quality"),
                        Unit.MONEY,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                Given.QUALITY_PARAMETER,
                                Given.SCALE_PARAMETER,
                                Given.number(
                                        LEAST,
                                        true,
                                        "pienin laskettava laatu, yli 0",
                                        "den minsta kvalitet som räknas, över 0",
                                        "the least quality that counts, above 0")),
                        Set.of(Promise.WITHIN_BOUNDS, Promise.MONOTONE, Promise.INDEPENDENT))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.WORTH,
                        Symbols.announced(
                                Symbols.LOWER, "pienin laskettava laatu", "minsta räknade kvalitet", "least quality"),
                        Symbols.BEST_WORTH)
                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.money()
                .with(Given.QUALITY, "quality")
                .with(Given.SCALE, "100")
                .with(LEAST, "10")
                .withCriterion("quality", "80"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Bounds.positive(criterion, LEAST, "Give the least quality that counts, 1 say.", problems);
        Bounds.check(criterion, LEAST, Given.SCALE, problems);
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal scale = task.number(Given.SCALE).orElseThrow();
        BigDecimal least = task.number(LEAST).orElseThrow();
        return Formula.each(task, candidate -> {
            BigDecimal quality = Given.quality(task, candidate);
            boolean raised = quality.compareTo(least) < 0;
            return new Numbers(candidate)
                    .with(Symbols.QUALITY, quality)
                    .with(Symbols.SCALE, scale)
                    .with(Symbols.LOWER, least)
                    .score(
                            candidate.value().multiply(scale).divide(raised ? least : quality, PRECISION),
                            raised ? RAISED : FORMULA);
        });
    }
}
