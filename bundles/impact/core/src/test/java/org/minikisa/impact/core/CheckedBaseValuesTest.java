package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.jdbc.SqliteStore;

class CheckedBaseValuesTest {

    @TempDir
    Path folder;

    private SqliteStore store;
    private ServedModels models;
    private CheckedBaseValues rules;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Clock.systemUTC());
        models = new ServedModels(store, Optional.empty());
        rules = new CheckedBaseValues(models);
        var json = """
                {"id": "m", "version": "1.0.0", "status": "active", "title": TEXT,
                 "indicators": [
                   {"id": "share", "title": TEXT, "type": "percent"},
                   {"id": "level", "title": TEXT, "type": "ordinal", "levels": [TEXT, TEXT, TEXT]}]}
                """.replace("TEXT", "{\"fi\": \"t\", \"sv\": \"t\", \"en\": \"t\"}");
        models.add("m", new JsonModelReader().read("m", json.getBytes(StandardCharsets.UTF_8)), "m", 0, 1);
    }

    @AfterEach
    void close() {
        models.close();
        store.close();
    }

    @Test
    void valuesThatFitAreFoundRight() {
        assertThat(rules.check("m", Map.of("share", "40 | report 2025", "level", "2")))
                .hasValueSatisfying(problems -> assertThat(problems).isEmpty());
    }

    @Test
    void everyValueThatDoesNotFitIsToldByItsIndicator() {
        assertThat(rules.check("m", Map.of("share", "140", "level", "much", "lvel", "1"))
                        .orElseThrow())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("share", "level", "lvel");
    }

    @Test
    void ofAModelThatIsNotThereNothingIsSaid() {
        assertThat(rules.check("other", Map.of("share", "40"))).isEmpty();
        assertThat(rules.check("", Map.of())).isEmpty();
    }
}
