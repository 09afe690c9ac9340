package org.minikisa.intake.attachments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;

/**
 * The text of a DOCX or XLSX file (ECMA-376): paragraphs, notes and table cells; rows of sheets with tabs between cells. Deleted
 * text of a DOCX with tracked changes is left out. No document type, no entity, no relation is ever followed.
 */
final class OfficeText {

    /** What is read of a file: text in the order of these names, strings and sheets. Everything else is not even inflated far. */
    private static final Pattern WORD_PARTS =
            Pattern.compile("word/(document|footnotes|endnotes|comments|header[0-9]{1,4}|footer[0-9]{1,4})\\.xml");

    private static final Pattern SHEETS = Pattern.compile("xl/worksheets/sheet([0-9]{1,5})\\.xml");
    private static final String STRINGS = "xl/sharedStrings.xml";

    private final Map<String, byte[]> parts = new TreeMap<>();
    private final TextSink sink = new TextSink();
    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private long inflated;

    private OfficeText() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /** Costs more than a document may. */
    private static final class TooCostly extends IOException {

        private static final long serialVersionUID = 1L;

        TooCostly(String words) {
            super(words);
        }
    }

    static Outcome of(byte[] zip) {
        return new OfficeText().text(zip);
    }

    private Outcome text(byte[] zip) {
        try {
            unpack(zip);
            if (parts.containsKey("word/document.xml")) {
                document();
            } else if (parts.keySet().stream()
                    .anyMatch(name -> SHEETS.matcher(name).matches())) {
                workbook();
            } else {
                return new Outcome.None(Reason.OTHER_FORMAT, "it is neither a DOCX nor an XLSX");
            }
            return new Outcome.Text(sink.content(), false);
        } catch (TextSink.Full enough) {
            return new Outcome.Text(sink.content(), true);
        } catch (TooCostly costly) {
            return new Outcome.None(Reason.TOO_COSTLY, costly.getMessage());
        } catch (ZipException locked) {
            return locked.getMessage() != null && locked.getMessage().contains("encrypted")
                    ? new Outcome.None(Reason.LOCKED, "it asks for a password")
                    : new Outcome.None(Reason.BROKEN, "it is no whole ZIP file");
        } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
            return new Outcome.None(Reason.BROKEN, "a part of it does not hold together");
        }
    }

    private void unpack(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int count = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++count > Limits.PARTS) {
                    throw new TooCostly("it has more than " + Limits.PARTS + " parts");
                }
                String name = entry.getName();
                if (WORD_PARTS.matcher(name).matches() || SHEETS.matcher(name).matches() || name.equals(STRINGS)) {
                    parts.putIfAbsent(name, inflated(in, true));
                } else {
                    inflated(in, false);
                }
            }
        }
    }

    /** Parts that are not wanted are inflated too, there is no other way past them; they count as much. */
    private byte[] inflated(InputStream in, boolean keep) throws IOException {
        var kept = new ByteArrayOutputStream();
        var buffer = new byte[16 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            inflated += n;
            if (inflated > Limits.INFLATED) {
                throw new TooCostly("it inflates to more than " + Limits.INFLATED / 1024 / 1024 + " MB");
            }
            if (keep) {
                kept.write(buffer, 0, n);
            }
        }
        return kept.toByteArray();
    }

    private void document() throws IOException, XMLStreamException {
        words(parts.remove("word/document.xml"));
        for (byte[] part : parts.values()) {
            words(part);
        }
    }

    private void words(byte[] part) throws IOException, XMLStreamException {
        XMLStreamReader xml = reader(part);
        int depth = 0;
        boolean text = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth = deeper(depth);
                text = xml.getLocalName().equals("t");
                switch (xml.getLocalName()) {
                    case "tab" -> sink.write('\t');
                    case "br", "cr" -> sink.write('\n');
                    default -> {
                        // neither text nor space
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                text = false;
                switch (xml.getLocalName()) {
                    case "p" -> sink.write('\n');
                    case "tc" -> sink.write('\t');
                    default -> {
                        // ends no line
                    }
                }
            } else if (text && isText(event)) {
                sink.write(xml.getText());
            }
        }
        sink.write('\n');
    }

    private void workbook() throws IOException, XMLStreamException {
        List<String> strings = parts.containsKey(STRINGS) ? strings(parts.remove(STRINGS)) : List.of();
        var sheets = new TreeMap<Integer, byte[]>();
        parts.forEach((name, part) -> {
            var sheet = SHEETS.matcher(name);
            if (sheet.matches()) {
                sheets.put(Integer.valueOf(sheet.group(1)), part);
            }
        });
        for (byte[] sheet : sheets.values()) {
            cells(sheet, strings);
            sink.write('\n');
        }
    }

    private List<String> strings(byte[] part) throws IOException, XMLStreamException {
        var strings = new ArrayList<String>();
        var string = new StringBuilder();
        XMLStreamReader xml = reader(part);
        int depth = 0;
        boolean text = false;
        boolean phonetic = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth = deeper(depth);
                text = xml.getLocalName().equals("t");
                phonetic |= xml.getLocalName().equals("rPh");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                text = false;
                if (xml.getLocalName().equals("rPh")) {
                    phonetic = false;
                } else if (xml.getLocalName().equals("si")) {
                    strings.add(string.toString());
                    string.setLength(0);
                }
            } else if (text && !phonetic && isText(event)) {
                string.append(xml.getText());
            }
        }
        return strings;
    }

    private void cells(byte[] sheet, List<String> strings) throws IOException, XMLStreamException {
        XMLStreamReader xml = reader(sheet);
        int depth = 0;
        boolean shared = false;
        boolean value = false;
        boolean first = true;
        var content = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth = deeper(depth);
                switch (xml.getLocalName()) {
                    case "row" -> first = true;
                    case "c" -> {
                        shared = Optional.ofNullable(xml.getAttributeValue(null, "t"))
                                .filter("s"::equals)
                                .isPresent();
                        content.setLength(0);
                    }
                    default ->
                        value = xml.getLocalName().equals("v")
                                || xml.getLocalName().equals("t");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                value = false;
                if (xml.getLocalName().equals("c") && content.length() > 0) {
                    sink.write(first ? "" : "\t");
                    sink.write(shared ? string(content.toString(), strings) : content.toString());
                    first = false;
                } else if (xml.getLocalName().equals("row")) {
                    sink.write('\n');
                }
            } else if (value && isText(event)) {
                content.append(xml.getText());
            }
        }
    }

    private static String string(String index, List<String> strings) {
        int at = Integer.parseInt(index.strip());
        return at >= 0 && at < strings.size() ? strings.get(at) : "";
    }

    private XMLStreamReader reader(byte[] part) throws XMLStreamException {
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private static int deeper(int depth) throws TooCostly {
        if (depth >= Limits.NESTING) {
            throw new TooCostly("its elements are nested more than " + Limits.NESTING + " deep");
        }
        return depth + 1;
    }
}
