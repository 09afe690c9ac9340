package org.minikisa.impact.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.Portfolio;
import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.UnknownIdException;

class ImpactCommandTest {

    private final Fakes.Stored stored = new Fakes.Stored();
    private final ImpactCommand impact = new ImpactCommand(stored, new Fakes.There());
    private final Analyses.FixedWhatIf whatIf = new Analyses.FixedWhatIf();
    private final Analyses.FixedUncertainties uncertainties = new Analyses.FixedUncertainties();
    private final Analyses.FixedComparisons comparisons = new Analyses.FixedComparisons();
    private final Analyses.FixedBulk bulk = new Analyses.FixedBulk();
    private final Analyses.FixedObligations obligations = new Analyses.FixedObligations();
    private final Analyses.FixedReferenceSets referenceSets = new Analyses.FixedReferenceSets();

    @TempDir
    Path folder;

    @BeforeEach
    void everythingIsThere() {
        impact.whatIf = whatIf;
        impact.uncertainties = uncertainties;
        impact.comparisons = comparisons;
        impact.bulk = bulk;
        impact.obligations = obligations;
        impact.referenceSets = referenceSets;
    }

    @Test
    void withoutAnActionAllAreExplained() throws Exception {
        assertThat(run().out()).contains("explain", "whatif", "frontier", "compare", "replay", "bulk", "reference");
        assertThat(problems("fronteir", "x")).extracting(Problem::expected).containsExactly("frontier");
    }

    @Test
    void aServiceThatIsAbsentIsToldWithItsRemedy() {
        impact.whatIf = null;
        assertThat(problems("frontier", "window-cleaning"))
                .extracting(Problem::code, Problem::found)
                .containsExactly(tuple("impact.shell.absent", "no service WhatIf"));
    }

