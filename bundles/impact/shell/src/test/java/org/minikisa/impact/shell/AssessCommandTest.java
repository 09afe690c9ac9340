package org.minikisa.impact.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.UnknownIdException;

class AssessCommandTest {

    private final Fakes.Stored stored = new Fakes.Stored();
    private final AssessCommand assess = new AssessCommand(stored, new Fakes.There());

    @TempDir
    Path folder;

    @Test
    void answersOnTheLineBecomeARequestAndTheResultAWaterfall() throws Exception {
        var line = Line.run(
                assess,
                "window-cleaning@1.0.0",
                "--subject",
                "plan",
                "--moment",
                "realised",
                "--as-of",
                "2025-02-03",
                "--joint",
                "dps",
                "--by",
                "Aino",
                "--base",
                "water=1.5,noise=40",
                "--choice",
                "safety=2 | more, and better,weight.nature=3",
                "--alone",
                "water=2");
        assertThat(stored.assessed)
                .containsExactly(AssessmentRequest.of(
                                new ModelRef(new ModelId("window-cleaning"), "1.0.0"), "plan", Moment.REALISED)
                        .jointProcurement("dps")
                        .asOf(LocalDate.of(2025, 2, 3))
                        .base(Map.of("water", "1.5", "noise", "40"))
                        .choices(Map.of("safety", "2 | more, and better", "weight.nature", "3"))
                        .alone(Map.of("water", "2"))
                        .by("Aino"));
        assertThat(line.out())
                .contains("Nature", "12.3", "People", "13.2", "Base", "25.0", "Use of water", "-2.0")
                .contains("Moved weights", "+1.5", "Terms are missing", "Index", "41.5", "In words of the result");
        assertThat(line.err()).contains("kept as AS-1");
    }

    @Test
    void answersOfAFileMayHaveBarsAndQuotesAndTheLineGoesOverThem() throws Exception {
        var file = write("""
                {"base": {"water": "1.5 | \\"measured\\", twice | page 4", "noise": 40, "terms": true}, "choices": {"safety": 1}}
                """);
        Line.run(assess, "window-cleaning", "--answers", file, "--choice", "vans=all_vehicles,safety=2", "--preview");
        assertThat(stored.previewed.get(0).base())
                .isEqualTo(Map.of("water", "1.5 | \"measured\", twice | page 4", "noise", "40", "terms", "true"));
        assertThat(stored.previewed.get(0).choices()).isEqualTo(Map.of("vans", "all_vehicles", "safety", "2"));
    }

    @Test
    void aFileOfAnswersIsRefusedWithAllItsProblems() throws IOException {
        var file = write("""
                {"bass": {}, "base": {"water": [1], "noise": 4, "noise": 5}, "choices": 7}
                """);
        assertThat(problems("window-cleaning", "--answers", file))
                .extracting(Problem::place)
                .containsExactly("bass", "base.water", "base.noise", "choices");
        assertThat(problems("window-cleaning", "--answers", write("{\"base\": {\"water\": 1")))
                .extracting(Problem::code)
                .containsExactly("impact.shell.json");
        assertThat(problems("window-cleaning", "--answers", write("[".repeat(100_000))))
                .hasSize(1);
        assertThat(problems("window-cleaning", "--answers", write("{\"x\": " + "[".repeat(100_000))))
                .isNotEmpty();
        assertThat(problems(
                        "window-cleaning",
                        "--answers",
                        folder.resolve("none.json").toString()))
                .extracting(Problem::code)
                .containsExactly("impact.shell.file");
    }

    @Test
    void aFileThatIsNoJsonIsToldInTheReadersWords() throws IOException {
        assertThat(problems("window-cleaning", "--answers", write("\u0001\u0002")))
                .extracting(Problem::found)
                .containsExactly("what is no JSON at line 1 column 1");
        assertThat(problems("window-cleaning", "--answers", write("{\"base\": {\"wat")))
                .extracting(Problem::found)
                .containsExactly("Unterminated string at line 1 column 15");
    }

    @Test
    void mistakesOnTheLineComeOutAtOnce() {
        assertThat(problems("window-cleaning", "--base", "a", "--as-of", "tomorrow"))
                .hasSize(2);
        assertThatThrownBy(() -> Line.run(assess, "window-cleaning", "CO-1")).isInstanceOf(UnknownIdException.class);
    }

