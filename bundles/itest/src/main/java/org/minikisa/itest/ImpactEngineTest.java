package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.api.analysis.BulkAssessments;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.Comparison;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.Obligation;
import org.minikisa.impact.api.analysis.Obligations;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import com.google.gson.JsonParser;

/** The impact engine as it stands assembled: shipped models, what-if, uncertainty, comparison, promises, bulk. */
public class ImpactEngineTest {

    private static final ModelId CLEANING = new ModelId("cleaning");
    private static final ModelId NOISE = new ModelId("itest.noise");
    private static final ModelId STEPS = new ModelId("itest.steps");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @InjectService(timeout = 20_000)
    Models models;

    @InjectService(timeout = 20_000)
    Assessments assessments;

    @InjectService(timeout = 20_000)
    WhatIf whatIf;

    @InjectService(timeout = 20_000)
    Uncertainties uncertainties;

    @InjectService(timeout = 20_000)
    Comparisons comparisons;

    @InjectService(timeout = 20_000)
    Obligations obligations;

    @InjectService(timeout = 20_000)
    BulkAssessments bulk;

    private Path plugins;
    private Shell shell;

    @BeforeEach
    void theDemoHasRun() throws InterruptedException {
        plugins = Path.of(context.getProperty("minikisa.data"), "plugins");
        shell = new Shell(runner);
        Await.until("the demo command", () -> shell.run("help", "demo").exit() == 0);
        assertThat(shell.run("demo").exit()).isZero();
    }

    @AfterEach
    void nothingStaysBehind() throws Exception {
        for (var file : List.of("noise.model.json", "steps1.model.json", "steps2.model.json")) {
            Files.deleteIfExists(plugins.resolve(file));
        }
        Await.until("withdrawn", () -> models.list().stream()
                .noneMatch(m -> m.ref().id().value().startsWith("itest.")));
    }

    @Test
    void theFiveShippedModelsAreServedAndNoneIsRefused() {
        assertThat(models.list().stream().map(model -> model.ref().id().value()).collect(Collectors.toSet()))
                .contains("themes", "cleaning", "carbon", "competition", "hdi");
        assertThat(models.refused()).isEmpty();
    }

    @Test
    void theFrontierEndsAtTheHeadroomAndEachOfItsSetsIsWhatAnAssessmentSays() {
        var assessment = cleaning();
        var frontier = whatIf.frontier(request(assessment));

        var best = frontier.sets().get(frontier.sets().size() - 1);
        assertThat(best.index())
                .isCloseTo(
                        assessment.base() + assessment.headroom().getAsDouble(),
                        within(1e-9 * assessment.scale().width()));
        for (var set : frontier.sets()) {
            var again = assessments.preview(request(assessment).choices(set.choices()));
            assertThat(again.index()).as(set.choices().toString()).isEqualTo(set.index());
        }
        assertThat(whatIf.cheapest(request(assessment), best.index())).contains(best);
    }

    @Test
    void drawsAreTheSameTodayAndTomorrowAndOneByOne() {
        var request = request(cleaning());
        var sampling = Sampling.USUAL.draws(500).weightBand(0.2);

        var first = uncertainties.simulate(request, sampling);
        assertThat(uncertainties.simulate(request, sampling)).isEqualTo(first);
        assertThat(first.indices().low()).isLessThan(first.indices().high());
        var draw = uncertainties.draw(request, sampling, 17);
        assertThat(uncertainties.draw(request, sampling, 17)).isEqualTo(draw);
        assertThat(draw.index())
                .isBetween(first.indices().min(), first.indices().max());
    }

