package org.minikisa.rendering.documents;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a {@link Document} as an Office Open XML package (ECMA-376, transitional): A4, styles of its own, headings that
 * word processors know as headings, the language of its text, head rows that are repeated, numbers of pages. The same
 * document gives the same bytes; there is no date and no author in it.
 */
public final class Docx {

    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/";
    private static final String CORE = "application/vnd.openxmlformats-package.core-properties+xml";

    private static final Map<String, String> COUNTRIES = Map.of("fi", "FI", "sv", "FI", "en", "GB");

    private Docx() {}

    /** The package as it is stored. */
    public static byte[] write(Document document) {
        var files = new LinkedHashMap<String, byte[]>();
        var body = new DocxBody(document);
        files.put("[Content_Types].xml", contentTypes());
        files.put("_rels/.rels", packageRelationships());
        files.put("docProps/core.xml", coreProperties(document));
        files.put("word/document.xml", body.document());
        files.put("word/styles.xml", DocxStyles.styles(language(document.locale())));
        files.put("word/numbering.xml", DocxStyles.numbering(body.numberedLists()));
        files.put("word/settings.xml", settings(document));
        files.put("word/header1.xml", header(document));
        files.put("word/footer1.xml", footer(document));
        files.put("word/_rels/document.xml.rels", documentRelationships());
        return Zip.write(files);
    }

    /** With the country, as word processors want it: {@code sv-FI}. */
    static String language(Locale locale) {
        String country =
                locale.getCountry().isEmpty() ? COUNTRIES.getOrDefault(locale.getLanguage(), "") : locale.getCountry();
        return country.isEmpty() ? locale.getLanguage() : locale.getLanguage() + '-' + country;
    }

    private static byte[] contentTypes() {
        Xml xml = Xml.inDefault(TYPES, "Types")
                .empty(
                        "Default",
                        "Extension",
                        "rels",
                        "ContentType",
                        "application/vnd.openxmlformats-package.relationships+xml")
                .empty("Default", "Extension", "xml", "ContentType", "application/xml");
        override(xml, "/docProps/core.xml", CORE);
        override(xml, "/word/document.xml", WORD + "document.main+xml");
        override(xml, "/word/styles.xml", WORD + "styles+xml");
        override(xml, "/word/numbering.xml", WORD + "numbering+xml");
        override(xml, "/word/settings.xml", WORD + "settings+xml");
        override(xml, "/word/header1.xml", WORD + "header+xml");
        override(xml, "/word/footer1.xml", WORD + "footer+xml");
        return xml.bytes();
    }

    private static void override(Xml xml, String part, String type) {
        xml.empty("Override", "PartName", part, "ContentType", type);
    }

    private static byte[] packageRelationships() {
        Xml xml = Xml.inDefault(RELATIONSHIPS, "Relationships");
        relationship(xml, "rId1", OFFICE + "officeDocument", "word/document.xml");
        relationship(xml, "rId2", PACKAGE + "metadata/core-properties", "docProps/core.xml");
        return xml.bytes();
    }

    private static byte[] documentRelationships() {
        Xml xml = Xml.inDefault(RELATIONSHIPS, "Relationships");
        relationship(xml, "rId1", OFFICE + "styles", "styles.xml");
        relationship(xml, "rId2", OFFICE + "numbering", "numbering.xml");
        relationship(xml, "rId3", OFFICE + "settings", "settings.xml");
        relationship(xml, DocxBody.HEADER, OFFICE + "header", "header1.xml");
        relationship(xml, DocxBody.FOOTER, OFFICE + "footer", "footer1.xml");
        return xml.bytes();
    }

    private static void relationship(Xml xml, String id, String type, String target) {
        xml.empty("Relationship", "Id", id, "Type", type, "Target", target);
    }

    private static byte[] coreProperties(Document document) {
        return Xml.of("cp:coreProperties", "cp", "dc")
                .open("dc:title")
                .text(document.title())
                .close()
                .open("dc:subject")
                .text(document.kind())
                .close()
                .open("dc:language")
                .text(language(document.locale()))
                .close()
                .bytes();
    }

    private static byte[] settings(Document document) {
        return Xml.of("w:settings", "w")
                .empty("w:zoom", "w:percent", "100")
                .empty("w:autoHyphenation", "w:val", "true")
                .open("w:compat")
                .empty(
                        "w:compatSetting",
                        "w:name",
                        "compatibilityMode",
                        "w:uri",
                        "http://schemas.microsoft.com/office/word",
                        "w:val",
                        "15")
                .close()
                .empty("w:themeFontLang", "w:val", language(document.locale()))
                .empty(
                        "w:decimalSymbol",
                        "w:val",
                        document.locale().getLanguage().equals("en") ? "." : ",")
                .empty("w:listSeparator", "w:val", ";")
                .bytes();
    }

    private static byte[] header(Document document) {
        Xml xml = Xml.of("w:hdr", "w");
        DocxBody.paragraph(xml, "Header", document.header());
        return xml.bytes();
    }

    private static byte[] footer(Document document) {
        Xml xml = Xml.of("w:ftr", "w");
        DocxBody.open(xml, "Footer");
        DocxBody.run(xml, document.footer(), false);
        xml.open("w:r").empty("w:tab").close();
        DocxBody.run(xml, document.page() + '\u00a0', false);
        field(xml, "PAGE");
        DocxBody.run(xml, "\u00a0/\u00a0", false);
        field(xml, "NUMPAGES");
        return xml.close().bytes();
    }

    /** A number that the word processor knows. */
    private static void field(Xml xml, String name) {
        xml.open("w:fldSimple", "w:instr", ' ' + name + ' ');
        DocxBody.run(xml, "1", false);
        xml.close();
    }
}
