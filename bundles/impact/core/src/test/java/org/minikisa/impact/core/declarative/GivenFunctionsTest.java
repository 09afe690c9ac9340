package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.problem.api.InvalidInputException;

/** The author of a model with a function tests both without a framework. */
class GivenFunctionsTest {

    private static final byte[] MODEL = """
            {"id": "noise", "version": "1.0.0", "status": "pilot", "title": {"fi": "a", "sv": "b", "en": "c"},
             "functions": [{"name": "load", "version": "[1.0,2.0)"}],
             "indicators": [
               {"id": "vehicles", "title": {"fi": "a", "sv": "b", "en": "c"}, "type": "number", "min": 0, "weight": 0, "direction": "lower"},
               {"id": "quiet", "title": {"fi": "a", "sv": "b", "en": "c"}, "type": "formula", "formula": "100 - load(vehicles)",
                "normalise": {"fn": "goalposts", "lo": 0, "hi": 100}}],
             "tests": [{"name": "ten", "base": {"vehicles": 10}, "expect": {"base": 50}}]}
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void theFunctionIsFoundByNameAndVersion() {
        var model = new JsonModelReader().read("noise.model.json", MODEL, Map.of("load@1.2.0", new Load()));
        assertThat(model.description().id().value()).isEqualTo("noise");
    }

    @Test
    void oneThatTheModelDoesNotAdmitIsMissing() {
        assertThatThrownBy(
                        () -> new JsonModelReader().read("noise.model.json", MODEL, Map.of("load@2.0.0", new Load())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2.0.0");
    }

    private static final class Load implements ImpactFunction {

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public double apply(double... arguments) {
            double vehicles = Math.max(0, arguments[0]);
            return 100 * vehicles / (vehicles + 10);
        }

        @Override
        public double least() {
            return 0;
        }

        @Override
        public double greatest() {
            return 100;
        }
    }
}
