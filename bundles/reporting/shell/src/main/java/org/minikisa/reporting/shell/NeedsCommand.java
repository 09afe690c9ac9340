package org.minikisa.reporting.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.EmergingNeed;
import org.minikisa.reporting.api.EmergingNeeds;
import org.minikisa.reporting.api.NeedCaption;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Needs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which support the customers need: the map, what is behind its numbers, what grew, the figures of a year. */
@Component(service = Command.class)
public final class NeedsCommand implements Command {

    private static final int WINDOW = 30;
    private static final int BEFORE = 90;

    private final Needs needs;
    private final Actions actions;

    @Activate
    public NeedsCommand(@Reference Needs needs) {
        this.needs = needs;
        this.actions = new Actions(List.of(new CasesAction(), new EmergingAction(), new YearAction()));
    }

    @Override
    public Usage usage() {
        Usage usage = NeedArguments.days(NeedArguments.filters(
                        needs, NeedArguments.dimensions(Usage.of("needs", "counts contacts by what they are about"))))
                .flag("--unsure", "shows those that nobody is sure of as ?; otherwise they are left out and counted")
                .option(
                        "--least",
                        "N",
                        "counts below N are not told (default: 3 in files, which are for others; 0 here)")
                .option("--csv", "FILE", "writes the map as a table")
                .option("--svg", "FILE", "writes it as a drawing")
                .flag("--force", "replaces files that are there");
        return actions.on(
                language(usage).example("kisa:needs --rows theme --columns month --from 2026-01-01 --svg needs.svg"));
    }

    private static Usage language(Usage usage) {
        return usage.choice(
                "--language",
                "LANGUAGE",
                "of what is shown: fi, sv or en (default: en)",
                Arrays.stream(Language.values()).map(Language::code).toList());
    }

    private static Language language(Invocation in) {
        return in.option("--language")
                .map(code -> code.toLowerCase(Locale.ROOT))
                .flatMap(Language::of)
                .orElse(Language.EN);
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else {
            map(in);
        }
    }

    private void map(Invocation in) throws IOException {
        var arguments = new NeedArguments(needs, in);
        NeedDimension rows =
                arguments.dimension("--rows", NeedDimension.JOINT_PROCUREMENT).orElseThrow();
        NeedDimension other = rows == NeedDimension.THEME ? NeedDimension.MONTH : NeedDimension.THEME;
        NeedQuery query = arguments
                .query(rows, arguments.dimension("--columns", other))
                .between(arguments.day("--from"), arguments.day("--to"))
                .withUnsure(in.flag("--unsure"));
        Optional<Integer> least = arguments.number("--least", "a whole number: 0, or 3 and more");
        Optional<Path> csv = NeedFiles.path(in, "--csv", arguments.problems());
        Optional<Path> svg = NeedFiles.path(in, "--svg", arguments.problems());
        arguments.refuse();
        NeedMap map;
        try (Progress progress = in.screen().progress("Counting contacts", 0)) {
            map = needs.map(query.telling(least.orElse(0)), progress::to);
        }
        show(in, map);
        if (csv.isPresent() || svg.isPresent()) {
            NeedMap told = map.query().leastCount() == least.orElse(NeedQuery.LEAST_COUNT)
                    ? map
                    : needs.map(map.query().telling(least.orElse(NeedQuery.LEAST_COUNT)), done -> {});
            if (csv.isPresent()) {
                write(in, csv.get(), needs.csv(told, language(in)), told);
            }
            if (svg.isPresent()) {
                write(in, svg.get(), needs.svg(told, language(in)), told);
            }
        }
    }

    private static void write(Invocation in, Path path, byte[] content, NeedMap told) throws IOException {
        NeedFiles.write(path, content);
        int least = told.query().leastCount();
        in.screen()
                .remark(
                        Tone.GOOD,
                        "Written: " + path
                                + (least == 0
                                        ? " (every count is told)"
                                        : " (counts below " + least + " are not told)"));
    }

    private void show(Invocation in, NeedMap map) {
        Language language = language(in);
        if (in.screen().json()) {
            in.screen().details(json(map, language));
            return;
        }
        NeedCaption caption = needs.caption(map, language);
        in.screen().line(Tone.STRONG, caption.title());
        in.screen().line(caption.lead());
        in.screen().line();
        if (map.rows().isEmpty()) {
            in.screen().line("–");
        } else {
            new HeatLines(map, language, in.screen().width()).lines().forEach(in.screen()::line);
        }
        in.screen().line();
        caption.notes().forEach(note -> in.screen().line(Tone.DIM, note));
        in.screen().line(Tone.DIM, open(map));
    }

