package org.minikisa.impact.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.laws.AnswerLaws;

/** Numbers in files are those that single assessments take. */
class NumbersTest {

    private static final Domain ANY = new Domain.Numeric("", OptionalDouble.empty(), OptionalDouble.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+12.5e-3",
                "1e5",
                "1E+308",
                "123456789012345678",
                "0.1",
                "0.30000000000000004",
                "0.00041730753180479547", // the borders of Austria in COINr's ASEM data, 17 digits
                "0.00000000000000000000000000000001",
                "1234567890.12345678901234567890",
                "9007199254740993.0",
                "",
                "-",
                ".5",
                "5.",
                "1e",
                "1e1000",
                "1e400",
                "1234567890123456789",
                "0x10",
                "NaN",
                "1,5",
                "1 ",
                "0.00000000000000000000000000000000000000001"
            })
    void areWhatSingleAssessmentsTake(String text) {
        double parsed = parsed(text);
        assertThat(!Double.isNaN(parsed)).as(text).isEqualTo(AnswerLaws.fits(ANY, text));
        if (!Double.isNaN(parsed)) {
            assertThat(parsed).isEqualTo(Double.parseDouble(text));
        }
    }

    /** As languages write their doubles out: R and Python with 17 digits, with as many zeros before them as it takes. */
    @Test
    void allSeventeenDigitsAreTaken() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(-12, 12));
            var text = new BigDecimal(value).round(new MathContext(17)).toPlainString();
            assertThat(parsed(text)).as(text).isEqualTo(value);
            assertThat(AnswerLaws.fits(ANY, text)).as(text).isTrue();
        }
    }

    private static double parsed(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Numbers.parse(bytes, 0, bytes.length);
    }
}
