package org.minikisa.intake.core.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.core.Corpora;

/**
 * The torture tests of Apache James MIME4J (Apache-2.0) and, with them, of Perl's MIME-tools as the oracle: for each of 80 messages the
 * parts and their decoded bytes. Where we differ on purpose, the message is named with the reason.
 */
class Mime4jCorpusTest {

    private static final Map<String, String> DEVIATIONS = Map.ofEntries(
            Map.entry("badbound", "its boundary never comes: what stands there is shown, not thrown away"),
            Map.entry("missing-boundary", "it tells no boundary: what stands there is shown, not thrown away"),
            Map.entry("multipartnopart", "its boundary never comes: what stands there is shown, not thrown away"),
            Map.entry("missing-inner-boundary", "the text of a multipart without parts is shown, not thrown away"),
            Map.entry(
                    "missing-inner-start-boundary", "the text of a multipart without parts is shown, not thrown away"),
            Map.entry("frag", "base 64 that ends without padding: its last two bytes are kept"),
            Map.entry("multi-frag", "base 64 that ends without padding: its last two bytes are kept"),
            Map.entry("hdr-fakeout", "a line of one space ends a header where text follows: the text is shown"),
            Map.entry(
                    "basic-plain-with-bad-header-separator",
                    "a line of one space ends a header where text follows: the text is shown"),
            Map.entry(
                    "malformedHeaderStartsBody-nocrlfcrlf",
                    "the oracle's option that a broken line ends the header; here the field below it counts"),
            Map.entry("malformedHeaderStartsBody-noheader", "no field at all: no mail, goes to quarantine"),
            Map.entry(
                    "weird-boundary",
                    "white space at the end of a boundary does not count (RFC 2046: it must not end in it)"),
            Map.entry("very-long-boundary", "white space at the end of a boundary does not count"),
            Map.entry("very-very-long-boundary", "white space at the end of a boundary does not count"));

    private final Deadline deadline = new Deadline(Limits.STANDARD, System::nanoTime);

    @Test
    void partsAndTheirDecodedBytesAreThoseOfTheOracle() throws IOException, XMLStreamException {
        Path corpus = Corpora.folder("mime4j");
        var differing = new TreeSet<String>();
        int compared = 0;
        for (Path mail : mails(corpus.resolve("raw"))) {
            String name = mail.getFileName().toString().replace(".msg", "");
            Path tree = corpus.resolve("expected")
                    .resolve(corpus.resolve("raw").relativize(mail))
                    .resolveSibling(name + "_decoded.xml");
            if (Files.exists(tree)) {
                compared++;
                if (!decoded(mail).equals(expected(tree))) {
                    differing.add(name);
                }
            }
        }
        assertThat(compared).isEqualTo(80);
        assertThat(differing).containsExactlyElementsOf(new TreeSet<>(DEVIATIONS.keySet()));
    }

    private static List<Path> mails(Path raw) throws IOException {
        try (Stream<Path> files = Files.walk(raw)) {
            return files.filter(f -> f.toString().endsWith(".msg")).sorted().toList();
        }
    }

    /** Line ends differ: that parser writes LF for either. */
    private static String comparable(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    private List<String> decoded(Path mail) throws IOException {
        var leaves = new ArrayList<String>();
        byte[] bytes = Files.readAllBytes(mail);
        collect(Structure.of(bytes, 0, bytes.length, Limits.STANDARD, deadline), leaves);
        return leaves;
    }

    private void collect(Entity entity, List<String> leaves) {
        byte[] content = entity.beginning(deadline, Integer.MAX_VALUE);
        if (!entity.children().isEmpty()) {
            entity.children().forEach(child -> collect(child, leaves));
        } else if (entity.isMessage()) {
            collect(Structure.of(content, 0, content.length, Limits.STANDARD, deadline), leaves);
        } else {
            leaves.add(comparable(content));
        }
    }

    private static List<String> expected(Path tree) throws IOException, XMLStreamException {
        var leaves = new ArrayList<String>();
        try (var in = Files.newInputStream(tree)) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().endsWith("-body")) {
                    Path file = tree.resolveSibling(xml.getAttributeValue(null, "name"));
                    leaves.add(comparable(Files.readAllBytes(file)));
                }
            }
        }
        return leaves;
    }
}
