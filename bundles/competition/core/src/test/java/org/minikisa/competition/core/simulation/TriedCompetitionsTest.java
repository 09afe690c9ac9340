package org.minikisa.competition.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.MethodDescription.Origin;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.ScoreTable.Step;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.WeightRange;
import org.minikisa.competition.api.simulation.Scenario;
import org.minikisa.competition.api.simulation.Sensitivity;
import org.minikisa.competition.api.simulation.Sensitivity.PriceLimit;
import org.minikisa.competition.api.simulation.Sensitivity.WeightLimits;
import org.minikisa.competition.api.simulation.Simulation;
import org.minikisa.competition.api.simulation.Simulation.Alternative;
import org.minikisa.competition.api.simulation.Simulations;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.competition.scoring.EffectivePrice;
import org.minikisa.competition.scoring.FixedPrice;
import org.minikisa.competition.scoring.FixedRangeLinear;
import org.minikisa.competition.scoring.LifeCycleCost;
import org.minikisa.competition.scoring.Logarithmic;
import org.minikisa.competition.scoring.PenaltyLinear;
import org.minikisa.competition.scoring.PricePerQuality;
import org.minikisa.competition.scoring.QualityPenalty;
import org.minikisa.competition.scoring.QualityPerPrice;
import org.minikisa.competition.scoring.QualityValue;
import org.minikisa.competition.scoring.RatioToLargest;
import org.minikisa.competition.scoring.RatioToLargestLinear;
import org.minikisa.competition.scoring.RatioToSmallestLinear;
import org.minikisa.competition.scoring.TwoStage;
import org.minikisa.competition.scoring.UtilityIndex;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;

/** The sandbox and the sensitivity, each limit held against comparing anew on both sides of it. */
class TriedCompetitionsTest {

    private static final BigDecimal HAIR = new BigDecimal("0.000000000001");

    @TempDir
    Path folder;

    private House house;
    private Simulations simulations;

    @BeforeEach
    void openHouse() {
        house = new House(folder);
        Map<String, ScoringMethod> more = Map.ofEntries(
                Map.entry("ratio-to-smallest-linear", new RatioToSmallestLinear()),
                Map.entry("ratio-to-largest", new RatioToLargest()),
                Map.entry("ratio-to-largest-linear", new RatioToLargestLinear()),
                Map.entry("fixed-range-linear", new FixedRangeLinear()),
                Map.entry("penalty-linear", new PenaltyLinear()),
                Map.entry("logarithmic", new Logarithmic()),
                Map.entry("fixed-price", new FixedPrice()),
                Map.entry("two-stage", new TwoStage()),
                Map.entry("price-per-quality", new PricePerQuality()),
                Map.entry("quality-per-price", new QualityPerPrice()),
                Map.entry("utility-index", new UtilityIndex()),
                Map.entry("quality-value", new QualityValue()),
                Map.entry("quality-penalty", new QualityPenalty()),
                Map.entry("effective-price", new EffectivePrice()),
                Map.entry("life-cycle-cost", new LifeCycleCost()));
        more.forEach((id, method) -> house.offer(id, "1.0", method));
        simulations = new TriedCompetitions(house.store, house.surroundings);
    }

    @AfterEach
    void closeHouse() {
        house.close();
    }

    /** a: 60 + 20, b: 60 × 100 / 120 + 32 = 82. */
    private static final List<TriedTender> THREE =
            List.of(tried("a", "100", "20"), tried("b", "120", "32"), tried("c", "160", "40"));

    @Test
    void aDraftIsComparedByWhatItAnnouncesBeforeItIsPublished() {
        Simulation simulation = simulations.simulate(draft("ratio-to-smallest"), THREE);
        assertThat(simulation.scores().rows())
                .extracting(ScoreRow::tender, row -> row.total().toPlainString())
                .containsExactly(tuple("b", "82.00"), tuple("a", "80.00"), tuple("c", "77.50"));
        assertThat(simulation.spreads())
                .extracting(spread -> spread.announced().map(BigDecimal::toPlainString), spread -> spread.effective()
                        .toPlainString())
                .containsExactly(tuple(Optional.of("60.00"), "52.94"), tuple(Optional.of("40.00"), "47.06"));
        assertThat(simulation.findings().get(0).en()).isEqualTo("The winner is b.");
    }

