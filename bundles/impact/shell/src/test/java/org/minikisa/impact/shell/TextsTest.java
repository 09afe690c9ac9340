package org.minikisa.impact.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

class TextsTest {

    @Test
    void answersAreSeparatedByCommasAndReasonsMayHaveSome() {
        assertThat(Texts.answers(
                        "--base", "quality=2 | a bonus, paid monthly, price=0,  fleet = all_electric", new Problems()))
                .isEqualTo(Map.of("quality", "2 | a bonus, paid monthly", "price", "0", "fleet", "all_electric"));
    }

    @Test
    void whatIsNoAnswerIsTold() {
        var problems = new Problems();
        Texts.answers("--choice", "quality,price=1,price=2", problems);
        assertThat(problems.list())
                .extracting(Problem::code)
                .containsExactly("impact.shell.answer", "impact.shell.twice");
    }

    @Test
    void numbersHaveNoNeedlessZeros() {
        assertThat(Texts.number(100)).isEqualTo("100");
        assertThat(Texts.number(0.25)).isEqualTo("0.25");
    }
}
