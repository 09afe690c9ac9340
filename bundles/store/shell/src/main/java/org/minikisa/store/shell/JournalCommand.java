package org.minikisa.store.shell;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the journal of facts, proves it, and gives facts that a reaction could not process another try. */
@Component
public final class JournalCommand implements Command {

    private static final String ACTION = "ACTION";
    private static final String REACTION = "REACTION";
    private static final String TYPE = "--type";
    private static final String AFTER = "--after";
    private static final String LIMIT = "--limit";
    private static final List<String> ACTIONS = List.of("list", "verify", "cursors", "parked", "retry");

    private static final int USUAL_LIMIT = 20;
    private static final int MOST = 100_000;
    /** How many entries are looked at first when the last ones of a type are sought. */
    private static final long WINDOW = 1_000;

    private static final Listing<Entry> ENTRIES = Listing.rows(Entry.class)
            .number("number", "No", Entry::number)
            .text("at", "At", Entry::at)
            .text("type", "Type", Entry::type)
            .number("version", "V", Entry::version)
            .text("fact", "Fact", Entry::json)
            .text("digest", "Digest", Entry::digest)
            .whenEmpty("no such entries");

    private static final Listing<Journal.Cursor> CURSORS = Listing.rows(Journal.Cursor.class)
            .text("name", "Reaction", Journal.Cursor::name)
            .number("position", "Position", Journal.Cursor::position)
            .with(Column.<Journal.Cursor>number("lag", "Lag", Journal.Cursor::lag)
                    .tone(cursor -> cursor.lag() > 0 ? Tone.WARNING : Tone.PLAIN))
            .with(Column.<Journal.Cursor>text("registered", "Registered", Journal.Cursor::registered)
                    .tone(cursor -> cursor.registered() ? Tone.PLAIN : Tone.WARNING))
            .with(Column.<Journal.Cursor>number("parked", "Parked", Journal.Cursor::parked)
                    .tone(cursor -> cursor.parked() > 0 ? Tone.BAD : Tone.PLAIN))
            .whenEmpty("no reaction has ever been registered");

    private static final Listing<Journal.Parked> PARKED = Listing.rows(Journal.Parked.class)
            .text("reaction", "Reaction", Journal.Parked::reaction)
            .number("number", "No", Journal.Parked::number)
            .text("type", "Type", Journal.Parked::type)
            .number("attempts", "Attempts", Journal.Parked::attempts)
            .text("error", "Error", Journal.Parked::error)
            .whenEmpty("nothing is parked");

    private final Journal journal;

    @Activate
    public JournalCommand(@Reference Journal journal) {
        this.journal = journal;
    }

    @Override
    public Usage usage() {
        return Usage.of("journal", "shows and proves the journal of facts")
                .argument(ACTION, "one of " + String.join(", ", ACTIONS) + "; list when left out", () -> ACTIONS, false)
                .argument(
                        REACTION, "for retry: the reaction whose parked facts are tried again", this::withParked, false)
                .option(TYPE, "TYPE", "for list: only this type, or intake. for a whole wing", this::types)
                .option(AFTER, "NUMBER", "for list: from behind this entry on, instead of the last ones")
                .option(LIMIT, "COUNT", "for list: at most so many, " + USUAL_LIMIT + " when left out")
                .example("kisa:journal --type intake. --limit 5");
    }

    @Override
    public void run(Invocation in) {
        String action = in.argument(ACTION).orElse("list");
        switch (action) {
            case "list" -> list(in);
            case "verify" -> verify(in);
            case "cursors" -> in.screen().listing(journal.cursors(), CURSORS);
            case "parked" -> in.screen().listing(journal.parked(), PARKED);
            case "retry" -> retry(in);
            default -> throw UnknownIdException.of("action of the journal", action, ACTIONS);
        }
    }

    private void list(Invocation in) {
        var problems = new Problems();
        long after = number(in, AFTER, 0, Long.MAX_VALUE, -1, problems);
        int limit = (int) number(in, LIMIT, 1, MOST, USUAL_LIMIT, problems);
        problems.refuseIfAny("the call of kisa:journal");
        String type = in.option(TYPE).orElse("");
        in.screen().listing(after < 0 ? last(type, limit) : journal.entries(after, type, limit), ENTRIES);
    }

