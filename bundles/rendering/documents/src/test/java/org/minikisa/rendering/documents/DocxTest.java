package org.minikisa.rendering.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Heading;
import org.minikisa.rendering.documents.Document.Items;
import org.minikisa.rendering.documents.Document.Row;
import org.minikisa.rendering.documents.Document.Table;

class DocxTest {

    @Test
    void everyKindOfBlockIsValidByTheSchemasOfTheStandard() throws Exception {
        var docx = new DocxPackage(Docx.write(DocumentExamples.everything("Teksti")));

        assertThat(docx.problems()).isEmpty();
        assertThat(docx.parts()).first().isEqualTo("[Content_Types].xml");
    }

    @Test
    void aHostileTextStaysTextAndTheFileStaysValid() throws Exception {
        var docx = new DocxPackage(Docx.write(DocumentExamples.everything(DocumentExamples.HOSTILE)));

        assertThat(docx.problems()).isEmpty();
        assertThat(docx.text("word/document.xml"))
                .contains("<img src=x onerror=alert(1)>\"'&\ufffd\ufffd]]>")
                .doesNotContain("\u202e");
        assertThat(docx.text("docProps/core.xml")).contains("<img src=x");
    }

    @Test
    void noIdentityCodeIsEverWritten() throws Exception {
        var docx = new DocxPackage(Docx.write(DocumentExamples.everything("tunnus 131052-308T")));

        assertThat(docx.text("word/document.xml"))
                .contains("tunnus ******-****")
                .doesNotContain("308T");
        assertThat(docx.text("docProps/core.xml")).doesNotContain("308T");
    }

    @Test
    void aDocumentOfNothingIsValid() throws Exception {
        assertThat(new DocxPackage(Docx.write(DocumentExamples.of("Tyhjä"))).problems())
                .isEmpty();
    }

    @Test
    void aTableOfThousandsOfRowsIsValid() throws Exception {
        byte[] bytes = Docx.write(DocumentExamples.longTable(3_000, 4));

        var docx = new DocxPackage(bytes);
        assertThat(docx.problems()).isEmpty();
        assertThat(docx.text("word/document.xml")).contains("2999/3");
    }

    @Test
    void aTableOfAsManyColumnsAsMayBeIsValid() throws Exception {
        assertThat(new DocxPackage(Docx.write(DocumentExamples.longTable(3, Document.MOST_COLUMNS))).problems())
                .isEmpty();
    }

    @Test
    void theWidthsOfTheColumnsSumToTheWidthOfTheTable() throws Exception {
        var docx = new DocxPackage(Docx.write(DocumentExamples.longTable(1, 7)));

        assertThat(docx.attributes("word/document.xml", "gridCol", "w").stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(Integer.parseInt(
                        docx.attributes("word/document.xml", "tblW", "w").get(0)));
    }

    @Test
    void eachNumberedListBeginsAtOne() throws Exception {
        var list = new Items(true, List.of("a", "b"));
        var docx = new DocxPackage(Docx.write(DocumentExamples.of("x", list, list)));

        assertThat(docx.attributes("word/document.xml", "numId", "val")).containsExactly("2", "2", "3", "3");
        assertThat(docx.attributes("word/numbering.xml", "startOverride", "val"))
                .containsExactly("1", "1");
    }

    @Test
    void headRowsAreRepeatedAndHeadingsAreHeadings() throws Exception {
        var table = new Table("Taulu", List.of(Column.text("Pää", 1)), List.of(Row.of("a")));
        String xml = new DocxPackage(Docx.write(DocumentExamples.of("x", new Heading(2, "Otsikko"), table)))
                .source("word/document.xml");

        assertThat(xml).containsOnlyOnce("<w:tblHeader").contains("<w:pStyle w:val=\"Heading2\"");
    }

    @Test
    void theLanguageIsThatOfTheDocument() throws Exception {
        var swedish = new Document(Locale.forLanguageTag("sv"), "Titel", "", "", "", "Sida", List.of());
        var docx = new DocxPackage(Docx.write(swedish));

        assertThat(docx.attributes("word/styles.xml", "lang", "val")).containsExactly("sv-FI");
        assertThat(docx.text("docProps/core.xml")).contains("sv-FI");
        assertThat(docx.text("word/footer1.xml")).contains("Sida");
    }

    @Test
    void theSameDocumentGivesTheSameBytesInEveryTimeZone() {
        Document document = DocumentExamples.everything("Teksti");
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            byte[] east = Docx.write(document);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Anchorage"));

            assertThat(Docx.write(document)).isEqualTo(east);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aRowThatDoesNotFitItsTableIsAFaultOfTheProgram() {
        assertThatThrownBy(() -> new Table("", List.of(Column.text("a", 1)), List.of(Row.of("b", "c"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
