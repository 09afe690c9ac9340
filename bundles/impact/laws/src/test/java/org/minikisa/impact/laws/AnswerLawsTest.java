package org.minikisa.impact.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Theme;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

class AnswerLawsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final Domain NUMBER = new Domain.Numeric("l", OptionalDouble.of(0), OptionalDouble.of(10));
    private static final LocalizedText TEXT = LocalizedText.same("t");
    private static final ModelDescription MODEL = ModelDescription.of("m", "1.0.0", TEXT)
            .indicator(Indicator.of("raise", TEXT, NUMBER))
            .indicator(Indicator.of("sink", TEXT, NUMBER).direction(Direction.LOWER_IS_BETTER))
            .indicator(Indicator.of("floor", TEXT, NUMBER).merge(MergeRule.FLOOR))
            .indicator(Indicator.of("replace", TEXT, NUMBER).merge(MergeRule.MAY_REPLACE))
            .indicator(Indicator.of("locked", TEXT, NUMBER).merge(MergeRule.LOCKED))
            .indicator(Indicator.of("only", TEXT, NUMBER).onlyCustomer("3"))
            .build();
    private static final Map<String, String> BASE =
            Map.of("raise", "5", "sink", "5", "floor", "5", "replace", "5", "locked", "5");

    @ParameterizedTest
    @CsvSource({
        "raise, 6, ''",
        "raise, 5, ''",
        "raise, 4, impact.choice.lowers",
        "sink, 4, ''",
        "sink, 6, impact.choice.lowers",
        "floor, 4, ''",
        "replace, 0, ''",
        "locked, 6, impact.choice.locked",
        "only, 1, ''",
        "raise, unknown, impact.choice.unknown",
        "replace, n/a, impact.choice.notApplicable",
        "raise, 11, impact.answer.value",
        "raise, 1e1, ''",
        "raise, NaN, impact.answer.value",
        "raise, 0x1p3, impact.answer.value",
        "raise, 7d, impact.answer.value",
        "raise, '7,5', impact.answer.value",
        "raise, assumed 7 | me | why not, ''",
        "raise, assumed 7 | | why, impact.answer.assumed",
        "rise, 7, impact.answer.indicator"
    })
    void choicesKeepTheMergeRules(String indicator, String value, String code) {
        var checked = AnswerLaws.check(MODEL, Answers.of(DAY, BASE), Answers.of(DAY, Map.of(indicator, value)));
        assertThat(checked.problems().stream().map(Problem::code).toList())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "raise, 4, ''",
        "sink, 6, ''",
        "floor, 4, ''",
        "locked, 6, impact.choice.locked",
        "raise, unknown, impact.choice.unknown",
        "raise, 11, impact.answer.value"
    })
    void whatIsFoundInTheEndMayBeWorseThanTheBase(String indicator, String value, String code) {
        var checked = AnswerLaws.check(
                MODEL, Answers.of(DAY, BASE), Answers.of(DAY, Map.of(indicator, value)), Moment.REALISED);
        assertThat(checked.problems().stream().map(Problem::code).toList())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(checked.choices().value(indicator).isPresent()).isEqualTo(code.isEmpty());
    }

    @Test
    void aFloorHoldsSilentlyAndWhatHoldsWithoutAChoiceIsFilledIn() {
        var checked =
                AnswerLaws.check(MODEL, Answers.of(DAY, BASE), Answers.of(DAY, Map.of("floor", "4", "raise", "9")));
        assertThat(checked.choices().values()).containsOnlyKeys("raise");
        assertThat(checked.base().value("only")).contains("3");
    }

    @Test
    void whatMustBeKnownAndIsNotIsToldOneByOne() {
        assertThat(AnswerLaws.check(
                                MODEL, Answers.of(DAY, Map.of("raise", "unknown", "sink", "n/a")), Answers.none(DAY))
                        .problems())
                .extracting(Problem::place)
                .containsExactly("base.raise", "base.floor", "base.replace", "base.locked");
    }

    @ParameterizedTest
    @CsvSource({"5", "2 | because of this", "n/a", "n/a | no cars", "unknown", "assumed 40 | tender team | as before"})
    void theWrittenFormOfAnAnswerReadsBack(String text) {
        assertThat(Answer.parse(text).text()).isEqualTo(text);
    }

    private static final ModelDescription MOVABLE = ModelDescription.of("m", "1.0.0", TEXT)
            .theme(new Theme("nature", TEXT, 2, "", Optional.of(new Band(1, 3)), Optional.empty()))
            .theme(new Theme("people", TEXT, 1))
            .indicator(Indicator.of("a", TEXT, NUMBER).theme("nature"))
            .indicator(Indicator.of("b", TEXT, NUMBER).theme("people"))
            .build();

    @ParameterizedTest
    @CsvSource({
        "weight.nature, 3, ''",
        "weight.nature, 1, ''",
        "weight.nature, 3.1, impact.weight.band",
        "weight.nature, heavy, impact.weight.band",
        "weight.nature, Infinity, impact.weight.band",
        "weight.people, 1, impact.weight.fixed",
        "weight.b, 1, impact.weight.fixed",
        "weight.natrue, 1, impact.weight.id"
    })
    void weightsMoveWithinTheirBandsOnly(String id, String weight, String code) {
        var base = Answers.of(DAY, Map.of("a", "5", "b", "5"));
        var checked = AnswerLaws.check(MOVABLE, base, Answers.of(DAY, Map.of(id, weight)));
        assertThat(checked.problems().stream().map(Problem::code).toList())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(checked.choices().weights()).hasSize(1);
    }

    @Test
    void movedWeightsAreTheCustomersAndHelpIsGiven() {
        var base = Answers.of(DAY, Map.of("a", "5", "b", "5"));
        assertThat(AnswerLaws.check(MOVABLE, base.weights(Map.of("nature", 2.0)), Answers.none(DAY))
                        .problems())
                .extracting(Problem::code, Problem::place)
                .containsExactly(Tuple.tuple("impact.weight.base", "base.weight.nature"));
        assertThat(AnswerLaws.check(MOVABLE, base, Answers.of(DAY, Map.of("weight.natrue", "1")))
                        .problems()
                        .get(0)
                        .remedy())
                .isEqualTo("Did you mean nature?");
        assertThat(AnswerLaws.check(MODEL, Answers.of(DAY, BASE), Answers.of(DAY, Map.of("weight.raise", "1")))
                        .problems()
                        .get(0)
                        .expected())
                .isEqualTo("no moved weights: those of m@1.0.0 are fixed");
    }

    @ParameterizedTest
    @CsvSource({"3, true", "3.0, true", "3e0, true", "3.5, false", "-1, false", "1e300, true"})
    void countsAreWhole(String value, boolean fits) {
        var count = new Domain.Numeric(
                "", OptionalDouble.of(0), OptionalDouble.empty(), true, Optional.empty(), Optional.empty());
        assertThat(AnswerLaws.fits(count, value)).isEqualTo(fits);
        assertThat(AnswerLaws.values(count)).isEqualTo("a whole number not less than 0");
    }

    @Test
    void nearOnesAreNamed() {
        assertThat(AnswerLaws.near("rise", List.of("raise", "sink", "floor"))).containsExactly("raise");
        assertThat(AnswerLaws.near("x".repeat(100_000), List.of("raise"))).isEmpty();
    }
}
