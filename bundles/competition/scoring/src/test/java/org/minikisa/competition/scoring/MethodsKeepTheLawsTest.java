package org.minikisa.competition.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
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
            new HighestFirst());

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
            if (method instanceof MonetisedQuality) {
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
