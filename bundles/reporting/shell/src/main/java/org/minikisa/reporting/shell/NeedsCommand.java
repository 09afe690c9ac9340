package org.minikisa.reporting.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.NeedCaption;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.Needs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which support the customers need: the map, what is behind its numbers, what grew, the figures of a year. */
@Component(service = Command.class)
public final class NeedsCommand implements Command {

    private final Needs needs;
    private final Actions actions;

    @Activate
    public NeedsCommand(@Reference Needs needs) {
        this.needs = needs;
        this.actions = new Actions(
                List.of(new MapAction(), new CasesAction(needs), new EmergingAction(needs), new YearAction(needs)));
    }

    @Override
    public Usage usage() {
        return actions.on(usage("needs"));
    }

    private Usage usage(String name) {
        Usage dimensions = NeedArguments.dimensions(Usage.of(name, "counts contacts by what they are about"));
        return NeedWords.option(NeedArguments.days(NeedArguments.filters(needs, dimensions))
                        .flag(
                                "--unsure",
                                "shows those that nobody is sure of as ?; otherwise they are left out and counted")
                        .option(
                                "--least",
                                "N",
                                "counts below N are not told (default: 3 in files, which are for others; 0 here)")
                        .option("--csv", "FILE", "writes the map as a table")
                        .option("--svg", "FILE", "writes it as a drawing")
                        .flag("--force", "replaces files that are there"))
                .example("kisa:needs --rows theme --columns month --from 2026-01-01 --svg needs.svg");
    }

    /** The map by its name, as people ask for it beside the others. */
    private final class MapAction implements Command {

        @Override
        public Usage usage() {
            return NeedsCommand.this.usage("map");
        }

        @Override
        public void run(Invocation in) throws Exception {
            map(in);
        }
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
        NeedWords words = NeedWords.of(needs, in);
        NeedMap map;
        try (Progress progress = in.screen().progress(words.say("needs.progress.counting"), 0)) {
            map = needs.map(query.telling(least.orElse(0)), progress::to);
        }
        show(in, map, words);
        if (csv.isPresent() || svg.isPresent()) {
            NeedMap told = map.query().leastCount() == least.orElse(NeedQuery.LEAST_COUNT)
                    ? map
                    : needs.map(map.query().telling(least.orElse(NeedQuery.LEAST_COUNT)), done -> {});
            if (csv.isPresent()) {
                write(in, csv.get(), needs.csv(told, words.language()), told, words);
            }
            if (svg.isPresent()) {
                write(in, svg.get(), needs.svg(told, words.language()), told, words);
            }
            if (told.query().leastCount() > 0) {
                in.screen().remark(Tone.DIM, words.say("needs.written.differ"));
            }
        }
    }

    private static void write(Invocation in, Path path, byte[] content, NeedMap told, NeedWords words)
            throws IOException {
        NeedFiles.write(path, content);
        int least = told.query().leastCount();
        in.screen()
                .remark(
                        Tone.GOOD,
                        least == 0
                                ? words.say("needs.written.all", path)
                                : words.say("needs.written.least", path, least));
    }

    private void show(Invocation in, NeedMap map, NeedWords words) {
        Language language = words.language();
        if (in.screen().json()) {
            in.screen().details(json(map, language).add("judge", "Would judge", needs.judge(map)));
            return;
        }
        NeedCaption caption = needs.caption(map, language);
        in.screen().line(Tone.STRONG, caption.title());
        in.screen().line(caption.lead());
        in.screen().line();
        if (map.rows().isEmpty()) {
            in.screen().line("–");
        } else {
            new HeatLines(map, language, words.say("all"), in.screen().width())
                    .lines()
                    .forEach(in.screen()::line);
        }
        in.screen().line();
        caption.notes().forEach(note -> in.screen().line(Tone.DIM, note));
        needs.judge(map).ifPresent(version -> in.screen()
                .line(words.say("needs.not-judged", version, map.query().taxonomy())));
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
}