    @Test
    void anAssessmentIsExplainedOnTheScreenAndAsAPage() throws Exception {
        assertThat(run("explain", "AS-1").out()).contains("Nature", "Index", "41.5", "In words of the result");
        var file = folder.resolve("AS-1.html");
        var json = run("explain", "AS-1", "--html", file.toString(), "--language", "fi", "--json")
                .object();
        assertThat(file).content().startsWith("<!DOCTYPE html>").contains("Ikkunanpesu", "Vaikuttavuusindeksi");
        assertThat(json.get("bytes").getAsLong()).isEqualTo(Files.size(file));
        assertThat(problems(
                        "explain",
                        "AS-1",
                        "--html",
                        folder.resolve("no/such/x.html").toString()))
                .hasSize(1);
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(problems("explain", "AS-1", "--html", empty.toString())).hasSize(1);
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aModelOrACompetitionIsExplainedByAPreview() throws Exception {
        var line = run("explain", "window-cleaning", "--base", "water=1");
        assertThat(line.err()).contains("preview, not stored");
        assertThat(stored.previewed.get(0).base()).isEqualTo(Map.of("water", "1"));
        assertThatThrownBy(() -> run("explain", "window-cleanin"))
                .isInstanceOfSatisfying(
                        UnknownIdException.class, e -> assertThat(e.near()).contains("window-cleaning"));
    }

    @Test
    void theFrontierIsDrawnAndListedAndWrittenForASpreadsheet() throws Exception {
        var csv = folder.resolve("f.csv");
        var shown = run("frontier", "AS-1", "--csv", csv.toString()).out();
        assertThat(shown).contains("EUR a year", "●", "2400", "25.7", "safety=2", "Counted as free");
        assertThat(csv).content().contains("cost,index,uplift,safety\r\n", "2400,25.7096");
        assertThat(whatIf.asked.get(0).base()).isEqualTo(Sample.assessment().baseAnswers());
        assertThat(whatIf.asked.get(0).choices()).isEqualTo(Sample.assessment().choices());

        whatIf.sets = 1000;
        assertThat(run("frontier", "AS-1", "--afresh").out().lines()).hasSizeLessThan(80);
        assertThat(whatIf.asked.get(1).choices()).isEmpty();
        var json = run("frontier", "AS-1", "--json").object();
        assertThat(json.getAsJsonArray("frontier")).hasSize(1000);
        assertThat(json.getAsJsonArray("frontier")
                        .get(1)
                        .getAsJsonObject()
                        .get("index")
                        .getAsDouble())
                .isEqualTo(25.043 + 1 / 3.0);
    }

    @Test
    void whatIfTellsTheCheapestTheBestAndTheNextChoices() throws Exception {
        var line = run("whatif", "window-cleaning", "--target", "95", "--budget", "5000");
        assertThat(line.out())
                .contains("no allowed choices reach it", "Best for 5000 EUR a year", "Next best choices")
                .contains("ask the market first", "5.00");
        assertThat(line.err()).contains("preview, not stored");
        var json = run("whatif", "AS-1", "--target", "50", "--json").object();
        assertThat(json.getAsJsonArray("cheapest")).hasSize(1);
        assertThat(json.getAsJsonArray("next")
                        .get(0)
                        .getAsJsonObject()
                        .get("gain")
                        .getAsDouble())
                .isEqualTo(10.125);
        assertThat(problems("whatif", "AS-1", "--target", "much", "--budget", "x"))
                .hasSize(2);
    }

    @Test
    void twoAssessmentsAndTwoVersionsAreCompared() throws Exception {
        assertThat(run("compare", "AS-1", "AS-2").out())
                .contains("Title of water", "-1.5", "Less water was saved.", "1.75");
        var versions = run("compare", "window-cleaning@1.0.0", "window-cleaning@1.0.0", "--assessment", "AS-1");
        assertThat(versions.out()).contains("new indicators", "+2.0", "indicators.new", "old");
        assertThat(run("compare", "AS-1", "AS-2", "--json")
                        .object()
                        .get("difference")
                        .getAsDouble())
                .isEqualTo(-1.5);
        assertThatThrownBy(() -> run("compare", "AS-1", "AS-9")).isInstanceOf(UnknownIdException.class);
        assertThat(problems("compare", "AS-1", "window-cleaning@1.0.0")).hasSize(1);
    }

    @Test
    void allAreReplayedAndOneThatDiffersFails() throws Exception {
        assertThat(run("replay").out()).contains("Identical in every bit", "2", "every bit is the same");
        assertThat(run("replay", "AS-1").out()).contains("identical");
        stored.outcome = ReplayResult.Outcome.DIFFERENT;
        assertThat(problems("replay")).extracting(Problem::found).containsExactly("1 not identical");
        assertThat(Line.outputOf(impact, "replay", "AS-2")).contains("index.value", "41.47");
        assertThatThrownBy(() -> run("replay", "AS-7")).isInstanceOf(UnknownIdException.class);
    }

    @Test
    void aFileIsAssessedWithItsRejectsBesideIt() throws Exception {
        var in = write("in.csv", "subject\nCO-1\n");
        var out = folder.resolve("out.csv");
        var line = run("bulk", "window-cleaning", in, out.toString(), "--contributions", "--as-of", "2026-01-01");
        assertThat(line.out()).contains("Rows", "3", "Assessed", "2", "Refused", "1");
        assertThat(line.err()).contains("out.csv.rejects");
        assertThat(bulk.asked.contributions()).isTrue();
        assertThat(bulk.asked.rejects()).isEqualTo(folder.resolve("out.csv.rejects"));
        var json = run("bulk", "window-cleaning@1.0.0", in, out.toString(), "--format", "json-lines", "--json")
                .object();
        assertThat(json.get("rejected").getAsLong()).isEqualTo(1);
        assertThat(bulk.asked.format()).contains(BulkRequest.Format.JSON_LINES);
        assertThat(bulk.asked.version()).contains("1.0.0");
    }

    @Test
    void drawsAreMadeAsTheLineSays() throws Exception {
        var line = run(
                "uncertainty",
                "AS-1",
                "--seed",
                "7",
                "--draws",
                "500",
                "--weights",
                "0.2",
                "--vary",
                "noise=normal:2, water=discrete:1:0.25:2:0.75");
        assertThat(uncertainties.asked)
                .containsExactly(Sampling.USUAL
                        .seed(7)
                        .draws(500)
                        .weightBand(0.2)
                        .input("noise", new Distribution.Normal(2))
                        .input("water", new Distribution.Discrete(Map.of("1", 0.25, "2", 0.75))));
        assertThat(line.out()).contains("█", "37.25", "± 20 %", "noise, weight.nature");
        assertThat(problems("uncertainty", "AS-1", "--draws", "7", "--weights", "2", "--seed", "x", "--vary", "y"))
                .hasSize(4);
    }

    @Test
    void longWorkThatIsInterruptedStops() throws Exception {
        impact.uncertainties = (Uncertainties) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Uncertainties.class}, (proxy, method, arguments) -> {
                    Thread.sleep(60_000);
                    return null;
                });
        var caller = Thread.currentThread();
        var interrupter = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            caller.interrupt();
        });
        interrupter.start();
        assertThatThrownBy(() -> run("uncertainty", "AS-1")).isInstanceOf(Stopped.class);
        interrupter.join();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aTornadoShowsWhatTheIndexHangsOn() throws Exception {
        assertThat(run("sensitivity", "AS-1", "--weights", "0.2").out()).contains("┃", "38.25 to 45.00", "0.750");
        assertThat(run("sensitivity", "AS-1", "--json")
                        .object()
                        .getAsJsonArray("inputs")
                        .get(0)
                        .getAsJsonObject()
                        .get("swing")
                        .getAsDouble())
                .isEqualTo(6.75);
    }

    @Test
    void oneOfTwoIsPreferredAndADrawIsMadeAgain() throws Exception {
        assertThat(run("prefer", "AS-1", "AS-2").out()).contains("AS-1 is greater", "71.3 %");
        assertThat(run("prefer", "AS-1", "AS-2", "--json")
                        .object()
                        .get("firstGreater")
                        .getAsDouble())
                .isEqualTo(0.7125);
        assertThat(run("draw", "AS-1", "--number", "17").out()).contains("Draw 17", "41.25");
        assertThat(run("draw", "AS-1", "--number", "17", "--json")
                        .object()
                        .get("index")
                        .getAsDouble())
                .isEqualTo(42.125);
        assertThat(problems("draw", "AS-1", "--number", "10000")).hasSize(1);
    }

    @Test
    void aPortfolioIsReadFromAFileAndRefusedWithAllItsProblems() throws Exception {
        var file = write("p.csv", "subject;jointProcurement;moment;volume\nCO-3;;award;100.50\nschool;dps;;199.50\n");
        assertThat(run("portfolio", "window-cleaning", "--file", file).out()).contains("30.5", "safety", "5.000");
        assertThat(comparisons.entries)
                .containsExactly(
                        new Portfolio.Entry("CO-3", Optional.empty(), Moment.AWARD, new BigDecimal("100.50")),
                        new Portfolio.Entry("school", Optional.of("dps"), Moment.TARGET, new BigDecimal("199.50")));
        assertThat(run("portfolio", "window-cleaning", "--file", file, "--json")
                        .object()
                        .get("base")
                        .getAsDouble())
                .isEqualTo(25.125);
        var wrong = write("p.csv", "subject,volume,moment\n,1,\nCO-3,-5,never\n");
        assertThat(problems("portfolio", "window-cleaning", "--file", wrong))
                .extracting(Problem::place)
                .containsExactly(
                        "line 2, column \"subject\"", "line 3, column \"volume\"", "line 3, column \"moment\"");
        assertThat(problems("portfolio", "window-cleaning", "--file", write("p.csv", "subjekt,price\n")))
                .hasSizeGreaterThan(2);
        assertThat(problems("portfolio", "window-cleaning")).hasSize(1);
    }

    @Test
    void promisesAreMadeListedAndSettled() throws Exception {
        assertThat(run("obligations").out()).contains("OB-1", "OPEN", "10.13");
        run("obligations", "promise", "AS-1", "--due", "2026-06-30");
        run("obligations", "keep", "OB-1", "--evidence", "report", "--by", "Aino");
        run("obligations", "breach", "OB-1", "--reason", "late", "--by", "Aino");
        run("obligations", "reopen", "OB-1", "--reason", "mistake", "--by", "Aino");
        run("obligations", "postpone", "OB-1", "--due", "2026-12-31", "--reason", "agreed", "--by", "Aino");
        assertThat(obligations.deeds)
                .containsExactly(
                        "promise AS-1 2026-06-30",
                        "keep OB-1 report Aino",
                        "breach OB-1 late Aino",
                        "reopen OB-1 mistake Aino",
                        "postpone OB-1 2026-12-31 agreed Aino");
        assertThat(run("obligations", "list", "CO-3", "--json").json().getAsJsonArray())
                .singleElement()
                .satisfies(row -> assertThat(row.getAsJsonObject().get("points").getAsDouble())
                        .isEqualTo(10.125));
        assertThat(problems("obligations", "keep")).hasSize(3);
        assertThatThrownBy(() -> run("obligations", "kep")).isInstanceOf(UnknownIdException.class);
    }

    @Test
    void aReferenceSetIsPreparedByARecipeOnTheLine() throws Exception {
        var file = write("units.csv", "Unit,GDP,Pop\nFIN,1,2\n");
        var out = folder.resolve("reference.json");
        assertThat(run(
                                "reference",
                                file,
                                "--divide",
                                "GDP=Pop",
                                "--screen",
                                "0.5",
                                "--impute",
                                "median",
                                "--group",
                                "Region",
                                "--treat",
                                "--source",
                                "statistics",
                                "--out",
                                out.toString())
                        .out())
                .contains("gdp", "XXX", "Group");
        assertThat(referenceSets.asked.steps())
                .containsExactly(
                        new ReferenceRecipe.Denominate(Map.of("GDP", "Pop")),
                        new ReferenceRecipe.Screen(0.5, 0),
                        new ReferenceRecipe.Impute(ReferenceRecipe.Fill.MEDIAN, Optional.of("Region")),
                        ReferenceRecipe.Treat.USUAL);
        assertThat(out).hasContent("{\"units\": [\"FIN\"]}");
        assertThat(run("reference", file, "--json").object().get("reference").getAsString())
                .isEqualTo("{\"units\": [\"FIN\"]}");
        assertThat(problems("reference", file, "--screen", "7", "--divide", "x"))
                .hasSize(2);
    }

    private Line run(String... words) throws Exception {
        return Line.run(impact, words);
    }

    private List<Problem> problems(String... words) {
        return catchThrowableOfType(InvalidInputException.class, () -> run(words))
                .problems();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
