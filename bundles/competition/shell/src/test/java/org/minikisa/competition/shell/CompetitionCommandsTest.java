package org.minikisa.competition.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.life.StoredCompetitions;
import org.minikisa.competition.scoring.EvaluatedPrice;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.MonetisedQuality;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.store.jdbc.SqliteStore;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class CompetitionCommandsTest {

    private static final CompetitionCommand.Services NOTHING_ELSE = new CompetitionCommand.Services() {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            return Optional.empty();
        }
    };

    @TempDir
    Path folder;

    private SqliteStore store;
    private Map<String, Command> commands;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("data"), Clock.systemUTC());
        var competitions = new StoredCompetitions(store, surroundings());
        commands = Map.of(
                "competitions",
                new CompetitionsCommand(competitions, null),
                "competition",
                new CompetitionCommand(competitions, NOTHING_ELSE, Clock.systemUTC()),
                "scoring-methods",
                new ScoringMethodsCommand(competitions));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Surroundings surroundings() {
        var surroundings = new Surroundings();
        Map.<String, ScoringMethod>of(
                        "ratio-to-smallest",
                        new RatioToSmallest(),
                        "given-points",
                        new GivenPoints(),
                        "price",
                        new EvaluatedPrice(),
                        "monetised-quality",
                        new MonetisedQuality())
                .forEach((id, method) -> surroundings.bindMethod(method, Map.of(ScoringMethod.ID, id)));
        return surroundings;
    }

    @Test
    void anImportedTableIsShownWithPointsReasonsAndDifferences() throws Exception {
        assertThat(run("competitions")).contains("import FILE");
        assertThat(run("competitions", "import", file("fgd-plant-2009-monetised-quality")))
                .contains(
                        "CO-1",
                        "10743000",
                        "10771000",
                        "(1 − 8.15 / 10) × 8,727,500",
                        "8327000",
                        "8138000",
                        "Other corrections of 189 000 euros are not itemised");
        assertThat(run("competition", "CO-1", "--language", "fi")).contains("ratkaistu", "alin vertailuhinta");
    }

    @Test
    void theComparisonTableIsJsonForPrograms() throws Exception {
        run("competitions", "import", file("hkl-metro-2012-final"));
        JsonObject metro =
                JsonParser.parseString(run("competition", "CO-1", "--json")).getAsJsonObject();
        JsonObject second = metro.getAsJsonArray("comparison").get(1).getAsJsonObject();
        assertThat(second.get("tenderer").getAsString()).isEqualTo("Siemens");
        assertThat(second.get("price").getAsBigDecimal()).isEqualByComparingTo("547.66");
        assertThat(second.get("total").getAsBigDecimal()).isEqualByComparingTo("935.17");
        assertThat(metro.getAsJsonArray("discrepancies")).isEmpty();
        assertThat(metro.getAsJsonArray("remarks")).isNotEmpty();
    }

    @Test
    void competitionsAreListedAndFiltered() throws Exception {
        run("competitions", "import", file("lapland-training-2003-tie"));
        run("competitions", "import", file("goldilocks-50-50"));
        assertThat(run("competitions").lines()).hasSize(3);
        assertThat(run("competitions", "--state", "DECIDED"))
                .contains("Peiponen")
                .doesNotContain("Goldilocks");
        assertThat(run("competitions", "--state", "EVALUATED")).contains("Goldilocks");
        assertThat(run("competition", "CO-1")).contains("equal totals of 460, decided by Price");
        assertThat(run("competition", "goldilocks-50-50")).contains("70.83");
    }

    @Test
    void aWrongIdShowsNearOnesAndAWrongFileItsPlace() throws Exception {
        run("competitions", "import", file("lapland-training-2003-tie"));
        assertThatThrownBy(() -> run("competition", "CO1"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("CO-1");
        assertThatThrownBy(() -> run("competitions", "import", "nothing.json"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing.json");
        assertThatThrownBy(() -> run("competitions", "export")).isInstanceOf(UnknownIdException.class);
    }

    @Test
    void theMethodsThatAreThereAreListedWithTheirFormulas() throws Exception {
        assertThat(run("scoring-methods")).contains("ratio-to-smallest", "maximum × smallest / own", "scale");
    }

    private String file(String key) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/org/minikisa/demo/awards/" + key + ".award.json")) {
            return Files.write(folder.resolve(key + ".award.json"), in.readAllBytes())
                    .toString();
        }
    }

    private String run(String name, String... arguments) throws Exception {
        Command command = commands.get(name);
        CommandLine line = CommandLine.parse(command.usage(), List.of(arguments));
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        try (var screen = new TextScreen(Surface.plain(stream, stream), line.json())) {
            command.run(line.on(screen));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
