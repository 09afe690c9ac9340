package org.minikisa.runtime.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.HelpPage;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** {@code kisa:help}: all commands by wing, or one of them. */
final class HelpCommand implements Command {

    /** The order of the journey; wings that are not named here follow by name. */
    private static final List<String> JOURNEY = List.of(
            "demo",
            "procurement",
            "intake",
            "classification",
            "support",
            "competition",
            "impact",
            "reporting",
            "store",
            "runtime");

    private final Commands commands;

    HelpCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Usage usage() {
        return Usage.of("help", "lists the commands, or explains one")
                .argument("COMMAND", "the command to explain", commands::names, false)
                .argument("ACTION", "one of its actions", false)
                .example("kisa:help contacts");
    }

    @Override
    public void run(Invocation in) {
        Optional<String> name = in.argument("COMMAND");
        if (name.isPresent()) {
            Command command = commands.find(name.get())
                    .orElseThrow(() -> UnknownIdException.of("command", Commands.bare(name.get()), commands.names()));
            HelpPage.show(usage(command.usage(), in.argument("ACTION")), in.screen());
        } else {
            list(in.screen());
        }
    }

    private static Usage usage(Usage command, Optional<String> action) {
        return action.isEmpty()
                ? command
                : command.action(action.get())
                        .orElseThrow(() -> UnknownIdException.of(
                                "action of " + command.name(),
                                action.get(),
                                command.actions().stream().map(Usage::lastWord).toList()));
    }

    private void list(Screen screen) {
        Map<String, List<Row>> wings =
                new TreeMap<>(Comparator.comparingInt(HelpCommand::place).thenComparing(Comparator.naturalOrder()));
        for (Commands.Offer offer : commands.offers()) {
            Usage usage = offer.usage();
            wings.computeIfAbsent(offer.wing(), wing -> new ArrayList<>())
                    .add(new Row(usage.name(), offer.wing(), usage.summary(), usage.example()));
        }
        if (screen.json()) {
            screen.listing(wings.values().stream().flatMap(List::stream).toList(), Row.ALL);
            return;
        }
        int width = commands.names().stream().mapToInt(String::length).max().orElse(0);
        wings.forEach((wing, rows) -> {
            screen.line(Tone.STRONG, wing);
            for (Row row : rows) {
                screen.line("  " + row.name + " ".repeat(width - row.name.length()) + "  " + row.summary);
            }
        });
        screen.line();
        screen.line("kisa:help COMMAND explains one; every listing prints JSON with --json; TAB completes.");
    }

    private static int place(String wing) {
        int place = JOURNEY.indexOf(wing);
        return place < 0 ? JOURNEY.size() : place;
    }

    private record Row(String name, String wing, String summary, String example) {

        static final Listing<Row> ALL = Listing.rows(Row.class)
                .text("name", "Command", Row::name)
                .text("wing", "Wing", Row::wing)
                .text("summary", "What it does", Row::summary)
                .text("example", "Example", Row::example);
    }
}