    /** By the linear formula b gets 40 of 60 points only, and a leads; at a fixed price quality leads. */
    @Test
    void everyOtherMethodThatFitsIsTriedAndWhoWinsByItIsTold() {
        Simulation simulation = simulations.simulate(draft("ratio-to-smallest"), THREE);
        assertThat(simulation.alternatives())
                .filteredOn(one -> one.criterion().equals("price"))
                .extracting(Alternative::method)
                .containsExactlyInAnyOrder(
                        "ratio-to-smallest-linear@1.0",
                        "fixed-range-linear@1.0",
                        "penalty-linear@1.0",
                        "logarithmic@1.0",
                        "fixed-price@1.0");
        assertThat(simulation.alternatives())
                .filteredOn(one -> one.criterion().equals("quality"))
                .extracting(Alternative::method)
                .containsExactlyInAnyOrder(
                        "ratio-to-largest@1.0", "ratio-to-largest-linear@1.0", "relative-quality@1.0");
        Alternative fixed = alternative(simulation, "fixed-price@1.0");
        assertThat(fixed.winners()).containsExactly("c");
        assertThat(fixed.differs()).isTrue();
        assertThat(fixed.parameters()).containsEntry("price", "160");
        assertThat(alternative(simulation, "ratio-to-smallest-linear@1.0").winners())
                .containsExactly("a");
        assertThat(alternative(simulation, "penalty-linear@1.0").parameters()).isEmpty();
        assertThat(simulation.findings()).anySatisfy(finding -> assertThat(finding.en())
                .contains("Another one wins by")
                .contains("fixed-price@1.0 (price): c"));
    }

    @Test
    void nothingIsLeftBehindByTrying() {
        CompetitionId id = house.competitions.draft(draft("ratio-to-smallest"));
        int facts = house.facts().size();
        simulations.sandbox(draft("ratio-to-smallest"), 5, 1);
        simulations.sensitivity(draft("ratio-to-smallest"), THREE);
        assertThat(house.facts()).hasSize(facts);
        assertThat(house.competitions.list()).hasSize(1);
        assertThat(house.competitions.find(id).orElseThrow().draft()).isEqualTo(draft("ratio-to-smallest"));
    }

    @Test
    void theSameSeedInventsTheSameTendersAndTheSameAnswers() {
        assertThat(simulations.sandbox(draft("logarithmic"), 4, 7))
                .isEqualTo(simulations.sandbox(draft("logarithmic"), 4, 7));
        assertThat(simulations.invent(draft("logarithmic"), Scenario.TYPICAL, 4, 7))
                .isNotEqualTo(simulations.invent(draft("logarithmic"), Scenario.TYPICAL, 4, 8));
    }

    @Test
    void aListOfCriteriaIsEnough() {
        CompetitionDraft bare = Simulations.bare(
                AwardOrder.LOWEST_TOTAL,
                List.of(
                        House.ranked(House.price("1"), "price"),
                        House.ranked(House.quality("quality", "1"), "quality-value")
                                .withParameter("worth", "50")
                                .withParameter("scale", "40")));
        assertThat(simulations.simulate(bare, THREE).scores().rows())
                .extracting(ScoreRow::tender, row -> row.total().intValueExact())
                .containsExactly(tuple("a", 75), tuple("b", 80), tuple("c", 110));
    }

    /** Every method of the house, in a draft that fits it, in every situation. */
    @Test
    void everyMethodAnswersInEverySituation() {
        var tried = new ArrayList<String>();
        for (OfferedScoring offered : house.surroundings.methods()) {
            CompetitionDraft draft = using(offered);
            List<Simulation> sandbox = simulations.sandbox(draft, 5, 42);
            assertThat(sandbox).as(offered.id()).hasSize(Scenario.values().length);
            assertThat(sandbox.get(Scenario.ONE_ONLY.ordinal()).tenders()).hasSize(1);
            assertThat(sandbox.get(Scenario.EQUAL.ordinal()).scores().best()).hasSize(5);
            assertThat(simulations.sensitivity(draft, sandbox.get(0).tenders()).winners())
                    .isNotEmpty();
            tried.add(offered.id());
        }
        assertThat(tried).hasSizeGreaterThan(20);
    }

