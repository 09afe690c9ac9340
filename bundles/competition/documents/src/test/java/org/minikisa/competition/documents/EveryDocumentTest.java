package org.minikisa.competition.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.documents.DocumentFormat;
import org.minikisa.competition.api.documents.DocumentKind;
import org.minikisa.competition.api.documents.DocumentOffer;
import org.minikisa.competition.api.documents.DocumentOrder;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.rendering.documents.DocumentHtml;

/** Every kind of document, in every language and format, of all kinds of competitions. */
class EveryDocumentTest {

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isValidOfACompetitionInOnePiece() throws Exception {
        Dossier bare = house.sources.gather(house.decided("one"));
        for (ProcurementType type : ProcurementType.values()) {
            assertAllValid(Filled.served(bare, type), EnumSet.complementOf(EnumSet.of(DocumentKind.CANCELLATION)));
        }
        assertAllValid(Filled.cancelled(bare), EnumSet.of(DocumentKind.CANCELLATION, DocumentKind.REPORT));
        assertAllValid(Filled.underSeal(bare), EnumSet.of(DocumentKind.OPENING_RECORD));
    }

    @Test
    void isValidOfACompetitionWithLots() throws Exception {
        CompetitionId id = house.withLots("lots");
        assertThat(possible(id)).contains(DocumentKind.DECISION, DocumentKind.LETTER, DocumentKind.REPORT);
        assertAllValid(house.sources.gather(id), possible(id));
    }

    @Test
    void isValidOfAwardsFromElsewhere() throws Exception {
        for (String award : House.AWARDS) {
            CompetitionId id = house.imported(award);
            assertThat(possible(id)).as(award).contains(DocumentKind.INVITATION, DocumentKind.COMPARISON);
            assertAllValid(house.sources.gather(id), possible(id));
        }
    }

    @Test
    void isTheSameWheneverItIsWritten() {
        CompetitionId id = house.decided("same");
        for (DocumentFormat format : DocumentFormat.values()) {
            var order = DocumentOrder.of(id, DocumentKind.DECISION, Language.SV, format);
            assertThat(house.documents.render(order).bytes())
                    .isEqualTo(house.documents.render(order).bytes());
        }
        assertThat(bundle(id)).isEqualTo(bundle(id));
    }

    private byte[] bundle(CompetitionId id) {
        return house.documents
                .bundle(id, Set.of(Language.FI), Set.of(DocumentFormat.values()), Set.of())
                .bytes();
    }

    private Set<DocumentKind> possible(CompetitionId id) {
        var possible = EnumSet.noneOf(DocumentKind.class);
        house.documents.offers(id).stream()
                .filter(DocumentOffer::possible)
                .forEach(offer -> possible.add(offer.kind()));
        return possible;
    }

    private static void assertAllValid(Dossier dossier, Set<DocumentKind> kinds) throws Exception {
        for (DocumentKind kind : kinds) {
            for (Language language : Language.values()) {
                for (DocumentOrder order : orders(dossier, kind, language)) {
                    assertValid(dossier, order);
                }
            }
        }
    }

    private static List<DocumentOrder> orders(Dossier dossier, DocumentKind kind, Language language) {
        var order = DocumentOrder.of(dossier.competition().id(), kind, language, DocumentFormat.DOCX);
        return kind == DocumentKind.LETTER
                ? dossier.tenderers().stream().map(order::to).toList()
                : List.of(order);
    }

    private static void assertValid(Dossier dossier, DocumentOrder order) throws Exception {
        var document = WrittenDocuments.document(dossier, order);
        String html = DocumentHtml.write(document);

        assertThat(Docx.problems(org.minikisa.rendering.documents.Docx.write(document)))
                .as(order.toString())
                .isEmpty();
        assertThat(body(html)).as(order.toString()).isNotEmpty();
        assertThat(html)
                .as(order.toString())
                .contains("lang=\"" + order.language().code() + "\"")
                .doesNotContain("Optional", "null", "{0}", "<Siivous>", "Virpi Vaaka");
        picture(dossier, order, html);
    }

    /** The body as XML: what we write is well-formed, so that no tag is left open. */
    private static String body(String html) throws Exception {
        String xml = html.substring(html.indexOf("<body>"))
                .replace("</html>", "")
                .replaceAll("<(br|hr|col)(?![a-z])([^>]*)>", "<$1$2/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement()
                .getTextContent();
    }

    /** Kept for people to look at, where they ask for it. */
    private static void picture(Dossier dossier, DocumentOrder order, String html) throws Exception {
        String wanted = System.getProperty("minikisa.documents.keep", "");
        if (!wanted.isEmpty()) {
            String key = dossier.draft().key()
                    + dossier.type().map(type -> "-" + type).orElse("");
            String name = key + "-" + order.kind() + "-" + order.language();
            Files.writeString(Path.of(wanted, name + ".html"), html);
        }
    }

    @Test
    void isInTheBundleWhenItsTimeHasCome() throws Exception {
        CompetitionId id = house.decided("bundle");
        var names = new ArrayList<String>();
        try (var zip = new java.util.zip.ZipInputStream(new ByteArrayInputStream(house.documents
                .bundle(id, Set.of(Language.values()), Set.of(DocumentFormat.values()), Set.of())
                .bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }

        assertThat(names)
                .contains(
                        "fi/co-1-tarjouspyynto-fi.html",
                        "sv/co-1-upphandlingsbeslut-sv.docx",
                        "en/co-1-award-decision-en.docx",
                        "fi/co-1-ilmoitus-hankintapaatoksesta-2-kiilto-kumppanit-oy-fi.docx")
                .noneMatch(name -> name.contains("keskeyt"))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(Language.values()).map(Language::code))
                .allSatisfy(code -> assertThat(names).anyMatch(name -> name.startsWith(code + "/")));
        assertThat(Arrays.stream(DocumentFormat.values()).map(DocumentFormat::extension))
                .allSatisfy(extension -> assertThat(names).anyMatch(name -> name.endsWith(extension)));
    }
}
