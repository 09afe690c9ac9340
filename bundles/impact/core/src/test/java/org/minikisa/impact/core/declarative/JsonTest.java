package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.problem.api.InvalidInputException;

class JsonTest {

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersAreWrittenAsTheStandardSays(String bits, String written) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(written);
    }

    @Test
    void everyNumberReadsBackToTheSameBits() {
        var random = new SplittableRandom(8785);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0 ? random.nextDouble() * 100 : Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value + 0.0);
            }
        }
    }

    @Test
    void blanksOrderAndSpellingDoNotChangeTheDigest() {
        assertThat(digest("{\"b\": [1.0, 2e1], \"a\": \"\\u00e4\"}"))
                .isEqualTo(digest("{\"a\":\"ä\",\"b\":[1,20]}"))
                .isNotEqualTo(digest("{\"a\":\"ä\",\"b\":[20,1]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "nul",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "\"a",
                "\"\\x\"",
                "1 2",
                "NaN",
                "[1e999]",
                "\"\\u12\"",
                "{\"a\":1,\"a\":2}",
                "'a'",
                "\"\\ud800\"",
                "\"a\\ud83d \\ude00\"",
                "{\"\\udc00\":1}",
                "/* */ 1"
            })
    void whatIsNotJsonIsRefusedWithLineAndColumn(String text) {
        assertThatThrownBy(() -> JsonParser.parse("it", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.place()).startsWith("line 1, column ")));
    }

    @Test
    void whatIsHugeDeepOrNoUtf8IsRefusedAtOnce() {
        assertThat(refusal(new byte[10_000_000])).isEqualTo("json.size");
        assertThat(refusal("[".repeat(10_000).getBytes(StandardCharsets.UTF_8))).isEqualTo("json.syntax");
        assertThat(refusal(("[" + "1,".repeat(300_000) + "1]").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("json.syntax");
        assertThat(refusal(new byte[] {'"', (byte) 0xC3, '"'})).isEqualTo("json.encoding");
    }

    private static String refusal(byte[] json) {
        try {
            JsonParser.parse("it", json);
            return "";
        } catch (InvalidInputException e) {
            return e.problems().get(0).code();
        }
    }

    private static String digest(String json) {
        return new JsonModelReader().digest(json.getBytes(StandardCharsets.UTF_8));
    }
}