    @Test
    void whoLeavesMayChangeTheOrderOfTheOthers() {
        List<TriedTender> tenders =
                List.of(tried("a", "100", "20"), tried("b", "120", "29"), tried("dear", "400", "0"));
        Simulation linear = simulations.simulate(draft("ratio-to-smallest-linear"), tenders);
        assertThat(linear.scores().rows().get(0).tender()).isEqualTo("b");
        assertThat(linear.reversals()).singleElement().satisfies(reversal -> {
            assertThat(reversal.without()).isEqualTo("dear");
            assertThat(reversal.before()).containsExactly("b", "a");
            assertThat(reversal.after()).containsExactly("a", "b");
            assertThat(reversal.winner()).isTrue();
            assertThat(reversal.explanation().fi())
                    .isEqualTo("ilman tarjousta dear muiden järjestys on a, b eikä b, a");
        });
        assertThat(simulations.simulate(draft("ratio-to-smallest"), tenders).reversals())
                .isEmpty();
    }

    /** 60 × 100 / 118.8 instead of 60 × 100 / 120 against a, who keeps 60 + 20. */
    @Test
    void onePerCentOffThePriceHasItsWorthInQuality() {
        Simulation simulation = simulations.simulate(draft("ratio-to-smallest"), THREE);
        assertThat(simulation.exchanges())
                .filteredOn(one -> one.tender().equals("b"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(Rounding.halfUp(4).apply(one.gain()).toPlainString())
                            .isEqualTo("0.5051");
                    assertThat(one.quality().orElseThrow().toPlainString()).isEqualTo("1.26");
                });
    }

    @Test
    void theLimitsOfWeightsAreExact() {
        for (String method : List.of("ratio-to-smallest", "ratio-to-smallest-linear", "logarithmic")) {
            CompetitionDraft draft = unrounded(method);
            for (long seed = 0; seed < 5; seed++) {
                List<TriedTender> tenders = simulations.invent(draft, Scenario.TYPICAL, 5, seed);
                Sensitivity sensitivity = simulations.sensitivity(draft, tenders);
                for (WeightLimits limits : sensitivity.weights()) {
                    hold(draft, tenders, sensitivity.winners(), limits);
                }
            }
        }
    }

    private void hold(CompetitionDraft draft, List<TriedTender> tenders, List<String> winners, WeightLimits limits) {
        limits.least().ifPresent(least -> {
            assertThat(least).isLessThanOrEqualTo(limits.announced());
            assertThat(winners(weighing(draft, limits.criterion(), least), tenders))
                    .containsAll(winners);
            assertThat(winners(weighing(draft, limits.criterion(), least.subtract(HAIR)), tenders))
                    .isEqualTo(Set.copyOf(limits.below()));
        });
        limits.most().ifPresent(most -> {
            assertThat(most).isGreaterThanOrEqualTo(limits.announced());
            assertThat(winners(weighing(draft, limits.criterion(), most), tenders))
                    .containsAll(winners);
            assertThat(winners(weighing(draft, limits.criterion(), most.add(HAIR)), tenders))
                    .isEqualTo(Set.copyOf(limits.above()));
        });
    }

    @Test
    void atThePriceLimitTheOutcomeIsTheOtherOneAndACentNearerItIsNot() {
        for (String method :
                List.of("ratio-to-smallest", "ratio-to-smallest-linear", "penalty-linear", "logarithmic")) {
            CompetitionDraft draft = draft(method);
            for (long seed = 0; seed < 5; seed++) {
                List<TriedTender> tenders = simulations.invent(draft, Scenario.TYPICAL, 4, seed);
                for (PriceLimit limit : simulations.sensitivity(draft, tenders).prices()) {
                    limit.flips().ifPresent(flips -> {
                        BigDecimal nearer =
                                limit.wins() ? flips.subtract(limit.precision()) : flips.add(limit.precision());
                        assertThat(winsAt(draft, tenders, limit, flips)).isEqualTo(!limit.wins());
                        assertThat(winsAt(draft, tenders, limit, nearer)).isEqualTo(limit.wins());
                    });
                }
            }
        }
    }

    /** 60 × 100 / 142.84 + 40 is 82.01 when rounded, and 82.00 a cent dearer: a tie with b. */
    @Test
    void whoLostLearnsThePriceThatWouldHaveWon() {
        Sensitivity sensitivity = simulations.sensitivity(draft("ratio-to-smallest"), THREE);
        PriceLimit limit = sensitivity.prices().get(2);
        assertThat(limit.tender()).isEqualTo("c");
        assertThat(limit.flips()).contains(new BigDecimal("142.84"));
        assertThat(limit.explanation().en()).isEqualTo("c, Price 160: would have won at 142.84 or less");
        assertThat(sensitivity.gaps())
                .extracting(gap -> gap.difference().stripTrailingZeros())
                .containsExactly(new BigDecimal("2"), new BigDecimal("2.5"));
    }

