package org.minikisa.reporting.shell;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportFiles;
import org.minikisa.reporting.api.ReportRequest;
import org.minikisa.reporting.api.Reports;
import org.minikisa.reporting.api.Value;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the report and tells its paths and key figures. */
@Component
public final class ReportCommand implements Command {

    /** The data folder, a framework property. */
    static final String DATA = "minikisa.data";

    static final String DEFAULT_DATA = "minikisa-data";

    private static final String OUT = "--out";
    private static final String LANGUAGE = "--language";

    private final Reports reports;
    private final Path folder;

    @Activate
    public ReportCommand(@Reference Reports reports, BundleContext context) {
        this(reports, Path.of(context.getProperty(DATA) == null ? DEFAULT_DATA : context.getProperty(DATA)));
    }

    ReportCommand(Reports reports, Path data) {
        this.reports = reports;
        this.folder = data.resolve("report");
    }

    @Override
    public Usage usage() {
        return Usage.of("report", "writes the report: a page, CSV and JSON files")
                .option(OUT, "DIR", "into this folder; otherwise the folder report in the data folder")
                .choice(
                        LANGUAGE,
                        "LANGUAGE",
                        "of the report: fi, sv or en (default: en)",
                        Arrays.stream(Language.values()).map(Language::code).toList())
                .example("kisa:report --out report-2026 --language fi");
    }

    @Override
    public void run(Invocation in) {
        Language language = in.option(LANGUAGE).flatMap(Language::of).orElse(Language.EN);
        Path target = in.option(OUT)
                .map(ReportCommand::path)
                .orElse(folder)
                .toAbsolutePath()
                .normalize();
        ReportFiles files;
        try (Progress progress = in.screen().progress("Writing the report", 0)) {
            files = reports.write(new ReportRequest(target, language), progress::to);
        }
        var details = Details.of("Report")
                .add("page", "Page", files.html().toString())
                .add("data", "Data", data(in, files))
                .add("moment", "Figures as at", files.moment());
        files.keyFigures().forEach(figure -> details.add(key(figure), figure.name(), value(figure)));
        in.screen().details(details);
    }

    /** All files for a program; for a person the JSON file and where the others are. */
    private static List<String> data(Invocation in, ReportFiles files) {
        if (in.screen().json() || files.data().size() < 2) {
            return files.data().stream().map(Path::toString).toList();
        }
        Path csv = files.data().get(1).getParent();
        return List.of(
                files.data().get(0).toString(), csv + " (" + (files.data().size() - 1) + " CSV files)");
    }

    /** {@code first-answer-median} as a key of JSON: {@code firstAnswerMedian}. */
    private static String key(Figure figure) {
        var key = new StringBuilder();
        for (String word : figure.key().split("-")) {
            key.append(key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return key.toString();
    }

    private static Object value(Figure figure) {
        if (figure.value() instanceof Value.Number number) {
            BigDecimal exact = number.number();
            return figure.unit().isEmpty() ? exact : exact.toPlainString() + " " + figure.unit();
        } else if (figure.value() instanceof Value.Text text) {
            return text.text();
        }
        return "–";
    }

    private static Path path(String out) {
        try {
            if (!out.isBlank()) {
                return Path.of(out);
            }
        } catch (InvalidPathException e) {
            // refused below
        }
        throw InvalidInputException.of(
                "the option " + OUT,
                "reporting.path",
                OUT,
                out.isBlank() ? "nothing" : out,
                "the path of a folder",
                "Give the path of a folder; it is made when it does not exist.");
    }
}
