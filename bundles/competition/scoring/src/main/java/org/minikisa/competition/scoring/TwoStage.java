package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.SharedRank;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * First a minimum of quality, then the lowest comparison price among those that reach it (as in KHO 2013:160). Tenders below
 * the minimum come after all others: sharing the last place, or in the order of their quality, as announced; to exclude them,
 * make the minimum a requirement.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "two-stage")
public final class TwoStage extends Explaining {

    private static final String MINIMUM = "minimum";
    private static final String BELOW = "below";
    private static final String LAST = "last";
    private static final String BY_QUALITY = "by-quality";
    private static final List<String> BELOWS = List.of(LAST, BY_QUALITY);

    private static final Wording REACHED = Wording.words(
            "laatu {q} yltää vähimmäislaatuun {L}; hinta {P}, kelpaavia {k}, tarjouksia {n}",
            "kvaliteten {q} når minimum {L}; pris {P}, {k} godtagbara av {n} anbud",
            "quality {q} reaches the minimum {L}; price {P}, {k} acceptable of {n} tenders");
    private static final Wording SHARED_LAST = Wording.words(
            "laatu {q} jää alle vähimmäislaadun {L}: jaettu sija kelpaavien {k} jälkeen, hintaa {P} ei verrata",
            "kvaliteten {q} är under minimum {L}: delad plats efter de {k} godtagbara, priset {P} jämförs inte",
            "quality {q} is below the minimum {L}: a shared place after the {k} acceptable ones, price {P} not compared");
    private static final Wording LAST_BY_QUALITY = Wording.words(
            "laatu {q} jää alle vähimmäislaadun {L}: sija laadun mukaan kelpaavien {k} jälkeen, hintaa {P} ei verrata",
            "kvaliteten {q} är under minimum {L}: plats enligt kvalitet efter de {k} godtagbara, priset {P} jämförs inte",
            "quality {q} is below the minimum {L}: placed by quality after the {k} acceptable ones, price {P} not compared");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText(
                                "kaksivaiheinen: vähimmäislaatu, sitten alin hinta",
                                "i två steg: minimikvalitet, sedan lägsta pris",
                                "two-stage: minimum quality, then lowest price"),
                        new LocalizedText(
                                "sija hinnan mukaan niiden kesken, joiden laatu on vähintään vähimmäislaatu; muut niiden jälkeen",
                                "plats enligt pris bland dem vars kvalitet når minimum; de övriga efter dem",
                                "place by price among those whose quality reaches the minimum; the others after them"),
                        Unit.ORDER,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                Given.QUALITY_PARAMETER,
                                Given.number(
                                        MINIMUM, true, "vähimmäislaatu", "minimikvalitet", "the minimum of quality"),
                                Given.text(
                                        BELOW,
                                        "alle jäävät: last = jaettu viimeinen sija (oletus) tai by-quality = laadun mukaan",
                                        "under minimum: last = delad sista plats (förval) eller by-quality = enligt kvalitet",
                                        "those below: last = a shared last place (default) or by-quality")),
                        Set.of(Promise.WITHIN_BOUNDS, Promise.MONOTONE, Promise.SCALE_INVARIANT))
                .precise(Precision.endsWithin(0))
                .sharing(SharedRank.FIRST)
                .showing(
                        Symbols.VALUE,
                        Symbols.WORTH,
                        Symbols.announced(Symbols.LOWER, "vähimmäislaatu", "minimikvalitet", "minimum of quality"),
                        Symbols.compared("k", "kelpaavia tarjouksia", "godtagbara anbud", "acceptable tenders"),
                        Symbols.COUNT)
                .behaving(MethodTraits.of(EqualOffers.MAXIMUM, Dependence.ALL));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.order()
                .with(Given.QUALITY, "quality")
                .with(MINIMUM, "60")
                .withCriterion("quality", "80"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        String below = criterion.parameters().getOrDefault(BELOW, LAST);
        if (!BELOWS.contains(below)) {
            problems.add(
                    "competition.parameter.unknown",
                    "parameters." + BELOW,
                    below,
                    "one of " + BELOWS,
                    "Announce what becomes of tenders below the minimum.");
        }
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal minimum = task.number(MINIMUM).orElseThrow();
        boolean byQuality = BY_QUALITY.equals(task.parameters().get(BELOW));
        BigDecimal acceptable = BigDecimal.valueOf(task.candidates().stream()
                .filter(candidate -> reaches(task, candidate, minimum))
                .count());
        BigDecimal tenders = BigDecimal.valueOf(task.candidates().size());
        List<BigDecimal> ranks = task.ranks(order(task, minimum, byQuality), SharedRank.FIRST);
        var scores = new ArrayList<Result>();
        for (Candidate candidate : task.candidates()) {
            scores.add(new Numbers(candidate)
                    .with(Symbols.QUALITY, Given.other(task, candidate, Given.QUALITY))
                    .with(Symbols.LOWER, minimum)
                    .with("k", acceptable)
                    .with(Symbols.TENDERS, tenders)
                    .score(
                            ranks.get(scores.size()),
                            reaches(task, candidate, minimum) ? REACHED : byQuality ? LAST_BY_QUALITY : SHARED_LAST));
        }
        return scores;
    }

    private static Comparator<Candidate> order(ScoringTask task, BigDecimal minimum, boolean byQuality) {
        return (one, other) -> {
            boolean first = reaches(task, one, minimum);
            boolean second = reaches(task, other, minimum);
            if (first != second) {
                return first ? -1 : 1;
            }
            if (first) {
                return one.value().compareTo(other.value());
            }
            return byQuality
                    ? Given.other(task, other, Given.QUALITY).compareTo(Given.other(task, one, Given.QUALITY))
                    : 0;
        };
    }

    private static boolean reaches(ScoringTask task, Candidate candidate, BigDecimal minimum) {
        return Given.other(task, candidate, Given.QUALITY).compareTo(minimum) >= 0;
    }
}
