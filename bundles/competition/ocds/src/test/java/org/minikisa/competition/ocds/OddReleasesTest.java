package org.minikisa.competition.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.opendata.ImportProblem.Effect;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.OpenData.Mode;

/** What publishers really send, and what nobody should. */
class OddReleasesTest {

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
    void aBrokenLineIsListedWithItsNumberAndKeepsNoOtherOut() {
        ImportReport report = house.read(
                "releases.jsonl",
                release("1", "") + "\n{\"ocid\": \"o-2\", broken\n\n" + release("3", "") + "\n{\"ocid\":");

        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.problems()).extracting(one -> one.line()).containsExactly(2L, 5L);
        assertThat(House.codes(report)).containsExactly("competition.import.not-json", "competition.import.truncated");
    }

    @Test
    void aPackageThatIsCutOffGivesWhatStoodBeforeTheEnd() {
        String whole = packaged(release("1", ""), release("2", ""), release("3", ""));

        ImportReport report = house.read("package.json", whole.substring(0, whole.length() - 40));

        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.problems()).extracting(one -> one.effect()).containsExactly(Effect.FILE_ENDED);
    }

    @Test
    void packagesRecordsListsAndSingleReleasesAreTheSameToUs() {
        String record = "{\"records\":[{\"ocid\":\"o-4\",\"releases\":[{\"url\":\"https://x\"}],\"compiledRelease\":"
                + release("4", "") + "}]}";

        house.read("package.json", packaged(release("1", "")));
        house.read("list.json", "[" + release("2", "") + "]");
        house.read("bom.json", "\ufeff" + release("3", ""));
        house.read("records.json", record);
        house.read("packed.json", gzip(release("5", "")));
        house.read("pretty.json", release("6", "").replace(",", ",\n"));

        assertThat(house.competitions.list())
                .extracting(one -> one.draft().key())
                .containsExactly("ocds:o-1", "ocds:o-2", "ocds:o-3", "ocds:o-4", "ocds:o-5", "ocds:o-6");
    }

    @Test
    void bidsThatCannotBeComparedAreKeptAndNotRanked() {
        house.read(
                "r.json",
                release(
                        "1",
                        bids(
                                bid("a", "valid", "100"),
                                bid("b", "valid", "-5"),
                                bid("c", "valid", "null"),
                                bid("d", "disqualified", "1"),
                                bid("e", "valid", "90").replace("AMD", "USD"),
                                bid("f", "valid", "0"))));

        Competition competition = house.only();
        assertThat(competition.scores().orElseThrow().rows())
                .extracting(ScoreRow::tender)
                .containsExactly("f", "a");
        assertThat(competition.refused()).extracting(RefusedTender::tender).containsExactly("b", "c", "d", "e");
        assertThat(competition.refused())
                .allSatisfy(one -> assertThat(one.reason()).isNotBlank());
    }

    @Test
    void missingTenderersIdsAndLotsBecomeRemarks() {
        house.read("r.json", release("1", """
                ,"bids":{"details":[{"value":{"amount":5,"currency":"AMD"},"relatedLots":["unheard-of"]}]}"""));

        Competition competition = house.only();
        assertThat(competition.tenders()).extracting(Tender::tenderer).containsExactly("unnamed tenderer of bid-1");
        assertThat(competition.draft().invitation().lotIds()).containsExactly("unheard-of");
        assertThat(competition.draft().remarks())
                .contains("A bid has no id; it is called bid-1.")
                .contains("Bid bid-1 names no tenderer.")
                .contains("Lot unheard-of is named by a bid or an award but is not announced.");
    }

    @Test
    void theSameBidIdTwiceIsListedAndTheFirstOneKept() {
        ImportReport report =
                house.read("r.json", release("1", bids(bid("a", "valid", "100"), bid("a", "valid", "200"))));

        assertThat(report.problems()).singleElement().satisfies(one -> {
            assertThat(one.problem().code()).isEqualTo("competition.import.tender.twice");
            assertThat(one.problem().place()).isEqualTo("bids.details[1].id");
            assertThat(one.release()).isEqualTo("r-1");
        });
        assertThat(house.only().tenders()).hasSize(1);
    }

    @Test
    void fieldsOfAnotherKindAreListedWithTheirPathAndTheRestIsRead() {
        ImportReport report = house.read(
                "p.json",
                packaged(
                        release("1", ""),
                        release("2", ",\"bids\":{\"details\":[{\"id\":\"a\",\"value\":7,\"date\":\"soon\"}]}")));

        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.problems())
                .extracting(one -> one.release() + " " + one.problem().place())
                .containsExactly("r-2 bids.details[0].value", "r-2 bids.details[0].date");
    }

    @Test
    void anAwardThatIsNotTheLowestPriceIsADiscrepancy() {
        house.read("r.json", release("1", bids(bid("a", "valid", "100"), bid("b", "valid", "90")) + """
                ,"awards":[{"id":"w","status":"active","value":{"amount":100,"currency":"AMD"},
                "suppliers":[{"id":"s-a","name":"Seller a"}]}]"""));

        Competition competition = house.only();
        assertThat(competition.state()).isEqualTo(CompetitionState.DECIDED);
        assertThat(competition.award().orElseThrow().tender()).isEqualTo("a");
        assertThat(competition.discrepancies()).singleElement().satisfies(one -> {
            assertThat(one.published()).isEqualTo("Seller a");
            assertThat(one.computed()).isEqualTo("Seller b");
        });
    }

    @Test
    void aLaterReleaseOfTheSameProcessJoinsWhatIsHereInWhateverOrderTheyCome() {
        String tender = release("1", bids(bid("a", "valid", "100")));
        String award = """
                {"ocid":"o-1","id":"r-9","date":"2026-05-01T00:00:00Z","tag":["award"],"awards":[{"id":"w",
                "status":"active","suppliers":[{"id":"s-a","name":"Seller a"}],"relatedBids":["a"]}],
                "bids":{"details":[BID]}}""".replace("BID", bid("a", "valid", "100"));

        house.read("1.json", tender);
        ImportReport second = house.read("2.json", award);
        Competition joined = house.only();
        ImportReport again = house.read("1.json", tender);

        assertThat(second.updated()).isEqualTo(1);
        assertThat(joined.state()).isEqualTo(CompetitionState.DECIDED);
        assertThat(joined.draft().title().en()).isEqualTo("Cleaning 1");
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(house.only()).isEqualTo(joined);
    }

    @Test
    void whatPeopleHaveWorkedOnIsNotWrittenOver() {
        house.read("1.json", release("1", bids(bid("a", "valid", "100"), bid("b", "valid", "90"))));
        house.competitions.exclude(house.only().id(), "b", "no evidence", House.NOW);
        Competition before = house.only();

        ImportReport report =
                house.read("2.json", release("1", bids(bid("c", "valid", "80"))).replace("2026-01-01", "2026-02-01"));

        assertThat(House.codes(report)).containsExactly("competition.import.touched");
        assertThat(house.only()).isEqualTo(before);
        assertThat(before.tenders()).hasSize(1);
        assertThat(Act.NOBODY).isEmpty();
    }

    @Test
    void lookingKeepsNothing() {
        byte[] content = release("1", "").getBytes(StandardCharsets.UTF_8);

        ImportReport report = house.openData.importFrom(
                "r.json", new ByteArrayInputStream(content), content.length, Mode.CHECK, progress -> true);

        assertThat(report.imported()).isEqualTo(1);
        assertThat(house.competitions.list()).isEmpty();
    }

    @Test
    void anImportThatIsEndedKeepsWholeCompetitionsOnlyAndGoesOnNextTime() {
        byte[] lines = IntStream.range(0, 250)
                .mapToObj(i -> release(Integer.toString(i), bids(bid("a", "valid", "1"))))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);

        ImportReport ended = house.openData.importFrom(
                "r.jsonl",
                new ByteArrayInputStream(lines),
                lines.length,
                Mode.KEEP,
                progress -> progress.competitions() < 150);
        ImportReport rest = house.read("r.jsonl", lines);

        assertThat(ended.interrupted()).isTrue();
        assertThat(ended.imported()).isEqualTo(200);
        assertThat(rest.unchanged()).isEqualTo(200);
        assertThat(rest.imported()).isEqualTo(50);
    }

    @Test
    void hostileFilesAreRefusedWithAReason() throws IOException {
        byte[] broken = release("1", "").getBytes(StandardCharsets.UTF_8);
        broken[10] = (byte) 0xff;
        byte[] packed = gzip(release("1", ""));

        assertThat(House.codes(house.read("encoding.json", broken))).containsExactly("competition.import.encoding");
        assertThat(House.codes(house.read("wide.json", release("1", "").getBytes(StandardCharsets.UTF_16))))
                .containsExactly("competition.import.encoding");
        assertThat(House.codes(house.read("deep.json", "{\"tender\":" + "[".repeat(100_000))))
                .containsExactly("competition.import.not-json");
        assertThat(House.codes(house.read(
                        "huge.json",
                        release("1", "")
                                .replace("2026-01-01", "2026-99-01")
                                .replace("\"o-1\"", "\"o-1\",\"tender\":{\"value\":{\"amount\":1e999999999}}"))))
                .contains("competition.import.number", "competition.import.date");
        assertThat(House.codes(house.read("cut.gz", Arrays.copyOf(packed, packed.length - 12))))
                .containsExactly("competition.import.gzip");
        assertThat(House.codes(house.read("text.txt", "hello"))).containsExactly("competition.import.format");
        assertThat(House.codes(house.read("empty.json", ""))).hasSize(1);
        assertThat(House.codes(house.read("other.json", "{\"a\":1}"))).containsExactly("competition.import.format");
        assertThat(House.codes(house.read("no-ocid.json", packaged("{\"id\":\"r\",\"tender\":{}}"))))
                .containsExactly("competition.import.ocid");
        assertThat(House.codes(house.read("bomb.gz", bomb()))).containsExactly("competition.import.bomb");
    }

    @Test
    void aFileOfTwoHundredMegabytesNeedsNoMemory() {
        long size = 200L << 20;
        String one = release("1", ",\"filler\":\"" + "x".repeat(1 << 16) + "\"") + "\n";
        byte[] line = one.getBytes(StandardCharsets.UTF_8);
        int times = (int) (size / line.length);
        InputStream endless =
                new java.io.SequenceInputStream(Collections.enumeration(Collections.nCopies(times, line).stream()
                        .map(ByteArrayInputStream::new)
                        .toList()));

        ImportReport report = house.openData.importFrom("large.jsonl", endless, size, Mode.KEEP, progress -> true);

        assertThat(report.competitions()).isEqualTo(times);
        assertThat(report.bytes()).isGreaterThan(size - line.length);
        assertThat(house.competitions.list()).hasSize(1);
    }

    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"tender\":\"".getBytes(StandardCharsets.UTF_8));
            var zeros = new byte[1 << 20];
            Arrays.fill(zeros, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] gzip(String content) {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String release(String number, String more) {
        return """
                {"ocid":"o-NR","id":"r-NR","date":"2026-01-01T00:00:00Z","tag":["tender"],"initiationType":"tender",\
                "tender":{"id":"t","title":"Cleaning NR","awardCriteria":"priceOnly"}MORE}""".replace("NR", number).replace("MORE", more);
    }

    private static String packaged(String... releases) {
        return "{\"version\":\"1.1\",\"releases\":[\n" + String.join(",\n", releases) + "]}";
    }

    private static String bids(String... bids) {
        return ",\"bids\":{\"details\":[" + String.join(",", List.of(bids)) + "]}";
    }

    private static String bid(String id, String status, String amount) {
        return """
                {"id":"ID","status":"STATUS","value":{"amount":AMOUNT,"currency":"AMD"},\
                "tenderers":[{"id":"s-ID","name":"Seller ID"}]}""".replace("ID", id).replace("STATUS", status).replace("AMOUNT", amount);
    }
}
