package org.minikisa.competition.ocds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.minikisa.problem.api.Problem;

/**
 * An XML file with an eForms notice. A document type, and with it every entity that could read other files or grow without
 * end, is refused; so is a notice that is larger or deeper than any.
 */
final class NoticeFile {

    /** The largest notice of thousands of lots has some megabytes. */
    static final int MOST_BYTES = 32 << 20;

    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 1 << 20;

    private static final XMLInputFactory XML = factory();

    private final String name;
    private final Bytes bytes;
    private final ImportRun run;

    NoticeFile(String name, Bytes bytes, ImportRun run) {
        this.name = name;
        this.bytes = bytes;
        this.run = run;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    void read() throws IOException {
        var notes = new Notes(name, 1);
        Optional<Element> root = Optional.empty();
        try {
            root = Optional.of(parse(notes));
        } catch (XMLStreamException e) {
            notes.refused(problem(e));
        } catch (TooMuch e) {
            notes.refused(e.problem());
        }
        run.read(root.flatMap(found -> NoticeCompetition.of(found, notes)), notes);
    }

    private Element parse(Notes notes) throws IOException, XMLStreamException {
        XMLStreamReader in = XML.createXMLStreamReader(new Limited(bytes.rest()));
        try {
            return tree(in, notes);
        } catch (XMLStreamException e) {
            // what the stream itself said is hidden in the parser's words
            if (e.getNestedException() instanceof TooMuch much) {
                throw much;
            }
            if (e.getNestedException() instanceof Bytes.TooLarge || e.getNestedException() instanceof Bytes.Damaged) {
                throw (IOException) e.getNestedException();
            }
            throw e;
        } finally {
            in.close();
        }
    }

    private static Element tree(XMLStreamReader in, Notes notes) throws XMLStreamException, TooMuch {
        Deque<Element> open = new ArrayDeque<>();
        Set<String> foreign = new LinkedHashSet<>();
        Element root = null;
        int elements = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD ->
                    throw new TooMuch(
                            "competition.import.xml.dtd",
                            "a document type",
                            "a notice without one",
                            "Notices have no document type or entities; this one could read files or grow without end.");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        throw new TooMuch(
                                "competition.import.xml.large",
                                elements + " elements, " + open.size() + " deep",
                                "at most " + MOST_ELEMENTS + " elements, " + DEEPEST + " deep",
                                "No notice is like that; check where the file comes from.");
                    }
                    Element element = start(in);
                    if (NoticeCompetition.isNotice(root == null ? element : root)) {
                        known(in, foreign, notes);
                    }
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()
                            && !in.isWhiteSpace()
                            && open.peek().text.length() < LONGEST_TEXT) {
                        open.peek().text += in.getText().strip();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return root;
    }

    private static Element start(XMLStreamReader in) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        return new Element(in.getLocalName(), attributes);
    }

    /** Elements of words that nobody here knows are passed over, and that is said once for each. */
    private static void known(XMLStreamReader in, Set<String> foreign, Notes notes) {
        String namespace = Optional.ofNullable(in.getNamespaceURI()).orElse("");
        boolean known = namespace.startsWith("urn:oasis:names:specification:ubl:schema:xsd:")
                || namespace.startsWith("http://data.europa.eu/p27/eforms-ubl-")
                || namespace.contains("NationalNoticeExtension");
        if (!known && foreign.size() < Notes.MOST && foreign.add(namespace)) {
            notes.leftOut(
                    "competition.import.xml.namespace",
                    in.getLocalName(),
                    namespace.isEmpty() ? "no namespace" : namespace,
                    "UBL 2, eForms or Hilma's national extension",
                    "What stands in other words is passed over.");
        }
    }

    private static Problem problem(XMLStreamException e) {
        String where = e.getLocation() == null || e.getLocation().getLineNumber() < 0
                ? ""
                : "line " + e.getLocation().getLineNumber();
        String message = String.valueOf(e.getMessage());
        int said = message.indexOf("Message: ");
        String found = said < 0 ? message : message.substring(said + "Message: ".length());
        return new Problem(
                "competition.import.not-xml",
                where,
                found.lines().findFirst().orElse(""),
                "XML",
                "Correct it in the file.");
    }

    /** What no honest notice has. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        TooMuch(String code, String found, String expected, String remedy) {
            super(code);
            this.problem = new Problem(code, "", found, expected, remedy);
        }

        Problem problem() {
            return problem;
        }
    }

    private static final class Limited extends FilterInputStream {
        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            int size = super.read(to, from, most);
            count(Math.max(0, size));
            return size;
        }

        private void count(int more) throws TooMuch {
            read += more;
            if (read > MOST_BYTES) {
                throw new TooMuch(
                        "competition.import.xml.large",
                        "more than " + MOST_BYTES + " bytes",
                        "a notice of at most as many",
                        "No notice is as large; check where the file comes from.");
            }
        }
    }
}
