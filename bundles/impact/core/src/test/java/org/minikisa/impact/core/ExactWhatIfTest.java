package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;

/** A van, a label and training; what they cost is stated, but for the training. */
class ExactWhatIfTest {

    private static final String MODEL = """
            {'id': 'm', 'version': '1.0.0', 'status': 'active', 'title': T(m),
             'themes': [{'id': 'nature', 'title': T(Nature), 'weight': 1, 'band': [1, 3]},
                        {'id': 'people', 'title': T(People), 'weight': 1}],
             'indicators': [
              {'id': 'van', 'theme': 'nature', 'title': T(Van), 'type': 'choice', 'options': [
                {'id': 'diesel', 'title': T(d), 'score': 0, 'cost': 100.10},
                {'id': 'hybrid', 'title': T(h), 'score': 0.5, 'cost': 300.20},
                {'id': 'electric', 'title': T(e), 'score': 1, 'cost': 900.30, 'note': T(Needs a plug)}]},
              {'id': 'label', 'theme': 'nature', 'title': T(Label), 'type': 'boolean', 'cost': 50},
              {'id': 'training', 'theme': 'people', 'title': T(Training), 'type': 'ordinal',
               'levels': [T(none), T(some), T(all)]},
              {'id': 'terms', 'title': T(Terms), 'type': 'boolean', 'weight': 0, 'cost': 20}],
             'gates': [{'id': 'no_terms', 'title': T(No terms), 'when': 'not terms', 'effect': 'cap', 'at': 60}]}
            """;
    private static final Map<String, String> BASE =
            Map.of("van", "diesel", "label", "false", "training", "0", "terms", "false");

    @TempDir
    Path folder;

    private Wing wing;
    private ExactWhatIf whatIf;

    @BeforeEach
    void open() {
        wing = new Wing(folder);
        wing.deploy(MODEL);
        whatIf = new ExactWhatIf(wing.questions);
    }

    @AfterEach
    void close() {
        wing.close();
    }

    private static AssessmentRequest ask(Map<String, String> choices) {
        return Wing.ask("m", Moment.TARGET, BASE, choices);
    }

    @Test
    void theFrontierListsTheSetsWorthThinkingOf() {
        var frontier = whatIf.frontier(ask(Map.of()));

        assertThat(frontier.model()).hasToString("m@1.0.0");
        assertThat(frontier.base()).isZero();
        assertThat(frontier.withoutCost()).containsExactly("training");
        assertThat(frontier.sets())
                .extracting(set -> set.cost().toPlainString(), ChoiceSet::index, set -> set.choices()
                        .toString())
                .containsExactly(
                        Tuple.tuple("0.00", 50.0, "{training=2}"),
                        Tuple.tuple("50.00", 60.0, "{label=true, training=2}"),
                        Tuple.tuple("70.00", 75.0, "{label=true, terms=true, training=2}"),
                        Tuple.tuple("270.10", 87.5, "{label=true, terms=true, training=2, van=hybrid}"),
                        Tuple.tuple("870.20", 100.0, "{label=true, terms=true, training=2, van=electric}"));
    }

    @Test
    void everySetIsWhatAnAssessmentWithItGives() {
        for (var weight : List.of(Map.<String, String>of(), Map.of("weight.nature", "3"))) {
            var frontier = whatIf.frontier(ask(weight));
            for (var set : frontier.sets()) {
                var assessed = wing.assessments.preview(ask(set.choices()));
                assertThat(assessed.index()).isEqualTo(set.index());
                assertThat(assessed.uplift()).isEqualTo(set.uplift());
                assertThat(frontier.base() + assessed.headroom().orElseThrow())
                        .isCloseTo(
                                frontier.sets().get(frontier.sets().size() - 1).index(), within(1e-9));
            }
        }
    }

    @Test
    void choicesThatAreMadeStayAndCount() {
        var frontier = whatIf.frontier(ask(Map.of("van", "hybrid", "training", "1")));
        assertThat(frontier.sets())
                .allSatisfy(set ->
                        assertThat(set.choices()).containsEntry("van", "hybrid").containsEntry("training", "1"));
        assertThat(frontier.sets().get(0).cost()).isEqualByComparingTo("200.10");
        assertThat(frontier.withoutCost()).containsExactly("training");
    }

    @Test
    void theCheapestSetReachesTheTargetAndNoMore() {
        assertThat(whatIf.cheapest(ask(Map.of()), 87.5).orElseThrow().cost()).isEqualByComparingTo("270.10");
        assertThat(whatIf.cheapest(ask(Map.of()), 60).orElseThrow().choices()).containsOnlyKeys("label", "training");
        assertThat(whatIf.cheapest(ask(Map.of("training", "0")), 51)).isEmpty();
    }

    @Test
    void theBestSetKeepsTheBudgetToTheCent() {
        assertThat(whatIf.best(ask(Map.of()), new BigDecimal("270.10"))
                        .orElseThrow()
                        .index())
                .isEqualTo(87.5);
        assertThat(whatIf.best(ask(Map.of()), new BigDecimal("270.09"))
                        .orElseThrow()
                        .index())
                .isEqualTo(75);
        assertThat(whatIf.best(ask(Map.of("van", "hybrid")), new BigDecimal("100")))
                .isEmpty();
    }

