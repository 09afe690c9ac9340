package org.minikisa.reporting.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportFiles;
import org.minikisa.reporting.api.ReportRequest;
import org.minikisa.reporting.api.Reports;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Value;

class ReportCommandTest {

    private final List<ReportRequest> asked = new ArrayList<>();

    private final Reports reports = (request, progress) -> {
        asked.add(request);
        progress.accept(1L);
        Path folder = request.folder();
        return new ReportFiles(
                folder.resolve("report-en.html"),
                List.of(
                        folder.resolve("report-en.json"),
                        folder.resolve("csv-en/figures.csv"),
                        folder.resolve("csv-en/a.csv")),
                Instant.parse("2026-05-04T09:00:00Z"),
                List.of(Figure.of("first-answer-median", "Median", Value.number("4.6"), "h", Source.measured("x"))));
    };

    @Test
    void withoutOptionsTheEnglishReportGoesIntoTheDataFolder() {
        String shown = run();

        assertThat(asked)
                .containsExactly(
                        new ReportRequest(Path.of("data folder", "report").toAbsolutePath(), Language.EN));
        assertThat(shown).contains("report-en.html", "report-en.json", "csv-en (2 CSV files)", "4.6 h");
    }

    @Test
    void folderAndLanguageCanBeChosen() {
        run("--out", "elsewhere", "--language", "sv");

        assertThat(asked).containsExactly(new ReportRequest(Path.of("elsewhere").toAbsolutePath(), Language.SV));
    }

    @Test
    void programsGetAllPaths() {
        String json = run("--json");

        assertThat(json).contains("\"page\"", "a.csv", "\"firstAnswerMedian\"", "2026-05-04T09:00:00Z");
    }

    private String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var command = new ReportCommand(reports, Path.of("data folder"));
        CommandLine line = CommandLine.parse(command.usage(), List.of(arguments));
        try (var screen =
                new TextScreen(Surface.plain(stream, new PrintStream(new ByteArrayOutputStream())), line.json())) {
            command.run(line.on(screen));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
