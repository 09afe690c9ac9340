package org.minikisa.impact.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.RefusedModel;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.UnknownIdException;

class CommandsTest {

    private static final ModelReader READER = new JsonModelReader();
    private static final ImpactModel MODEL = READER.read("m", """
            {"id": "m", "version": "1.0.0", "status": "pilot", "title": {"fi": "Malli", "sv": "Modell", "en": "Model"},
             "indicators": [{"id": "a", "title": {"fi": "Laatu", "sv": "Kvalitet", "en": "Quality"}, "type": "percent"}]}
            """.getBytes(StandardCharsets.UTF_8));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Recorder assessments = new Recorder();

    @Test
    void modelsAreListedWithThoseThatWereRefused() throws Exception {
        assertThat(run(new ModelsCommand(new There(), READER)))
                .contains("m", "1.0.0", "pilot", "Model", "file.model.json")
                .contains("refused", "broken.model.json", "impact.missing");
    }

    @Test
    void aModelIsShownInTheLanguageThatIsAsked() throws Exception {
        assertThat(run(new ModelsCommand(new There(), READER), "m", "--language", "fi"))
                .contains("Malli", "Laatu", "0 to 100 %");
    }

    @Test
    void anIdThatIsNotThereIsToldWithNearOnes() {
        assertThatThrownBy(() -> run(new ModelsCommand(new There(), READER), "n"))
                .isInstanceOf(UnknownIdException.class);
        assertThatThrownBy(() -> run(new AssessmentCommand(assessments), "AS-2"))
                .isInstanceOfSatisfying(
                        UnknownIdException.class, e -> assertThat(e.near()).contains("AS-1"));
    }

    @Test
    void answersOnTheLineBecomeARequestAndTheResultAWaterfall() throws Exception {
        var shown = run(
                new AssessCommand(assessments, new There()),
                "m@1.0.0",
                "--subject",
                "plan",
                "--moment",
                "realised",
                "--as-of",
                "2025-02-03",
                "--joint",
                "dps",
                "--base",
                "a=40",
                "--choice",
                "a=70 | more, and better");
        assertThat(assessments.asked)
                .containsExactly(AssessmentRequest.of(new ModelRef(new ModelId("m"), "1.0.0"), "plan", Moment.REALISED)
                        .jointProcurement("dps")
                        .asOf(LocalDate.of(2025, 2, 3))
                        .base(Map.of("a", "40"))
                        .choices(Map.of("a", "70 | more, and better")));
        assertThat(shown).contains("Base", "40.0", "Quality", "+30.0", "Index", "70.0", "In words of the result");
    }

    @Test
    void mistakesOnTheLineComeOutAtOnce() {
        assertThatThrownBy(() ->
                        run(new AssessCommand(assessments, new There()), "m", "--base", "a", "--as-of", "tomorrow"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .hasSize(2));
        assertThatThrownBy(() -> run(new AssessCommand(assessments, new There()), "m", "CO-1"))
                .isInstanceOf(UnknownIdException.class);
    }

    @Test
    void withJsonTheOutputIsOneDocument() throws Exception {
        assertThat(run(new AssessmentCommand(assessments), "AS-1", "--json").strip())
                .startsWith("{")
                .endsWith("}")
                .contains("\"index\"", "\"contributions\"", "\"waterfall\"");
        assertThat(run(new AssessmentsCommand(assessments), "--subject", "plan", "--json")
                        .strip())
                .startsWith("[")
                .contains("AS-1");
    }

    @Test
    void aReplayThatDiffersFails() throws Exception {
        assertThat(run(new AssessmentCommand(assessments), "AS-1", "--replay")).contains("identical");
        assessments.outcome = ReplayResult.Outcome.UNAVAILABLE;
        assertThatThrownBy(() -> run(new AssessmentCommand(assessments), "AS-1", "--replay"))
                .isInstanceOf(InvalidInputException.class);
    }

    private String run(Command command, String... arguments) throws Exception {
        out.reset();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var line = CommandLine.parse(command.usage(), List.of(arguments));
        try (var screen = new TextScreen(
                Surface.plain(stream, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)),
                line.json())) {
            command.run(line.on(screen));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final class There implements Models {

        @Override
        public List<DeployedModel> list() {
            return List.of(new DeployedModel(
                    MODEL.description(),
                    ModelStatus.PILOT,
                    "file.model.json",
                    "0123456789abcdef",
                    true,
                    Optional.empty()));
        }

        @Override
        public List<RefusedModel> refused() {
            return List.of(new RefusedModel(
                    "broken.model.json", List.of(new Problem("impact.missing", "id", "nothing", "a text", "Add it."))));
        }

        @Override
        public DeployedModel set(ModelRef ref, ModelStatus status) {
            return list().get(0);
        }

        @Override
        public Optional<ImpactModel> find(ModelId id) {
            return Optional.of(MODEL);
        }

        @Override
        public Optional<ImpactModel> find(ModelRef ref) {
            return Optional.of(MODEL);
        }
    }

    private static final class Recorder implements Assessments {

        private final List<AssessmentRequest> asked = new ArrayList<>();
        private ReplayResult.Outcome outcome = ReplayResult.Outcome.IDENTICAL;

        @Override
        public Assessment assess(AssessmentRequest request) {
            asked.add(request);
            return list().get(0);
        }

        @Override
        public Assessment preview(AssessmentRequest request) {
            return assess(request);
        }

        @Override
        public Optional<Assessment> find(String id) {
            return list().stream()
                    .filter(assessment -> assessment.id().equals(id))
                    .findFirst();
        }

        @Override
        public void replayAll(Consumer<ReplayResult> each) {
            list().forEach(assessment -> each.accept(replay(assessment.id())));
        }

        @Override
        public AssessmentRequest prefill(String subject, ModelId model, Moment moment) {
            return AssessmentRequest.of(model, subject, moment);
        }

        @Override
        public List<Assessment> of(String subject, ModelId model) {
            return list();
        }

        @Override
        public List<Assessment> list() {
            var description = MODEL.description();
            var label = LocalizedText.same("Quality");
            return List.of(new Assessment(
                    "AS-1",
                    description.ref(),
                    description.title(),
                    ModelStatus.PILOT,
                    new Fingerprint("d", "i", "1.0.0", "", "", Map.of()),
                    "plan",
                    "",
                    Moment.TARGET,
                    LocalDate.EPOCH,
                    Instant.EPOCH,
                    Map.of("a", "40"),
                    Map.of("a", "70"),
                    Map.of(),
                    "",
                    Scale.HUNDRED,
                    40,
                    70,
                    30,
                    OptionalDouble.of(60),
                    OptionalDouble.of(0.5),
                    1,
                    Outcome.certain(40),
                    Outcome.certain(70),
                    Optional.empty(),
                    List.of(new Contribution(Contribution.Kind.INDICATOR, "a", "", 40, 30)),
                    List.of(),
                    List.of(),
                    List.of(),
                    new Waterfall(
                            new BigDecimal("40.0"),
                            new BigDecimal("70.0"),
                            List.of(new Waterfall.Bar(
                                    Contribution.Kind.INDICATOR, "a", "", label, new BigDecimal("40.0"))),
                            List.of(new Waterfall.Bar(
                                    Contribution.Kind.INDICATOR, "a", "", label, new BigDecimal("30.0")))),
                    LocalizedText.same("In words of the result")));
        }

        @Override
        public ReplayResult replay(String id) {
            return new ReplayResult(id, outcome, List.of(), "");
        }
    }
}
