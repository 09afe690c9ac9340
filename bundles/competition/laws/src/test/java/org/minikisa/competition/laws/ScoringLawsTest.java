package org.minikisa.competition.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Origin;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Symbol;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.MethodTraits.Dependence;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.SharedRank;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;

/** A law that nobody can break is no law: each one is broken here by a method made for it. */
class ScoringLawsTest {

    private static final Setting SETTING = Setting.points("70");

    @Test
    void aRatioKeepsAllTheLawsItPromises() {
        assertThat(ScoringLaws.check(
                        method(ScoringLawsTest::ratio, EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT))), SETTING))
                .isEmpty();
    }

    @Test
    void aRatioIsNotIndependentOfOtherTenders() {
        assertThat(broken(ScoringLawsTest::ratio, Promise.values())).containsExactly("independent");
    }

    @Test
    void theOrderOfTendersMustNotMatter() {
        assertThat(broken(task -> points(task, (value, index) -> BigDecimal.valueOf(index))))
                .contains("order-of-tenders", "equal-treatment");
    }

    @Test
    void theSameTendersMustGetTheSameAgain() {
        var calls = new AtomicInteger();
        assertThat(broken(task -> points(task, (value, index) -> BigDecimal.valueOf(calls.incrementAndGet()))))
                .contains("same-again");
    }

    @Test
    void pointsAloneMustBeThoseThatAreExplained() {
        ScoringMethod explained = method(ScoringLawsTest::ratio, Set.of());
        var hasty = new ScoringMethod() {
            @Override
            public MethodDescription description() {
                return explained.description();
            }

            @Override
            public List<Score> score(ScoringTask task) {
                return explained.score(task);
            }

            @Override
            public List<BigDecimal> points(ScoringTask task) {
                return explained.points(task).stream()
                        .map(points -> points.setScale(2, RoundingMode.HALF_UP))
                        .toList();
            }
        };
        assertThat(ids(hasty)).containsExactly("points-alone");
        assertThat(ids(explained)).isEmpty();
    }

    @Test
    void aTenderMustNotBeForgotten() {
        assertThat(broken(task -> ratio(task).subList(0, 1))).contains("one-score-each");
    }

    @Test
    void pointsOutsideTheMaximumAreFound() {
        assertThat(broken(task -> points(task, (value, index) -> new BigDecimal("70.01")), Promise.WITHIN_BOUNDS))
                .containsExactly("within-bounds");
    }

    @Test
    void theDearerMustNotGetMore() {
        assertThat(broken(task -> points(task, (value, index) -> value), Promise.MONOTONE, Promise.SCALE_INVARIANT))
                .containsExactly("monotone", "scale-invariant");
    }

    @Test
    void theBestMustGetAll() {
        assertThat(broken(task -> points(task, (value, index) -> BigDecimal.ONE), Promise.BEST_GETS_ALL))
                .containsExactly("best-gets-all");
    }

    @Test
    void anExplanationWithoutNumbersExplainsNothing() {
        assertThat(broken(task -> ratio(task).stream()
                        .map(score -> new Score(score.tender(), score.points(), LocalizedText.same("best tender")))
                        .toList()))
                .containsExactly("explained");
    }

    @Test
    void aMethodThatThrowsIsACounterexampleAndNotAFailedCheck() {
        ScoringMethod throwing = method(
                task -> {
                    throw new ArithmeticException("/ by zero");
                },
                Set.of());
        assertThat(ScoringLaws.check(throwing, SETTING))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.counterexample()).contains("/ by zero"));
        assertThat(ScoringLaws.check(throwing, SETTING).get(0).problem("mine").code())
                .isEqualTo("competition.law.one-score-each");
    }

    @Test
    void aResultInBinaryNumbersIsNotRightToFortyDecimals() {
        Function<ScoringTask, List<Score>> binary = task -> points(
                task,
                (value, index) -> new BigDecimal(
                        70 * (1 - value.doubleValue() / 1e7 - task.smallest().doubleValue() / 1e7)));
        assertThat(broken(binary, Precision.stated(40))).containsExactly("precise");
        assertThat(broken(binary, Precision.stated(10))).isEmpty();
    }

    @Test
    void whatIsDeclaredToEndMustEnd() {
        assertThat(broken(ScoringLawsTest::ratio, Precision.endsWithin(2))).containsExactly("ends");
        assertThat(broken(ScoringLawsTest::ratio, Precision.exact(2))).containsExactly("exact");
        Function<ScoringTask, List<Score>> half =
                task -> points(task, (value, index) -> value.multiply(new BigDecimal("0.5")));
        assertThat(broken(half, Precision.exact(1))).isEmpty();
        assertThat(broken(half, Precision.exact(0))).containsExactly("exact");
    }

    @Test
    void anExplanationMustShowTheTendersOwnValue() {
        assertThat(broken(
                        task -> ratio(task).stream()
                                .map(score ->
                                        new Score(score.tender(), score.points(), LocalizedText.same("at most 70")))
                                .toList(),
                        Precision.stated(40)))
                .containsExactly("own-number");
    }

    @Test
    void scoresThatWereGivenMustNotChange() {
        var kept = new ArrayList<Score>();
        assertThat(broken(task -> {
                    kept.clear();
                    kept.addAll(ratio(task));
                    return kept;
                }))
                .contains("answers-stay");
    }

    @Test
    void theThreadThatAsksMustNotMatter() {
        var first = Thread.currentThread();
        assertThat(broken(task ->
                        points(task, (value, index) -> Thread.currentThread() == first ? value : BigDecimal.ONE)))
                .containsExactly("same-in-threads");
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsNotPrinted() {
        assertThat(broken(task -> points(task, (value, index) -> new BigDecimal("1E+1000000000"))))
                .contains("whole-answers");
        assertThat(broken(task -> points(task, (value, index) -> new BigDecimal("1E-1000000000"))))
                .contains("whole-answers");
    }

    @Test
    void theSameDescriptionMustComeAgain() {
        var calls = new AtomicInteger();
        ScoringMethod changing = described(
                () -> description(Unit.POINTS, Set.of(), Optional.of(BigDecimal.valueOf(calls.incrementAndGet()))),
                ScoringLawsTest::ratio,
                Optional.empty());
        assertThat(ScoringLaws.prove(changing).violations())
                .extracting(violation -> violation.law().id())
                .contains("describes-itself");
    }

    @Test
    void anExampleThatCouldNotBePublishedIsFoundAndNothingElseTried() {
        ScoringMethod method = described(
                () -> description(Unit.POINTS, Set.of(), Optional.of(BigDecimal.ZERO)),
                ScoringLawsTest::ratio,
                Optional.of(ScoringExample.points("70").with("factor", "2").values("-1", "10")));
        Proof proof = ScoringLaws.prove(method);
        assertThat(proof.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.law().id()).isEqualTo("sensible-use");
            assertThat(violation.counterexample()).contains("parameters.factor");
        });
        assertThat(proof.untried()).isNotEmpty();
    }

    @Test
    void ranksFollowTheDeclaredRuleForEqualTenders() {
        for (SharedRank rule : SharedRank.values()) {
            Function<ScoringTask, List<Score>> ranked = task -> {
                var ranks = task.ranks(Comparator.comparing(Candidate::value), rule);
                return points(task, (value, index) -> ranks.get(index));
            };
            for (SharedRank declared : SharedRank.values()) {
                var ids = orderBroken(ranked, declared);
                assertThat(ids)
                        .as(rule + " declared as " + declared)
                        .isEqualTo(rule == declared ? List.of() : List.of("ranks"));
            }
        }
    }

    @Test
    void aRankThatPutsTheDearestFirstIsNotMonotone() {
        assertThat(orderBroken(
                        task -> {
                            var ranks = task.ranks(
                                    Comparator.comparing(Candidate::value).reversed(), SharedRank.FIRST);
                            return points(task, (value, index) -> ranks.get(index));
                        },
                        SharedRank.FIRST))
                .containsExactlyInAnyOrder("best-gets-all", "monotone");
    }

    @Test
    void aRankBeyondTheNumberOfTendersIsOutOfBounds() {
        assertThat(orderBroken(
                        task -> {
                            var ranks = task.ranks(Comparator.comparing(Candidate::value), SharedRank.FIRST);
                            return points(
                                    task, (value, index) -> ranks.get(index).add(BigDecimal.ONE));
                        },
                        SharedRank.FIRST))
                .contains("within-bounds", "ranks");
    }

    @Test
    void equalOffersMustGetWhatIsDeclaredForThem() {
        Function<ScoringTask, List<Score>> nothing = task -> task.smallest().compareTo(task.largest()) == 0
                ? points(task, (value, index) -> BigDecimal.ZERO)
                : ratio(task);
        assertThat(broken(nothing, MethodTraits.of(EqualOffers.MAXIMUM, Dependence.EXTREMES)))
                .containsExactly("equal-offers");
        assertThat(broken(nothing, MethodTraits.of(EqualOffers.DECLARED, Dependence.EXTREMES)))
                .isEmpty();
        Function<ScoringTask, List<Score>> shared = task -> points(task, (value, index) -> task.maxPoints()
                .divide(BigDecimal.valueOf(task.candidates().size()), ScoringMethod.PRECISION));
        assertThat(broken(shared, MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.ALL)))
                .containsExactly("equal-offers");
    }

    @Test
    void whoPromisesAllToTheBestCannotSayThatEqualOffersGetLess() {
        assertThat(ids(described(
                        () -> description(Unit.POINTS, Set.of(Promise.BEST_GETS_ALL), Optional.of(BigDecimal.ZERO))
                                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.ALL)),
                        ScoringLawsTest::ratio,
                        Optional.empty())))
                .contains("describes-itself");
    }

    @Test
    void pointsMustNotHangOnMoreTendersThanDeclared() {
        assertThat(broken(ScoringLawsTest::ratio, MethodTraits.of(EqualOffers.MAXIMUM, Dependence.BEST)))
                .isEmpty();
        assertThat(broken(ScoringLawsTest::ratio, MethodTraits.of(EqualOffers.MAXIMUM, Dependence.NONE)))
                .containsExactly("dependence");
        Function<ScoringTask, List<Score>> byLargest = task ->
                points(task, (value, index) -> task.largest().subtract(value).min(task.maxPoints()));
        assertThat(broken(byLargest, MethodTraits.of(EqualOffers.UNDEFINED, Dependence.BEST)))
                .containsExactly("dependence");
        Function<ScoringTask, List<Score>> byCount = task ->
                points(task, (value, index) -> new BigDecimal(task.candidates().size() % 70));
        assertThat(broken(byCount, MethodTraits.of(EqualOffers.UNDEFINED, Dependence.EXTREMES)))
                .containsExactly("dependence");
        assertThat(broken(byCount, MethodTraits.of(EqualOffers.UNDEFINED, Dependence.ALL)))
                .isEmpty();
    }

    @Test
    void pointsBelowZeroMustBeDeclared() {
        Function<ScoringTask, List<Score>> penalty =
                task -> points(task, (value, index) -> task.maxPoints().subtract(value));
        MethodTraits traits = MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE);
        assertThat(broken(penalty, traits)).containsExactly("never-negative");
        assertThat(broken(penalty, traits.negative())).isEmpty();
    }

    @Test
    void whatIsShownInTheTableStandsInTheLegend() {
        assertThat(legendBroken("P")).isEmpty();
        assertThat(legendBroken("q")).containsExactly("in-the-legend");
    }

    @Test
    void theOwnValueStandsInTheTable() {
        assertThat(ids(described(() -> shown(Origin.COMPARED), task -> numbered(task, "P"), Optional.empty())))
                .containsExactly("in-the-legend");
    }

    private static List<String> legendBroken(String symbol) {
        return ids(described(() -> shown(Origin.TENDER), task -> numbered(task, symbol), Optional.empty()));
    }

    private static MethodDescription shown(Origin from) {
        return description(Unit.POINTS, Set.of(), Optional.of(BigDecimal.ZERO))
                .showing(new Symbol("P", LocalizedText.same("price"), from));
    }

    private static List<Score> numbered(ScoringTask task, String symbol) {
        return task.candidates().stream()
                .map(one -> new Score(
                        one.tender(),
                        BigDecimal.ONE,
                        LocalizedText.same("1 for " + one.value()),
                        Map.of(symbol, one.value())))
                .toList();
    }

    private static List<String> broken(Function<ScoringTask, List<Score>> formula, MethodTraits traits) {
        return ids(described(
                () -> description(Unit.POINTS, Set.of(), Optional.of(BigDecimal.ZERO))
                        .behaving(traits),
                formula,
                Optional.of(ScoringExample.points("70"))));
    }

    @Test
    void aCounterexampleIsAsSmallAsItCanBeAndCanBePasted() {
        Violation violation = ScoringLaws.check(
                        method(
                                task -> points(
                                        task,
                                        (value, index) -> task.candidates().size() > 2
                                                ? new BigDecimal("70.01")
                                                : BigDecimal.ONE),
                                Set.of(Promise.WITHIN_BOUNDS)),
                        SETTING)
                .get(0);
        assertThat(violation.task().orElseThrow().candidates()).hasSize(3);
        assertThat(violation.paste())
                .startsWith("new ScoringTask(new BigDecimal(\"70\"), Map.of(), List.of(")
                .contains("new Candidate(\"T1\", new BigDecimal(\"");
    }

    @Test
    void theCertificateIsOnePageAndAlwaysTheSame() {
        ScoringMethod method = method(ScoringLawsTest::ratio, EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)));
        Certificate certificate =
                Certificate.of("ratio", "1.0", method, "sha-256 00", "minikisa 0.2.0", Optional.empty());
        assertThat(certificate.passed()).isTrue();
        assertThat(certificate.text())
                .contains("ratio 1.0", "sha-256 00", "minikisa 0.2.0", "scale invariant", "Not covered")
                .isEqualTo(Certificate.of("ratio", "1.0", method, "sha-256 00", "minikisa 0.2.0", Optional.empty())
                        .text());
        assertThat(certificate.text().lines()).hasSizeLessThan(60).allMatch(line -> line.length() <= 92);
        Certificate refused = Certificate.of(
                "liar", "1.0", method(ScoringLawsTest::ratio, Set.of(Promise.values())), "", "", Optional.empty());
        assertThat(refused.passed()).isFalse();
        assertThat(refused.text()).contains("FAILED", "BROKEN  A tender's points do not change");
    }

    @Test
    void theContractOnTheCertificateIsTheOneThatIsCompiledAgainst() throws Exception {
        String source =
                Files.readString(Path.of("../api/src/main/java/org/minikisa/competition/api/package-info.java"));
        assertThat(source)
                .contains(
                        "@Version(\"" + Certificate.CONTRACT.substring(Certificate.CONTRACT.indexOf(' ') + 1) + "\")");
    }

    private static List<String> broken(Function<ScoringTask, List<Score>> formula, Precision precision) {
        return ids(described(
                () -> description(Unit.POINTS, Set.of(), Optional.of(BigDecimal.ZERO))
                        .precise(precision),
                formula,
                Optional.empty()));
    }

    private static List<String> orderBroken(Function<ScoringTask, List<Score>> formula, SharedRank declared) {
        return ids(described(
                () -> description(
                                Unit.ORDER,
                                Set.of(Promise.WITHIN_BOUNDS, Promise.MONOTONE, Promise.BEST_GETS_ALL),
                                Optional.of(BigDecimal.ZERO))
                        .sharing(declared),
                formula,
                Optional.of(ScoringExample.order())));
    }

    private static List<String> ids(ScoringMethod method) {
        return ScoringLaws.prove(method).violations().stream()
                .map(violation -> violation.law().id())
                .toList();
    }

    private static List<String> broken(Function<ScoringTask, List<Score>> formula, Promise... promises) {
        return ScoringLaws.check(method(formula, Set.of(promises)), SETTING).stream()
                .map(violation -> violation.law().id())
                .toList();
    }

    private static List<Score> ratio(ScoringTask task) {
        return points(
                task,
                (value, index) -> value.compareTo(task.smallest()) == 0
                        ? task.maxPoints()
                        : task.maxPoints().multiply(task.smallest()).divide(value, ScoringMethod.PRECISION));
    }

    private interface Formula {
        BigDecimal points(BigDecimal value, int index);
    }

    private static List<Score> points(ScoringTask task, Formula formula) {
        var scores = new ArrayList<Score>();
        task.candidates()
                .forEach(candidate -> scores.add(new Score(
                        candidate.tender(),
                        formula.points(candidate.value(), scores.size()),
                        LocalizedText.same("p = " + candidate.value()))));
        return scores;
    }

    private static ScoringMethod method(Function<ScoringTask, List<Score>> formula, Set<Promise> promises) {
        return described(
                () -> description(Unit.POINTS, promises, Optional.of(BigDecimal.ZERO)), formula, Optional.empty());
    }

    private static MethodDescription description(Unit unit, Set<Promise> promises, Optional<BigDecimal> least) {
        return new MethodDescription(
                LocalizedText.same("test"),
                LocalizedText.same("test"),
                unit,
                Direction.LOWER_IS_BETTER,
                Set.of(ValueSource.TENDERED),
                least,
                List.of(),
                promises);
    }

    private static ScoringMethod described(
            Supplier<MethodDescription> description,
            Function<ScoringTask, List<Score>> formula,
            Optional<ScoringExample> example) {
        return new ScoringMethod() {
            @Override
            public MethodDescription description() {
                return description.get();
            }

            @Override
            public List<Score> score(ScoringTask task) {
                return formula.apply(task);
            }

            @Override
            public Optional<ScoringExample> example() {
                return example;
            }
        };
    }
}