    @Test
    void theGapFromTargetToRealisedIsExplainedToTheLastDigit() {
        var ofOneSubject = assessments.list().stream()
                .filter(made -> made.model().id().value().equals("themes"))
                .collect(Collectors.groupingBy(Assessment::subject, TreeMap::new, Collectors.toList()));
        var pair = ofOneSubject.values().stream()
                .filter(made -> made.stream().anyMatch(a -> a.moment() == Moment.REALISED)
                        && made.stream().anyMatch(a -> a.moment() == Moment.TARGET))
                .findFirst()
                .orElseThrow();
        var target = moment(pair, Moment.TARGET);
        var realised = moment(pair, Moment.REALISED);

        var comparison = comparisons.compare(target.id(), realised.id());

        assertThat(comparison.difference()).isEqualTo(realised.index() - target.index());
        assertThat(comparison.parts().stream()
                        .mapToDouble(Comparison.Part::points)
                        .sum())
                .isCloseTo(comparison.difference(), within(1e-9));
    }

    @Test
    void aPromiseCarriesWhatTheIndexLosesWithoutIt() {
        var assessment = cleaning();
        var made = obligations.promise(assessment.id(), LocalDate.of(2030, 1, 1));

        assertThat(made).isNotEmpty().allSatisfy(promise -> {
            var without = new TreeMap<>(assessment.choices());
            without.remove(promise.indicator());
            assertThat(promise.points())
                    .isCloseTo(
                            assessment.index()
                                    - assessments
                                            .preview(request(assessment).choices(without))
                                            .index(),
                            within(1e-9));
        });
        assertThat(obligations.promise(assessment.id(), LocalDate.of(2030, 1, 1)))
                .as("promised once")
                .extracting(Obligation::id)
                .containsExactlyElementsOf(made.stream().map(Obligation::id).toList());
        var first = made.get(0).id();
        assertThat(obligations.keep(first, "appendix 3", "the tender team").state())
                .isEqualTo(Obligation.State.KEPT);
        assertThat(obligations.reopen(first, "a mistake", "the tender team").state())
                .isEqualTo(Obligation.State.OPEN);
    }

    @Test
    void bulkGivesWhatOneByOneGivesAndKeepsWhatIsWrongApart() throws Exception {
        var folder = Files.createTempDirectory("bulk");
        var input = Files.writeString(
                folder.resolve("in.csv"),
                "subject,base.a,base.b,choice.a\none,0 | r,1 | r,2 | r\ntwo,7 | r,1 | r,\nthree,1 | r,unknown,\n");
        drop("steps1.model.json", steps("1.0.0", 1));
        Await.until("usable", () -> models.find(STEPS).isPresent());

        var result = bulk.run(
                new BulkRequest(
                        STEPS,
                        Optional.empty(),
                        input,
                        Optional.empty(),
                        folder.resolve("out.csv"),
                        folder.resolve("rejects.csv"),
                        true,
                        Optional.of(DAY)),
                rows -> {});

        assertThat(result.assessed()).isEqualTo(2);
        assertThat(result.rejected()).isEqualTo(1);
        var one = assessments.preview(AssessmentRequest.of(STEPS, "one", Moment.TARGET)
                .asOf(DAY)
                .base(Map.of("a", "0 | r", "b", "1 | r"))
                .choices(Map.of("a", "2 | r")));
        var lines = Files.readAllLines(folder.resolve("out.csv"));
        assertThat(lines).hasSize(3);
        assertThat(Arrays.stream(lines.get(1).split(",")).toList())
                .contains("one", plain(one.base()), plain(one.index()));
        assertThat(Files.readString(folder.resolve("rejects.csv"))).contains("two", "base.a");
    }

