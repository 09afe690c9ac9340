package org.minikisa.intake.shell;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.minikisa.intake.shell.Settings.SetUp;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Sets channels up, changes and removes them: {@code kisa:intake add imap tuki --host mail.example.fi …}. */
final class SettingsActions {

    private static final String KIND = "KIND";
    private static final String NAME = "NAME";
    private static final String VALUES = "PROPERTY=VALUE";

    /** What is set often has an option of its own; {@code --password-file} is the property {@code password.file}. */
    private static final Map<String, String> OFTEN = often();

    private final Supplier<Settings> settings;

    SettingsActions(Supplier<Settings> settings) {
        this.settings = settings;
    }

    List<Command> all() {
        return List.of(new Add(), new Show(), new Remove());
    }

    private static Map<String, String> often() {
        var options = new LinkedHashMap<String, String>();
        options.put("host", "the mail server (imap, smtp), or what is listened on (lmtp)");
        options.put("port", "its port");
        options.put("user", "who signs in");
        options.put("password-file", "file with the password, readable by nobody else; or env:NAME");
        options.put("folder", "a folder: of the mailbox (imap), or of files that is watched (folder)");
        options.put("recipients", "addresses that mail is taken for, with commas between them (lmtp)");
        return options;
    }

    private List<String> kinds() {
        return settings.get().kinds().stream()
                .filter(Kind::several)
                .map(Kind::name)
                .toList();
    }

    private List<String> ids() {
        return settings.get().all().stream().map(SetUp::id).toList();
    }

    private List<String> properties() {
        return settings.get().kinds().stream()
                .flatMap(kind -> kind.fields().stream())
                .map(field -> field.property() + "=")
                .distinct()
                .sorted()
                .toList();
    }

    private Usage withOptions(Usage usage) {
        Usage result =
                usage.rest(VALUES, "any setting of its kind, as kisa:intake settings shows them", this::properties);
        for (var option : OFTEN.entrySet()) {
            result = result.option("--" + option.getKey(), option.getKey().toUpperCase(Locale.ROOT), option.getValue());
        }
        return result;
    }

    /** All that was written, by property; what is none goes to the problems. */
    private static Map<String, String> written(Invocation in, Problems problems) {
        var values = new TreeMap<String, String>();
        for (String option : OFTEN.keySet()) {
            in.option("--" + option).ifPresent(value -> values.put(option.replace('-', '.'), value));
        }
        for (String pair : in.rest()) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                problems.add("intake.settings.pair", pair, "no =", VALUES, "Write host=mail.example.fi, say.");
            } else {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }

    /** One setting as it holds. */
    private record Line(SetUp setUp, Field field) {

        boolean set() {
            return setUp.values().containsKey(field.property());
        }
    }

    private static Listing<Line> lines() {
        return Listing.rows(Line.class)
                .text("property", "Setting", line -> line.field().property())
                .text("value", "Value", line -> line.setUp().shown(line.field()))
                .text("set", "Set", Line::set)
                .text("summary", "What it is", line -> line.field().summary());
    }

    private static Details details(SetUp setUp) {
        return Details.of(setUp.id())
                .add("id", "Id", setUp.id())
                .add("kind", "Kind", setUp.kind().name())
                .add("summary", "", setUp.kind().summary())
                .listing(
                        "settings",
                        "Settings",
                        setUp.kind().fields().stream()
                                .map(field -> new Line(setUp, field))
                                .toList(),
                        lines());
    }

    private final class Add implements Command {

        @Override
        public Usage usage() {
            return withOptions(Usage.of("add", "sets up a channel or the way out; it is opened at once")
                            .argument(KIND, "what: imap, smtp, lmtp, folder, form", SettingsActions.this::kinds, true)
                            .argument(NAME, "how it is called from now on", true))
                    .example(
                            "kisa:intake add imap tuki --host mail.example.fi --user tuki --password-file /etc/minikisa/tuki");
        }

        @Override
        public void run(Invocation in) throws IOException {
            var problems = new Problems();
            Map<String, String> written = written(in, problems);
            in.screen().details(details(settings.get().add(in.required(KIND), in.required(NAME), written, problems)));
        }
    }

    private final class Show implements Command {

        @Override
        public Usage usage() {
            return withOptions(Usage.of("settings", "shows what is set up, or changes it")
                            .argument(
                                    "ID",
                                    "a channel, or core; all where it is left out",
                                    SettingsActions.this::ids,
                                    false))
                    .option("--kind", KIND, "shows what could be set for a kind", SettingsActions.this::kinds)
                    .example("kisa:intake settings core seconds=5");
        }

        @Override
        public void run(Invocation in) throws IOException {
            var problems = new Problems();
            Map<String, String> written = written(in, problems);
            if (in.option("--kind").isPresent()) {
                Kind kind = settings.get().kind(in.option("--kind").get());
                in.screen().details(details(new SetUp(kind.name(), kind, new TreeMap<>())));
            } else if (in.argument("ID").isEmpty()) {
                list(in);
            } else {
                String id = in.required("ID");
                in.screen()
                        .details(details(
                                written.isEmpty() && problems.isEmpty()
                                        ? settings.get().find(id)
                                        : settings.get().change(id, written, problems)));
            }
        }

        private void list(Invocation in) {
            List<Line> all = settings.get().all().stream()
                    .flatMap(setUp -> setUp.kind().fields().stream().map(field -> new Line(setUp, field)))
                    .filter(Line::set)
                    .toList();
            in.screen()
                    .listing(
                            all,
                            Listing.rows(Line.class)
                                    .text("id", "Id", line -> line.setUp().id())
                                    .text("property", "Setting", line -> line.field()
                                            .property())
                                    .text("value", "Value", line -> line.setUp().shown(line.field()))
                                    .whenEmpty(
                                            "everything is as it came; kisa:intake add imap NAME sets up a mailbox"));
        }
    }

    private final class Remove implements Command {

        @Override
        public Usage usage() {
            return Usage.of("remove", "closes a channel and forgets its settings; contacts stay")
                    .argument(
                            "ID", "imap-tuki, say; the core goes back to its defaults", SettingsActions.this::ids, true)
                    .example("kisa:intake remove imap-tuki");
        }

        @Override
        public void run(Invocation in) throws IOException {
            SetUp setUp = settings.get().find(in.required("ID"));
            if (in.screen().confirm("Remove the settings of " + setUp.id() + "?")) {
                settings.get().remove(setUp.id());
                in.screen()
                        .details(Details.of("Removed")
                                .add("id", "Id", setUp.id())
                                .add("removed", "Removed", true, Tone.GOOD));
            }
        }
    }
}
