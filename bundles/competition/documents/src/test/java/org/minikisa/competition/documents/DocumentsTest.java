package org.minikisa.competition.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Notification.Service;
import org.minikisa.competition.api.award.Cancellation;
import org.minikisa.competition.api.documents.DocumentFormat;
import org.minikisa.competition.api.documents.DocumentKind;
import org.minikisa.competition.api.documents.DocumentOffer;
import org.minikisa.competition.api.documents.DocumentOrder;
import org.minikisa.competition.api.documents.DocumentOrder.Secret;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problem;

/** What a reader finds in the documents, and what not. */
class DocumentsTest {

    private static final String FIRST = "Kiilto & Kumppanit Oy";
    private static final String WINNER = "Puhdas Pinta Oy";
    private static final String EXCLUDED = "Halpa <Siivous> Ky";

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
    void aDraftSaysThatItIsOne() {
        CompetitionId id = house.competitions.draft(House.cleaning("d").build());

        assertThat(read(id, DocumentKind.INVITATION, Language.FI))
                .contains("Tämä on luonnos (luonnos)", "ilmoitetaan, kun tarjouspyyntö julkaistaan");
        assertThat(read(id, DocumentKind.INVITATION, Language.SV)).contains("Detta är ett utkast");
    }

    @Test
    void theInvitationPrintsEverythingThatDecidesTheComparison() {
        CompetitionId id = published();

        assertThat(read(id, DocumentKind.INVITATION, Language.FI))
                .contains("17.3.2026 klo 12.00", "1 015 000,00 € (ilman arvonlisäveroa)")
                .contains("90910000 Siivous- ja puhdistuspalvelut")
                .contains("Kaava: enimmäispisteet × pienin / oma", "Enimmäispisteet: 60")
                .contains("Perusteen tulos: pyöristetään 2 desimaaliin, puolikas ylöspäin.")
                .contains("Perusteen tulos: pyöristetään yhteen desimaaliin, puolikas ylöspäin.")
                .contains("Kokonaistulos: pyöristetään 2 desimaaliin")
                .contains("pyöristetyn kokonaistuloksen mukaan")
                .contains("Tasatuloksessa ratkaisee järjestyksessä: Kokonaishinta; Palvelukuvaus")
                .contains("1 250,5", "Siivous tehdään arkisin klo 6–16.", "sopimusluonnos.docx")
                .doesNotContain("luonnos (");
        assertThat(read(id, DocumentKind.INVITATION, Language.SV))
                .contains("17.3.2026 kl. 12.00", "Formel: maxpoäng × lägsta / eget", "avrundas till 2 decimaler");
        assertThat(read(id, DocumentKind.INVITATION, Language.EN))
                .contains("17 March 2026 at 12:00", "€1,015,000.00 (without value added tax)");
    }