    @Test
    void aModelComesAndGoesWithTheFunctionThatItNames() throws Exception {
        drop("noise.model.json", noise());
        Await.until(
                "refused", () -> shell.run("plugins", "noise.model.json").out().contains("noise_load"));
        assertThat(models.find(NOISE)).isEmpty();

        var properties = new Hashtable<String, Object>();
        properties.put(ImpactFunction.NAME, "noise_load");
        properties.put(ImpactFunction.VERSION, "1.0.0");
        var registration = context.registerService(ImpactFunction.class, new Halves(), properties);
        Await.until("served with its function", () -> models.find(NOISE).isPresent());
        var made = assessments.assess(
                AssessmentRequest.of(NOISE, "a hall", Moment.TARGET).base(Map.of("level", "60")));
        assertThat(made.index()).isEqualTo(30);
        assertThat(made.fingerprint().functions()).containsKey("noise_load@1.0.0");

        registration.unregister();
        Await.until("gone with its function", () -> models.find(NOISE).isEmpty());
        assertThat(assessments.replay(made.id()).outcome()).isEqualTo(ReplayResult.Outcome.UNAVAILABLE);
    }

    @Test
    void aStatusThatAPersonSetHoldsWhenTheModelComesAgain() throws Exception {
        drop("steps1.model.json", steps("1.0.0", 1));
        drop("steps2.model.json", steps("1.1.0", 3));
        var newer = new ModelRef(STEPS, "1.1.0");
        Await.until(
                "both are there",
                () -> models.find(newer).isPresent() && models.find(old()).isPresent());
        models.set(newer, ModelStatus.RETIRED);
        assertThat(answering()).isEqualTo("1.0.0");

        Files.delete(plugins.resolve("steps2.model.json"));
        Await.until("withdrawn", () -> models.find(newer).isEmpty());
        drop("steps2.model.json", steps("1.1.0", 3));
        Await.until("there again", () -> models.find(newer).isPresent());
        assertThat(answering()).as("still retired").isEqualTo("1.0.0");

        assertThat(shell.run("models", "activate", "itest.steps@1.1.0").exit()).isZero();
        assertThat(answering()).isEqualTo("1.1.0");
    }

