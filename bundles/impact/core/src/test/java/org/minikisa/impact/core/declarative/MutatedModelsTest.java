package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.InvalidInputException;

/** However a model is mangled, it is read, or refused with reasons that have a place; nothing else happens. */
class MutatedModelsTest {

    private static final List<Json> SPLINTERS = List.of(
            new Json.Null(),
            new Json.Bool(true),
            new Json.Number(0),
            new Json.Number(-1),
            new Json.Number(1e308),
            new Json.Number(0.5),
            new Json.Text(""),
            new Json.Text("a"),
            new Json.Text("formula"),
            new Json.Text("1 / 0"),
            new Json.Text("terms"),
            new Json.Arr(List.of()),
            new Json.Arr(List.of(new Json.Number(1))),
            new Json.Obj(new LinkedHashMap<>()));

    private final SplittableRandom random = new SplittableRandom(42);

    /** A model with one of everything that the README's has not. */
    private static final String RICH = Given.json("'reference': {'source': 's', 'units': ['x', 'y', 'z'], 'values':"
            + "{'a': [1, null, 7], 'b': [1, 2, 3]}}, 'parameters': [{'id': 'p', 'value': 3, 'source': 's', 'uncertainty':"
            + "{'dist': 'triangular', 'low': 2, 'high': 5}}], 'themes': [{'id': 's', 'title': " + Given.TITLE
            + ", 'weight': 2, 'band': [1, 3], 'minimum': {'at': 40, 'effect': 'cap', 'cap': 50}}, {'id': 't', 'title': "
            + Given.TITLE + "}], 'indicators': ["
            + Given.indicator("'id': 'a', 'theme': 's', 'type': 'number', 'min': 0, 'max': 9, 'band': [0.5, 2],"
                    + "'normalise': {'fn': 'percentile'}, 'uncertainty': {'dist': 'normal', 'sd': 2}")
            + ","
            + Given.indicator("'id': 'b', 'theme': 's', 'type': 'count', 'per': {'indicator': 'v', 'amount': 10},"
                    + "'direction': 'lower', 'normalise': {'fn': 'zScore', 'mean': 0.4}")
            + "," + Given.indicator("'id': 'v', 'type': 'number', 'min': 1, 'weight': 0, 'merge': 'mayReplace'") + ","
            + Given.indicator("'id': 'm', 'theme': 't', 'type': 'money', 'direction': 'lower', 'normalise':"
                    + "{'fn': 'share', 'of': 'sum', 'reference': [10, 20]}")
            + ","
            + Given.indicator("'id': 'o', 'theme': 't', 'type': 'ordinal', 'levels': [{'fi': 'a', 'sv': 'b', 'en': 'c',"
                    + "'cost': 5}, {'fi': 'a', 'sv': 'b', 'en': 'c'}], 'uncertainty': {'dist': 'discrete',"
                    + "'probabilities': {'0': 0.5, '1': 0.5}}")
            + ","
            + Given.indicator("'id': 'e', 'theme': 't', 'type': 'external', 'from': {'source': 'x', 'key': 'y'},"
                    + "'merge': 'mayReplace', 'normalise': {'fn': 'target', 'target': 4, 'worst': 2}")
            + ","
            + Given.indicator("'id': 'k', 'theme': 't', 'type': 'percent', 'normalise': {'fn': 'brackets', 'brackets':"
                    + "[[0, 0.02], [20, 0.005]]}")
            + "], 'aggregate': {'within': {'fn': 'power', 'p': -2, 'shift': 0.1}, 'between': {'fn': 'owa', 'owaWeights':"
            + "[1, 2]}}");

    @Test
    void aMangledModelIsReadOrRefused() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begin = readme.indexOf("```json") + "```json".length();
        mangle(readme.substring(begin, readme.indexOf("```", begin)), 4_000);
    }

    @Test
    void aMangledModelOfEverythingIsReadOrRefused() {
        assertThat(Given.problemsOf(RICH.getBytes(StandardCharsets.UTF_8))).isEmpty();
        mangle(RICH, 4_000);
    }

    private void mangle(String json, int times) {
        var model = JsonParser.parse("model", json.getBytes(StandardCharsets.UTF_8));
        int read = 0;
        int refused = 0;
        for (int i = 0; i < times; i++) {
            var mangled = model;
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                mangled = mangle(mangled);
            }
            try {
                assertThat(ModelLaws.all(DeclarativeModel.of("mangled", mangled)))
                        .noneMatch(problem -> problem.code().equals("impact.law.threw"));
                read++;
            } catch (InvalidInputException e) {
                assertThat(e.what()).isEqualTo("mangled");
                assertThat(e.problems()).isNotEmpty();
                refused++;
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(refused).isGreaterThan(1_000);
    }

    private Json mangle(Json json) {
        if (json instanceof Json.Obj object && !object.members().isEmpty() && random.nextInt(8) > 0) {
            var members = new LinkedHashMap<>(object.members());
            var name = new ArrayList<>(members.keySet()).get(random.nextInt(members.size()));
            if (random.nextInt(10) == 0) {
                members.remove(name);
            } else {
                members.put(name, mangle(members.get(name)));
            }
            return new Json.Obj(members);
        }
        if (json instanceof Json.Arr list && !list.elements().isEmpty() && random.nextInt(8) > 0) {
            var elements = new ArrayList<>(list.elements());
            int at = random.nextInt(elements.size());
            switch (random.nextInt(8)) {
                case 0 -> elements.remove(at);
                case 1 -> elements.add(elements.get(at));
                default -> elements.set(at, mangle(elements.get(at)));
            }
            return new Json.Arr(elements);
        }
        return SPLINTERS.get(random.nextInt(SPLINTERS.size()));
    }
}
