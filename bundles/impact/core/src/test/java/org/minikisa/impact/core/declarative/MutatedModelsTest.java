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

    @Test
    void aMangledModelIsReadOrRefused() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begin = readme.indexOf("```json") + "```json".length();
        var model = JsonParser.parse(
                "README", readme.substring(begin, readme.indexOf("```", begin)).getBytes(StandardCharsets.UTF_8));
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            var mangled = model;
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                mangled = mangle(mangled);
            }
            try {
                ModelLaws.all(DeclarativeModel.of("mangled", mangled));
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
