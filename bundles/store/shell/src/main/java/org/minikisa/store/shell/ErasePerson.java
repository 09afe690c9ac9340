package org.minikisa.store.shell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons;

/** Erases a person for good, after showing what that means and asking once. */
record ErasePerson(Supplier<Persons> persons) implements Command {

    private static final String BY = "--by";
    private static final String REASON = "--reason";

    private static final Listing<Persons.Part> PARTS = Listing.rows(Persons.Part.class)
            .text("wing", "Wing", Persons.Part::wing)
            .text("kind", "What", part -> part.what().kind())
            .number("erased", "Erased", part -> part.what().erased())
            .number("kept", "Frozen", part -> part.what().kept())
            .whenEmpty("nothing was held of this person");

    private static final Listing<Persons.Trace> TRACES = Listing.rows(Persons.Trace.class)
            .text("file", "File", Persons.Trace::file)
            .number("times", "Times", Persons.Trace::times)
            .whenEmpty("none");

    @Override
    public Usage usage() {
        return Meant.on(Usage.of("erase", "puts a pseudonym in a person's place everywhere, for good")
                        .option(BY, "NAME", "who does it; the user of this machine when left out")
                        .option(REASON, "TEXT", "why, without a word about who is erased"))
                .example(
                        "kisa:person erase anna.virtanen@itaranta.example --by Tietosuojavastaava --reason \"request 17\"");
    }

    @Override
    public void run(Invocation in) {
        Persons all = persons.get();
        Person person = Meant.of(in, all);
        List<HeldRow> held = FindPerson.rows(all, person);
        if (!in.screen().json()) {
            preview(in, person, held);
        }
        if (!in.screen().confirm("Erase this person for good? It cannot be undone.")) {
            return;
        }
        show(in, erased(in, all, person));
    }

    private static Persons.Erasure erased(Invocation in, Persons all, Person person) {
        String by = in.option(BY).orElse(System.getProperty("user.name", ""));
        try (var progress = in.screen().progress("Erasing, and writing the database anew", -1)) {
            progress.to(0);
            return all.erase(person, by, in.option(REASON).orElse(""));
        }
    }

    private static void preview(Invocation in, Person person, List<HeldRow> held) {
        Map<String, Long> kinds = held.stream()
                .collect(Collectors.groupingBy(
                        row -> row.wing() + ": " + row.held().kind()
                                + (row.held().fate().isKept() ? " (frozen)" : ""),
                        TreeMap::new,
                        Collectors.counting()));
        in.screen().line(Tone.STRONG, "Who: " + String.join(", ", Meant.all(person)));
        kinds.forEach((kind, count) -> in.screen().line("  " + count + " × " + kind));
        in.screen()
                .line(
                        "This cannot be undone. Copies made before migrations are deleted too. kisa:person find shows each"
                                + " thing.");
    }

    private static void show(Invocation in, Persons.Erasure erasure) {
        boolean clean = erasure.traces().isEmpty() && erasure.problems().isEmpty();
        in.screen()
                .details(Details.of("Erased: " + erasure.pseudonym() + " stands for the person now")
                        .add("pseudonym", "Pseudonym", erasure.pseudonym())
                        .add("clean", "Nothing left in the files", clean, clean ? Tone.GOOD : Tone.WARNING)
                        .listing("erased", "Erased", erasure.parts(), PARTS)
                        .listing("frozen", "Frozen, because the law keeps it", erasure.frozen(), ShowFrozen.LISTING)
                        .listing("traces", "Still found in files", erasure.traces(), TRACES)
                        .problems("problems", "What could not be done", erasure.problems()));
    }
}
