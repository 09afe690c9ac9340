package org.minikisa.impact.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.impact.api.analysis.ModelChange.Kind;
import org.minikisa.impact.api.analysis.ModelChange.Step;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.UnknownIdException;
import com.google.gson.JsonParser;

class ModelsCommandTest {

    private final Fakes.There there = new Fakes.There();
    private final ModelsCommand models = new ModelsCommand(there, Sample.READER);

    @TempDir
    Path folder;

    @Test
    void modelsAreListedWithThoseThatWereRefused() throws Exception {
        for (var words : List.of(new String[] {}, new String[] {"list"})) {
            assertThat(Line.run(models, words).out())
                    .contains("window-cleaning", "1.0.0", "pilot", "Window cleaning", "file.model.json")
                    .contains("refused", "broken.model.json", "impact.missing");
        }
        assertThat(Line.run(models, "--json").json().getAsJsonArray()).hasSize(2);
    }

    @Test
    void aModelIsShownInTheLanguageThatIsAsked() throws Exception {
        for (var words : List.of(
                new String[] {"window-cleaning", "--language", "fi"},
                new String[] {"show", "window-cleaning@1.0.0", "--language", "fi"})) {
            assertThat(Line.run(models, words).out())
                    .contains("Ikkunanpesu", "Vedenkulutus", "0 to … l/m2", "1 to 4", "at most 40");
        }
    }

    @Test
    void anIdThatIsNotThereIsToldWithNearOnes() {
        assertThatThrownBy(() -> Line.run(models, "window-cleanin"))
                .isInstanceOfSatisfying(
                        UnknownIdException.class, e -> assertThat(e.near()).contains("window-cleaning"));
        assertThatThrownBy(() -> Line.run(models, "vaildate"))
                .isInstanceOfSatisfying(
                        UnknownIdException.class, e -> assertThat(e.near()).contains("validate"));
    }

    @Test
    void aGoodFileIsToldWithItsDigestAndTheLawsThatHeld() throws Exception {
        var json = Line.run(models, "validate", write(Sample.JSON), "--json").object();
        assertThat(json.get("valid").getAsBoolean()).isTrue();
        assertThat(json.get("digest").getAsString()).hasSize(64);
        assertThat(json.get("indicators").getAsInt()).isEqualTo(6);
        assertThat(json.getAsJsonArray("laws")).isNotEmpty();
    }

    @Test
    void adviceOnAGoodFileIsListedWithItsSeverity() throws Exception {
        var untested = Sample.JSON.substring(0, Sample.JSON.indexOf("\"tests\"")) + "\"tests\": []}";
        var json = Line.run(models, "validate", write(untested), "--against", "window-cleaning", "--json")
                .object();
        assertThat(json.get("valid").getAsBoolean()).isTrue();
        assertThat(json.getAsJsonArray("advice"))
                .extracting(finding -> finding.getAsJsonObject().get("severity").getAsString() + " "
                        + finding.getAsJsonObject().get("code").getAsString())
                .contains("warning impact.tests.none", "warning impact.version.same");
    }

    @Test
    void aBrokenFileIsToldWithAllItsProblemsAndFails() throws Exception {
        var file = write(Sample.JSON
                .replace("\"fn\": \"goalposts\"", "\"fn\": \"gaolposts\"")
                .replace("\"at\": 40", "\"at\": 400"));
        assertThatThrownBy(() -> Line.run(models, "validate", file)).isInstanceOf(InvalidInputException.class);
        assertThat(Line.outputOf(models, "validate", file))
                .contains("found", "expected", "remedy", "indicators[0].normalise", "gates[0].at");
        var json = JsonParser.parseString(Line.outputOf(models, "validate", file, "--json"))
                .getAsJsonObject();
        assertThat(json.get("valid").getAsBoolean()).isFalse();
        assertThat(json.getAsJsonArray("problems")).hasSizeGreaterThan(1).allSatisfy(problem -> assertThat(
                        problem.getAsJsonObject().keySet())
                .contains("code", "place", "found", "expected", "remedy"));
    }

