package org.minikisa.rendering.documents;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.minikisa.rendering.documents.Document.Block;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Fact;
import org.minikisa.rendering.documents.Document.Facts;
import org.minikisa.rendering.documents.Document.Heading;
import org.minikisa.rendering.documents.Document.Items;
import org.minikisa.rendering.documents.Document.Note;
import org.minikisa.rendering.documents.Document.PageBreak;
import org.minikisa.rendering.documents.Document.Paragraph;
import org.minikisa.rendering.documents.Document.Row;
import org.minikisa.rendering.documents.Document.Span;
import org.minikisa.rendering.documents.Document.Table;

/** Documents with a piece of every kind. */
final class DocumentExamples {

    static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&\u0007\u202e]]>\ttab\nline\ud800";

    private DocumentExamples() {}

    static Document of(String text, Block... blocks) {
        return new Document(Locale.forLanguageTag("fi"), text, text, text, text, "Sivu", List.of(blocks));
    }

    static Document everything(String text) {
        return of(
                text,
                new Heading(1, text),
                new Heading(2, text),
                new Heading(3, text),
                new Paragraph(List.of(new Span(text, false), new Span(text, true))),
                new Note(text),
                new Items(false, List.of(text, text)),
                new Items(true, List.of(text, text)),
                new Items(true, List.of(text)),
                new Facts(List.of(new Fact(text, text), new Fact(text, ""))),
                new PageBreak(),
                new Table(
                        text,
                        List.of(Column.text(text, 3), Column.number(text, 1), Column.number("", 1)),
                        List.of(Row.group(text), Row.of(text, text, ""), Row.strong(text, text, text))),
                new Table("", List.of(Column.number(text, 1)), List.of()));
    }

    static Document longTable(int rows, int columns) {
        return of(
                "Taulukko",
                new Table(
                        "Pitkä",
                        IntStream.range(0, columns)
                                .mapToObj(i -> Column.text("Sarake " + i, i + 1))
                                .toList(),
                        IntStream.range(0, rows)
                                .mapToObj(i -> new Row(
                                        Row.Kind.PLAIN,
                                        IntStream.range(0, columns)
                                                .mapToObj(j -> i + "/" + j)
                                                .toList()))
                                .toList()));
    }
}
