package org.minikisa.reporting.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.reporting.api.NeedBasis;
import org.minikisa.reporting.api.NeedCaption;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Needs;

class NeedsCommandTest {

    @TempDir
    Path folder;

    private final List<NeedQuery> asked = new ArrayList<>();

    @Test
    void theMapIsShadedWithoutColoursAndTellsHowToOpenANumber() throws Exception {
        String out = run(false, "--theme", "g7");

        assertThat(out)
                .contains("█12", "·", "15 yhteydenottoa", "Tarkiste: abc", "kisa:needs cases --rows joint-procurement");
        assertThat(asked).singleElement().satisfies(query -> {
            assertThat(query.filters()).containsEntry(NeedDimension.THEME, java.util.Set.of("G7"));
            assertThat(query.leastCount()).isZero();
        });
    }

    @Test
    void jsonHasTheKeysOfRowsAndColumns() throws Exception {
        assertThat(run(true)).contains("\"digest\"", "\"G7\"", "\"key\"").doesNotContain("█");
    }

    @Test
    void aYearIsTheLastOneWithContactsAndItsFiguresOpenToWhatIsBehindThem() throws Exception {
        assertThat(run(false, "year")).contains("2025", "competitions");
        assertThat(run(false, "year", "2024", "--open", "competitions")).contains("CO-4");
        assertThatThrownBy(() -> run(false, "year", "--open", "mood")).hasMessageContaining("competitions");
    }

    @Test
    void filesAreForOthersAndAreNotReplaced() throws Exception {
        Path csv = folder.resolve("needs.csv");
        run(false, "--csv", csv.toString());

        assertThat(csv).hasContent("table");
        assertThat(asked).extracting(NeedQuery::leastCount).containsExactly(0, 3);
        assertThatThrownBy(() -> run(false, "--csv", csv.toString(), "--from", "yesterday", "--kind", "guidence"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.code())
                        .containsExactlyInAnyOrder(
                                "reporting.needs.exists", "reporting.needs.option", "reporting.needs.value"))
                .hasMessageContaining("GUIDANCE");
        Files.writeString(csv, "old");
        run(false, "--csv", csv.toString(), "--force");
        assertThat(csv).hasContent("table");
    }

    private String run(boolean json, String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var command = new NeedsCommand(needs());
        command.run(CommandLine.parse(command.usage(), List.of(words))
                .on(new TextScreen(Surface.plain(stream, nowhere), json)));
        return out.toString(StandardCharsets.UTF_8);
    }

    private Needs needs() {
        return (Needs) Proxy.newProxyInstance(
                Needs.class.getClassLoader(),
                new Class<?>[] {Needs.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "values" ->
                        arguments[0] == NeedDimension.THEME
                                ? List.of(head("G6"), head("G7"))
                                : List.of(head("GUIDANCE"), head("REVIEW"));
                    case "map" -> {
                        asked.add((NeedQuery) arguments[0]);
                        yield map((NeedQuery) arguments[0]);
                    }
                    case "caption" -> new NeedCaption("Tukitarpeet", "15 yhteydenottoa", List.of("Tarkiste: abc"));
                    case "judge" -> Optional.empty();
                    case "text" -> (String) arguments[1];
                    case "cases" -> List.of();
                    case "lastYear" -> OptionalInt.of(2025);
                    case "year" ->
                        new NeedYear(
                                (int) arguments[0],
                                Instant.EPOCH,
                                List.of(new NeedYear.Line(
                                        "competitions",
                                        LocalizedText.same("c"),
                                        Optional.empty(),
                                        "",
                                        "kisa:needs year",
                                        List.of("CO-4"))),
                                "abc");
                    case "csv" -> "table".getBytes(StandardCharsets.UTF_8);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static NeedHead head(String key) {
        return new NeedHead(key, key, LocalizedText.same(key));
    }

    private static NeedMap map(NeedQuery query) {
        var basis = new NeedBasis(
                Instant.parse("2026-06-30T12:00:00Z"),
                List.of("topic-3"),
                NeedCount.of(15),
                Map.of(),
                NeedCount.of(0),
                Map.of());
        NeedQuery answered = query.asOf(Optional.of(basis.asOf()));
        return new NeedMap(
                answered,
                basis,
                List.of(head("cleaning"), head("food")),
                List.of(head("G6"), head("G7")),
                List.of(List.of(NeedCount.of(0), NeedCount.of(12)), List.of(NeedCount.of(3), NeedCount.of(0))),
                List.of(NeedCount.of(12), NeedCount.of(3)),
                List.of(NeedCount.of(3), NeedCount.of(12)),
                NeedCount.of(15),
                "abc");
    }
}