    @Test
    void theNextChoiceIsTheOneThatGivesMostForItsMoney() {
        var next = whatIf.next(ask(Map.of("training", "0")));
        assertThat(next)
                .extracting(choice -> choice.indicator() + " " + choice.value(), choice -> choice.cost()
                        .toPlainString())
                .containsExactly(
                        Tuple.tuple("label true", "50.00"),
                        Tuple.tuple("van hybrid", "200.10"),
                        Tuple.tuple("van electric", "800.20"),
                        Tuple.tuple("terms true", "20.00"));
        assertThat(next.get(0).gain()).isCloseTo(25, within(1e-12));
        assertThat(next.get(2).note().orElseThrow().en()).isEqualTo("Needs a plug");
        assertThat(whatIf.next(ask(Map.of())).get(0).indicator()).isEqualTo("training");
    }

    @Test
    void wrongAnswersAreRefusedAsInAnAssessment() {
        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> whatIf.frontier(ask(Map.of("van", "bicycle", "lable", "true"))));
        assertThat(refused.problems())
                .extracting(problem -> problem.code())
                .containsExactlyInAnyOrder("impact.answer.value", "impact.answer.indicator");
    }

    @Test
    void moreSetsThanCanBeWrittenOutAreRefusedAndTheCheapestIsStillFound() {
        var indicators = new StringBuilder();
        for (int i = 0; i < 63; i++) {
            // of 15 every set is worth its cost, the others are as good without one
            long cost = i < 15 ? 1L << i : 0;
            indicators.append(
                    "{'id': 'c%d', 'title': T(C), 'type': 'boolean', 'cost': %d, 'weight': %d, 'source': 'constructed'},"
                            .formatted(i, cost, Math.max(1, cost)));
        }
        indicators.setLength(indicators.length() - 1);
        wing.deploy("{'id': 'many', 'version': '1.0.0', 'status': 'pilot', 'title': T(Many), 'indicators': ["
                + indicators + "]}");
        var base = IntStream.range(0, 63).boxed().collect(Collectors.toMap(i -> "c" + i, i -> "false"));
        var request = Wing.ask("many", Moment.TARGET, base, Map.of());
        assertThatThrownBy(() -> whatIf.frontier(request))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("32768 sets")
                .hasMessageContaining("at most 31746");
        assertThat(whatIf.cheapest(request, 50)).isPresent();
    }

    @Test
    void aModelInJavaIsTriedWhenItsChoicesAreFew() {
        wing.models.add("java@1", new InJava(4), "java 1.0", 0, 2);
        var frontier = whatIf.frontier(Wing.ask("java", Moment.TARGET, InJava.base(4), Map.of()));
        assertThat(frontier.sets()).extracting(ChoiceSet::index).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(frontier.sets()).extracting(set -> set.cost().intValue()).containsExactly(0, 5, 10, 15, 20);
        assertThat(whatIf.next(Wing.ask("java", Moment.TARGET, InJava.base(4), Map.of("c0", "yes"))))
                .hasSize(3)
                .allSatisfy(choice -> assertThat(choice.gain()).isEqualTo(10));
    }

    @Test
    void aModelInJavaWithManyChoicesIsRefusedWithWhatToDo() {
        wing.models.add("java@1", new InJava(12), "java 1.0", 0, 2);
        var request = Wing.ask("java", Moment.TARGET, InJava.base(12), Map.of());
        var refused = catchThrowableOfType(InvalidInputException.class, () -> whatIf.frontier(request));
        assertThat(refused.problems()).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo("impact.whatif.java"));
        assertThat(whatIf.next(request)).hasSize(12);
    }

    /** 10 points for each yes, which costs 5. */
    private static final class InJava implements ImpactModel {

        private final ModelDescription description;

        InJava(int choices) {
            var builder = ModelDescription.of("java", "1.0.0", text("java")).scale(new Scale(0, 200, 1));
            for (int i = 0; i < choices; i++) {
                builder.indicator(Indicator.of(
                        "c" + i,
                        text("c"),
                        new Domain.Choice(List.of(
                                new Option("no", text("no"), 0, Optional.empty(), Optional.empty()),
                                new Option(
                                        "yes",
                                        text("yes"),
                                        1,
                                        Optional.of(BigDecimal.valueOf(5)),
                                        Optional.empty())))));
            }
            description = builder.build();
        }

        static Map<String, String> base(int choices) {
            var base = new TreeMap<String, String>();
            for (int i = 0; i < choices; i++) {
                base.put("c" + i, "no");
            }
            return base;
        }

        private static LocalizedText text(String text) {
            return new LocalizedText(text, text, text);
        }

        @Override
        public ModelDescription description() {
            return description;
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            var merged = base.with(choices);
            var sum = Evaluation.sum();
            for (var indicator : description.indicators()) {
                sum.indicator(
                        indicator.id(),
                        "",
                        base.value(indicator.id()).equals(Optional.of("yes")) ? 10 : 0,
                        merged.value(indicator.id()).equals(Optional.of("yes")) ? 10 : 0);
            }
            return sum.build();
        }
    }
}