    @Test
    void beforeItsTimeADocumentIsRefusedWithTheReason() {
        CompetitionId id = published();
        for (DocumentKind kind : List.of(
                DocumentKind.OPENING_RECORD,
                DocumentKind.COMPARISON,
                DocumentKind.COMPARISON_PUBLIC,
                DocumentKind.DECISION,
                DocumentKind.LETTER,
                DocumentKind.APPEAL_INSTRUCTION,
                DocumentKind.REPORT)) {
            assertThat(refusal(DocumentOrder.of(id, kind, Language.FI, DocumentFormat.HTML)))
                    .as(kind.name())
                    .satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo("competition.document.early");
                        assertThat(problem.found()).isEqualTo("the state OPEN");
                    });
        }
        assertThat(refusal(DocumentOrder.of(id, DocumentKind.CORRECTIONS, Language.FI, DocumentFormat.HTML))
                        .code())
                .isEqualTo("competition.document.nothing");
        assertThat(house.documents.offers(id).stream()
                        .filter(DocumentOffer::possible)
                        .map(DocumentOffer::kind))
                .containsExactly(DocumentKind.INVITATION, DocumentKind.SUMMARY);
    }

    @Test
    void theOpeningRecordNamesAllWhoTenderedAlsoThoseExcludedSince() {
        assertThat(read(house.evaluated(House.cleaning("o").build()), DocumentKind.OPENING_RECORD, Language.FI))
                .contains("<dd>3</dd>", "17.3.2026 klo 12.02.00", FIRST, WINNER, EXCLUDED, "salassa pidettävä")
                .doesNotContain("454 888,95");
    }

    @Test
    void theFullComparisonShowsTheWayToEveryPoint() {
        CompetitionId id = house.evaluated(House.cleaning("c").build());

        assertThat(read(id, DocumentKind.COMPARISON, Language.FI))
                .contains("60 × 454 888,95 / 473 314,625", "57,66", "24,5", "91,00", "89,04")
                .contains("19 500,00 €", "Kattava kuvaus.", EXCLUDED)
                .doesNotContain("Virpi Vaaka");
        assertThat(refusal(DocumentOrder.of(id, DocumentKind.COMPARISON_PUBLIC, Language.FI, DocumentFormat.HTML))
                        .expected())
                .contains("621/1999");
    }

    @Test
    void thePublicComparisonKeepsDeclaredSecretsAndUnitPrices() {
        CompetitionId id = house.decided("p");
        var order = DocumentOrder.of(id, DocumentKind.COMPARISON_PUBLIC, Language.FI, DocumentFormat.HTML)
                .withholding(Set.of(new Secret("t1", "green"), new Secret("t1", "quality")));

        assertThat(read(order))
                .contains("454 888,95 €", "salassa pidettävä", "6,875", "Sijaistus jää auki.")
                .doesNotContain("19 500,00", "10 × 55 / 80", "paras arvo 80", "Kattava kuvaus.");
    }

    @Test
    void theDecisionSaysWhatADecisionMustSay() {
        CompetitionId id = house.decided(House.cleaning("one").under("dps").build());

        assertThat(read(id, DocumentKind.DECISION, Language.FI))
                .contains("Valitaan " + WINNER + ".", "Päivi Päättäjä", "91,00", "89,04")
                .contains("454 888,95 € ilman arvonlisäveroa")
                .contains(EXCLUDED, "Tarjouksesta puuttuu ikkunanpesu toisesta koulusta.")
                .contains("Hankintasopimus ei synny tällä päätöksellä", "dynaamisessa hankintajärjestelmässä")
                .contains("Sopimuskausi 1.6.2026–31.5.2028", "Valitusosoitus", "Oikaisuohje", "Vertailutaulukko")
                .doesNotContain("Virpi Vaaka", "Taru Tarkastaja");
        assertThat(read(id, DocumentKind.DECISION, Language.SV))
                .contains("Till leverantör väljs " + WINNER, "separat, skriftligt kontrakt", "Besvärsanvisning");
    }

    @Test
    void onceServedTheLastDaysStandInDecisionInstructionsAndLetter() {
        CompetitionId id = served("dps", Service.ELECTRONIC);

        assertThat(read(id, DocumentKind.DECISION, Language.FI))
                .contains("Odotusaika päättyy 7.4.2026", "Viimeinen päivä valittaa markkinaoikeuteen on 7.4.2026.");
        assertThat(read(id, DocumentKind.APPEAL_INSTRUCTION, Language.FI))
                .contains("Viimeinen päivä valittaa on 7.4.2026.", "lähettämispäivänä 20.3.2026", "808/2019")
                .doesNotContain("käsittelylupa");
        assertThat(read(id, DocumentKind.APPEAL_INSTRUCTION, Language.EN)).contains("7 April 2026");
        assertThat(read(id, DocumentKind.RECTIFICATION_INSTRUCTION, Language.SV))
                .contains("Sista dagen att yrka upphandlingsrättelse är 7.4.2026.", "132 §");
    }

    @Test
    void aLetterCountsFromItsSeventhDay() {
        assertThat(read(served("dps", Service.LETTER), DocumentKind.APPEAL_INSTRUCTION, Language.FI))
                .contains("seitsemäntenä päivänä lähettämisestä eli 27.3.2026");
    }

    @Test
    void aPurchaseUnderAFrameworkAgreementNeedsTheLeaveOfTheCourt() {
        assertThat(read(served("frame", Service.ELECTRONIC), DocumentKind.APPEAL_INSTRUCTION, Language.FI))
                .contains("jollei markkinaoikeus myönnä asiassa käsittelylupaa");
    }

    @Test
    void aSmallScalePurchaseIsNotForTheMarketCourt() {
        CompetitionId id = served("small", Service.ELECTRONIC);

        assertThat(read(id, DocumentKind.APPEAL_INSTRUCTION, Language.FI))
                .contains("ei voi hakea muutosta valittamalla markkinaoikeuteen")
                .doesNotContain("Radanrakentajantie");
        assertThat(read(id, DocumentKind.RECTIFICATION_INSTRUCTION, Language.FI))
                .contains("ei saa hakea valittamalla muutosta markkinaoikeudelta");
    }

    @Test
    void aLetterTellsItsOwnPointsAndTheWinnersAndNobodyElses() {
        CompetitionId id = house.decided("letters");

        assertThat(letter(id, FIRST))
                .contains("Tarjoustanne ei valittu. Valituksi tuli " + WINNER, "57,66", "60,00", "Kattava kuvaus.")
                .doesNotContain("Sijaistus jää auki.", EXCLUDED);
        assertThat(letter(id, WINNER)).contains("Tarjouksenne on valittu.").doesNotContain("57,66", FIRST, EXCLUDED);
        assertThat(letter(id, EXCLUDED))
                .contains("suljettu tarjouskilpailusta", "puuttuu ikkunanpesu", "Valituksi tuli " + WINNER)
                .doesNotContain("57,66", FIRST);
        assertThat(refusal(order(id, DocumentKind.LETTER, Language.FI).to("Joku Muu Oy")))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("competition.document.tenderer");
                    assertThat(problem.expected()).contains(FIRST);
                });
    }

    @Test
    void eachLotIsDecidedByItself() {
        CompetitionId id = house.withLots("lots");

        assertThat(read(id, DocumentKind.DECISION, Language.FI))
                .contains("Osa north: Pohjoinen", "Osa south: Eteläinen")
                .contains("Valitaan " + FIRST + ".", "Valitaan " + WINNER + ".");
        assertThat(read(id, DocumentKind.INVITATION, Language.FI))
                .contains("Sama tarjoaja voi voittaa enintään 1 osaa.", "400 000,00 €")
                .contains("Perustelu halvimman hinnan käyttämiselle ainoana perusteena");
        assertThat(letter(id, FIRST)).contains("Tarjouksenne tulos: Osa north", "Tarjouksenne tulos: Osa south");
    }

    @Test
    void aCancellationTellsItsReasonAndTheLastDays() {
        CompetitionId id = house.evaluated(House.cleaning("x").under("dps").build());
        house.sources.awards.cancel(
                id,
                Cancellation.of(Cancellation.Ground.ABOVE_BUDGET, "Tarjoukset ylittävät määrärahan."),
                Service.ELECTRONIC,
                Act.by("Päivi Päättäjä", House.DECIDED));

        assertThat(read(id, DocumentKind.CANCELLATION, Language.FI))
                .contains("Hankintamenettely keskeytetään.", "Tarjoukset ylittävät määrärahan.", "125 §", "7.4.2026");
        assertThat(read(id, DocumentKind.APPEAL_INSTRUCTION, Language.FI)).contains("7.4.2026");
        assertThat(read(id, DocumentKind.REPORT, Language.FI)).contains("Tarjoukset ylittävät määrärahan.");
    }

    @Test
    void theReportHasTheElevenItemsOfTheAct() {
        String report = read(house.decided(House.cleaning("r").under("dps").build()), DocumentKind.REPORT, Language.FI);

        for (int item = 1; item <= 11; item++) {
            assertThat(report).contains("<h2>" + item + ". ");
        }
        assertThat(report).contains(WINNER);
    }

    @Test
    void anAwardFromElsewhereSaysSoAndServesNobody() {
        CompetitionId id = house.imported("hkl-metro-2012-final");

        assertThat(read(id, DocumentKind.COMPARISON, Language.FI)).contains("547,66", "973,12", "ECLI:FI:KHO:2017:46");
        assertThat(refusal(order(id, DocumentKind.APPEAL_INSTRUCTION, Language.FI))
                        .code())
                .isEqualTo("competition.document.nothing");
    }

    @Test
    void anUnknownCompetitionIsRefused() {
        assertThat(refusal(order(new CompetitionId("CO-99"), DocumentKind.INVITATION, Language.FI))
                        .code())
                .isEqualTo("competition.unknown");
    }

    private CompetitionId published() {
        CompetitionId id = house.competitions.draft(House.cleaning("i").build());
        house.competitions.publish(id, House.MORNING, House.DUE);
        return id;
    }

    /** Decided and served on Friday 20 March 2026, of which the 14th day is Good Friday. */
    private CompetitionId served(String jointProcurement, Service service) {
        CompetitionId id =
                house.decided(House.cleaning("served").under(jointProcurement).build());
        house.sources.awards.notify(id, service, Act.by("Ritva", Instant.parse("2026-03-20T20:00:00Z")));
        return id;
    }

    private String letter(CompetitionId id, String tenderer) {
        return read(order(id, DocumentKind.LETTER, Language.FI).to(tenderer));
    }

    private static DocumentOrder order(CompetitionId id, DocumentKind kind, Language language) {
        return DocumentOrder.of(id, kind, language, DocumentFormat.HTML);
    }

    private String read(CompetitionId id, DocumentKind kind, Language language) {
        return read(order(id, kind, language));
    }

    /** As a reader sees it: blanks that do not break are blanks, and nothing is escaped. */
    private String read(DocumentOrder order) {
        String html = new String(house.documents.render(order).bytes(), StandardCharsets.UTF_8);
        return html.substring(html.indexOf("<body>"))
                .replace('\u00a0', ' ')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private Problem refusal(DocumentOrder order) {
        var refused = catchThrowableOfType(InvalidInputException.class, () -> house.documents.render(order));
        return Optional.ofNullable(refused).orElseThrow().problems().get(0);
    }
}
