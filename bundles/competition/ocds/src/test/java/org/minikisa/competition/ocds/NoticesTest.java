package org.minikisa.competition.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.ImportedCompetition;

/** eForms notices; the examples are those of the SDK and of Hilma. */
class NoticesTest {

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
    void allSharedNoticesAreImportedAndTheSameAgainChangeNothing() {
        Path european = House.shared("eforms/examples");
        Path national = House.shared("hilma-sdk/examples");

        assertThat(house.read(european).problems()).isEmpty();
        ImportReport hilma = house.read(national);

        assertThat(house.competitions.list()).hasSize(11);
        assertThat(hilma.imported()).isEqualTo(3);
        assertThat(hilma.problems()).as("a read-me is no notice").hasSize(1);
        assertThat(house.read(european).unchanged()).isEqualTo(8);
    }

    @Test
    void aContractNoticeBecomesADraftWithItsWeightsAndItsDeadline() {
        Competition notice = only("eforms/examples/cn_24_multilingual.xml");

        assertThat(notice.state()).isEqualTo(CompetitionState.DRAFT);
        assertThat(notice.closes()).contains(Instant.parse("2020-02-03T13:00:00Z"));
        assertThat(notice.draft().criteria())
                .extracting(
                        Criterion::role, one -> one.maxPoints().orElseThrow().intValue())
                .containsExactly(tuple(Criterion.Role.QUALITY, 70), tuple(Criterion.Role.PRICE, 30));
        assertThat(notice.draft().remarks())
                .anySatisfy(remark -> assertThat(remark).contains("framework agreement without reopening"));
    }

    @Test
    void anAwardNoticeHasItsWinnersAmountsAndRanksAndALotWithoutWinnerIsSaidToHaveNone() {
        Competition notice = only("eforms/examples/can_24_maximal.xml");
        ImportedCompetition published = house.imports.find(notice.id()).orElseThrow();

        assertThat(notice.state()).isEqualTo(CompetitionState.DECIDED);
        assertThat(notice.results()).hasSize(1);
        assertThat(notice.results().get(0).award().orElseThrow().total()).isEqualByComparingTo("9999999.99");
        assertThat(published.awards()).extracting(one -> one.tender()).containsExactly("TEN-0001", "TEN-0002");
        assertThat(published.tenders()).extracting(one -> one.rank().orElse(0)).containsExactly(3, 4, 0);
        assertThat(notice.draft().remarks()).contains("Lot LOT-0002 has no winner: all-rej.");
    }

    @Test
    void namesOfNaturalPersonsStayOutside() {
        Competition notice = only("eforms/examples/can_24_maximal.xml");

        assertThat(notice.tenders()).extracting(Tender::tenderer).contains("Gyro Soft SA / natural person ORG-0009");
    }

    @Test
    void aFinnishNoticeIsReadInFinnishAndItsOtherLanguagesWhereItHasThem() {
        house.read("notice.xml", notice("").replace("</cac:ProcurementProject>", """
                        <cbc:Name languageID="FIN">Siivous</cbc:Name><cbc:Name languageID="SWE">Städning</cbc:Name>
                        </cac:ProcurementProject>"""));

        assertThat(house.only().draft().title().fi()).isEqualTo("Siivous");
        assertThat(house.only().draft().title().sv()).isEqualTo("Städning");
        assertThat(house.only().draft().title().en()).isEqualTo("Siivous");
    }

    @Test
    void anEntityIsNotLookedAtLetAloneExpanded() {
        String secret = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>" + notice("&secret;");
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + notice("&b;");

        assertThat(House.codes(house.read("secret.xml", secret))).containsExactly("competition.import.xml.dtd");
        assertThat(House.codes(house.read("laughs.xml", laughs))).containsExactly("competition.import.xml.dtd");
        assertThat(House.codes(house.read("undefined.xml", notice("&undefined;"))))
                .containsExactly("competition.import.not-xml");
        assertThat(house.competitions.list()).isEmpty();
    }

    @Test
    void whatIsNoNoticeIsSaidToBeNone() {
        assertThat(House.codes(house.read("other.xml", "<Invoice xmlns='urn:x'/>")))
                .contains("competition.import.notice");
        assertThat(House.codes(house.read("cut.xml", notice("").substring(0, 200))))
                .containsExactly("competition.import.not-xml");
        assertThat(House.codes(house.read("deep.xml", "<a>".repeat(5_000)))).contains("competition.import.xml.large");
        assertThat(House.codes(house.read("large.xml", "<a>" + "<b/>".repeat(9_000_000))))
                .contains("competition.import.xml.large");
    }

    @Test
    void ofADocumentThatIsNoNoticeNothingElseIsSaid() {
        assertThat(House.codes(
                        house.read("codes.gc", "<CodeList xmlns='http://codes.example'><x xmlns=''/></CodeList>")))
                .containsExactly("competition.import.notice");
    }

    @Test
    void unknownCodesAndWordsAreListedAndStopNothing() {
        ImportReport report = house.read(
                "notice.xml",
                notice("<own:thing xmlns:own='urn:own'/>"
                        + "<cac:ProcurementProjectLot><cbc:ID schemeName='Lot'>LOT-1</cbc:ID><cac:TenderingProcess>"
                        + "<cac:ContractingSystem><cbc:ContractingSystemTypeCode>own-way</cbc:ContractingSystemTypeCode>"
                        + "</cac:ContractingSystem></cac:TenderingProcess></cac:ProcurementProjectLot>"));

        assertThat(report.imported()).isEqualTo(1);
        assertThat(House.codes(report))
                .containsExactlyInAnyOrder("competition.import.xml.namespace", "competition.import.code");
        assertThat(report.problems())
                .allSatisfy(one -> assertThat(one.release()).isEqualTo("n-1"));
    }

    private Competition only(String file) {
        try {
            house.read(file, Files.readAllBytes(House.shared(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return house.only();
    }

    private static String notice(String more) {
        return """
                <ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
                 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                 <cbc:ID>n-1</cbc:ID><cbc:ContractFolderID>p-1</cbc:ContractFolderID>
                 <cbc:IssueDate>2026-01-02+02:00</cbc:IssueDate><cbc:IssueTime>12:00:00+02:00</cbc:IssueTime>
                 <cbc:NoticeTypeCode listName="competition">cn-standard</cbc:NoticeTypeCode>
                 <cbc:NoticeLanguageCode>FIN</cbc:NoticeLanguageCode>
                 <cac:ProcurementProject></cac:ProcurementProject>MORE
                </ContractNotice>""".replace("MORE", more);
    }
}
