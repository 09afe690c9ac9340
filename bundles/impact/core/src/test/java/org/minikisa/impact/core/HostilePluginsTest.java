package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.core.declarative.OwnTime;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/** Models in Java that behave until they are served, and then do not. */
class HostilePluginsTest {

    @TempDir
    Path folder;

    private Wing wing;

    @BeforeEach
    void open() {
        wing = new Wing(folder);
    }

    @AfterEach
    void close() {
        wing.close();
    }

    @Test
    void whateverAModelThrowsIsARefusalThatNamesIt() {
        assertThat(refusal(() -> {
                    throw new CancellationException("nobody cancelled");
                }))
                .isEqualTo("java.util.concurrent.CancellationException: nobody cancelled");
        assertThat(refusal(() -> {
                    throw HostilePluginsTest.<RuntimeException>unchecked(new IOException("no such file"));
                }))
                .isEqualTo("java.io.IOException: no such file");
        assertThat(refusal(() -> {
                    throw new Wordless();
                }))
                .isEqualTo(Wordless.class.getName());
        assertThat(refusal(() -> {
                    throw new OutOfMemoryError("too much");
                }))
                .isEqualTo("java.lang.OutOfMemoryError: too much");
    }

    @Test
    void aModelIsWhatItSaidItWasWhenItCame() {
        var model = new Turncoat();
        wing.models.add("key", model, "bundle 1.0", 0, 1);
        model.description = () -> {
            throw new IllegalStateException("said enough");
        };
        assertThat(wing.assessments
                        .assess(Wing.ask("turncoat", Moment.TARGET, Map.of("a", "true"), Map.of()))
                        .index())
                .isEqualTo(50);
    }

    @Test
    void aModelInJavaThatClaimsToBeJsonIsProvenAndKeptAsOneInJava() {
        var model = new Turncoat();
        model.source = Optional.of("{}");
        model.answer = () -> Evaluation.sum().indicator("a", "", 400, 400).build();
        wing.models.add("key", model, "bundle 1.0", 0, 1);
        assertThat(wing.models.list()).isEmpty();
        assertThat(wing.models.refused().get(0).problems())
                .extracting(Problem::code)
                .contains("impact.result.scale");
    }

    @Test
    void eachModelThatABundleOffersIsRefusedForItself() {
        var bad = new Turncoat();
        bad.description = () -> null;
        wing.models.add("first", bad, "bundle 1.0", 0, 1);
        wing.models.add("second", new Turncoat(), "bundle 1.0", 0, 2);
        assertThat(wing.models.list()).hasSize(1);
        assertThat(wing.models.refused()).hasSize(1);
        wing.models.remove("first");
        assertThat(wing.models.refused()).isEmpty();
    }

    @Test
    void anAssessmentIsReplayedWithTheSameContentThoughItsModelCameUnderAnotherDigest() {
        wing.models.add("key", new Turncoat(), "bundle 1.0", 0, 1);
        var made = wing.assessments.assess(Wing.ask("turncoat", Moment.TARGET, Map.of("a", "true"), Map.of()));
        var before = made.fingerprint();
        wing.models.remove("key");
        wing.models.add("key", new Turncoat(), "bundle 1.0", "c0ffee", 0, 1);
        var then = new Fingerprint(before.modelDigest(), "", "", before.origin(), "c0ffee", Map.of());
        assertThat(wing.models.list().get(0).digest()).isNotEqualTo(before.modelDigest());
        assertThat(wing.models.made(made.model(), then)).isPresent();
        assertThat(wing.models.made(made.model(), before)).isEmpty();
    }

    @Test
    void behindAnyGuardAModelsDigestIsThatOfItsContent() {
        wing.models.add("one", new Turncoat(), "bundle 1.0", "c0ffee", 0, 1);
        var digest = wing.models.list().get(0).digest();
        wing.models.remove("one");
        var same = new Turncoat();
        wing.models.add(
                "other",
                new ImpactModel() {
                    @Override
                    public ModelDescription description() {
                        return same.description();
                    }

                    @Override
                    public Evaluation evaluate(Answers base, Answers choices) {
                        return same.evaluate(base, choices);
                    }
                },
                "elsewhere 2.0",
                "c0ffee",
                0,
                2);
        assertThat(wing.models.list().get(0).digest()).isEqualTo(digest);
    }

