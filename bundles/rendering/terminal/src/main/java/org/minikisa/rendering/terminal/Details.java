package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.Problem;

/**
 * One thing with its properties: a title, lines of key and value, longer texts, tables within. With {@code --json} one
 * object with the same keys. A builder for one thread.
 *
 * <pre>{@code
 * Details.of("Contact CT-12")
 *         .add("subject", "Subject", contact.subject())
 *         .text("text", "Text", contact.text())
 *         .listing("attachments", "Attachments", contact.attachments(), columns)
 * }</pre>
 */
public final class Details {

    private final String title;
    private final List<Part> parts = new ArrayList<>();

    private Details(String title) {
        this.title = title;
    }

    /** @param title for people; not part of the JSON, so give the id as a property too */
    public static Details of(String title) {
        return new Details(Objects.requireNonNull(title, "title"));
    }

    /** A property; what the value may be is said at {@link Column}. Nothing is shown for people where there is none. */
    public Details add(String key, String label, Object value) {
        return add(key, label, value, Tone.PLAIN);
    }

    /** A property in a tone. */
    public Details add(String key, String label, Object value, Tone tone) {
        parts.add(new Property(key, label, value, value, tone));
        return this;
    }

    /** A number that people read with fixed decimals (half up) and programs exactly. */
    public Details number(String key, String label, int digits, Object value) {
        return shown(key, label, value, Cells.text(value, digits));
    }

    /** A property that people read as {@code printed}, or not at all when that is blank; in JSON the value itself. */
    public Details shown(String key, String label, Object value, String printed) {
        parts.add(new Property(key, label, value, printed, Tone.PLAIN));
        return this;
    }

    /** Something that people look at and programs leave out: its numbers stand in another part. */
    public Details drawing(String label, Drawing drawing) {
        parts.add(new Sketch(label, drawing));
        return this;
    }

    /** A text of several lines or of any length, indented under its label. */
    public Details text(String key, String label, String text) {
        parts.add(new Paragraph(key, label, text));
        return this;
    }

    /** A table within; an array in JSON. */
    public <T> Details listing(String key, String label, List<? extends T> rows, Listing<T> listing) {
        parts.add(new Table<T>(key, label, List.copyOf(rows), listing));
        return this;
    }

    /** Bars within; an object in JSON. */
    public Details waterfall(String key, String label, Waterfall waterfall) {
        parts.add(new Bars(key, label, waterfall));
        return this;
    }

    /** What is wrong with it, each problem with place, found, expected and remedy; an array in JSON. */
    public Details problems(String key, String label, List<Problem> problems) {
        parts.add(new Complaints(key, label, List.copyOf(problems)));
        return this;
    }

    public String title() {
        return title;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    sealed interface Part {
        String label();
    }

    record Property(String key, String label, Object value, Object printed, Tone tone) implements Part {}

    record Paragraph(String key, String label, String text) implements Part {}

    record Table<T>(String key, String label, List<T> rows, Listing<T> listing) implements Part {}

    record Complaints(String key, String label, List<Problem> problems) implements Part {}

    record Sketch(String label, Drawing drawing) implements Part {}

    record Bars(String key, String label, Waterfall waterfall) implements Part {}
}