    @Test
    void twoVersionsOnTheSameAnswersDifferByWhatWasChanged() throws Exception {
        drop("steps1.model.json", steps("1.0.0", 1));
        drop("steps2.model.json", steps("1.1.0", 3));
        var newer = new ModelRef(STEPS, "1.1.0");
        Await.until(
                "both are there",
                () -> models.find(newer).isPresent() && models.find(old()).isPresent());

        var compared = comparisons.versions(
                AssessmentRequest.of(STEPS, "a subject", Moment.TARGET)
                        .asOf(DAY)
                        .base(Map.of("a", "2 | r", "b", "0 | r")),
                old(),
                newer);

        assertThat(compared.fromIndex()).isEqualTo(50);
        assertThat(compared.toIndex()).isEqualTo(75);
        assertThat(compared.parts())
                .filteredOn(part -> part.points() != 0)
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.kind()).isEqualTo(Comparison.Kind.WEIGHTS);
                    assertThat(part.points()).isEqualTo(25);
                });
    }

    @Test
    void aDecidedCompetitionIsAssessedFromItselfAndASealedOneIsRefused() {
        var decided = shell.run("competitions", "--json");
        var ids = JsonParser.parseString(decided.out()).getAsJsonArray();
        var won = ids.asList().stream()
                .map(element -> element.getAsJsonObject())
                .filter(competition -> competition.get("state").getAsString().equalsIgnoreCase("decided"))
                .map(competition -> competition.get("id").getAsString())
                .toList();
        assertThat(won).isNotEmpty().allSatisfy(id -> {
            var made = assessments.preview(AssessmentRequest.of(new ModelId("competition"), id, Moment.AWARD));
            assertThat(made.base()).isZero();
            assertThat(made.index()).isGreaterThan(0);
            assertThat(made.choices().get("tenderers")).contains("tenderers whose tenders count");
            assertThat(made.choices().values())
                    .as("what does not apply is no choice")
                    .noneMatch(answer -> answer.startsWith("n/a"));
        });

        assertThatThrownBy(() ->
                        assessments.preview(AssessmentRequest.of(new ModelId("competition"), "CO-99999", Moment.AWARD)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CO-99999");
    }

    @Test
    void anExplanationIsAPageOfItsOwn() throws Exception {
        var page = Files.createTempDirectory("page").resolve("explanation.html");
        var explained = shell.run("impact", "explain", cleaning().id(), "--html", page.toString());
        assertThat(explained.exit()).as(explained.err()).isZero();
        assertThat(Files.readString(page)).contains("<svg", "</html>").doesNotContain("http-equiv=\"refresh\"");
    }

    // ---------------------------------------------------------------- small words

    /** Of a competition on cleaning that the demo assessed with choices. */
    private Assessment cleaning() {
        return assessments.list().stream()
                .filter(made -> made.model().id().equals(CLEANING) && made.uplift() > 0)
                .findFirst()
                .orElseThrow();
    }

    private static AssessmentRequest request(Assessment made) {
        return AssessmentRequest.of(made.model(), made.subject(), made.moment())
                .asOf(made.asOf())
                .base(made.baseAnswers());
    }

    private static Assessment moment(List<Assessment> made, Moment moment) {
        return made.stream().filter(a -> a.moment() == moment).findFirst().orElseThrow();
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static ModelRef old() {
        return new ModelRef(STEPS, "1.0.0");
    }

    private String answering() {
        return models.find(STEPS).orElseThrow().description().ref().version();
    }

    private void drop(String name, String content) throws Exception {
        var temporary = Files.write(plugins.resolve("." + name + ".tmp"), content.getBytes(StandardCharsets.UTF_8));
        Files.move(temporary, plugins.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A function as a plug-in brings it. */
    private static final class Halves implements ImpactFunction {

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public double apply(double... arguments) {
            return arguments[0] / 2;
        }
    }

    private static String noise() {
        return """
                {"id": "itest.noise", "version": "1.0.0", "status": "pilot",
                 "title": {"fi": "Melu", "sv": "Buller", "en": "Noise"},
                 "functions": [{"name": "noise_load", "version": "[1.0,2.0)"}],
                 "indicators": [
                   {"id": "level", "title": {"fi": "Taso", "sv": "Nivå", "en": "Level"}, "type": "number", "min": 0, "max": 100,
                    "weight": 0, "direction": "higher", "source": "the test"},
                   {"id": "load", "title": {"fi": "Kuorma", "sv": "Last", "en": "Load"}, "type": "formula", "formula": "noise_load(level)",
                    "normalise": {"fn": "goalposts", "lo": 0, "hi": 100}, "source": "the test"}]}
                """;
    }

    /** Two ordinal indicators in a theme each; {@code weight} of the first one, 1 of the second. */
    private static String steps(String version, int weight) {
        var levels =
                "[{\"fi\": \"ei\", \"sv\": \"nej\", \"en\": \"none\"}, {\"fi\": \"vähän\", \"sv\": \"lite\", \"en\": \"some\"}, "
                        + "{\"fi\": \"paljon\", \"sv\": \"mycket\", \"en\": \"much\"}]";
        return """
                {"id": "itest.steps", "version": "%s", "status": "pilot",
                 "title": {"fi": "Askeleet", "sv": "Steg", "en": "Steps"},
                 "themes": [
                   {"id": "first", "title": {"fi": "Eka", "sv": "Den första", "en": "First"}, "weight": %d},
                   {"id": "second", "title": {"fi": "Toka", "sv": "Den andra", "en": "Second"}, "weight": 1}],
                 "indicators": [
                   {"id": "a", "theme": "first", "title": {"fi": "A", "sv": "A", "en": "A"}, "type": "ordinal", "source": "the test", "levels": %s},
                   {"id": "b", "theme": "second", "title": {"fi": "B", "sv": "B", "en": "B"}, "type": "ordinal", "source": "the test", "levels": %s}],
                 "aggregate": {"within": "arithmetic", "between": "arithmetic"}}
                """.formatted(version, weight, levels, levels);
    }
}
