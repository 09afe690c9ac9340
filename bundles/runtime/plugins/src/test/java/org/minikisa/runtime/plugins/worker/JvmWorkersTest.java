package org.minikisa.runtime.plugins.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.worker.Workers.Worker;

/** With real processes: what a plug-in does to its own is not noticed here. */
class JvmWorkersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path home;

    private JvmWorkers workers;

    @BeforeEach
    void prepare() {
        workers = new JvmWorkers(new WorkerSettings(home.resolve("worker"), "64m", Duration.ofSeconds(2), true));
        workers.prepare();
    }

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void aModelAnswersAsItWouldHere() {
        ImpactModel model = only(ImpactModel.class, ComponentJar.model(Samples.Model.class));
        var here = new Samples.Model();
        var no = Answers.of(DAY, Map.of("evening", "false"));
        var yes = Answers.of(DAY, Map.of("evening", "true"));

        assertThat(model.description()).isEqualTo(here.description());
        assertThat(model.evaluate(no, yes)).isEqualTo(here.evaluate(no, yes));
        assertThat(model.headroom(no)).isEqualTo(here.headroom(no));
        assertThat(model.source()).isEmpty();
    }

    @Test
    void aMethodScoresToTheLastDigit() {
        ScoringMethod method = only(ScoringMethod.class, ComponentJar.method(Samples.Method.class));
        var here = new Samples.Method();
        var criterion = Criterion.price("price", LocalizedText.same("Price"), "sample", BigDecimal.TEN);

        assertThat(method.description()).isEqualTo(here.description());
        assertThat(method.score(task())).isEqualTo(here.score(task()));
        assertThat(method.problem(criterion, new BigDecimal("1.50")))
                .isEqualTo(here.problem(criterion, new BigDecimal("1.50")));
        assertThat(method.problems(criterion)).isEmpty();
    }

    @Test
    void aFunctionIsActivatedAndKnowsItsProperties() {
        var worker = workers.open("sample.jar", ComponentJar.function(Samples.Function.class));
        var offer = worker.offers().get(0);

        assertThat(offer.properties())
                .isEqualTo(Map.of(ImpactFunction.NAME, "sample", ImpactFunction.VERSION, "1.0.0"));
        ImpactFunction function = (ImpactFunction) offer.service();
        assertThat(function.arity()).isEqualTo(1);
        assertThat(function.least()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(function.apply(21)).isEqualTo(42);
        assertThat(function.apply(-9)).as("activated").isEqualTo(1);
        assertThat(function.apply(-12)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1  | plugins.worker.exit   | exited with code 7
            -2  | plugins.worker.exit   | exited with code 8
            -3  | plugins.worker.late   | no answer within 2.0 s; its process was ended
            -5  | plugins.worker.memory | out of memory
            -16 | plugins.worker.late   | no answer within 2.0 s; its process was ended
            """)
    void whatEndsTheProcessIsToldAndTheNextCallIsAnsweredByANewOne(int what, String code, String found) {
        var worker = workers.open("sample.jar", ComponentJar.function(Samples.Function.class));
        var function = (ImpactFunction) worker.offers().get(0).service();
        long before = worker.pid();

        var problem = failure(() -> function.apply(what));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.found()).isEqualTo(found);
        assertThat(problem.place()).isEqualTo("sample.jar");
        assertGone(before);
        assertThat(function.apply(4)).isEqualTo(8);
        assertThat(worker.pid()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"-4, java.lang.StackOverflowError", "-13, java.lang.IllegalStateException: out of order"})
    void whatIsThrownIsToldAndTheProcessStays(int what, String text) {
        var worker = workers.open("sample.jar", ComponentJar.function(Samples.Function.class));
        var function = (ImpactFunction) worker.offers().get(0).service();
        long before = worker.pid();

        var problem = failure(() -> function.apply(what));

        assertThat(problem.code()).isEqualTo("plugins.worker.thrown");
        assertThat(problem.found()).startsWith(text);
        assertThat(function.apply(4)).isEqualTo(8);
        assertThat(worker.pid()).isEqualTo(before);
    }

    @Test
    void whatAModelRefusesIsRefusedHere() {
        ImpactModel model = only(ImpactModel.class, ComponentJar.model(Samples.Refusing.class));

        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> model.evaluate(Answers.none(DAY), Answers.none(DAY)));

        assertThat(refused.what()).isEqualTo("answers");
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("sample.refused");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-6, -7})
    void threadsAndPrintingDoNotDisturbTheAnswers(double what) {
        ImpactFunction function = only(ImpactFunction.class, ComponentJar.function(Samples.Function.class));

        assertThat(function.apply(what)).isPositive();
        assertThat(function.apply(4)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Samples.Endless.class,
                Samples.Million.class,
                Samples.HugeText.class,
                Samples.HugeNumber.class,
                Samples.Nothing.class,
                Samples.WrongType.class
            })
    void resultsThatCannotBeAreToldAndNotTaken(Class<?> type) {
        ScoringMethod method = only(ScoringMethod.class, ComponentJar.method(type));

        var problem = failure(() -> method.score(task()));

        assertThat(problem.code()).isIn("plugins.worker.thrown", "plugins.worker.memory");
        assertThat(method.description()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ThrowsWhenMade | plugins.worker.component | not today
            LoopsWhenMade  | plugins.worker.late      | no answer within
            ExitsWhenMade  | plugins.worker.exit      | code 7
            """)
    void aComponentThatCannotBeMadeIsRefused(String type, String code, String found) throws Exception {
        Class<?> component = Class.forName(Samples.class.getName() + "$" + type);

        var refused = refusal(ComponentJar.function(component));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly(code);
        assertThat(refused.problems().get(0).found()).contains(found);
    }

    @Test
    void aComponentThatNeedsOthersIsRefusedInPlainWords() {
        byte[] jar = ComponentJar.of(
                Samples.Function.class,
                ImpactFunction.class,
                "configuration-policy=\"require\" init=\"1\"",
                "<reference interface=\"java.lang.Runnable\" name=\"r\"/>");

        var refused = refusal(jar);

        assertThat(refused.problems())
                .extracting(Problem::found)
                .containsExactlyInAnyOrder("reference", "init", "configuration-policy");
    }

    @Test
    void descriptionsThatAreNoXmlAreRefused() {
        var entity = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";

        assertThat(refusal(ComponentJar.jar(Samples.Function.class, entity.getBytes(StandardCharsets.UTF_8)))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("plugins.worker.component");
        assertThat(refusal("no jar".getBytes(StandardCharsets.UTF_8)).problems())
                .hasSize(1);
    }

    @Test
    void aPluginSeesNeitherEnvironmentNorTheWorkersOwnClasses() {
        ImpactFunction function = only(ImpactFunction.class, ComponentJar.function(Samples.Function.class));

        assertThat(function.apply(-10)).as("variables").isZero();
        assertThat(function.apply(-11)).as("classes").isZero();
        if (Containment.strictest().says().startsWith("without network")) {
            assertThat(function.apply(-15)).as("networks").isZero();
        }
    }

    @Test
    void aWorkerThatIsKilledFromOutsideComesBack() throws Exception {
        var worker = workers.open("sample.jar", ComponentJar.function(Samples.Function.class));
        var function = (ImpactFunction) worker.offers().get(0).service();
        assertThat(function.apply(1)).isEqualTo(2);

        kill(worker.pid());
        assertThat(function.apply(1)).as("between calls").isEqualTo(2);

        var during = new Thread(() -> {
            sleep(300);
            kill(worker.pid());
        });
        during.start();
        assertThat(failure(() -> function.apply(-16)).found()).startsWith("ended from outside by");
        during.join();
        assertThat(function.apply(1)).as("after a call").isEqualTo(2);
    }

    @Test
    void oneThatKeepsEndingIsNotStartedAgainAndAgain() {
        ImpactFunction function = only(ImpactFunction.class, ComponentJar.function(Samples.Function.class));

        var codes = IntStream.range(0, 6)
                .mapToObj(i -> failure(() -> function.apply(-1)).code())
                .toList();

        assertThat(codes)
                .containsExactly(
                        "plugins.worker.exit",
                        "plugins.worker.exit",
                        "plugins.worker.exit",
                        "plugins.worker.exit",
                        "plugins.worker.restarts",
                        "plugins.worker.restarts");
    }

    @Test
    void processesThatAPluginStartsDoNotKeepItsPipes() {
        ImpactFunction function = only(ImpactFunction.class, ComponentJar.function(Samples.Function.class));

        function.apply(-14);
        assertThat(failure(() -> function.apply(-1)).found()).isEqualTo("exited with code 7");
        assertThat(function.apply(4)).isEqualTo(8);
    }

    @Test
    void severalThreadsAskOneWorker() {
        ImpactFunction function = only(ImpactFunction.class, ComponentJar.function(Samples.Function.class));

        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .filter(i -> function.apply(i) != 2.0 * i)
                        .boxed())
                .isEmpty();
    }

    @Test
    void closingLeavesNoProcessAndNoFolder() throws Exception {
        var worker = workers.open("sample.jar", ComponentJar.function(Samples.Function.class));
        long pid = worker.pid();
        assertThat(isAlive(pid)).isTrue();

        workers.close();

        assertGone(pid);
        try (var left = Files.list(home.resolve("worker").resolve("run"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void jarsOfTheWorkersThatSomeoneChangedAreWrittenAnew() throws Exception {
        Path jar = home.resolve("worker").resolve("lib").resolve("org.minikisa.impact.api.jar");
        workers.open("sample.jar", ComponentJar.function(Samples.Function.class))
                .close();
        long size = Files.size(jar);
        workers.close();
        Files.writeString(jar, "something else");

        prepare();
        workers.open("sample.jar", ComponentJar.function(Samples.Function.class));

        assertThat(Files.size(jar)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle", "looping"})
    void noProcessOutlivesARuntimeThatIsKilled(String meanwhile) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var runtime = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRuntime.class.getName(),
                        home.resolve("killed").toString(),
                        meanwhile)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long worker;
        try (var out = runtime.inputReader()) {
            worker = Long.parseLong(out.readLine());
            assertThat(isAlive(worker)).isTrue();
            sleep(500);
            runtime.destroyForcibly().waitFor();
        }
        assertGone(worker);
    }

    private <T> T only(Class<T> contract, byte[] jar) {
        Worker worker = workers.open("sample.jar", jar);
        assertThat(worker.offers()).hasSize(1);
        assertThat(worker.offers().get(0).contract()).isEqualTo(contract);
        return contract.cast(worker.offers().get(0).service());
    }

    private InvalidInputException refusal(byte[] jar) {
        return catchThrowableOfType(InvalidInputException.class, () -> workers.open("sample.jar", jar));
    }

    private static Problem failure(Runnable call) {
        var thrown = catchThrowableOfType(WorkerException.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }

    private static ScoringTask task() {
        return new ScoringTask(
                new BigDecimal("60"),
                Map.of("exponent", "2"),
                List.of(
                        new Candidate("T1", new BigDecimal("100.50"), Map.of()),
                        new Candidate("T2", new BigDecimal("3e2"), Map.of("cost", BigDecimal.ONE))));
    }

    /** The system takes a moment to clear up after a kill. */
    private static void assertGone(long pid) {
        for (int i = 0; i < 100 && isAlive(pid); i++) {
            sleep(50);
        }
        assertThat(isAlive(pid)).isFalse();
    }

    private static boolean isAlive(long pid) {
        return Optional.of(pid)
                .flatMap(ProcessHandle::of)
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        });
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
