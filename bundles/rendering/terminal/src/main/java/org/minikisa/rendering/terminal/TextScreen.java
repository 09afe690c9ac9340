package org.minikisa.rendering.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import org.minikisa.problem.api.InvalidInputException;

/** The screen of one run of a command, on streams. For use by one thread; {@link #close()} when the command has ended. */
public final class TextScreen implements Screen, AutoCloseable {

    private static final int PIPE_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;
    private static final int FLUSH_EVERY = 500;
    private static final Set<String> YES = Set.of("y", "yes", "k", "kyllä", "j", "ja");

    private final Surface surface;
    private final boolean json;
    private final LongSupplier nanos;
    private ProgressLine progress;

    public TextScreen(Surface surface, boolean json) {
        this(surface, json, System::nanoTime);
    }

    TextScreen(Surface surface, boolean json, LongSupplier nanos) {
        this.surface = Objects.requireNonNull(surface, "surface");
        this.json = json;
        this.nanos = nanos;
    }

    @Override
    public void line(Tone tone, String text) {
        if (json) {
            remark(tone, text);
        } else {
            print(surface.out(), surface.outColours(), tone, text);
        }
    }

    @Override
    public void remark(Tone tone, String text) {
        print(surface.err(), surface.errColours(), tone, text);
    }

    private void print(PrintStream stream, boolean colours, Tone tone, String text) {
        makeRoom();
        for (String line : text.split("\\R", -1)) {
            String clean = Text.cleanLine(line);
            stream.println(colours ? tone.ansi(clean) : clean);
        }
        stream.flush();
    }

    @Override
    public <T> void listing(List<? extends T> rows, Listing<T> listing) {
        if (json) {
            document(Json.lines(rows.stream().map(listing::object).toList()));
        } else if (rows.isEmpty()) {
            line(Tone.DIM, listing.whenEmpty());
        } else {
            lines(Cells.table(rows, listing, surface.columns(), surface.outColours()));
        }
    }

    @Override
    public void details(Details details) {
        if (json) {
            document(Json.lines(object(details)));
        } else {
            lines(Sheet.lines(details, width(), surface.columns(), surface.outColours()));
        }
    }

    @Override
    public void waterfall(Waterfall waterfall) {
        if (json) {
            document(Json.lines(object(waterfall)));
        } else {
            lines(Bars.lines(waterfall, width(), surface.outColours()));
        }
    }

    /** Says why an input was refused: every problem with place, found, expected and remedy, on the error stream. */
    public void refusal(InvalidInputException refused) {
        int count = refused.problems().size();
        remark(
                Tone.BAD,
                Text.clean(refused.what()) + " was refused: " + count + (count == 1 ? " problem" : " problems"));
        for (String line : ProblemText.lines(refused.problems())) {
            remark(Tone.BAD, line);
        }
    }

    @Override
    public Progress progress(String title, long total) {
        makeRoom();
        progress = new ProgressLine(title, total, surface.err(), surface.errColumns(), surface.errColours(), nanos);
        return progress;
    }

    @Override
    public boolean confirm(String question) {
        if (json || surface.person().isEmpty()) {
            return true;
        }
        makeRoom();
        String answer = surface.person().get().apply(Text.cleanLine(question) + " [y/N] ");
        return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<String> ask(String question, Optional<String> proposal) {
        return ask(question, proposal, List.of());
    }

    @Override
    public Optional<String> ask(String question, Optional<String> proposal, Collection<String> candidates) {
        if (json || surface.person().isEmpty()) {
            return Optional.empty();
        }
        makeRoom();
        String shown = Text.cleanLine(question)
                + proposal.map(text -> " [" + Text.cleanLine(text) + "]").orElse("") + ": ";
        String answer = line(shown, candidates).strip();
        return answer.isEmpty() ? proposal : Optional.of(answer);
    }

    private String line(String question, Collection<String> candidates) {
        var asked = surface.person().orElseThrow();
        return asked instanceof Person person ? person.line(question, candidates) : asked.apply(question);
    }

    @Override
    public boolean attended() {
        return !json && surface.person().filter(Person.class::isInstance).isPresent();
    }

    @Override
    public Optional<Character> key(String question) {
        if (!attended()) {
            return Optional.empty();
        }
        makeRoom();
        return surface.person().map(Person.class::cast).flatMap(person -> person.key(Text.cleanLine(question) + " "));
    }

    @Override
    public Optional<InputStream> input() {
        return surface.in();
    }

    @Override
    public int width() {
        return surface.columns() == 0 ? PIPE_WIDTH : Math.max(LEAST_WIDTH, surface.columns());
    }

    @Override
    public boolean json() {
        return json;
    }

    /** Takes a forgotten progress bar away and flushes. */
    @Override
    public void close() {
        makeRoom();
        surface.out().flush();
        surface.err().flush();
    }

    private void makeRoom() {
        if (progress != null) {
            progress.hide();
        }
    }

    private void document(String text) {
        makeRoom();
        surface.out().println(text);
        surface.out().flush();
    }

    private void lines(List<String> lines) {
        makeRoom();
        int written = 0;
        for (String line : lines) {
            surface.out().println(line);
            if (++written % FLUSH_EVERY == 0) {
                Stopped.ifInterrupted();
            }
        }
        surface.out().flush();
    }

    private static Map<String, Object> object(Details details) {
        var object = new LinkedHashMap<String, Object>();
        for (Details.Part part : details.parts()) {
            if (part instanceof Details.Property property) {
                object.put(property.key(), property.value());
            } else if (part instanceof Details.Paragraph paragraph) {
                object.put(paragraph.key(), paragraph.text());
            } else if (part instanceof Details.Table<?> table) {
                object.put(table.key(), rows(table));
            } else if (part instanceof Details.Complaints complaints) {
                object.put(
                        complaints.key(),
                        complaints.problems().stream()
                                .map(ProblemText.listing()::object)
                                .toList());
            } else if (part instanceof Details.Bars bars) {
                object.put(bars.key(), object(bars.waterfall()));
            }
        }
        return object;
    }

    private static <T> List<Map<String, Object>> rows(Details.Table<T> table) {
        return table.rows().stream().map(table.listing()::object).toList();
    }

    private static Map<String, Object> object(Waterfall waterfall) {
        var bars = waterfall.bars().stream()
                .map(bar -> {
                    var object = new LinkedHashMap<String, Object>();
                    object.put("label", bar.label());
                    object.put("kind", bar.kind());
                    object.put("amount", bar.amount());
                    object.put("printed", bar.printed());
                    return object;
                })
                .toList();
        return Map.of("bars", bars);
    }
}
