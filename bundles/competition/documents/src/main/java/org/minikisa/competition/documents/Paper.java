package org.minikisa.competition.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.rendering.documents.Document;
import org.minikisa.rendering.documents.Document.Block;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Fact;
import org.minikisa.rendering.documents.Document.Row;
import org.minikisa.rendering.documents.Document.Span;

/** A document while it is written, in one language. Keys are those of {@link Words}. Not thread-safe. */
final class Paper {

    private final Dossier dossier;
    private final Language language;
    private final Words words;
    private final Figures figures;
    private final List<Block> blocks = new ArrayList<>();

    Paper(Dossier dossier, Language language) {
        this.dossier = dossier;
        this.language = language;
        this.words = Words.in(language);
        this.figures = new Figures(language);
    }

    Dossier dossier() {
        return dossier;
    }

    Figures figures() {
        return figures;
    }

    String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    boolean has(String key) {
        return words.has(key);
    }

    /** A text of somebody else in the language of this paper. */
    String in(LocalizedText text) {
        return text.in(language);
    }

    /** The words for a constant: {@code state.OPEN}. */
    String say(Enum<?> constant) {
        return words.say(constant.getDeclaringClass().getSimpleName() + '.' + constant.name());
    }

    Paper heading(String key, Object... arguments) {
        return block(new Document.Heading(1, say(key, arguments)));
    }

    /** A heading below that of a part. */
    Paper subheading(String text) {
        return block(new Document.Heading(2, text));
    }

    Paper smallHeading(String text) {
        return block(new Document.Heading(3, text));
    }

    Paper paragraph(String key, Object... arguments) {
        return text(say(key, arguments));
    }

    /** A paragraph of a text as it is; nothing for a blank one. */
    Paper text(String text) {
        return text.isBlank() ? this : block(Document.Paragraph.of(text));
    }

    /** A paragraph that must not be overlooked. */
    Paper strong(String key, Object... arguments) {
        return block(new Document.Paragraph(List.of(new Span(say(key, arguments), true))));
    }

    Paper note(String key, Object... arguments) {
        return block(new Document.Note(say(key, arguments)));
    }

    Paper bullets(List<String> texts) {
        return texts.isEmpty() ? this : block(new Document.Items(false, texts));
    }

    Paper numbered(List<String> texts) {
        return texts.isEmpty() ? this : block(new Document.Items(true, texts));
    }

    Paper table(String caption, List<Column> columns, List<Row> rows) {
        return block(new Document.Table(caption, columns, rows));
    }

    Paper facts(FactList facts) {
        return facts.facts.isEmpty() ? this : block(new Document.Facts(facts.facts));
    }

    Paper pageBreak() {
        return block(new Document.PageBreak());
    }

    FactList factList() {
        return new FactList();
    }

    Column textColumn(String key, int share) {
        return Column.text(say(key), share);
    }

    Column numberColumn(String key, int share) {
        return Column.number(say(key), share);
    }

    private Paper block(Block block) {
        blocks.add(block);
        return this;
    }

    /** The document as it is rendered. @param kind what it is, as its reader calls it */
    Document document(String kind) {
        String buyer = dossier.parties().buyer();
        return new Document(
                language == Language.EN ? Locale.UK : new Locale(language.code(), "FI"),
                in(dossier.draft().title()),
                kind,
                (buyer.isEmpty() ? "" : buyer + " · ") + dossier.id() + " · " + kind,
                in(dossier.draft().title()),
                say("page"),
                blocks);
    }

    /** Facts while they are collected; those without a text are left out. */
    final class FactList {

        private final List<Fact> facts = new ArrayList<>();

        FactList add(String key, String text) {
            if (!text.isBlank()) {
                facts.add(new Fact(say(key), text));
            }
            return this;
        }

        FactList add(String key, Optional<String> text) {
            return add(key, text.orElse(""));
        }
    }
}
