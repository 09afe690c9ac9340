package org.minikisa.impact.shell;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.impact.api.analysis.Frontier;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.rendering.documents.Csv;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Plot;
import org.minikisa.rendering.terminal.Usage;

/** The sets of choices worth thinking of: what the index costs. */
record DrawFrontier(Requests requests, Supplier<WhatIf> whatIf) implements Command {

    /** More lines than this nobody reads. */
    private static final int MOST_ROWS = 40;

    @Override
    public Usage usage() {
        return requests.on(Usage.of(
                        "frontier", "shows which index can be had at which cost: no other set of choices is better"))
                .option("--csv", "FILE", "writes all sets for a spreadsheet")
                .example("kisa:impact frontier CO-3 --csv frontier.csv");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var request = requests.read(in);
        var service = whatIf.get();
        var frontier = Busy.with(in.screen(), "Searching", () -> service.frontier(request));
        int decimals = frontier.scale().decimals();
        var details = Details.of("Frontier of " + frontier.model() + ": " + request.subject())
                .add("model", "Model", frontier.model())
                .add("subject", "Subject", request.subject())
                .number("base", "Base", decimals, frontier.base())
                .add("sets", "Sets", frontier.sets().size())
                .add("withoutCost", "Counted as free", frontier.withoutCost());
        if (frontier.sets().size() > 1) {
            details.drawing("Index and cost", plot(frontier, decimals));
        }
        if (in.screen().json()) {
            details.listing("frontier", "", frontier.sets(), ChoiceSets.exact());
        } else {
            var shown = thinned(frontier.sets());
            details.listing(
                    "frontier",
                    "Cheapest first" + (shown.size() < frontier.sets().size() ? "; --csv and --json have all" : ""),
                    ChoiceSets.Next.of(shown, request.choices()),
                    ChoiceSets.Next.columns(in, decimals).whenEmpty("no set of choices is allowed"));
        }
        if (in.option("--csv").isPresent()) {
            details.add(
                    "file", "File", LocalFiles.write("--csv", in.option("--csv").get(), csv(frontier)));
        }
        in.screen().details(details);
    }

    /** The first, the last and those evenly between. */
    static <T> List<T> thinned(List<T> all) {
        int last = all.size() - 1;
        return all.size() <= MOST_ROWS
                ? all
                : IntStream.range(0, MOST_ROWS)
                        .mapToObj(i -> all.get((int) ((long) last * i / (MOST_ROWS - 1))))
                        .toList();
    }

    private static Plot plot(Frontier frontier, int decimals) {
        return new Plot(
                "EUR a year",
                frontier.sets().stream()
                        .map(set -> new Plot.Point(
                                set.cost().doubleValue(),
                                set.index(),
                                set.cost().toPlainString(),
                                Texts.fixed(set.index(), decimals)))
                        .toList());
    }

    private static byte[] csv(Frontier frontier) {
        var indicators = frontier.sets().stream()
                .flatMap(set -> set.choices().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        var csv = new Csv().text("cost").text("index").text("uplift");
        indicators.forEach(csv::text);
        csv.endRow();
        for (ChoiceSet set : frontier.sets()) {
            csv.number(set.cost()).number(BigDecimal.valueOf(set.index())).number(BigDecimal.valueOf(set.uplift()));
            indicators.forEach(indicator -> csv.text(set.choices().getOrDefault(indicator, "")));
            csv.endRow();
        }
        return csv.bytes();
    }
}
