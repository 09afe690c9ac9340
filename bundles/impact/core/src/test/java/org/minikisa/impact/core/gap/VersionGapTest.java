package org.minikisa.impact.core.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.impact.core.declarative.Functions;
import org.minikisa.impact.core.declarative.JsonModelReader;

class VersionGapTest {

    private static final Asking ASKING = ImpactModel::evaluate;

    private static final String TWO_INDICATORS = """
            {'id': 'm', 'version': '1.0.0', 'status': 'pilot', 'title': T(M), 'indicators': [
              {'id': 'a', 'title': T(A), 'type': 'percent', 'weight': 1, 'source': 'constructed',
               'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 100}},
              {'id': 'b', 'title': T(B), 'type': 'percent', 'weight': 1, 'source': 'constructed'}]}
            """;

    private static final String TREE = """
            {'id': 'm', 'version': '1.0.0', 'status': 'pilot', 'title': T(M), 'indicators': [
              {'id': 'a', 'title': T(A), 'type': 'percent', 'source': 'constructed'},
              {'id': 'b', 'title': T(B), 'type': 'percent', 'source': 'constructed'},
              {'id': 'c', 'title': T(C), 'type': 'percent', 'source': 'constructed'}],
             'aggregate': {'fn': 'arithmetic', 'of': [
               {'id': 'left', 'fn': 'geometric', 'weight': 2, 'of': [{'ref': 'a', 'weight': 3}, {'ref': 'b'}]},
               {'ref': 'c'}]}}
            """;

    /** Weights 1:1 to 3:1 and a's 50 from 0.5 to 0: F is 75, 62.5 with the weights, 50 with the scores, 25 with both. */
    @Test
    void aKindMakesTheMeanOfWhatItMakesBeforeAndAfterTheOthers() {
        var later = TWO_INDICATORS
                .replace(
                        "'type': 'percent', 'weight': 1, 'source': 'constructed',",
                        "'type': 'percent', 'weight': 3, 'source': 'constructed',")
                .replace("'lo': 0", "'lo': 50");
        var groups = gap(TWO_INDICATORS, later, Map.of("a", "50", "b", "100"));
        assertThat(groups)
                .containsExactly(
                        new VersionGap.Group(Set.of(Kind.WEIGHTS), -18.75),
                        new VersionGap.Group(Set.of(Kind.NORMALISERS), -31.25));
    }

    @Test
    void treesAreMixedByTheirNodes() {
        var later = TREE.replace("'weight': 3", "'weight': 1")
                .replace("'fn': 'geometric'", "'fn': 'arithmetic'")
                .replace(
                        "{'id': 'c', 'title'",
                        "{'id': 'd', 'title': T(D), 'type': 'percent', 'source': 'constructed'}, {'id': 'c', 'title'")
                .replace("{'ref': 'b'}", "{'ref': 'd', 'weight': 2}")
                .replace("{'id': 'b', 'title': T(B), 'type': 'percent', 'source': 'constructed'},", "");
        var answers = Map.of("a", "20", "b", "80", "c", "50", "d", "10");
        var groups = gap(TREE, later, answers);
        assertThat(groups)
                .extracting(VersionGap.Group::inOrder)
                .containsExactly(
                        List.of(Kind.WEIGHTS),
                        List.of(Kind.AGGREGATION),
                        List.of(Kind.NEW_INDICATORS),
                        List.of(Kind.REMOVED_INDICATORS));
        assertSums(groups, TREE, later, answers);
    }

    @Test
    void aTreeInThePlaceOfThemesIsOneChangeWithItsWeights() {
        var flat = TREE.substring(0, TREE.indexOf(",\n 'aggregate'")) + "}";
        var answers = Map.of("a", "20", "b", "80", "c", "50");
        var groups = gap(flat, TREE, answers);
        assertThat(groups).singleElement().satisfies(group -> assertThat(group.inOrder())
                .containsExactly(Kind.AGGREGATION));
        assertSums(groups, flat, TREE, answers);
    }

    @Test
    void aFormulaIsAnotherDefinition() {
        var formula = TWO_INDICATORS.replace(
                "{'id': 'b', 'title': T(B), 'type': 'percent',",
                "{'id': 'b', 'title': T(B), 'type': 'formula', 'formula': 'a / 2',"
                        + " 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 100},");
        var later = formula.replace("a / 2", "a / 4");
        var groups = gap(formula, later, Map.of("a", "80"));
        assertThat(groups).extracting(VersionGap.Group::inOrder).containsExactly(List.of(Kind.OTHER_DEFINITIONS));
        assertSums(groups, formula, later, Map.of("a", "80"));
    }

    private static void assertSums(List<VersionGap.Group> groups, String from, String to, Map<String, String> answers) {
        double sum = 0;
        for (var group : groups) {
            sum += group.points();
        }
        assertThat(sum).isEqualTo(index(to, answers) - index(from, answers)).isNotZero();
    }

    private static List<VersionGap.Group> gap(String from, String to, Map<String, String> answers) {
        var before = model(from);
        var after = model(to);
        return VersionGap.of(before, after, fitting(before, answers), fitting(after, answers), ASKING, Functions.NONE);
    }

    private static double index(String model, Map<String, String> answers) {
        return ASKING.index(model(model), fitting(model(model), answers));
    }

    private static Answers fitting(ImpactModel model, Map<String, String> answers) {
        return Fitting.of(model.description(), Answers.of(LocalDate.EPOCH, answers))
                .answers();
    }

    private static ImpactModel model(String text) {
        var json = text.replaceAll("T\\((.*?)\\)", "{'fi': '$1', 'sv': '$1', 'en': '$1'}")
                .replace('\'', '"');
        return JsonModelReader.parse("given", json.getBytes(StandardCharsets.UTF_8));
    }
}
