package org.minikisa.rendering.documents;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A document as it is read: every number and word in its final form.
 *
 * @param lead one or two sentences below the title
 * @param facts what a reader must know of the document: from when, by whom, of what
 * @param words the fixed words of a document in its language
 */
public record Page(
        Locale locale, String title, String lead, List<Fact> facts, List<Part> parts, String footer, Words words) {

    public Page {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(lead, "lead");
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
        Objects.requireNonNull(footer, "footer");
        Objects.requireNonNull(words, "words");
    }

    /** A name with what it says. */
    public record Fact(String name, String text) {}

    /**
     * The fixed words.
     *
     * @param contents the heading of the table of contents
     * @param sameNumbers what opens the table below a picture
     * @param showTable what opens a long table; {@code {0}} is its number of rows
     * @param source the word before a source
     */
    public record Words(String contents, String sameNumbers, String showTable, String source) {}

    /** @param id its anchor: lower-case letters, digits and hyphens */
    public record Part(String id, String title, List<Block> blocks) {

        public Part {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            blocks = List.copyOf(blocks);
        }
    }

    /** A piece of a part. */
    public sealed interface Block {

        record Heading(String text) implements Block {}

        record Paragraph(String text) implements Block {}

        /** Stands out. */
        record Notice(String text) implements Block {}

        record Figures(List<Figure> figures) implements Block {
            public Figures {
                figures = List.copyOf(figures);
            }
        }

        /** The three figures that matter most, in the colours of charts: what was given, what was added, their sum. */
        record Headline(List<Figure> figures) implements Block {
            public Headline {
                figures = List.copyOf(figures);
            }
        }

        /** Names with what they say, of any length; a digest breaks where it must. */
        record Facts(List<Fact> facts) implements Block {
            public Facts {
                facts = List.copyOf(facts);
            }
        }

        /**
         * @param open whether all of it is seen at once
         * @param cards whether on a narrow page each row becomes a card, as texts want it; numbers are scrolled
         */
        record Rows(Table table, boolean open, boolean cards) implements Block {

            /** Numbers. A long table is folded: the page stays readable, the numbers are one step away. */
            public Rows(Table table) {
                this(table, table.rows().size() <= Html.LONGEST_OPEN_TABLE, false);
            }

            /** Texts, however many. */
            public static Rows texts(Table table) {
                return new Rows(table, true, true);
            }
        }

        /**
         * A picture with the numbers it shows.
         *
         * @param wide an {@code <svg>} element, written by us: it is not escaped
         * @param narrow the same for a narrow page
         */
        record Picture(String wide, String narrow, Table numbers) implements Block {}
    }

    /** @param unit printed smaller after the value; empty for none */
    public record Figure(String name, String value, String unit, String source) {}

    /**
     * @param rows each with a cell for every head; one of a single cell heads the rows after it
     * @param source where the numbers come from; empty for none
     */
    public record Table(String caption, List<Head> heads, List<List<Cell>> rows, String source) {

        public Table {
            Objects.requireNonNull(caption, "caption");
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
            Objects.requireNonNull(source, "source");
        }
    }

    /** @param numeric its cells stand to the right, digit below digit; a line break in a cell's text is kept */
    public record Head(String text, boolean numeric) {}

    public record Cell(String text, boolean numeric) {}
}
