package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * What a purchase costs over its life (s. 95): the price, yearly costs of use, maintenance and the environment for n years, and
 * the end of life once after the last; later payments discounted by an announced rate. The lowest wins. Each kind of cost is a
 * criterion that is a part of this one.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "life-cycle-cost")
public final class LifeCycleCost extends Explaining {

    private static final String YEARS = "years";
    private static final String RATE = "rate";
    private static final String DUE = "due";
    private static final String START = "start";
    private static final List<String> DUES = List.of("end", START);
    private static final List<String> YEARLY = List.of("use", "maintenance", "environment");
    private static final String END_OF_LIFE = "end-of-life";
    private static final int MOST_YEARS = 100;

    private static final Wording FORMULA = Wording.words(
            "{P} + {A} × {d} (vuosittain {n} v, korko {i} %) + {E} × {e} (lopuksi)",
            "{P} + {A} × {d} (årligen {n} år, ränta {i} %) + {E} × {e} (till slut)",
            "{P} + {A} × {d} (yearly for {n} years at {i} %) + {E} × {e} (at the end)");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("elinkaarikustannus", "livscykelkostnad", "life-cycle cost"),
                        new LocalizedText(
                                "hinta + vuosikustannukset × diskonttaustekijöiden summa + loppukustannus × diskonttaustekijä",
                                "pris + årskostnader × summan av diskonteringsfaktorer + slutkostnad × diskonteringsfaktor",
                                "price + yearly costs × sum of discount factors + end-of-life cost × discount factor"),
                        Unit.MONEY,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                Given.number(
                                        YEARS, true, "käyttövuodet, 1–100", "bruksår, 1–100", "years of use, 1 to 100"),
                                Given.number(
                                        RATE,
                                        false,
                                        "diskonttauskorko prosentteina (oletus 0)",
                                        "diskonteringsränta i procent (förval 0)",
                                        "discount rate in per cent (default 0)"),
                                Given.text(
                                        DUE,
                                        "vuosikustannukset vuoden lopussa: end (oletus) tai alussa: start",
                                        "årskostnader i slutet: end (förval) eller början av året: start",
                                        "yearly costs at the end (default) or at the start of each year"),
                                Given.criterion(
                                        "use",
                                        false,
                                        "käytön vuosikustannus (energia, tarvikkeet)",
                                        "årlig brukskostnad (energi, förnödenheter)",
                                        "yearly cost of use (energy, supplies)"),
                                Given.criterion(
                                        "maintenance",
                                        false,
                                        "huollon vuosikustannus",
                                        "årlig underhållskostnad",
                                        "yearly cost of maintenance"),
                                Given.criterion(
                                        "environment",
                                        false,
                                        "ympäristövaikutusten vuosikustannus",
                                        "årlig kostnad för miljöpåverkan",
                                        "yearly cost of environmental effects"),
                                Given.criterion(
                                        END_OF_LIFE,
                                        false,
                                        "keräämisen ja kierrätyksen kustannus lopuksi",
                                        "kostnad för insamling och återvinning till slut",
                                        "cost of collection and recycling at the end")),
                        Set.of(Promise.MONOTONE, Promise.INDEPENDENT))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.tendered("A", "vuosikustannukset", "årskostnader", "yearly costs"),
                        Symbols.announced("n", "vuodet", "år", "years"),
                        Symbols.announced("i", "diskonttauskorko, %", "diskonteringsränta, %", "discount rate, %"),
                        Symbols.computed(
                                "d",
                                "diskonttaustekijöiden summa",
                                "summan av diskonteringsfaktorer",
                                "sum of discount factors"),
                        Symbols.tendered("E", "loppukustannus", "slutkostnad", "end-of-life cost"),
                        Symbols.computed(
                                "e", "viimeisen vuoden tekijä", "sista årets faktor", "factor of the last year"))
                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.money()
                .with(YEARS, "8")
                .with(RATE, "3.5")
                .with("use", "energy")
                .with(END_OF_LIFE, "disposal")
                .withCriterion("energy", "1200")
                .withCriterion("disposal", "300"));
    }

    @Override
    public Map<String, String> suggested(ScoringTask task) {
        return Map.of(YEARS, "1");
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        var years = new BigDecimal(criterion.parameters().get(YEARS));
        if (years.signum() <= 0
                || years.compareTo(BigDecimal.valueOf(MOST_YEARS)) > 0
                || years.stripTrailingZeros().scale() > 0) {
            problems.add(
                    "competition.parameter.range",
                    "parameters." + YEARS,
                    years.toPlainString(),
                    "whole years from 1 to " + MOST_YEARS,
                    "Give the years of use.");
        }
        var rate = new BigDecimal(criterion.parameters().getOrDefault(RATE, "0"));
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.valueOf(100)) > 0) {
            problems.add(
                    "competition.parameter.range",
                    "parameters." + RATE,
                    rate.toPlainString(),
                    "0 to 100 per cent",
                    "Give the discount rate in per cent, 3.5 say.");
        }
        String due = criterion.parameters().getOrDefault(DUE, "end");
        if (!DUES.contains(due)) {
            problems.add(
                    "competition.parameter.unknown",
                    "parameters." + DUE,
                    due,
                    "one of " + DUES,
                    "Say when in the year the yearly costs are paid.");
        }
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal years = task.number(YEARS).orElseThrow();
        BigDecimal rate = task.number(RATE).orElse(BigDecimal.ZERO);
        Factors factors = Factors.of(
                years.intValueExact(), rate, START.equals(task.parameters().get(DUE)));
        return Formula.each(task, candidate -> {
            BigDecimal yearly =
                    YEARLY.stream().map(kind -> cost(task, candidate, kind)).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal end = cost(task, candidate, END_OF_LIFE);
            return new Numbers(candidate)
                    .with("A", yearly)
                    .with("n", years)
                    .with("i", rate)
                    .with("d", factors.yearly())
                    .with("E", end)
                    .with("e", factors.last())
                    .score(
                            candidate
                                    .value()
                                    .add(yearly.multiply(factors.yearly()))
                                    .add(end.multiply(factors.last()))
                                    .round(WORKING),
                            FORMULA);
        });
    }

    private static BigDecimal cost(ScoringTask task, Candidate candidate, String kind) {
        return task.parameters().containsKey(kind) ? Given.other(task, candidate, kind) : BigDecimal.ZERO;
    }

    /** More digits than are declared, so that sums of long values stay right to them. */
    private static final MathContext WORKING = new MathContext(100, RoundingMode.HALF_EVEN);

    /**
     * What a euro a year and a euro after the last year are worth now.
     *
     * @param yearly the sum of the years' factors
     */
    private record Factors(BigDecimal yearly, BigDecimal last) {

        static Factors of(int years, BigDecimal rate, boolean atStart) {
            BigDecimal growth = BigDecimal.ONE.add(rate.movePointLeft(2));
            BigDecimal factor = BigDecimal.ONE;
            BigDecimal atEnds = BigDecimal.ZERO;
            BigDecimal atStarts = BigDecimal.ZERO;
            for (int year = 1; year <= years; year++) {
                atStarts = atStarts.add(factor);
                factor = factor.divide(growth, WORKING);
                atEnds = atEnds.add(factor);
            }
            return new Factors(atStart ? atStarts : atEnds, factor);
        }
    }
}