    @Test
    void aLaterMomentBeginsWithTheAnswersOfTheEarlierOne() throws Exception {
        Line.run(
                assess,
                "window-cleaning",
                "--subject",
                "CO-3",
                "--moment",
                "realised",
                "--prefill",
                "--base",
                "water=1");
        assertThat(stored.assessed.get(0).base()).isEqualTo(Map.of("water", "1"));
        assertThat(stored.assessed.get(0).choices()).isEqualTo(Map.of("safety", "1"));
        assertThat(stored.assessed.get(0).moment()).isEqualTo(Moment.REALISED);
    }

    @Test
    void whatIsSaidOfALaterMomentGoesOverWhatWasSaidEarlier() throws Exception {
        Line.run(
                assess,
                "window-cleaning",
                "--subject",
                "CO-3",
                "--moment",
                "realised",
                "--prefill",
                "--base",
                "noise=40",
                "--choice",
                "vans=all_vehicles");
        assertThat(stored.assessed.get(0).base()).isEqualTo(Map.of("water", "1.5", "noise", "40"));
        assertThat(stored.assessed.get(0).choices()).isEqualTo(Map.of("safety", "1", "vans", "all_vehicles"));
        Line.run(assess, "window-cleaning", "--subject", "CO-3", "--moment", "realised", "--prefill", "--choice", "");
        assertThat(stored.assessed.get(1).choices()).isEmpty();
    }

    @Test
    void choicesThatWereMadeByAnotherModelAreLeftOut() {
        var draft = CompetitionDraft.of("c", LocalizedText.same("c"))
                .under("dps")
                .impact("cleaning", Map.of("safety", "1"))
                .build();
        var cleaning = Requests.choicesOf(draft, Requests.named("cleaning@1.0.0", "CO-1", Moment.TARGET));
        var other = Requests.choicesOf(draft, Requests.named("competition", "CO-1", Moment.REALISED));
        assertThat(cleaning.choices()).isEqualTo(Map.of("safety", "1"));
        assertThat(other.choices()).isEmpty();
        assertThat(other.jointProcurement()).contains("dps");
    }

    @Test
    void aPreviewSaysThatItIsNotStored() throws Exception {
        var line = Line.run(assess, "window-cleaning", "--preview");
        assertThat(stored.assessed).isEmpty();
        assertThat(line.out()).contains("preview, not stored");
        assertThat(line.err()).contains("preview, not stored");
        assertThat(Line.run(assess, "window-cleaning", "--preview", "--json")
                        .object()
                        .get("preview")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void jsonHasFullPrecisionAndThePrintedNumbersBesides() throws Exception {
        var json = Line.run(new AssessmentCommand(stored), "AS-1", "--json").object();
        assertThat(json.get("base").getAsDouble()).isEqualTo(25.043);
        assertThat(json.get("uplift").getAsDouble()).isEqualTo(16.417);
        assertThat(json.get("index").getAsDouble()).isEqualTo(41.46);
        assertThat(json.get("headroom").getAsDouble()).isEqualTo(60.25);
        assertThat(json.get("uptake").getAsDouble()).isEqualTo(0.2725);
        assertThat(json.getAsJsonObject("indexRange").get("high").getAsDouble()).isEqualTo(47.5);
        assertThat(json.getAsJsonObject("printed").get("index").getAsBigDecimal())
                .isEqualTo("41.5");
        assertThat(json.getAsJsonArray("contributions")).hasSize(6);
        assertThat(json.getAsJsonObject("answers")
                        .getAsJsonObject("choices")
                        .get("vans")
                        .getAsString())
                .isEqualTo("all_vehicles");
        assertThat(Line.run(new AssessmentsCommand(stored), "--subject", "CO-3", "--json")
                        .json()
                        .getAsJsonArray())
                .singleElement()
                .satisfies(row -> assertThat(row.getAsJsonObject().get("index").getAsDouble())
                        .isEqualTo(41.46));
    }

    @Test
    void aReplayThatDiffersFails() throws Exception {
        var command = new AssessmentCommand(stored);
        assertThat(Line.run(command, "AS-1", "--replay").out()).contains("identical");
        stored.outcome = ReplayResult.Outcome.UNAVAILABLE;
        assertThatThrownBy(() -> Line.run(command, "AS-1", "--replay")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Line.run(command, "AS-3"))
                .isInstanceOfSatisfying(
                        UnknownIdException.class, e -> assertThat(e.near()).contains("AS-1"));
    }

    private List<Problem> problems(String... words) {
        return catchThrowableOfType(InvalidInputException.class, () -> Line.run(assess, words))
                .problems();
    }

    private String write(String json) throws IOException {
        return Files.writeString(folder.resolve("answers.json"), json).toString();
    }
}
