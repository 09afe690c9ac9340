package org.minikisa.procurement.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.procurement.api.BodyChange;
import org.minikisa.procurement.api.BodyFiles;
import org.minikisa.procurement.api.BodyList;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** The body as files: in and out. */
final class FileActions {

    private static final String LIST = "--list";
    private static final String CHECK = "--check";
    private static final int MOST_NAMED = 5;

    private final Desk desk;
    private final BodyFiles files;

    FileActions(Desk desk, BodyFiles files) {
        this.desk = desk;
        this.files = files;
    }

    /** Of the whole body or any of its lists. */
    List<Command> ofEverything() {
        List<String> lists =
                Arrays.stream(BodyList.values()).map(FileActions::word).toList();
        return List.of(
                new Action(
                        importing("takes in a JSON document, or a table of one list")
                                .choice(LIST, "LIST", "what a table holds (default: joint-procurements)", lists)
                                .example("kisa:procurements import admissions.csv --list admissions"),
                        in -> take(in, list(in).orElse(BodyList.JOINT_PROCUREMENTS))),
                new Action(
                        exporting("writes everything as JSON or, into FILE.csv, one list as a table")
                                .choice(LIST, "LIST", "what the table holds (default: joint-procurements)", lists)
                                .example("kisa:procurements export body.json"),
                        in -> give(in, list(in).orElse(BodyList.JOINT_PROCUREMENTS))));
    }

    List<Command> of(BodyList list) {
        String words = word(list).replace('-', ' ');
        return List.of(
                new Action(importing("takes in a table of " + words), in -> take(in, list)),
                new Action(exporting("writes a table of " + words), in -> give(in, list)));
    }

    private static Usage importing(String summary) {
        return Usage.of("import", summary)
                .argument(Desk.FILE, "the file; CSV where it ends in .csv", true)
                .flag(CHECK, "only says what would change");
    }

    private static Usage exporting(String summary) {
        return Usage.of("export", summary).argument(Desk.FILE, "where it goes", true);
    }

    private void take(Invocation in, BodyList list) throws IOException {
        Path file = Desk.file(in.required(Desk.FILE));
        String name = file.getFileName().toString();
        byte[] content = Files.readAllBytes(file);
        BodyChange change = isTable(name) ? files.readCsv(name, list, content) : files.read(name, content);
        boolean load = !in.flag(CHECK) && confirmed(change, in.screen());
        int changed = load ? desk.procurements().load(change.body()) : 0;
        in.screen()
                .details(Details.of(load ? "Taken in from " + name : "Nothing was taken in from " + name)
                        .add("added", "New", change.added().size())
                        .add("overwritten", "Changed", change.changed().size())
                        .add("changed", "Rows written", changed)
                        .listing("new", "New ones", change.added(), names())
                        .listing("old", "Changed ones", change.changed(), names()));
    }

    private static boolean confirmed(BodyChange change, Screen screen) {
        if (change.changed().isEmpty()) {
            return true;
        }
        String named =
                String.join(", ", change.changed().stream().limit(MOST_NAMED).toList());
        return screen.confirm("Write over " + named
                + (change.changed().size() > MOST_NAMED
                        ? " and " + (change.changed().size() - MOST_NAMED) + " more"
                        : "")
                + "?");
    }

    private static Listing<String> names() {
        return Listing.rows(String.class).text("name", "Name", name -> name).whenEmpty("none");
    }

    private void give(Invocation in, BodyList list) throws IOException {
        String name = in.required(Desk.FILE);
        if (Desk.isThere(name) && !in.screen().confirm("Replace " + name + "?")) {
            in.screen().line(Tone.PLAIN, "Nothing was written.");
            return;
        }
        byte[] content = isTable(name) ? files.csv(list) : files.json();
        Path file = Desk.write(name, content);
        in.screen()
                .details(Details.of("Written")
                        .add("file", "File", file.toString())
                        .add("bytes", "Bytes", content.length));
    }

    private static boolean isTable(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static String word(BodyList list) {
        return list.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<BodyList> list(Invocation in) {
        return in.option(LIST).flatMap(word -> Stream.of(BodyList.values())
                .filter(list -> word(list).equalsIgnoreCase(word))
                .findFirst());
    }
}