    private static String open(NeedMap map) {
        return "kisa:needs cases --rows " + NeedArguments.word(map.query().rows()) + " --row KEY"
                + map.query()
                        .columns()
                        .map(c -> " --columns " + NeedArguments.word(c) + " --column KEY")
                        .orElse("");
    }

    private static Details json(NeedMap map, Language language) {
        int least = map.query().leastCount();
        var details = Details.of("Needs")
                .add("asOf", "As of", map.basis().asOf())
                .add("models", "Models", map.basis().models())
                .add("counted", "Counted", value(map.basis().counted(), least));
        map.basis().leftOut().forEach((reason, count) -> details.add(key(reason), reason.name(), value(count, least)));
        details.add("several", "About several", value(map.basis().several(), least));
        map.basis()
                .phases()
                .forEach((origin, count) -> details.add("phase" + upper(origin), origin.name(), value(count, least)));
        List<Integer> rows = IntStream.range(0, map.rows().size()).boxed().toList();
        var listing = Listing.rows(Integer.class)
                .text("key", "Key", i -> map.rows().get(i).key())
                .text("label", "Label", i -> map.rows().get(i).label().in(language));
        for (int j = 0; j < map.columns().size(); j++) {
            int column = j;
            NeedHead head = map.columns().get(j);
            listing = listing.number(
                    head.key().isEmpty() ? "none" : head.key(),
                    head.label().in(language),
                    i -> value(map.cells().get(i).get(column), least));
        }
        listing = listing.number("all", "All", i -> value(map.rowTotals().get(i), least));
        List<Integer> columns = IntStream.range(0, map.columns().size()).boxed().toList();
        return details.listing("rows", "Rows", rows, listing)
                .listing(
                        "columns",
                        "Columns",
                        columns,
                        Listing.rows(Integer.class)
                                .text("key", "Key", j -> map.columns().get(j).key())
                                .text(
                                        "label",
                                        "Label",
                                        j -> map.columns().get(j).label().in(language))
                                .number(
                                        "all",
                                        "All",
                                        j -> value(map.columnTotals().get(j), least)))
                .add("digest", "Digest", map.digest());
    }

    /** A number, or the mark that stands for one that is not told. */
    private static Object value(NeedCount count, int least) {
        return count.count().isPresent() ? (Object) count.count().getAsInt() : count.text(least);
    }

    /** {@code otherTime}. */
    private static String key(Enum<?> value) {
        String upper = upper(value);
        return upper.substring(0, 1).toLowerCase(Locale.ROOT) + upper.substring(1);
    }

