package org.minikisa.rendering.charts;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A drawing as a reader sees it: its texts with the boxes they take. */
record Drawing(Document document) {

    static Drawing of(String svg) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Drawing(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }

    record Box(String text, double left, double top, double right, double bottom) {

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    String text(String name) {
        return elements(name).stream().map(Element::getTextContent).collect(Collectors.joining("|"));
    }

    double width() {
        return Double.parseDouble(document.getDocumentElement().getAttribute("width"));
    }

    double height() {
        return Double.parseDouble(document.getDocumentElement().getAttribute("height"));
    }

    /** The boxes of all upright texts. */
    List<Box> boxes() {
        return elements("text").stream()
                .filter(e -> !e.hasAttribute("transform"))
                .map(Drawing::box)
                .toList();
    }

    private static Box box(Element text) {
        double size = number(text, "font-size");
        // The measure is generous; what is drawn is narrower.
        double width = TextWidth.of(text.getTextContent(), size, text.hasAttribute("font-weight")) * 0.94;
        double x = number(text, "x");
        double left =
                switch (text.getAttribute("text-anchor")) {
                    case "end" -> x - width;
                    case "middle" -> x - width / 2;
                    default -> x;
                };
        double y = number(text, "y");
        return new Box(text.getTextContent(), left, y - size * 0.72, left + width, y + size * 0.08);
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
