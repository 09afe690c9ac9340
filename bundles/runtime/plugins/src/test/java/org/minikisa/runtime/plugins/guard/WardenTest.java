package org.minikisa.runtime.plugins.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.guard.Warden.Shown;
import org.osgi.framework.Bundle;

/** Plug-ins that behave, and those that do so until they are in use. */
class WardenTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path storage;

    private House house;
    private Bundle plugin;
    private final BlockingQueue<Fault> faults = new ArrayBlockingQueue<>(10);

    @BeforeEach
    void open() throws Exception {
        house = new House(storage);
        plugin = house.plugin("plug");
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    // ---------------------------------------------------------------- what is shown

    @Test
    void whatIsShownIsSeenByEveryoneWithItsPropertiesAndGoneWhenItIsHidden() throws Exception {
        Shown shown = show(new Doubling());
        assertThat(function().apply(21)).isEqualTo(42);
        assertThat(house.neighbour
                        .getBundleContext()
                        .getServiceReferences(ImpactFunction.class, "(" + ImpactFunction.NAME + "=double)"))
                .hasSize(1)
                .allMatch(reference -> reference.getBundle().equals(plugin));
        assertThat(shown.hide(PATIENCE)).isTrue();
        assertThat(House.found(house.neighbour, ImpactFunction.class)).isEmpty();
    }

    @Test
    void whoStillHoldsWhatWasHiddenIsToldSoAndHoldsNoneOfItsClasses() throws Exception {
        Shown shown = show(new Doubling());
        ImpactFunction held = function();
        shown.hide(PATIENCE);
        assertThat(problem(() -> held.apply(1)).code()).isEqualTo("plugins.withdrawn");
        assertThat(faults).isEmpty();
    }

    @Test
    void aCallThatIsUnderWayEndsBeforeItIsHidden() throws Exception {
        var mayGo = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        Shown shown = house.warden.show(
                offer(ImpactFunction.class, new Doubling() {
                    @Override
                    public double apply(double... arguments) {
                        asked.countDown();
                        await(mayGo);
                        return super.apply(arguments);
                    }
                }),
                plugin.getBundleContext(),
                faults::add);
        ImpactFunction held = function();
        var answer = new AtomicReference<Double>();
        var caller = new Thread(() -> answer.set(held.apply(21)));
        caller.start();
        asked.await();
        assertThat(shown.hide(Duration.ofMillis(1))).isFalse();
        mayGo.countDown();
        caller.join();
        assertThat(answer.get()).isEqualTo(42);
    }

    // ---------------------------------------------------------------- what goes wrong in use

    @Test
    void whatAFunctionThrowsIsARefusalAndTheEndOfIt() throws Exception {
        show(new Doubling() {
            @Override
            public double apply(double... arguments) {
                throw new Wordless();
            }
        });
        ImpactFunction held = function();
        Problem problem = problem(() -> held.apply(0.1, 7));
        assertThat(problem.code()).isEqualTo("plugins.threw");
        assertThat(problem.found()).isEqualTo(Wordless.class.getName());
        assertThat(problem.remedy()).contains("quarantined, see kisa:plugins");
        Fault fault = fault();
        assertThat(fault.offer().name()).isEqualTo("function double 1.0.0");
        assertThat(fault.input()).contains("\"apply\"").contains("0.1");
        assertThat(fault.thread()).isEmpty();
        assertThat(House.found(house.neighbour, ImpactFunction.class)).isEmpty();
        assertThat(problem(() -> held.apply(1)).code()).isEqualTo("plugins.quarantined");
        assertThat(faults).isEmpty();
    }

    private static final class Wordless extends Error {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw new StackOverflowError();
        }
    }

    @Test
    void noKindOfThrowableGetsPast() throws Exception {
        for (Supplier<Throwable> thrown : List.<Supplier<Throwable>>of(
                () -> new OutOfMemoryError("too much"),
                () -> new NoClassDefFoundError("com/acme/Missing"),
                () -> new StackOverflowError(),
                () -> new InterruptedException("checked"),
                () -> InvalidInputException.of("me", "a.b", "", "x", "y", "z"),
                () -> new IllegalArgumentException())) {
            Shown shown = show(new Doubling() {
                @Override
                public double apply(double... arguments) {
                    throw WardenTest.<RuntimeException>unchecked(thrown.get());
                }
            });
            ImpactFunction held = function();
            assertThat(problem(() -> held.apply(1)).code()).isEqualTo("plugins.threw");
            fault();
            shown.hide(PATIENCE);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void aValueThatIsNoneOrBeyondItsOwnBoundsIsAFault() throws Exception {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 2}) {
            Shown shown = show(new Doubling() {
                @Override
                public double apply(double... arguments) {
                    return value;
                }

                @Override
                public double greatest() {
                    return 1;
                }
            });
            ImpactFunction held = function();
            assertThat(problem(() -> held.apply(1)).code())
                    .isEqualTo(value == 2 ? "impact.function.bounds" : "impact.function.value");
            fault();
            shown.hide(PATIENCE);
        }
    }

    @Test
    void argumentsThatAPluginWritesOverAreKeptAsTheyWereAsked() throws Exception {
        show(new Doubling() {
            @Override
            public double apply(double... arguments) {
                arguments[0] = 99;
                throw new IllegalStateException();
            }
        });
        ImpactFunction held = function();
        problem(() -> held.apply(7));
        assertThat(fault().input()).contains("7").doesNotContain("99");
    }

    @Test
    void aModelIsAskedOnceWhatItIsAndItsResultsAreChecked() throws Exception {
        var model = new Day();
        show(ImpactModel.class, model);
        ImpactModel shown = House.found(house.neighbour, ImpactModel.class).get(0);
        model.description = () -> {
            throw new IllegalStateException("said enough");
        };
        assertThat(shown.description().id().value()).isEqualTo("daytime");
        assertThat(shown.evaluate(answers("true"), Answers.none(DAY)).index().value())
                .isEqualTo(50);
        model.answer = () -> Evaluation.sum().indicator("a", "", 400, 400).build();
        assertThat(problem(() -> shown.evaluate(answers("true"), Answers.none(DAY)))
                        .code())
                .isEqualTo("impact.result.scale");
        assertThat(fault().input()).contains("\"a\": \"true\"").contains("2026-11-23");
    }

    @Test
    void aHeadroomBeyondTheScaleIsAFault() throws Exception {
        var model = new Day();
        show(ImpactModel.class, model);
        ImpactModel shown = House.found(house.neighbour, ImpactModel.class).get(0);
        assertThat(shown.headroom(answers("true"))).isEmpty();
        model.headroom = OptionalDouble.of(Double.NaN);
        assertThat(problem(() -> shown.headroom(answers("true"))).code()).isEqualTo("impact.result.headroom");
    }

    @Test
    void whoNeverComesBackIsFoundWithItsThreadAndItsCallersInterruptIsNotLeftBehind() throws Exception {
        var mayGo = new CountDownLatch(1);
        show(new Doubling() {
            @Override
            public double apply(double... arguments) {
                await(mayGo);
                return super.apply(arguments);
            }
        });
        ImpactFunction held = function();
        var interrupted = new AtomicReference<Boolean>();
        var caller = new Thread(
                () -> {
                    held.apply(1);
                    interrupted.set(Thread.currentThread().isInterrupted());
                },
                "who asked");
        caller.start();
        Fault fault = fault();
        assertThat(fault.problem().code()).isEqualTo("plugins.late");
        assertThat(fault.problem().found()).contains("0.2 s");
        assertThat(fault.thread().map(Thread::getName)).hasValue("who asked");
        mayGo.countDown();
        caller.join();
        assertThat(interrupted.get()).isFalse();
        assertThat(House.found(house.neighbour, ImpactFunction.class)).isEmpty();
    }

    @Test
    void aScoringMethodThatHangsCostsItsCallerTheLimitOnly() throws Exception {
        var never = new CountDownLatch(1);
        var method = new Cheapest();
        show(ScoringMethod.class, method);
        ScoringMethod shown = House.found(house.neighbour, ScoringMethod.class).get(0);
        assertThat(shown.score(task())).hasSize(2);
        method.answer = () -> {
            await(never);
            return List.of();
        };
        assertThat(problem(() -> shown.score(task())).code()).isEqualTo("plugins.late");
        Fault fault = fault();
        assertThat(fault.thread()).isPresent();
        assertThat(fault.input()).contains("\"T2\"").contains("200.50");
        never.countDown();
    }

    @Test
    void aMethodWithTooFewScoresOrNumbersOfItsOwnMakingIsAFault() throws Exception {
        var hostileList = new AbstractList<Score>() {
            @Override
            public Score get(int index) {
                throw new IllegalStateException("not you");
            }

            @Override
            public int size() {
                return 2;
            }
        };
        for (List<Score> scores :
                List.of(List.<Score>of(), hostileList, List.of(score("T1", new Odd()), score("T2", BigDecimal.ONE)))) {
            var method = new Cheapest();
            Shown shown = show(ScoringMethod.class, method);
            ScoringMethod guarded =
                    House.found(house.neighbour, ScoringMethod.class).get(0);
            method.answer = () -> scores;
            problem(() -> guarded.score(task()));
            fault();
            shown.hide(PATIENCE);
        }
    }

    private static final class Odd extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Odd() {
            super(1);
        }

        @Override
        public BigDecimal divide(BigDecimal divisor, MathContext context) {
            throw new IllegalStateException("not you");
        }
    }

    // ---------------------------------------------------------------- asked again

    @Test
    void theInputOfAFaultCanBeAskedAgain() throws Exception {
        var method = new Cheapest();
        show(ScoringMethod.class, method);
        ScoringMethod shown = House.found(house.neighbour, ScoringMethod.class).get(0);
        method.answer = () -> List.of();
        problem(() -> shown.score(task()));
        Fault fault = fault();
        assertThat(Replay.ask(fault.offer(), fault.input()).breach().map(Problem::code))
                .hasValue("competition.score.missing");
        method.answer = null;
        assertThat(Replay.ask(fault.offer(), fault.input()).answer()).contains("T2");
        assertThatThrownBy(() -> Replay.ask(offer(ImpactFunction.class, new Doubling()), fault.input()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void everyQuestionIsReadBackAsItWasWritten() {
        for (Question question : List.of(
                new Question.Describe(),
                new Question.Evaluate(
                        new Answers(DAY, Map.of("a", new Answer.Answered("82.5", "measured", "page 4"))),
                        new Answers(DAY, Map.of("b", new Answer.Unknown()), Map.of("nature", 0.1 + 0.2))),
                new Question.Headroom(answers("true")),
                new Question.Score(task()))) {
            assertThat(Questions.read(Questions.json(question))).isEqualTo(question);
        }
        var odd = (Question.Apply) Questions.read(
                Questions.json(new Question.Apply(new double[] {0.1 + 0.2, Double.NaN, Double.MIN_VALUE, -0.0})));
        assertThat(odd.arguments()).containsExactly(0.1 + 0.2, Double.NaN, Double.MIN_VALUE, -0.0);
        assertThatThrownBy(() -> Questions.read("{}")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aValueOfASealedTenderIsNotWrittenDown() {
        var criterion = org.minikisa.competition.api.Criterion.price(
                "price", LocalizedText.same("Price"), "cheapest", BigDecimal.TEN);
        String json = Questions.json(new Question.CheckValue(criterion, new BigDecimal("1234.56")));
        assertThat(json).contains("9999.99").doesNotContain("1234");
        assertThat(Questions.read(json)).isInstanceOf(Question.CheckValue.class);
    }

    // ---------------------------------------------------------------- what is proven

    @Test
    void whatKeepsTheLawsHasNoFindings() {
        assertThat(prove(ImpactModel.class, new Day())).isEmpty();
        assertThat(prove(ImpactFunction.class, new Doubling())).isEmpty();
        assertThat(prove(ScoringMethod.class, new Cheapest())).isEmpty();
    }

    @Test
    void aModelThatBreaksALawOrThrowsIsTold() {
        var model = new Day();
        model.answer = () -> Evaluation.sum().indicator("a", "", 400, 400).build();
        assertThat(prove(ImpactModel.class, model)).contains("impact.result.scale");
        model.answer = () -> {
            throw new OutOfMemoryError();
        };
        assertThat(prove(ImpactModel.class, model)).containsExactly("plugins.threw");
        model.description = () -> null;
        assertThat(prove(ImpactModel.class, model)).containsExactly("plugins.threw");
    }

    @Test
    void aModelThatCallsItselfOtherwiseThanItsServiceIsTold() {
        var offer = new Offer(
                ImpactModel.class, Map.of(ImpactModel.ID, "cleaning", ImpactModel.VERSION, "1.0.0"), new Day());
        assertThat(codes(house.warden.prove(offer))).containsExactly("impact.model.properties");
    }

    @Test
    void whoNeverComesBackFromALawIsTold() {
        var never = new CountDownLatch(1);
        var model = new Day();
        model.answer = () -> {
            await(never);
            throw new IllegalStateException();
        };
        assertThat(prove(ImpactModel.class, model)).containsExactly("plugins.late");
        never.countDown();
    }

    @Test
    void aFunctionIsHeldToItsArityItsBoundsAndToSayingTheSameAgain() {
        assertThat(prove(ImpactFunction.class, new Doubling() {
                    @Override
                    public int arity() {
                        return 17;
                    }
                }))
                .containsExactly("impact.function.arity");
        assertThat(prove(ImpactFunction.class, new Doubling() {
                    @Override
                    public double greatest() {
                        return 1;
                    }
                }))
                .containsExactly("impact.function.bounds");
        assertThat(prove(ImpactFunction.class, new Doubling() {
                    private int calls;

                    @Override
                    public double apply(double... arguments) {
                        return calls++;
                    }
                }))
                .contains("impact.function.same");
        List<Finding> advice = house.warden.prove(offer(ImpactFunction.class, new Doubling() {
            @Override
            public double apply(double... arguments) {
                return Math.sqrt(arguments[0]);
            }
        }));
        assertThat(codes(advice)).containsExactly("impact.function.odd");
        assertThat(advice).noneMatch(Finding::isError);
    }

    @Test
    void aMethodIsHeldToTheLawsOfScoring() {
        var method = new Cheapest();
        method.answer = () -> List.of();
        assertThat(prove(ScoringMethod.class, method)).isNotEmpty();
    }

    // ---------------------------------------------------------------- small words

    private Shown show(ImpactFunction function) {
        return show(ImpactFunction.class, function);
    }

    private Shown show(Class<?> contract, Object service) {
        return house.warden.show(offer(contract, service), plugin.getBundleContext(), faults::add);
    }

    private static Offer offer(Class<?> contract, Object service) {
        Map<String, Object> properties = contract == ImpactModel.class
                ? Map.of(ImpactModel.ID, "daytime", ImpactModel.VERSION, "1.0.0")
                : contract == ScoringMethod.class
                        ? Map.of(ScoringMethod.ID, "cheapest", ScoringMethod.VERSION, "1.0")
                        : House.function("double", "1.0.0");
        return new Offer(contract, properties, service);
    }

    private ImpactFunction function() throws Exception {
        return House.found(house.neighbour, ImpactFunction.class).get(0);
    }

    private Fault fault() throws InterruptedException {
        Fault fault = faults.poll(10, TimeUnit.SECONDS);
        assertThat(fault).as("a fault").isNotNull();
        return fault;
    }

    private List<String> prove(Class<?> contract, Object service) {
        return codes(house.warden.prove(offer(contract, service)));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.problem().code()).toList();
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(InvalidInputException.class, call)
                .problems()
                .get(0);
    }

    private static void await(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // never gives up
            }
        }
    }

    private static Answers answers(String value) {
        return new Answers(DAY, Map.of("a", new Answer.Answered(value)));
    }

    private static ScoringTask task() {
        return new ScoringTask(
                BigDecimal.TEN,
                Map.of(),
                List.of(
                        new Candidate("T1", new BigDecimal("100"), Map.of()),
                        new Candidate("T2", new BigDecimal("200.50"), Map.of())));
    }

    private static Score score(String tender, BigDecimal points) {
        return new Score(tender, points, LocalizedText.same("1 x 2"));
    }

    /** 50 points when it is so. */
    private static final class Day implements ImpactModel {

        private Supplier<ModelDescription> description =
                () -> ModelDescription.of("daytime", "1.0.0", LocalizedText.same("Daytime"))
                        .indicator(Indicator.of("a", LocalizedText.same("A"), new Domain.Flag(Optional.empty())))
                        .build();

        private Supplier<Evaluation> answer;
        private OptionalDouble headroom = OptionalDouble.empty();

        @Override
        public ModelDescription description() {
            return description.get();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            return answer != null
                    ? answer.get()
                    : Evaluation.sum()
                            .indicator(
                                    "a",
                                    "",
                                    base.isTrue("a") ? 50 : 0,
                                    base.with(choices).isTrue("a") ? 50 : 0)
                            .build();
        }

        @Override
        public OptionalDouble headroom(Answers base) {
            return headroom;
        }
    }

    /** The smallest price divided by the tendered one. */
    private static final class Cheapest implements ScoringMethod {

        private volatile Supplier<List<Score>> answer;

        @Override
        public MethodDescription description() {
            return new MethodDescription(
                    LocalizedText.same("Cheapest"),
                    LocalizedText.same("smallest / price"),
                    Unit.POINTS,
                    Direction.LOWER_IS_BETTER,
                    Set.of(ValueSource.TENDERED),
                    Optional.of(BigDecimal.ONE),
                    List.of(),
                    Set.of());
        }

        @Override
        public List<Score> score(ScoringTask task) {
            return answer != null
                    ? answer.get()
                    : task.candidates().stream()
                            .map(candidate -> WardenTest.score(
                                    candidate.tender(),
                                    task.maxPoints().multiply(task.smallest()).divide(candidate.value(), PRECISION)))
                            .toList();
        }
    }
}
