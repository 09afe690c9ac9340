package org.minikisa.impact.shell;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.Portfolio;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.documents.CsvTable;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.NearMiss;
import org.minikisa.rendering.terminal.Usage;

/** Many competitions, weighted by volume. */
record WeighPortfolio(Models models, Supplier<Comparisons> comparisons) implements Command {

    private static final String FILE = "--file";
    private static final List<String> HEADS = List.of("subject", "jointProcurement", "moment", "volume");
    private static final List<String> MOMENTS =
            Arrays.stream(Moment.values()).map(Texts::lower).toList();

    @Override
    public Usage usage() {
        return Usage.of("portfolio", "weighs many competitions by volume: base, uplift and index of them all")
                .argument("MODEL", "id of a model", () -> ModelNames.of(models.list()), true)
                .option(
                        FILE,
                        "FILE",
                        "CSV with the heading subject,jointProcurement,moment,volume; jointProcurement counts where"
                                + " there is no assessment")
                .example("kisa:impact portfolio cleaning --file portfolio.csv");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var model = ModelNames.find(models.list(), in.required("MODEL"));
        var portfolio = comparisons.get().portfolio(new ModelId(model.ref().id().value()), entries(in));
        int decimals = model.description().scale().decimals();
        in.screen()
                .details(Details.of("Portfolio by " + model.ref().id())
                        .add("model", "Model", model.ref().id())
                        .add("volume", "Volume, EUR", portfolio.volume())
                        .number("base", "Base", decimals, portfolio.base())
                        .number(
                                "uplift",
                                "Uplift",
                                decimals,
                                portfolio.base().isPresent()
                                                && portfolio.index().isPresent()
                                        ? Texts.uplift(
                                                in,
                                                portfolio.base().getAsDouble(),
                                                portfolio.index().getAsDouble(),
                                                decimals)
                                        : portfolio.uplift())
                        .number("index", "Index", decimals, portfolio.index())
                        .listing("lines", "Competitions", portfolio.lines(), lines(in, decimals))
                        .listing(
                                "contributions",
                                "Where the uplift comes from",
                                portfolio.contributions().entrySet().stream()
                                        .sorted(Map.Entry.<String, Double>comparingByValue()
                                                .reversed()
                                                .thenComparing(Map.Entry.comparingByKey()))
                                        .toList(),
                                contributions(decimals)));
    }

    private static Listing<Portfolio.Line> lines(Invocation in, int decimals) {
        return Listing.rows(Portfolio.Line.class)
                .text("subject", "Subject", line -> line.entry().subject())
                .text("moment", "Moment", line -> Texts.lower(line.entry().moment()))
                .number("volume", "EUR", line -> line.entry().volume())
                .text("assessment", "Assessment", Portfolio.Line::assessment)
                .text("jointProcurement", "Else base of", line -> line.entry().jointProcurement())
                .number("base", "Base", decimals, Portfolio.Line::base)
                .number("uplift", "Uplift", line -> Texts.uplift(in, line.base(), line.index(), decimals))
                .number("index", "Index", decimals, Portfolio.Line::index);
    }

    private static Listing<Map.Entry<String, Double>> contributions(int decimals) {
        return Listing.of(
                Column.<Map.Entry<String, Double>>text("id", "Indicator or gate", Map.Entry::getKey),
                Column.<Map.Entry<String, Double>>number("uplift", "Uplift", decimals + 2, Map.Entry::getValue));
    }

    private static List<Portfolio.Entry> entries(Invocation in) throws IOException {
        var problems = new Problems();
        var name = in.option(FILE).orElse("");
        if (name.isEmpty()) {
            problems.add("impact.shell.file", FILE, "nothing", "a CSV file", "Add --file portfolio.csv.");
            problems.refuseIfAny("the line");
        }
        var table = CsvTable.parse(LocalFiles.read(FILE, name));
        heads(table, problems);
        var entries = new ArrayList<Portfolio.Entry>();
        if (problems.isEmpty()) {
            table.rows().forEach(row -> entry(row, problems).ifPresent(entries::add));
        }
        problems.refuseIfAny("the portfolio " + name);
        return entries;
    }

    private static void heads(CsvTable table, Problems problems) {
        for (var head : table.heads()) {
            if (!HEADS.contains(head)) {
                var near = NearMiss.of(head, HEADS);
                problems.add(
                        "impact.shell.column",
                        "line 1",
                        "\"" + head + "\"",
                        String.join(" or ", near.isEmpty() ? HEADS : near),
                        "Rename or remove the column.");
            }
        }
        for (var needed : List.of("subject", "volume")) {
            if (!table.heads().contains(needed)) {
                problems.add("impact.shell.column", "line 1", "no column " + needed, needed, "Add the column.");
            }
        }
        if (table.rows().isEmpty()) {
            problems.add("impact.shell.rows", "", "no lines", "a line for each competition", "Add some.");
        }
    }

    private static Optional<Portfolio.Entry> entry(CsvTable.Row row, Problems problems) {
        var cells = row.cells();
        var volume = volume(cells.get("volume"));
        var moment = cells.getOrDefault("moment", "").isEmpty() ? "target" : cells.get("moment");
        boolean knownMoment = MOMENTS.contains(moment.toLowerCase(Locale.ROOT));
        if (cells.get("subject").isBlank()) {
            wrong(problems, row, "subject", "nothing", "a competition's id");
        }
        if (volume.isEmpty()) {
            wrong(problems, row, "volume", cells.get("volume"), "EUR greater than 0, as 125000.50");
        }
        if (!knownMoment) {
            wrong(problems, row, "moment", moment, String.join(", ", MOMENTS));
        }
        if (cells.get("subject").isBlank() || volume.isEmpty() || !knownMoment) {
            return Optional.empty();
        }
        return Optional.of(new Portfolio.Entry(
                cells.get("subject"),
                Optional.of(cells.getOrDefault("jointProcurement", "")).filter(id -> !id.isBlank()),
                Moment.valueOf(moment.toUpperCase(Locale.ROOT)),
                volume.get()));
    }

    private static Optional<BigDecimal> volume(String text) {
        try {
            return Optional.of(new BigDecimal(text)).filter(volume -> volume.signum() > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void wrong(Problems problems, CsvTable.Row row, String column, String found, String expected) {
        problems.add(
                "impact.shell.cell",
                "line " + row.line() + ", column \"" + column + "\"",
                "\"" + found + "\"",
                expected,
                "Write " + expected + ".");
    }
}
