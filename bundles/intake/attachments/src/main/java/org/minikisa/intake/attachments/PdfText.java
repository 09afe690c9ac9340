package org.minikisa.intake.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;

/** The text of a PDF, page by page. Knows no fonts of the machine: text does not need them. */
final class PdfText {

    private PdfText() {}

    static Outcome of(byte[] pdf) {
        useOneFont();
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(pdf))) {
            return text(document);
        } catch (InvalidPasswordException locked) {
            return new Outcome.None(Reason.LOCKED, "it asks for a password");
        } catch (IOException broken) {
            return new Outcome.None(Reason.BROKEN, "it is no whole PDF");
        }
    }

    static void useOneFont() {
        FontMappers.set(OneFont.INSTANCE);
    }

    private static Outcome text(PDDocument document) throws IOException {
        var sink = new TextSink();
        var stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        stripper.setPageEnd("\n\n");
        stripper.setEndPage(Limits.PAGES);
        try {
            stripper.writeText(document, sink);
        } catch (TextSink.Full enough) {
            return new Outcome.Text(sink.content(), true);
        }
        return new Outcome.Text(sink.content(), document.getNumberOfPages() > Limits.PAGES);
    }

    /** Answers every question for a font with the one that PDFBox carries, so that no folder of the machine is searched. */
    private enum OneFont implements FontMapper {
        INSTANCE;

        private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

        private Optional<TrueTypeFont> font = Optional.empty();

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font(), true);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font(), true);
        }

        @Override
        public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo info) {
            return new CIDFontMapping(null, font(), true);
        }

        private synchronized TrueTypeFont font() {
            if (font.isEmpty()) {
                try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
                    font = Optional.of(new TTFParser().parse(new RandomAccessReadBuffer(in)));
                } catch (IOException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
            return font.get();
        }
    }
}
