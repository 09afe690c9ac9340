package org.minikisa.intake.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;
import org.minikisa.rendering.documents.Document;
import org.minikisa.rendering.documents.Docx;

/** Documents as customers send them, and as attackers do, read by the real reading process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentReaderTest {

    private static final String SHEET =
            "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>%s</sheetData></worksheet>";

    private final DocumentReader reader =
            new DocumentReader(() -> System.getProperty("java.class.path"), Duration.ofSeconds(5));

    @BeforeAll
    void searchNoFolderForFonts() {
        PdfText.useOneFont();
    }

    @AfterAll
    void stop() {
        reader.stop();
    }

    @Test
    void wantsWhatItCanReadByNameOrType() {
        assertThat(reader.wants(attachment("Tarjouspyyntö.PDF", "application/octet-stream")))
                .isTrue();
        assertThat(reader.wants(attachment("attachment-1", "application/pdf"))).isTrue();
        assertThat(reader.wants(attachment("kuva.png", "image/png"))).isFalse();
    }

    @Test
    void aPdfIsReadPageByPage() {
        assertThat(reader.read(pdf("Siivouspalvelut 2026", "Liite 2: hintalomake")))
                .isEqualTo(new Outcome.Text("Siivouspalvelut 2026\n\nLiite 2: hintalomake", false));
    }

    @Test
    void aScannedPageHasNoText() {
        assertThat(reader.read(pdf(document -> document.addPage(new PDPage())))).isEqualTo(new Outcome.Text("", false));
    }

    @Test
    void aPdfThatAsksForAPasswordIsLocked() {
        byte[] locked = pdf(document -> {
            document.addPage(new PDPage());
            protect(document, "secret");
        });
        assertThat(reader.read(locked)).isEqualTo(new Outcome.None(Reason.LOCKED, "it asks for a password"));
    }

    @Test
    void aPdfThatOnlyForbidsChangesIsRead() {
        byte[] guarded = pdf(document -> {
            page(document, "Luettavissa");
            protect(document, "");
        });
        assertThat(reader.read(guarded)).isEqualTo(new Outcome.Text("Luettavissa", false));
    }

    @Test
    void halfAPdfIsReadOrBrokenButNeverStopsTheOthers() {
        byte[] whole = pdf("Ensimmäinen", "Toinen");
        for (int length = 6; length < whole.length; length += 37) {
            reader.read(java.util.Arrays.copyOf(whole, length));
        }
        assertThat(reader.read(whole)).isInstanceOf(Outcome.Text.class);
    }

    @Test
    void aDocxIsReadWithItsTables() {
        var document = new Document(
                Locale.forLanguageTag("fi"),
                "Tarjouspyyntö",
                "",
                "Esimerkki",
                "",
                "Sivu",
                List.of(
                        new Document.Heading(1, "Kohde"),
                        Document.Paragraph.of("Päiväsiivous, kolme koulua"),
                        new Document.Table(
                                "Hinnat",
                                List.of(Document.Column.text("Koulu", 1), Document.Column.number("€", 1)),
                                List.of(Document.Row.of("Rantakoulu", "1 200")))));
        assertThat(text(reader.read(Docx.write(document))))
                .contains("Kohde\n")
                .contains("Päiväsiivous, kolme koulua\n")
                .containsSubsequence("Rantakoulu", "\t", "1 200");
    }

    @Test
    void deletedTextOfTrackedChangesIsLeftOut() {
        String xml = "<w:document xmlns:w='urn:w'><w:p><w:r><w:t>Hinta 60 %</w:t></w:r>"
                + "<w:del><w:r><w:delText>ja laatu 40 %</w:delText></w:r></w:del></w:p></w:document>";
        assertThat(reader.read(zip(Map.of("word/document.xml", xml)))).isEqualTo(new Outcome.Text("Hinta 60 %", false));
    }

    @Test
    void anXlsxIsReadRowByRow() {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "xl/sharedStrings.xml", "<sst><si><t>Kohde</t></si><si><r><t>Hinta </t></r><r><t>€</t></r></si></sst>");
        parts.put(
                "xl/worksheets/sheet2.xml",
                SHEET.formatted("<row><c t='inlineStr'><is><t>Toinen taulukko</t></is></c></row>"));
        parts.put(
                "xl/worksheets/sheet1.xml",
                SHEET.formatted("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
                        + "<row><c><v>7</v></c><c><f>A2*2</f><v>14</v></c></row>"));
        assertThat(reader.read(zip(parts)))
                .isEqualTo(new Outcome.Text("Kohde\tHinta €\n7\t14\n\nToinen taulukko", false));
    }

    @Test
    void longTextIsCutAndSaysSo() {
        String cells = "<row><c t='inlineStr'><is><t>%s</t></is></c></row>".formatted("x".repeat(Limits.CHARACTERS));
        Outcome outcome = reader.read(zip(Map.of("xl/worksheets/sheet1.xml", SHEET.formatted(cells + cells))));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Text.class, text -> {
            assertThat(text.cut()).isTrue();
            assertThat(text.content()).hasSize(Limits.CHARACTERS);
        });
    }

    @Test
    void entitiesAreNeverResolved() {
        String xml = "<!DOCTYPE w [<!ENTITY file SYSTEM 'file:///etc/hostname'><!ENTITY a 'aaaa'>]>"
                + "<w:document xmlns:w='urn:w'><w:p><w:t>&file;&a;</w:t></w:p></w:document>";
        Outcome outcome = reader.read(zip(Map.of("word/document.xml", xml)));
        assertThat(outcome instanceof Outcome.Text text ? text.content() : "").isEmpty();
    }

    @Test
    void aZipBombIsRefused() {
        byte[] bomb = bomb("word/media/image1.png", 3L * 1024 * 1024 * 1024 / 8);
        assertThat(reason(reader.read(bomb))).isEqualTo(Reason.TOO_COSTLY);
    }

    @Test
    void aBombInsideAPdfFillsTheReadingProcessAndNobodyElse() {
        byte[] bomb = pdf(document -> {
            var page = new PDPage();
            document.addPage(page);
            try {
                var content = new PDStream(document);
                try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                    byte[] chunk = "BT (x) Tj ET \n".repeat(64 * 1024).getBytes(UTF_8);
                    for (int i = 0; i < 400; i++) {
                        out.write(chunk);
                    }
                }
                page.setContents(content);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        Outcome outcome = reader.read(bomb);
        assertThat(outcome instanceof Outcome.Text || reason(outcome) == Reason.TOO_COSTLY)
                .isTrue();
        assertThat(reader.read(pdf("Seuraava"))).isEqualTo(new Outcome.Text("Seuraava", false));
    }

    @Test
    void deeplyNestedXmlIsRefused() {
        String xml = "<w>".repeat(100_000);
        assertThat(reason(reader.read(zip(Map.of("word/document.xml", xml))))).isEqualTo(Reason.TOO_COSTLY);
    }

    @Test
    void whatIsNoneOfTheThreeSaysSo() {
        assertThat(reason(reader.read("GIF89a".getBytes(UTF_8)))).isEqualTo(Reason.OTHER_FORMAT);
        assertThat(reason(reader.read(new byte[0]))).isEqualTo(Reason.OTHER_FORMAT);
        assertThat(reason(reader.read(zip(Map.of("../../etc/passwd", "x"))))).isEqualTo(Reason.OTHER_FORMAT);
    }

    @Test
    void aReadingProcessThatWasKilledIsStartedAgain() {
        assertThat(reader.read(pdf("Ennen"))).isInstanceOf(Outcome.Text.class);
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().arguments().isPresent()
                        && List.of(child.info().arguments().get()).contains(Reader.class.getName()))
                .forEach(child -> {
                    child.destroyForcibly();
                    child.onExit().join();
                });
        assertThat(reader.read(pdf("Jälkeen"))).isEqualTo(new Outcome.Text("Jälkeen", false));
    }

    private static Attachment attachment(String name, String type) {
        return new Attachment(name, type, 1, "0");
    }

    private static String text(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Text.class);
        return ((Outcome.Text) outcome).content();
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.None.class);
        return ((Outcome.None) outcome).reason();
    }

    private static byte[] pdf(String... pages) {
        return pdf(document -> List.of(pages).forEach(text -> page(document, text)));
    }

    private static byte[] pdf(Consumer<PDDocument> content) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            content.accept(document);
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void page(PDDocument document, String text) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 700);
            content.showText(text);
            content.endText();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void protect(PDDocument document, String password) {
        try {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] bomb(String name, long bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(name));
            var zeros = new byte[1024 * 1024];
            for (long written = 0; written < bytes; written += zeros.length) {
                zip.write(zeros);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
