package org.minikisa.competition.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.laws.Proof;
import org.minikisa.competition.laws.ScoringLaws;
import org.minikisa.competition.laws.Setting;
import org.minikisa.competition.tck.ScoringMethodTck;
import org.minikisa.problem.api.Problem;

/** Every method of this room keeps the laws it is bound by, also with its optional parameters set. */
class MethodsKeepTheLawsTest {

    private static final List<ScoringMethod> METHODS = List.of(
            new RatioToSmallest(),
            new RatioToSmallestLinear(),
            new RatioToLargest(),
            new RatioToLargestLinear(),
            new FixedRangeLinear(),
            new PenaltyLinear(),
            new Logarithmic(),
            new GivenPoints(),
            new RelativeQuality(),
            new QualityTotal(),
            new EvaluatedPrice(),
            new MonetisedQuality(),
            new LowestFirst(),
            new HighestFirst(),
            new FixedPrice(),
            new TwoStage(),
            new PricePerQuality(),
            new QualityPerPrice(),
            new UtilityIndex(),
            new QualityValue(),
            new QualityPenalty(),
            new EffectivePrice(),
            new LifeCycleCost());

    @Nested
    class RatioToSmallestLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToSmallest();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70");
        }
    }

    @Nested
    class RatioToSmallestLinearLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToSmallestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70");
        }
    }

    @Nested
    class RatioToLargestLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToLargest();
        }

        @Override
        protected Setting setting() {
            return Setting.points("20");
        }
    }

    @Nested
    class RatioToLargestLinearLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToLargestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("20");
        }
    }

    @Nested
    class FixedRangeLinearLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new FixedRangeLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("40").with("lowest", "1000").with("highest", "250000");
        }
    }

    @Nested
    class PenaltyLinearLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new PenaltyLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("60");
        }
    }

    @Nested
    class LogarithmicLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new Logarithmic();
        }

        @Override
        protected Setting setting() {
            return Setting.points("40").with("factor", "3").values("0", "5000");
        }
    }

    @Nested
    class GivenPointsLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new GivenPoints();
        }

        @Override
        protected Setting setting() {
            return Setting.points("10").with("least", "-10").values("-10", "10");
        }
    }

    @Nested
    class RelativeQualityLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RelativeQuality();
        }

        @Override
        protected Setting setting() {
            return Setting.points("30").values("0", "100");
        }
    }

    @Nested
    class QualityTotalLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new QualityTotal();
        }

        @Override
        protected Setting setting() {
            return Setting.points("30").values("-20", "100");
        }
    }

    @Nested
    class EvaluatedPriceLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new EvaluatedPrice();
        }

        @Override
        protected Setting setting() {
            return Setting.money();
        }
    }

    @Nested
    class MonetisedQualityLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new MonetisedQuality();
        }

        @Override
        protected Setting setting() {
            return Setting.money()
                    .with("scale", "10")
                    .with("price", "price")
                    .values("0", "10")
                    .withCriterion("price", "8727500");
        }
    }

    @Nested
    class RatioToSmallestLinearWithSetMaximumLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToSmallestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70").with("maximum", "400000");
        }
    }

    @Nested
    class RatioToLargestLinearWithSetMinimumLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToLargestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("20").with("minimum", "25").values("0", "100");
        }
    }

    @Nested
    class MonetisedQualityByLowestPriceLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new MonetisedQuality();
        }

        @Override
        protected Setting setting() {
            return Setting.money()
                    .with("scale", "10")
                    .with("price", "price")
                    .with("reference", "lowest")
                    .values("0", "10")
                    .withCriterion("price", "8327000");
        }
    }

    @Nested
    class LowestFirstLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new LowestFirst();
        }
    }

    @Nested
    class HighestFirstLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new HighestFirst();
        }
    }

    @Nested
    class FixedPriceLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new FixedPrice();
        }
    }

    @Nested
    class TwoStageLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new TwoStage();
        }
    }

    @Nested
    class PricePerQualityLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new PricePerQuality();
        }
    }

    @Nested
    class QualityPerPriceLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new QualityPerPrice();
        }
    }

    @Nested
    class UtilityIndexLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new UtilityIndex();
        }
    }

    @Nested
    class QualityValueLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new QualityValue();
        }
    }

    @Nested
    class QualityPenaltyLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new QualityPenalty();
        }
    }

    @Nested
    class EffectivePriceLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new EffectivePrice();
        }
    }

    @Nested
    class LifeCycleCostLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new LifeCycleCost();
        }
    }

    @Nested
    class RatioToSmallestWithOutlierRuleLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToSmallest();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70").with("low-outlier", "0.5");
        }
    }

    @Nested
    class PenaltyLinearWithOutlierRuleLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new PenaltyLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70").with("low-outlier", "0.8");
        }
    }

    @Nested
    class LogarithmicWithOutlierRuleLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new Logarithmic();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70")
                    .with("factor", "3")
                    .with("low-outlier", "0.8")
                    .values("0", "5000");
        }
    }

    @Nested
    class RatioToSmallestLinearWithOutlierRuleLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToSmallestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70").with("outlier", "1.5");
        }
    }

    @Nested
    class RatioToSmallestLinearWithEqualOffersRuleLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToSmallestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70").with("equal-offers", "half");
        }
    }

    @Nested
    class RatioToLargestWithOutlierRuleLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToLargest();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70").with("outlier", "1.5").values("0", "100");
        }
    }

    @Nested
    class RatioToLargestLinearWithOutlierRuleLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToLargestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("70")
                    .with("outlier", "1.5")
                    .with("equal-offers", "none")
                    .values("0", "100");
        }
    }

    @Nested
    class RatioToLargestLinearWithSetBoundsLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new RatioToLargestLinear();
        }

        @Override
        protected Setting setting() {
            return Setting.points("20")
                    .with("minimum", "25")
                    .with("maximum", "75")
                    .values("0", "100");
        }
    }

    @Nested
    class MonetisedQualityByOwnPriceLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new MonetisedQuality();
        }

        @Override
        protected Setting setting() {
            return Setting.money()
                    .with("scale", "10")
                    .with("price", "price")
                    .with("reference", "own")
                    .values("0", "10")
                    .withCriterion("price", "8327000");
        }
    }

    @Nested
    class TwoStageByQualityLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new TwoStage();
        }

        @Override
        protected Setting setting() {
            return Setting.order()
                    .with("quality", "quality")
                    .with("minimum", "60")
                    .with("below", "by-quality")
                    .withCriterion("quality", "70");
        }
    }

    @Nested
    class TwoStageWhereNobodyReachesLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new TwoStage();
        }

        @Override
        protected Setting setting() {
            return Setting.order()
                    .with("quality", "quality")
                    .with("minimum", "60")
                    .withCriterion("quality", "50");
        }
    }

    @Nested
    class QualityPerReferencePriceLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new QualityPerPrice();
        }

        @Override
        protected Setting setting() {
            return Setting.points("100")
                    .with("quality", "quality")
                    .with("scale", "100")
                    .with("reference", "250000")
                    .withCriterion("quality", "80");
        }
    }

    @Nested
    class LifeCycleCostUndiscountedLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new LifeCycleCost();
        }

        @Override
        protected Setting setting() {
            return Setting.money()
                    .with("years", "10")
                    .with("due", "start")
                    .with("maintenance", "service")
                    .withCriterion("service", "900");
        }
    }

    @Nested
    class GivenPointsWithoutDeductionsLaws extends ScoringMethodTck {
        @Override
        protected ScoringMethod method() {
            return new GivenPoints();
        }

        @Override
        protected Setting setting() {
            return Setting.points("10").values("0", "10");
        }
    }

    /** What the runtime tries when it has nothing but the method. */
    @Test
    void everyMethodShowsAUseOfItselfThatProvesIt() {
        for (ScoringMethod method : METHODS) {
            Proof proof = ScoringLaws.prove(method);
            assertThat(method.example()).as(method.toString()).isPresent();
            assertThat(proof.untried()).isEmpty();
            assertThat(proof.violations()).isEmpty();
            assertThat(method.description().precision()).isPresent();
        }
    }

    /** Methods that were made for 0.1.0 show none: what is guessed from their description serves as well. */
    @Test
    void aUseThatIsGuessedProvesThemToo() {
        for (ScoringMethod method : METHODS) {
            if (method.description().parameters().stream()
                            .anyMatch(parameter -> parameter.kind() == Parameter.Kind.CRITERION)
                    || method instanceof FixedPrice
                    || method instanceof QualityValue
                    || method instanceof QualityPenalty) {
                continue;
            }
            Proof proof = ScoringLaws.prove(new WithoutExample(method));
            assertThat(proof.untried()).as(method.getClass().getSimpleName()).isEmpty();
            assertThat(proof.violations()).as(method.getClass().getSimpleName()).isEmpty();
        }
    }

    private record WithoutExample(ScoringMethod method) implements ScoringMethod {

        @Override
        public MethodDescription description() {
            return method.description();
        }

        @Override
        public List<Score> score(ScoringTask task) {
            return method.score(task);
        }

        @Override
        public List<Problem> problems(Criterion criterion) {
            return method.problems(criterion);
        }

        @Override
        public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
            return method.problem(criterion, value);
        }
    }
}
