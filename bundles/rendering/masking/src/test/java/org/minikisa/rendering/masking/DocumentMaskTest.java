package org.minikisa.rendering.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

class DocumentMaskTest {

    private static final UnaryOperator<String> ANNA = text -> text.replace("Anna Ström", "PN-1");

    @Test
    void aTextKeepsOthersWordsInItsCharset() {
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
            byte[] file = "Paikalla Anna Ström ja Mätti Äijälä".getBytes(charset);

            assertThat(new String(DocumentMask.over(file, ANNA), charset)).isEqualTo("Paikalla PN-1 ja Mätti Äijälä");
        }
    }

    @Test
    void whatDoesNotTellOfThePersonIsTheSameFile() throws IOException {
        byte[] file = packed("word/document.xml", "<w:t>Muu asia</w:t>".getBytes(StandardCharsets.UTF_8));

        assertThat(DocumentMask.over(file, ANNA)).isSameAs(file);
        assertThat(DocumentMask.isIn(file, ANNA)).isFalse();
    }

    @Test
    void aPackedDocumentWithinAnArchiveIsOpened() throws IOException {
        byte[] document = packed(
                "word/document.xml",
                "<w:p><w:t>Anna Ström</w:t><w:t>Muut</w:t></w:p>".getBytes(StandardCharsets.UTF_8));
        byte[] masked = DocumentMask.over(packed("kirje.docx", document), ANNA);

        assertThat(new String(unpacked(unpacked(masked)), StandardCharsets.UTF_8))
                .isEqualTo("<w:p><w:t>PN-1</w:t><w:t>Muut</w:t></w:p>");
    }

    @Test
    void aNameThatIsPutTogetherOfPiecesGoesWithItsPart() throws IOException {
        byte[] file = packed(
                "word/document.xml",
                "<w:p><w:r><w:t>Anna St</w:t></w:r><w:r><w:t>röm</w:t></w:r></w:p>".getBytes(StandardCharsets.UTF_8));

        assertThat(unpacked(DocumentMask.over(file, ANNA))).isEmpty();
    }

    @Test
    void aFileThatIsNoTextIsEmptied() {
        assertThat(DocumentMask.over("\0\1\2Anna Ström\0".getBytes(StandardCharsets.UTF_8), ANNA))
                .isEmpty();
    }

    private static byte[] packed(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] file) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }
}