    @Test
    void aHeadroomBeyondTheScaleAndAMillionBarsAreRefused() {
        var model = new Turncoat();
        wing.models.add("key", model, "bundle 1.0", 0, 1);
        model.headroom = OptionalDouble.of(Double.POSITIVE_INFINITY);
        assertThat(problem().code()).isEqualTo("impact.result.headroom");
        model.headroom = OptionalDouble.empty();
        model.answer = () -> {
            var sum = Evaluation.sum();
            IntStream.range(0, 1_000_000).forEach(i -> sum.indicator("a", "", 0, 0));
            return sum.build();
        };
        assertThat(problem().place()).isEqualTo("contributions");
    }

    @Test
    void aModelThatNeverComesBackIsNotAskedAgainUntilItDoes() throws InterruptedException {
        var model = new Turncoat();
        var guarded = InJava.of(model, Duration.ofMillis(50));
        var mayGo = new CountDownLatch(1);
        model.answer = () -> {
            awaitUninterrupted(mayGo);
            return model.usual();
        };
        assertThatThrownBy(() -> ask(guarded)).isInstanceOf(OwnTime.Late.class).hasMessageContaining("0.05 s");
        assertThatThrownBy(() -> ask(guarded))
                .isInstanceOf(OwnTime.Late.class)
                .hasMessageContaining("not asked until it does");
        model.answer = model::usual;
        mayGo.countDown();
        for (int i = 0; i < 200 && !answers(guarded); i++) {
            Thread.sleep(10);
        }
        assertThat(ask(guarded)).isEqualTo(model.usual());
    }

    @Test
    void aModelThatInterruptsItselfInterruptsNobodyElse() {
        var model = new Turncoat();
        model.answer = () -> {
            Thread.currentThread().interrupt();
            return model.usual();
        };
        var guarded = InJava.of(model, Duration.ofSeconds(10));
        assertThat(OwnTime.ask(guarded, () -> {
                    ask(guarded);
                    return Thread.currentThread().isInterrupted();
                }))
                .isFalse();
    }

    // ---------------------------------------------------------------- given

    private String refusal(Supplier<Evaluation> answer) {
        var model = new Turncoat();
        wing.models.add("key", model, "bundle 1.0", 0, 1);
        model.answer = answer;
        var problem = problem();
        wing.models.remove("key");
        assertThat(problem.code()).isEqualTo("impact.model.threw");
        return problem.found();
    }

    private Problem problem() {
        return catchThrowableOfType(
                        InvalidInputException.class,
                        () -> wing.assessments.assess(
                                Wing.ask("turncoat", Moment.TARGET, Map.of("a", "true"), Map.of())))
                .problems()
                .get(0);
    }

    private static Evaluation ask(ImpactModel model) {
        var day = LocalDate.of(2026, 1, 1);
        return model.evaluate(Answers.none(day), Answers.none(day));
    }

    private static boolean answers(ImpactModel model) {
        try {
            ask(model);
            return true;
        } catch (OwnTime.Late e) {
            return false;
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // as a plug-in that does not care
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static final class Wordless extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }

    /** A good model until somebody changes what it says. */
    private static final class Turncoat implements ImpactModel {

        private static final ModelDescription DESCRIPTION = ModelDescription.of(
                        "turncoat", "1.0.0", LocalizedText.same("Turncoat"))
                .indicator(Indicator.of("a", LocalizedText.same("A"), new Domain.Flag()))
                .build();

        private volatile Supplier<ModelDescription> description = () -> DESCRIPTION;
        private volatile Supplier<Evaluation> answer = this::usual;
        private volatile OptionalDouble headroom = OptionalDouble.empty();
        private volatile Optional<String> source = Optional.empty();

        private Evaluation usual() {
            return Evaluation.sum().indicator("a", "", 50, 50).build();
        }

        @Override
        public ModelDescription description() {
            return description.get();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            return answer.get();
        }

        @Override
        public OptionalDouble headroom(Answers base) {
            return headroom;
        }

        @Override
        public Optional<String> source() {
            return source;
        }
    }
}