    @Test
    void eachTestOfTheAuthorAndEachLawIsShownWithItsOutcome() throws Exception {
        assertThat(Line.run(models, "test", "window-cleaning").out())
                .contains("passed", "the best", "index 100 ± ")
                .contains("holds", "no choice gives no uplift")
                .doesNotContain("FAILED", "BROKEN");
        assertThat(Line.run(models, "test", write(Sample.JSON), "--json")
                        .object()
                        .get("passed")
                        .getAsBoolean())
                .isTrue();
        var wrong = write(Sample.JSON.replace("{\"index\": 100}", "{\"index\": 99}"));
        assertThatThrownBy(() -> Line.run(models, "test", wrong)).isInstanceOf(InvalidInputException.class);
        assertThat(Line.outputOf(models, "test", wrong)).contains("the best", "99.0");
    }

    @Test
    void aDifferenceTellsWhichStepTheVersionNeedsAndWhetherItWasTaken() throws Exception {
        models.comparisons = changes(
                new ModelChange(Kind.CHANGED, "title.en", "a", "b", Step.PATCH),
                new ModelChange(Kind.CHANGED, "themes.nature.weight", "2", "3", Step.MINOR));
        var enough = write(Sample.JSON.replace("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\""));
        assertThat(Line.run(models, "diff", "window-cleaning@1.0.0", enough).out())
                .contains("themes.nature.weight", "The version must rise by", "minor", "That is enough", "yes");

        var tooLittle = write(Sample.JSON.replace("\"version\": \"1.0.0\"", "\"version\": \"1.0.1\""));
        assertThatThrownBy(() -> Line.run(models, "diff", "window-cleaning", tooLittle))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems().get(0).expected()).contains("a minor step above 1.0.0"));
        assertThat(JsonParser.parseString(Line.outputOf(models, "diff", "window-cleaning", tooLittle, "--json"))
                        .getAsJsonObject()
                        .get("enough")
                        .getAsBoolean())
                .isFalse();
    }

    @Test
    void aVersionRisesByItsFirstNumberThatDiffers() {
        assertThat(raised("1.9.9", "2.0.0")).contains(Step.MAJOR);
        assertThat(raised("1.0.9", "1.1.0")).contains(Step.MINOR);
        assertThat(raised("1.0.9", "1.0.10")).contains(Step.PATCH);
        assertThat(raised("1.1.0", "1.0.10")).isEmpty();
        assertThat(raised("1.1.0", "1.1.0")).isEmpty();
    }

    @Test
    void aVersionIsMovedOnAndTheRemarkTellsTheWayBack() throws Exception {
        var line = Line.run(models, "activate", "window-cleaning@1.0.0");
        assertThat(there.status).isEqualTo(ModelStatus.ACTIVE);
        assertThat(line.out()).contains("active");
        assertThat(line.err()).contains("kisa:models pilot window-cleaning@1.0.0");
        Line.run(models, "retire", "window-cleaning@1.0.0");
        assertThat(there.status).isEqualTo(ModelStatus.RETIRED);
        assertThat(Line.run(models, "pilot", "window-cleaning@1.0.0", "--json")
                        .object()
                        .get("status")
                        .getAsString())
                .isEqualTo("pilot");
    }

    @Test
    void theSchemaIsPrinted() throws Exception {
        assertThat(JsonParser.parseString(Line.run(models, "schema").out()).isJsonObject())
                .isTrue();
    }

    private static Optional<Step> raised(String from, String to) {
        var id = new ModelId("m");
        return DiffModels.raised(new ModelRef(id, from), new ModelRef(id, to));
    }

    private static Comparisons changes(ModelChange... changes) {
        return (Comparisons) Proxy.newProxyInstance(
                ModelsCommandTest.class.getClassLoader(),
                new Class<?>[] {Comparisons.class},
                (proxy, method, arguments) -> List.of(changes));
    }

    private String write(String json) throws IOException {
        return Files.writeString(folder.resolve("my.model.json"), json).toString();
    }
}