    /** The last entries of a type, in their order: looks back from the end, further each time, until there are enough. */
    private List<Entry> last(String type, int limit) {
        long last = journal.last();
        for (long window = type.isEmpty() ? limit : Math.max(WINDOW, limit); ; window *= 4) {
            long after = Math.max(0, last - window);
            List<Entry> found = journal.entries(after, type, Integer.MAX_VALUE);
            if (found.size() >= limit || after == 0) {
                return found.subList(Math.max(0, found.size() - limit), found.size());
            }
        }
    }

    private void verify(Invocation in) {
        Journal.Verification verification = journal.verify();
        boolean holds = verification.firstBroken().isEmpty();
        in.screen()
                .details(Details.of(holds ? "The journal holds" : "The journal is broken")
                        .add("holds", "Holds", holds, holds ? Tone.GOOD : Tone.BAD)
                        .add("entries", "Proven entries", verification.entries())
                        .add("head", "Digest of the last one", verification.head())
                        .add(
                                "firstBroken",
                                "First broken entry",
                                verification.firstBroken().map(Journal.Broken::number),
                                Tone.BAD)
                        .add("reason", "Reason", verification.firstBroken().map(Journal.Broken::reason), Tone.BAD));
        verification.firstBroken().ifPresent(broken -> {
            throw InvalidInputException.of(
                    "the journal",
                    "store.journal.broken",
                    "entry " + broken.number(),
                    broken.reason(),
                    "an unbroken chain",
                    "Someone changed the database past this program: keep the data folder as it is,"
                            + " and compare it with the last copy whose head digest is known to be right.");
        });
    }

    private void retry(Invocation in) {
        String reaction = in.argument(REACTION)
                .orElseThrow(() -> InvalidInputException.of(
                        "the call of kisa:journal",
                        "store.journal.reaction",
                        REACTION,
                        "nothing",
                        "a reaction with parked facts",
                        waiting()));
        List<String> known =
                journal.cursors().stream().map(Journal.Cursor::name).toList();
        if (!known.contains(reaction)) {
            throw UnknownIdException.of("reaction", reaction, known);
        }
        int tried = journal.retryParked(reaction);
        List<Journal.Parked> left = journal.parked().stream()
                .filter(p -> p.reaction().equals(reaction))
                .toList();
        in.screen()
                .details(Details.of("Parked facts of " + reaction)
                        .add("reaction", "Reaction", reaction)
                        .add("tried", "Tried", tried)
                        .add("parked", "Still parked", left.size(), left.isEmpty() ? Tone.GOOD : Tone.BAD)
                        .listing("left", "Left", left, PARKED));
    }

    private String waiting() {
        List<String> waiting = withParked();
        return waiting.isEmpty()
                ? "Nothing is parked, so there is nothing to try."
                : "Name one of " + String.join(", ", waiting) + ".";
    }

    private static long number(Invocation in, String option, long least, long most, long missing, Problems problems) {
        String text = in.option(option).orElse(Long.toString(missing));
        try {
            long number = Long.parseLong(text);
            if (in.option(option).isEmpty() || number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number out of range.
        }
        problems.add(
                "store.journal.number",
                option,
                text,
                "a whole number from " + least + " to " + most,
                "Give such a number, or leave the option out.");
        return missing;
    }

    private List<String> withParked() {
        return journal.parked().stream()
                .map(Journal.Parked::reaction)
                .distinct()
                .toList();
    }

    /** For completion: the types and wings among the last entries. */
    private List<String> types() {
        Set<String> types = new TreeSet<>();
        for (Entry entry : journal.entries(Math.max(0, journal.last() - WINDOW), "", (int) WINDOW)) {
            types.add(entry.type());
            types.add(entry.type().substring(0, entry.type().lastIndexOf('.') + 1));
        }
        return List.copyOf(types);
    }
}
