package org.minikisa.competition.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;

/** Reads what stands in a DOCX; its package is looked at in {@code rendering/documents}. */
final class Docx {

    private Docx() {}

    /** What is wrong with its text by the schemas of ECMA-376. */
    static List<String> problems(byte[] docx) throws Exception {
        var errors = new ArrayList<XmlError>();
        DocumentDocument.Factory.parse(new ByteArrayInputStream(main(docx)))
                .validate(new XmlOptions().setErrorListener(errors));
        return errors.stream().map(XmlError::getMessage).toList();
    }

    private static byte[] main(byte[] docx) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("there is no word/document.xml");
    }
}
