package org.minikisa.impact.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.core.declarative.JsonModelReader;

/**
 * The ASEM index as a model with the prepared set frozen in it: what a country's answers give is what COINr gives, at
 * every level.
 */
class AsemModelTest {

    private static final LocalDate DAY = LocalDate.of(2018, 12, 31);

    @BeforeEach
    void filesAreThere() {
        assumeTrue(Asem.folder().isPresent(), "skipped: the ASEM files are not beside this checkout");
    }

    @Test
    void normalisedAndAggregatedStagesComeOutAsPublished() {
        var model = model("arithmetic", 0, 100, reference());
        var answers = Asem.table("stage_treated.csv");
        var expected = Asem.table("stage_aggregated.csv"); // its columns are indicators, normalised, and all aggregates
        assertLevels(model, answers, expected);
        assertThat(Asem.table("stage_normalised.csv").get("FIN")).allSatisfy((column, value) -> assertThat(value)
                .isEqualTo(expected.get("FIN").get(column)));
    }

    /** A value beyond the set counts as its end: as the winsorised value does. */
    @Test
    void answersNeedNotBeWinsorised() {
        assertLevels(
                model("arithmetic", 0, 100, reference()),
                Asem.table("stage_imputed.csv"),
                Asem.table("stage_aggregated.csv"));
    }

    /** COINr normalises to 1..100 and takes geometric means at every level: here a shift of 1/99 on scores of 0..1. */
    @Test
    void theGeometricAlternativeComesOutAsPublished() {
        assertLevels(
                model("geometric", 1, 100, reference()),
                Asem.table("stage_treated.csv"),
                Asem.table("alt_minmax1_100_a_gmean.csv"));
    }

    private static void assertLevels(
            ImpactModel model, Map<String, Map<String, String>> answers, Map<String, Map<String, String>> expected) {
        int checked = 0;
        for (var unit : expected.entrySet()) {
            var nodes = nodes(model, answers.get(unit.getKey()));
            for (var cell : unit.getValue().entrySet()) {
                if (!cell.getKey().equals("uCode")) {
                    var what = unit.getKey() + " " + cell.getKey();
                    assertThat(nodes).as(what).containsKey(node(cell.getKey()));
                    Asem.assertClose(nodes.get(node(cell.getKey())), Double.parseDouble(cell.getValue()), what);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(51 * 11);
    }

    /** The index and every node below it. */
    private static Map<String, Double> nodes(ImpactModel model, Map<String, String> row) {
        var answers = new HashMap<String, String>();
        Asem.indicators().forEach(indicator -> answers.put(Selection.id(indicator), row.get(indicator)));
        var evaluation = model.evaluate(Answers.of(DAY, answers), Answers.none(DAY));
        var nodes = evaluation.nodes().stream().collect(Collectors.toMap(NodeScore::id, NodeScore::index));
        nodes.put(node("Index"), evaluation.index().value());
        return nodes;
    }

    private static String reference() {
        return new ReferencePreparation()
                .prepare("asem", Asem.bytes("asem_idata_raw.csv"), Asem.recipe())
                .json();
    }

    // ---------------------------------------------------------------- the model of COINr's metadata

    private static ImpactModel model(String mean, double min, double max, String reference) {
        var shift = mean.equals("geometric") ? ", 'shift': " + min / (max - min) : "";
        var indicators =
                Asem.indicators().stream().map(AsemModelTest::indicator).collect(Collectors.joining(",\n"));
        var json =
                "{'id': 'asem', 'version': '1.0.0', 'status': 'pilot', 'title': " + TITLE + ",'scale': {'min': " + min
                        + ", 'max': " + max + ", 'decimals': 2}, 'indicators': [" + indicators + "], 'aggregate': "
                        + inner("Index", "'fn': '" + mean + "'" + shift);
        var text = json.replace('\'', '"') + ", \"reference\": " + reference + "}";
        return JsonModelReader.parse("asem", text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String TITLE = "{'fi': 'a', 'sv': 'a', 'en': 'a'}";

    private static String indicator(String code) {
        var better = Asem.metadata().get(code).get("Direction").equals("1") ? "higher" : "lower";
        return "{'id': '" + Selection.id(code) + "', 'title': " + TITLE
                + ", 'type': 'number', 'normalise': {'fn': 'minMax'}, 'direction': '" + better + "'}";
    }

    /** Indicators get a node of their own, so that their normalised values show. */
    private static String inner(String code, String fn) {
        var children = Asem.metadata().entrySet().stream()
                .filter(row -> row.getValue().get("Parent").equals(code))
                .map(row -> inner(row.getKey(), fn))
                .collect(Collectors.joining(",\n"));
        var of = children.isEmpty() ? "{'ref': '" + Selection.id(code) + "'}" : children;
        var weight = code.equals("Index")
                ? ""
                : ", 'weight': " + Asem.metadata().get(code).get("Weight");
        return "{'id': '" + node(code) + "', " + fn + weight + ", 'of': [" + of + "]}";
    }

    private static String node(String code) {
        return "n_" + Selection.id(code);
    }
}
