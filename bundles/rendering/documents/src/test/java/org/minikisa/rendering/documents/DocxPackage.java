package org.minikisa.rendering.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.HdrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads a DOCX as a word processor would, and says what is wrong with it by ECMA-376. */
final class DocxPackage {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    DocxPackage(byte[] docx) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
    }

    List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    List<String> problems() throws Exception {
        var problems = new ArrayList<String>();
        schemas(problems);
        contentTypes(problems);
        relationships(problems);
        references(problems);
        for (Element cell : elements("word/document.xml", "tc")) {
            if (!(cell.getLastChild() instanceof Element last)
                    || !last.getLocalName().equals("p")) {
                problems.add("a cell does not end with a paragraph");
            }
        }
        for (Element table : elements("word/document.xml", "tbl")) {
            Node next = table.getNextSibling();
            if (next == null || !next.getLocalName().equals("p")) {
                problems.add("a table is not followed by a paragraph");
            }
            grid(table, problems);
        }
        return problems;
    }

    String source(String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    /** All text of a part, without what is around it. */
    String text(String part) throws Exception {
        return parse(part).getTextContent();
    }

    List<String> attributes(String part, String element, String attribute) throws Exception {
        return elements(part, element).stream()
                .map(one -> one.getAttributeNS(WORD, attribute))
                .toList();
    }

    private void schemas(List<String> problems) throws Exception {
        validate("word/document.xml", DocumentDocument.Factory.parse(in("word/document.xml")), problems);
        validate("word/styles.xml", StylesDocument.Factory.parse(in("word/styles.xml")), problems);
        validate("word/numbering.xml", NumberingDocument.Factory.parse(in("word/numbering.xml")), problems);
        validate("word/settings.xml", SettingsDocument.Factory.parse(in("word/settings.xml")), problems);
        validate("word/header1.xml", HdrDocument.Factory.parse(in("word/header1.xml")), problems);
        validate("word/footer1.xml", FtrDocument.Factory.parse(in("word/footer1.xml")), problems);
    }

    private static void validate(String part, XmlObject xml, List<String> problems) {
        var errors = new ArrayList<XmlError>();
        if (!xml.validate(new XmlOptions().setErrorListener(errors))) {
            errors.forEach(error -> problems.add(part + ": " + error.getMessage()));
        }
    }

    /** Every part has a type, and every type a part. */
    private void contentTypes(List<String> problems) throws Exception {
        NodeList overrides = parse("[Content_Types].xml").getElementsByTagName("Override");
        for (Element override : list(overrides)) {
            String part = override.getAttribute("PartName").substring(1);
            if (!parts.containsKey(part)) {
                problems.add("a type for " + part + ", which is not there");
            }
        }
        Set<String> typed = list(overrides).stream()
                .map(override -> override.getAttribute("PartName").substring(1))
                .collect(java.util.stream.Collectors.toSet());
        parts.keySet().stream()
                .filter(part -> !part.endsWith(".rels") && !part.equals("[Content_Types].xml"))
                .filter(part -> !typed.contains(part))
                .forEach(part -> problems.add(part + " has no type"));
    }

    /** Every relationship leads to a part, and every r:id to a relationship. */
    private void relationships(List<String> problems) throws Exception {
        for (String rels : List.of("_rels/.rels", "word/_rels/document.xml.rels")) {
            String folder = rels.startsWith("word/") ? "word/" : "";
            for (Element one : list(parse(rels).getElementsByTagName("Relationship"))) {
                if (!parts.containsKey(folder + one.getAttribute("Target"))) {
                    problems.add(rels + ": " + one.getAttribute("Target") + " is not there");
                }
                if (folder.isEmpty()) {
                    continue;
                }
                String id = one.getAttribute("Id");
                if (one.getAttribute("Type").matches(".*/(header|footer)")
                        && !source("word/document.xml").contains("r:id=\"" + id + "\"")) {
                    problems.add(id + " is not used");
                }
            }
        }
    }

    /** Every style and every list that is named is there. */
    private void references(List<String> problems) throws Exception {
        var styles = elements("word/styles.xml", "style").stream()
                .map(style -> style.getAttributeNS(WORD, "styleId"))
                .toList();
        for (String part : List.of("word/document.xml", "word/header1.xml", "word/footer1.xml")) {
            for (String reference : List.of("pStyle", "tblStyle")) {
                attributes(part, reference, "val").stream()
                        .filter(style -> !styles.contains(style))
                        .forEach(style -> problems.add(part + ": no style " + style));
            }
        }
        var lists = attributes("word/numbering.xml", "num", "numId");
        attributes("word/document.xml", "numId", "val").stream()
                .filter(list -> !lists.contains(list))
                .forEach(list -> problems.add("no list " + list));
    }

    private static void grid(Element table, List<String> problems) {
        int columns = children(table, "tblGrid").stream()
                .mapToInt(grid -> children(grid, "gridCol").size())
                .sum();
        for (Element row : children(table, "tr")) {
            int cells = children(row, "tc").stream()
                    .mapToInt(cell -> list(cell.getElementsByTagNameNS(WORD, "gridSpan")).stream()
                            .mapToInt(span -> Integer.parseInt(span.getAttributeNS(WORD, "val")))
                            .findFirst()
                            .orElse(1))
                    .sum();
            if (cells != columns) {
                problems.add("a row of " + cells + " cells in a grid of " + columns);
            }
        }
    }

    private List<Element> elements(String part, String name) throws Exception {
        return list(parse(part).getElementsByTagNameNS(WORD, name));
    }

    private Element parse(String part) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(in(part)).getDocumentElement();
    }

    private ByteArrayInputStream in(String part) {
        return new ByteArrayInputStream(parts.get(part));
    }

    private static List<Element> children(Element parent, String name) {
        return list(parent.getChildNodes()).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
