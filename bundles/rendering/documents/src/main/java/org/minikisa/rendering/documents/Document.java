package org.minikisa.rendering.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A paper as it is read, page by page: every number and word in its final form. A line break in a text is kept.
 *
 * @param locale of all its texts
 * @param title its heading
 * @param kind what paper it is, above the title; empty for nothing
 * @param header printed at the top of every page: whose it is, what it belongs to
 * @param page the word before the number of a page
 */
public record Document(
        Locale locale, String title, String kind, String header, String footer, String page, List<Block> blocks) {

    /** The most columns a table may have; word processors take no more than 63. */
    public static final int MOST_COLUMNS = 32;

    public Document {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(footer, "footer");
        Objects.requireNonNull(page, "page");
        blocks = List.copyOf(blocks);
    }

    /** A piece of a document. */
    public sealed interface Block {}

    /** @param level 1 to 3, below the title */
    public record Heading(int level, String text) implements Block {
        public Heading {
            Objects.requireNonNull(text, "text");
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("a heading of level " + level);
            }
        }
    }

    public record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }

        public static Paragraph of(String text) {
            return new Paragraph(List.of(new Span(text, false)));
        }
    }

    /** @param strong what must not be overlooked: a last day, say */
    public record Span(String text, boolean strong) {
        public Span {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Stands out. */
    public record Note(String text) implements Block {
        public Note {
            Objects.requireNonNull(text, "text");
        }
    }

    /** @param numbered from 1; with bullets otherwise */
    public record Items(boolean numbered, List<String> texts) implements Block {
        public Items {
            texts = List.copyOf(texts);
        }
    }

    /** Names with what they say. */
    public record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A name with what it says. */
    public record Fact(String name, String text) {
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(text, "text");
        }
    }

    /** What follows begins on a new page. */
    public record PageBreak() implements Block {}

    /** @param caption empty for none */
    public record Table(String caption, List<Column> columns, List<Row> rows) implements Block {

        public Table {
            Objects.requireNonNull(caption, "caption");
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            int wide = columns.size();
            if (wide < 1 || wide > MOST_COLUMNS) {
                throw new IllegalArgumentException("a table of " + wide + " columns");
            }
            for (Row row : rows) {
                if (row.cells().size() != (row.kind() == Row.Kind.GROUP ? 1 : wide)) {
                    throw new IllegalArgumentException(
                            "a row of " + row.cells().size() + " cells in a table of " + wide + " columns");
                }
            }
        }
    }

    /**
     * A column of a table.
     *
     * @param numeric its cells stand to the right, digit below digit
     * @param share of the width of the page, among the shares of all columns; at least 1
     */
    public record Column(String head, boolean numeric, int share) {

        public Column {
            Objects.requireNonNull(head, "head");
            if (share < 1) {
                throw new IllegalArgumentException("a column with a share of " + share);
            }
        }

        public static Column text(String head, int share) {
            return new Column(head, false, share);
        }

        public static Column number(String head, int share) {
            return new Column(head, true, share);
        }
    }

    /** @param cells one for every column; a group has one for all of them */
    public record Row(Kind kind, List<String> cells) {

        /** What a row is. */
        public enum Kind {
            PLAIN,
            /** Stands out: the winner, a sum. */
            STRONG,
            /** Heads the rows after it. */
            GROUP
        }

        public Row {
            Objects.requireNonNull(kind, "kind");
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(Kind.PLAIN, Arrays.asList(cells));
        }

        public static Row strong(String... cells) {
            return new Row(Kind.STRONG, Arrays.asList(cells));
        }

        public static Row group(String head) {
            return new Row(Kind.GROUP, List.of(head));
        }
    }
}