    private static String upper(Enum<?> value) {
        var key = new StringBuilder();
        for (String word : value.name().split("_")) {
            key.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return key.toString();
    }

    /** What is behind a number. */
    private final class CasesAction implements Command {

        @Override
        public Usage usage() {
            return NeedArguments.days(NeedArguments.filters(
                            needs,
                            Usage.of("cases", "lists the contacts behind a number of the map")
                                    .choice(
                                            "--rows",
                                            "DIMENSION",
                                            "what the rows of the map are",
                                            NeedArguments.words())
                                    .option("--row", "KEY", "only this row")
                                    .choice("--columns", "DIMENSION", "what its columns are", NeedArguments.withNone())
                                    .option("--column", "KEY", "only this column")))
                    .example("kisa:needs cases --theme G7 --joint-procurement none");
        }

        @Override
        public void run(Invocation in) {
            var arguments = new NeedArguments(needs, in);
            NeedDimension rows =
                    arguments.dimension("--rows", NeedDimension.CHANNEL).orElseThrow();
            Optional<NeedDimension> columns = in.option("--columns").isEmpty()
                    ? Optional.empty()
                    : arguments.dimension("--columns", NeedDimension.THEME);
            NeedQuery plain = arguments.query(rows, columns).between(arguments.day("--from"), arguments.day("--to"));
            Optional<String> row = in.option("--row").flatMap(key -> arguments.value(rows, plain.taxonomy(), key));
            Optional<String> column = in.option("--column")
                    .flatMap(key -> columns.flatMap(dimension -> arguments.value(dimension, plain.taxonomy(), key)));
            boolean unsure = row.filter(NeedHead.UNSURE::equals).isPresent()
                    || column.filter(NeedHead.UNSURE::equals).isPresent();
            arguments.refuse();
            List<NeedCase> cases;
            try (Progress progress = in.screen().progress("Counting contacts", 0)) {
                cases = needs.cases(plain.withUnsure(unsure), row, column, progress::to);
            }
            var listing = Listing.rows(NeedCase.class)
                    .text("contact", "Contact", NeedCase::contact)
                    .text("case", "Case", NeedCase::supportCase)
                    .text("received", "Received", NeedCase::received)
                    .text("customer", "Customer", NeedCase::customer)
                    .text("theme", "Theme", NeedCase::theme)
                    .text("jointProcurements", "Joint procurement", NeedCase::jointProcurements)
                    .text("phase", "Phase", each -> each.phase().map(NeedPhase::name))
                    .text("phaseFrom", "Told by", each -> each.phaseOrigin().name());
            // what a person wrote is for the terminal only
            in.screen()
                    .listing(
                            cases,
                            (in.screen().json() ? listing : listing.text("subject", "Subject", NeedCase::subject))
                                    .whenEmpty("no contacts are counted there"));
        }
    }

    /** What grew. */
    private final class EmergingAction implements Command {

        @Override
        public Usage usage() {
            return language(NeedArguments.filters(
                                    needs, Usage.of("emerging", "tells which themes grew, and in which words"))
                            .option("--window", "DAYS", "the last so many days (default: " + WINDOW + ")")
                            .option("--before", "DAYS", "compared with so many before (default: " + BEFORE + ")")
                            .option(
                                    "--to",
                                    "DATE",
                                    "the window's last day (default: that of --as-of, or of the last fact)"))
                    .example("kisa:needs emerging --window 14 --before 60");
        }

        @Override
        public void run(Invocation in) {
            var arguments = new NeedArguments(needs, in);
            int window = arguments.number("--window", "days").orElse(WINDOW);
            int before = arguments.number("--before", "days").orElse(BEFORE);
            NeedQuery query = arguments
                    .query(NeedDimension.THEME, Optional.empty())
                    .between(Optional.empty(), arguments.day("--to"));
            arguments.refuse();
            EmergingNeeds emerging;
            try (Progress progress = in.screen().progress("Comparing contacts", 0)) {
                emerging = needs.emerging(query, window, before, progress::to);
            }
            Language language = language(in);
            if (in.screen().json()) {
                in.screen().details(json(emerging, language));
            } else {
                show(in, emerging, language);
            }
        }

        private void show(Invocation in, EmergingNeeds emerging, Language language) {
            in.screen()
                    .line("From " + emerging.from() + " to " + emerging.to() + " (" + emerging.windowDays()
                            + (emerging.workingDays() ? " working days" : " days") + ") against the "
                            + emerging.beforeDays() + " from " + emerging.beforeFrom() + " on; " + emerging.compared()
                            + " themes and joint procurements compared, at most 5 % false alarms.");
            if (emerging.needs().isEmpty()) {
                in.screen().line("Nothing grew more than chance would do.");
            }
            emerging.needs().forEach(need -> show(in, need, title(need, language)));
            emerging.uncovered().ifPresent(need -> show(in, need, "Without a theme, or not sure of it"));
        }

        private static String title(EmergingNeed need, Language language) {
            return need.theme().code() + " " + need.theme().label().in(language)
                    + need.jointProcurement()
                            .map(j -> " – " + j.label().in(language))
                            .orElse("");
        }

        private static void show(Invocation in, EmergingNeed need, String title) {
            in.screen().line();
            in.screen().line(Tone.STRONG, title);
            in.screen()
                    .line("  " + need.now() + " contacts, " + need.before() + " before: "
                            + String.format(Locale.ROOT, "%.1f times as often (p = %.2g)", need.ratio(), need.p()));
            if (!need.terms().isEmpty()) {
                in.screen()
                        .line("  Words: "
                                + String.join(
                                        ", ",
                                        need.terms().stream()
                                                .map(term -> term.text() + " (" + term.now() + ")")
                                                .toList()));
            }
            need.sentences().forEach(sentence -> in.screen().line("  “" + sentence + "”"));
            in.screen().line(Tone.DIM, "  " + String.join(", ", need.contacts()));
        }

        private static Details json(EmergingNeeds emerging, Language language) {
            return Details.of("Emerging needs")
                    .add("asOf", "As of", emerging.asOf())
                    .add("from", "From", emerging.from())
                    .add("to", "To", emerging.to())
                    .add("beforeFrom", "Before, from", emerging.beforeFrom())
                    .add("windowDays", "Days", emerging.windowDays())
                    .add("beforeDays", "Days before", emerging.beforeDays())
                    .add("workingDays", "Working days", emerging.workingDays())
                    .add("compared", "Compared", emerging.compared())
                    .listing("needs", "Needs", emerging.needs(), listing(language))
                    .listing(
                            "uncovered",
                            "Uncovered",
                            emerging.uncovered().stream().toList(),
                            listing(language));
        }

        private static Listing<EmergingNeed> listing(Language language) {
            return Listing.rows(EmergingNeed.class)
                    .text("theme", "Theme", need -> need.theme().key())
                    .text("label", "Label", need -> need.theme().label().in(language))
                    .text("jointProcurement", "Joint procurement", need -> need.jointProcurement()
                            .map(NeedHead::key))
                    .number("now", "Now", EmergingNeed::now)
                    .number("before", "Before", EmergingNeed::before)
                    .number("ratio", "Times", EmergingNeed::ratio)
                    .number("p", "p", EmergingNeed::p)
                    .number("q", "q", EmergingNeed::q)
                    .text("terms", "Words", need -> need.terms().stream()
                            .map(EmergingNeed.Term::text)
                            .toList())
                    .text("sentences", "Sentences", EmergingNeed::sentences)
                    .text("contacts", "Contacts", EmergingNeed::contacts);
        }
    }

    /** The figures of a year. */
    private final class YearAction implements Command {

        @Override
        public Usage usage() {
            return language(Usage.of("year", "tells the figures of a year, and how to open each of them")
                            .argument("YEAR", "the year (default: the last one with contacts)", false)
                            .option("--as-of", "DATE", "as it stood at the end of that day")
                            .option("--open", "KEY", "the contacts, competitions or cases behind one of them"))
                    .example("kisa:needs year 2026 --open first-answer-median");
        }

        @Override
        public void run(Invocation in) {
            var arguments = new NeedArguments(needs, in);
            var asOf = arguments.asOf();
            int year = in.argument("YEAR")
                    .flatMap(text -> arguments.whole("YEAR", text, "a year, 2026 say"))
                    .orElseGet(() -> needs.lastYear(asOf).orElseGet(() -> LocalDate.now(NeedArguments.HELSINKI)
                            .getYear()));
            arguments.refuse();
            NeedYear figures;
            try (Progress progress = in.screen().progress("Counting contacts", 0)) {
                figures = needs.year(year, asOf, progress::to);
            }
            if (in.option("--open").isPresent()) {
                open(in, figures, in.option("--open").get());
                return;
            }
            Language language = language(in);
            in.screen().line(Tone.STRONG, Integer.toString(figures.year()));
            in.screen()
                    .listing(
                            figures.lines(),
                            Listing.rows(NeedYear.Line.class)
                                    .text("key", "Key", NeedYear.Line::key)
                                    .text("name", "What", line -> line.name().in(language))
                                    .number("value", "Number", NeedYear.Line::value)
                                    .text("unit", "Unit", NeedYear.Line::unit)
                                    .text("open", "Opened by", NeedYear.Line::open));
            in.screen().remark(Tone.DIM, "As of " + figures.asOf() + "; digest " + figures.digest());
        }

        /** Exactly those that a figure was computed from. */
        private static void open(Invocation in, NeedYear figures, String key) {
            NeedYear.Line line = figures.lines().stream()
                    .filter(each -> each.key().equalsIgnoreCase(key.strip()))
                    .findFirst()
                    .orElseThrow(() -> InvalidInputException.of(
                            "kisa:needs year",
                            "reporting.needs.figure",
                            "--open",
                            key,
                            "the key of a figure",
                            "Known: "
                                    + String.join(
                                            ", ",
                                            figures.lines().stream()
                                                    .map(NeedYear.Line::key)
                                                    .toList())
                                    + "."));
            in.screen()
                    .listing(
                            line.behind(),
                            Listing.rows(String.class)
                                    .text("id", "Id", id -> id)
                                    .whenEmpty("nothing is behind it"));
        }
    }
}
