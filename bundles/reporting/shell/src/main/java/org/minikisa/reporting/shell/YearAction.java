package org.minikisa.reporting.shell;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Excerpt;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Needs;

/** The figures of a year. */
final class YearAction implements Command {

    private final Needs needs;

    YearAction(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Usage usage() {
        return Excerpt.on(NeedWords.option(Usage.of("year", "tells the figures of a year, and how to open each of them")
                        .argument("YEAR", "the year (default: the last one with contacts)", false)
                        .option("--as-of", "DATE", "as it stood at the end of that day")
                        .option("--open", "KEY", "the contacts, competitions or cases behind one of them")))
                .example("kisa:needs year 2026 --open first-answer-median");
    }

    @Override
    public void run(Invocation in) {
        var arguments = new NeedArguments(needs, in);
        var asOf = arguments.asOf();
        int year = in.argument("YEAR")
                .flatMap(text -> arguments.whole("YEAR", text, "a year, 2026 say"))
                .orElseGet(() -> needs.lastYear(asOf)
                        .orElseGet(() -> LocalDate.now(NeedArguments.HELSINKI).getYear()));
        arguments.refuse();
        NeedWords words = NeedWords.of(needs, in);
        NeedYear figures;
        try (Progress progress = in.screen().progress(words.say("needs.progress.counting"), 0)) {
            figures = needs.year(year, asOf, progress::to);
        }
        if (in.option("--open").isPresent()) {
            open(in, figures, words, in.option("--open").get());
        } else {
            show(in, figures, words);
        }
    }

    private static void show(Invocation in, NeedYear figures, NeedWords words) {
        in.screen().line(Tone.STRONG, Integer.toString(figures.year()));
        var listing = Listing.rows(NeedYear.Line.class)
                .text("key", words.say("year.key"), NeedYear.Line::key)
                .text("name", words.say("year.what"), line -> line.name().in(words.language()))
                .number("value", words.say("year.number"), NeedYear.Line::value)
                .text("unit", words.say("year.unit"), NeedYear.Line::unit);
        if (in.screen().json()) {
            listing =
                    listing.text("open", "Opened by", NeedYear.Line::open).text("behind", "Ids", NeedYear.Line::behind);
        }
        in.screen().listing(figures.lines(), listing);
        in.screen().remark(Tone.DIM, words.say("year.as-of", figures.asOf(), figures.digest()));
        in.screen().remark(Tone.DIM, words.say("year.open", "kisa:needs year " + figures.year() + " --open "));
    }

    /** Exactly those that a figure was computed from. */
    private void open(Invocation in, NeedYear figures, NeedWords words, String key) {
        NeedYear.Line line = figures.lines().stream()
                .filter(each -> each.key().equalsIgnoreCase(key.strip()))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "kisa:needs year",
                        "reporting.needs.figure",
                        "--open",
                        key,
                        "the key of a figure",
                        "Known: " + String.join(", ", keys(figures)) + "."));
        Excerpt excerpt = Excerpt.asked(in);
        List<NeedCase> contacts = contacts(figures, line);
        if (contacts.isEmpty()) {
            var ids = Listing.rows(String.class).text("id", words.say("year.id"), id -> id);
            excerpt.show(line.behind(), ids.whenEmpty(words.say("year.nothing-behind")));
        } else {
            CasesAction.show(in, words, excerpt.of(contacts));
            excerpt.more(contacts.size());
        }
    }

    private static List<String> keys(NeedYear figures) {
        return figures.lines().stream().map(NeedYear.Line::key).toList();
    }

    /** None where competitions or cases are behind a figure. */
    private List<NeedCase> contacts(NeedYear figures, NeedYear.Line line) {
        var behind = new HashSet<>(line.behind());
        NeedQuery query = NeedQuery.by(NeedDimension.CHANNEL)
                .between(
                        Optional.of(LocalDate.of(figures.year(), 1, 1)),
                        Optional.of(LocalDate.of(figures.year(), 12, 31)))
                .asOf(Optional.of(figures.asOf()));
        return needs.cases(query, Optional.empty(), Optional.empty(), Integer.MAX_VALUE, done -> {}).stream()
                .filter(each -> behind.contains(each.contact()))
                .toList();
    }
}