    @Test
    void aResultIsTriedWithWhatWasHandedInAndJudged() {
        CompetitionId id = house.published(draft("ratio-to-smallest"));
        assertThatThrownBy(() -> simulations.sensitivity(id, ""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("competition.simulation.sealed");
        house.competitions.submit(id, House.tender("a", "100"), House.MORNING);
        house.competitions.submit(id, House.tender("b", "120"), House.MORNING);
        house.competitions.close(id, House.DUE);
        house.competitions.open(id, House.DUE);
        house.competitions.judge(
                id,
                List.of(
                        new Judgement("a", "quality", new BigDecimal("20"), "panel", "fair"),
                        new Judgement("b", "quality", new BigDecimal("32"), "panel", "good")));
        Sensitivity sensitivity = simulations.sensitivity(id, "");
        assertThat(sensitivity.winners()).containsExactly("b");
        assertThat(sensitivity)
                .isEqualTo(simulations.sensitivity(draft("ratio-to-smallest"), simulations.tenders(id, "")));
    }

    @Test
    void whatCouldNotBePublishedIsNotTriedAndAllOfItIsTold() {
        CompetitionDraft draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(House.price("60").withMethod("no-such"))
                .criterion(House.quality("quality", "40").withMethod("fixed-range-linear"))
                .build();
        assertThatThrownBy(() -> simulations.sandbox(draft, 3, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("competition.method.unknown")
                .hasMessageContaining("competition.parameter.missing");
        assertThatThrownBy(() -> simulations.simulate(draft("ratio-to-smallest"), List.of(THREE.get(0), THREE.get(0))))
                .hasMessageContaining("competition.simulation.name");
        assertThatThrownBy(() -> simulations.sandbox(draft("ratio-to-smallest"), 0, 1))
                .hasMessageContaining("competition.simulation.count");
        assertThatThrownBy(() -> simulations.simulate(draft("ratio-to-smallest"), List.of()))
                .hasMessageContaining("competition.tenders.none");
    }

    @Test
    void aWeightThatIsARangeIsTriedInItsMiddle() {
        CompetitionDraft draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(House.price("60")
                        .withoutMaxPoints()
                        .withRange(new WeightRange(new BigDecimal("50"), new BigDecimal("70"))))
                .criterion(House.quality("quality", "40"))
                .build();
        assertThat(simulations.simulate(draft, THREE).scores().rows().get(0).total())
                .isEqualByComparingTo("82");
    }

    /** From the numbers of the formula to the weighted points, each with its meaning and where it is from. */
    @Test
    void pointsAreExplainedAsATable() {
        CompetitionDraft draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(House.price("10")
                        .rounded(Rounding.halfUp(2))
                        .withCoefficient(new BigDecimal("6"))
                        .weightedRounded(Rounding.halfUp(1)))
                .criterion(House.quality("quality", "40"))
                .build();
        ScoreTable table = simulations.simulate(draft, THREE).scores();
        assertThat(table.steps("b", "price"))
                .extracting(
                        Step::symbol,
                        step -> Rounding.halfUp(3).apply(step.value()).toPlainString(),
                        Step::from)
                .containsExactly(
                        tuple("P", "120.000", Origin.TENDER),
                        tuple("m", "100.000", Origin.COMPARED),
                        tuple("W", "10.000", Origin.ANNOUNCED),
                        tuple("=", "8.333", Origin.COMPUTED),
                        tuple("≈", "8.330", Origin.COMPUTED),
                        tuple("×", "6.000", Origin.ANNOUNCED),
                        tuple("× =", "49.980", Origin.COMPUTED),
                        tuple("× ≈", "50.000", Origin.COMPUTED));
        assertThat(table.steps("b", "price").get(4).meaning().sv()).isEqualTo("avrundat till 2 decimaler");
        assertThat(table.steps("nobody", "price")).isEmpty();
    }

    /** Quality is looked at by the price that it belongs to: it does not count by itself. */
    @Test
    void aCriterionMayBeReadByTheOneItBelongsTo() {
        CompetitionDraft draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(House.price("60")
                        .withoutMaxPoints()
                        .withMethod("two-stage", Map.of("quality", "sum", "minimum", "30")))
                .criterion(
                        House.quality("sum", "40").withSource(ValueSource.PARTS).asPartOf("price"))
                .criterion(House.quality("plan", "20").asPartOf("sum"))
                .criterion(House.quality("team", "20").asPartOf("sum"))
                .lowestRanksWin()
                .priceOnlyBecause("quality is a minimum")
                .build();
        house.published(draft);
        ScoreTable table = simulations
                .simulate(
                        draft,
                        List.of(
                                tried("a", Map.of("price", "100", "plan", "9", "team", "20")),
                                tried("b", Map.of("price", "120", "plan", "15", "team", "15")),
                                tried("c", Map.of("price", "110", "plan", "20", "team", "20"))))
                .scores();
        assertThat(table.rows()).extracting(ScoreRow::tender).containsExactly("c", "b", "a");
        assertThat(table.row("a")
                        .orElseThrow()
                        .score("price")
                        .orElseThrow()
                        .explanation()
                        .en())
                .isEqualTo("quality 29 is below the minimum 30: a shared place after the 2 acceptable ones, "
                        + "price 100 not compared: rank 3");
    }

    private boolean winsAt(CompetitionDraft draft, List<TriedTender> tenders, PriceLimit limit, BigDecimal price) {
        List<TriedTender> changed = tenders.stream()
                .map(one -> one.name().equals(limit.tender()) ? one.with(limit.criterion(), price) : one)
                .toList();
        return winners(draft, changed).equals(Set.of(limit.tender()));
    }

    private Set<String> winners(CompetitionDraft draft, List<TriedTender> tenders) {
        return new TrialEngine(house.surroundings, Map.of())
                .compare(draft, tenders).best().stream().map(ScoreRow::tender).collect(Collectors.toSet());
    }

    private static CompetitionDraft weighing(CompetitionDraft draft, String id, BigDecimal weight) {
        return draft.withCriteria(draft.criteria().stream()
                .map(one -> one.id().equals(id) ? one.withMaxPoints(weight) : one)
                .toList());
    }

    private static Alternative alternative(Simulation simulation, String method) {
        return simulation.alternatives().stream()
                .filter(one -> one.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static CompetitionDraft draft(String method) {
        return CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(price(method))
                .criterion(House.quality("quality", "40"))
                .totalsRounded(Rounding.halfUp(2), RankOn.ROUNDED_TOTAL)
                .build();
    }

    /** Quality in the scale of its own, so that its weight can be changed. */
    private static CompetitionDraft unrounded(String method) {
        return CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(price(method))
                .criterion(House.quality("quality", "40").withMethod("ratio-to-largest"))
                .criterion(House.quality("team", "20").withMethod("ratio-to-largest"))
                .build();
    }

    private static Criterion price(String method) {
        return House.price("60").withMethod(method, method.equals("logarithmic") ? Map.of("factor", "3") : Map.of());
    }

    private static CompetitionDraft using(OfferedScoring offered) {
        ScoringMethod method = offered.method();
        boolean points = method.description().unit() == Unit.POINTS;
        ScoringExample example = method.example().orElseThrow();
        boolean parts = method.description().sources().equals(Set.of(ValueSource.PARTS));
        Criterion used = Criterion.evaluatedQuality("used", LocalizedText.same("used"), "x", BigDecimal.TEN)
                .withMethod(offered.id(), example.parameters())
                .withSource(parts ? ValueSource.PARTS : ValueSource.EVALUATED);
        var criteria = new ArrayList<Criterion>(
                List.of(points ? used.withMaxPoints(example.maxPoints()) : used.withoutMaxPoints()));
        example.others().keySet().forEach(id -> criteria.add(reading(id)));
        if (parts) {
            criteria.add(House.quality("part", "100").asPartOf("used"));
        }
        return Simulations.bare(
                switch (method.description().unit()) {
                    case POINTS -> AwardOrder.HIGHEST_TOTAL;
                    case MONEY -> AwardOrder.LOWEST_TOTAL;
                    case ORDER -> AwardOrder.LOWEST_RANKS;
                },
                criteria);
    }

    private static Criterion reading(String id) {
        Criterion read = House.quality(id, "1000000").asPartOf("used");
        return id.equals("quality") || id.equals("features")
                ? read
                : House.ranked(Criterion.price(id, LocalizedText.same(id), "x", BigDecimal.TEN), "price")
                        .asPartOf("used");
    }

    private static TriedTender tried(String name, String price, String quality) {
        return tried(name, Map.of("price", price, "quality", quality));
    }

    private static TriedTender tried(String name, Map<String, String> values) {
        var decimals = new HashMap<String, BigDecimal>();
        values.forEach((id, value) -> decimals.put(id, new BigDecimal(value)));
        return new TriedTender(name, decimals);
    }
}
