package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The help of one command. */
public final class HelpPage {

    private HelpPage() {}

    /** Shows what a command takes, with its example; one object with {@code --json}. */
    public static void show(Usage usage, Screen screen) {
        screen.details(details(usage));
    }

    private static Details details(Usage usage) {
        Details page = Details.of("kisa:" + usage.name() + " - " + usage.summary())
                .add("name", "Name", usage.name())
                .add("summary", "Summary", usage.summary())
                .add("usage", "Usage", usage.line())
                .add("example", "Example", usage.example());
        Listing<Entry> columns =
                Listing.rows(Entry.class).text("name", "Name", Entry::name).text("summary", "Meaning", Entry::summary);
        if (!usage.parameters().isEmpty()) {
            page.listing(
                    "arguments",
                    "Arguments",
                    usage.parameters().stream().map(Entry::of).toList(),
                    columns);
        }
        if (!usage.actions().isEmpty()) {
            page.listing(
                    "actions",
                    "Actions",
                    usage.actions().stream()
                            .map(action -> new Entry(action.lastWord(), action.summary()))
                            .toList(),
                    columns);
        }
        var options = new ArrayList<>(usage.options().stream().map(Entry::of).toList());
        options.add(new Entry(Usage.JSON, "prints the result as JSON, for programs"));
        options.add(new Entry(Usage.HELP, "shows this page"));
        return page.listing("options", "Options", options, columns);
    }

    private record Entry(String name, String summary) {

        static Entry of(Usage.Parameter parameter) {
            return new Entry(
                    parameter.name() + (parameter.repeated() ? "…" : ""),
                    parameter.summary() + (parameter.required() ? "" : " (optional)"));
        }

        static Entry of(Usage.Option option) {
            Collection<String> values = option.closed() ? option.candidates().get() : List.of();
            return new Entry(
                    option.line(), option.summary() + (values.isEmpty() ? "" : ": " + String.join(", ", values)));
        }
    }
}
