package org.minikisa.procurement.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.procurement.core.ProcurementBodyReader;
import org.minikisa.procurement.core.StoredBodyFiles;
import org.minikisa.procurement.core.StoredJointProcurements;
import org.minikisa.procurement.core.StoredProcurements;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.store.jdbc.SqliteStore;

class ProcurementCommandsTest {

    private static final String BODY = """
            {
              "name": "Testiyksikkö",
              "provenance": {"kind": "CONSTRUCTED", "source": "for tests"},
              "categories": [{"code": "cleaning", "name": {"fi": "Siivous", "sv": "Städning", "en": "Cleaning"}}],
              "jointProcurements": [{
                "id": "cleaning-dps-2021",
                "name": {"fi": "Siivouspalvelut", "sv": "Städtjänster", "en": "Cleaning services"},
                "type": "DYNAMIC_PURCHASING_SYSTEM", "category": "cleaning", "suppliers": ["kirkas"]
              }],
              "suppliers": [{"id": "kirkas", "name": "Kirkas Oy", "sme": true}]
            }
            """;

    private static final String DPS = "cleaning-dps-2021";

    private static final String LIVELY = """
            {
              "name": "Testiyksikkö",
              "provenance": {"kind": "CONSTRUCTED", "source": "for tests"},
              "categories": [{"code": "cleaning", "name": {"fi": "Siivous", "sv": "Städning", "en": "Cleaning"}}],
              "jointProcurements": [{
                "id": "cleaning-dps-2021",
                "name": {"fi": "Siivouspalvelut", "sv": "Städtjänster", "en": "Cleaning services"},
                "type": "DYNAMIC_PURCHASING_SYSTEM", "category": "cleaning", "cpv": ["90910000"],
                "suppliers": ["kirkas"], "begins": "2021-01-01", "ends": "2026-12-31",
                "terms": {
                  "lots": [
                    {"id": "offices", "name": {"fi": "Toimistot", "sv": "Kontor", "en": "Offices"}},
                    {"id": "windows", "name": {"fi": "Ikkunat", "sv": "Fönster", "en": "Windows"}}],
                  "callOff": {"way": "COMPETITION"}, "closable": true, "joining": {"rule": "BY_NOTICE"},
                  "ceilings": [{"amount": "1000000", "unit": "EUR"}],
                  "scope": [{"fi": "ikkunat", "sv": "fönster", "en": "windows"}],
                  "contact": {"name": {"fi": "Siivous", "sv": "Städning", "en": "Cleaning team"}},
                  "languages": ["fi", "sv"]}
              }],
              "customers": [{"id": "itaranta", "name": "Itäranta", "sector": "municipality"}],
              "suppliers": [{"id": "kirkas", "name": "Kirkas Oy", "sme": true},
                            {"id": "uusi", "name": "Uusi Oy", "sme": false, "mail": "uusi@uusi.example"}],
              "callOffs": [{"jointProcurement": "cleaning-dps-2021", "reference": "CO-1", "lot": "offices",
                            "customer": "itaranta", "supplier": "kirkas", "madeOn": "2026-01-05", "amount": "250000.50",
                            "unit": "EUR", "way": "COMPETITION"}]
            }
            """;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private SqliteStore store;
    private Map<String, Command> commands;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("data"), CLOCK);
        var vocabulary = new CpvFile();
        var procurements = new StoredProcurements(store, vocabulary);
        var joints = new StoredJointProcurements(store, new FinnishLegalCalendar(), procurements);
        var files = new StoredBodyFiles(procurements, vocabulary);
        commands = Map.of(
                "procurements", new ProcurementsCommand(procurements, joints, files, vocabulary, CLOCK),
                "suppliers", new SuppliersCommand(procurements, joints, files, CLOCK),
                "cpv", new CpvCommand(vocabulary),
                "load-body", new LoadBodyCommand(new ProcurementBodyReader(), procurements),
                "calendar", new CalendarCommand(new FinnishLegalCalendar()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBodyIsLoadedListedAndShown() throws Exception {
        assertThat(run("procurements")).contains("kisa:load-body");
        String file = Files.writeString(folder.resolve("body.json"), BODY).toString();

        assertThat(run("load-body", file)).contains("Testiyksikkö", "Rows changed");
        assertThat(run("load-body", file, "--json")).contains("\"changed\": 0");
        assertThat(run("procurements")).contains("cleaning-dps-2021", "Cleaning services");
        assertThat(run("procurements", "--type", "SMALL_SCALE")).doesNotContain("cleaning-dps-2021");
        assertThat(run("procurements", "cleaning-dps-2021")).contains("Städtjänster", "Kirkas Oy", "for tests");
        assertThatThrownBy(() -> run("procurements", "clening-dps-2021"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("cleaning-dps-2021");
        assertThatThrownBy(() -> run("procurements", "--category", "sweeping")).isInstanceOf(UnknownIdException.class);
        assertThatThrownBy(() -> run("load-body", "nothing.json")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void oneIsShownWithWhoIsAdmittedAndWhatIsLeft() throws Exception {
        lively();

        assertThat(run("procurements", DPS))
                .contains("Days left", "304", "90910000 Cleaning services", "749999.50", "Kirkas Oy", "all")
                .contains("Cleaning team", "BY_NOTICE", "COMPETITION", "CO-1")
                .doesNotContain("Uusi Oy");
        assertThat(run("procurements", "show", DPS, "--json")).contains("\"daysLeft\": 304", "\"left\": 749999.50");
        assertThat(run("suppliers")).contains("kirkas", "uusi").doesNotContain("uusi@uusi.example");
        assertThat(run("suppliers", "uusi")).contains("uusi@uusi.example", "to nothing");
        assertThat(run("suppliers", "show", "kirkas")).contains("offices", "windows");
        assertThatThrownBy(() -> run("suppliers", "kirkkas")).hasMessageContaining("kirkas");
    }

    @Test
    void aSupplierAppliesAndIsAdmittedOrNot() throws Exception {
        lively();

        assertThat(run("procurements", "apply", DPS, "uusi", "windows", "--by", "Aino"))
                .contains("AP-1", "PENDING", "2026-03-16", "1397/2016 s. 51");
        assertThat(run("procurements", "applications")).contains("AP-1", "windows", "14");
        assertThat(run("procurements", "extend", "AP-1", "--reason", "evidence is missing", "--by", "Aino"))
                .contains("2026-03-23");
        assertThatThrownBy(() -> run("procurements", "reject", "AP-1", "--by", "Aino"))
                .hasMessageContaining("reason");
        assertThat(run("procurements", "admit", "AP-1", "--day", "2026-03-02", "--by", "Aino"))
                .contains("ADMITTED");
        assertThat(run("procurements", DPS)).contains("Uusi Oy");
        assertThat(run("procurements", "dismiss", DPS, "uusi", "windows", "--day", "2026-03-01", "--by", "Aino"))
                .contains("2026-03-01");
        assertThat(run("procurements", DPS)).doesNotContain("Uusi Oy");
        assertThat(run("procurements", "apply", DPS, "uusi", "--by", "Aino")).contains("AP-2", "all");
        assertThat(run("procurements", "reject", "AP-2", "--reason", "too small", "--by", "Aino"))
                .contains("REJECTED", "too small");
        assertThat(run("procurements", "applications", DPS)).contains("AP-1", "AP-2");
        assertThatThrownBy(() -> run("procurements", "admit", "AP-9", "--by", "Aino"))
                .isInstanceOf(UnknownIdException.class);
    }

    @Test
    void aSystemIsClosedAndOpenedAndACustomerJoins() throws Exception {
        lively();

        assertThat(run("procurements", "close", DPS, "--by", "Aino"))
                .contains("kisa:procurements reopen " + DPS + " --day 2026-03-02");
        assertThat(run("procurements", DPS)).contains("nothing is bought");
        assertThat(run("procurements", "apply", DPS, "uusi", "--by", "Aino")).contains("while the system is closed");
        assertThat(run("procurements", "reopen", DPS, "--day", "2026-03-09", "--by", "Aino"))
                .contains("Applications that wait");
        assertThat(run("procurements", "applications")).contains("2026-03-23");

        assertThat(run("procurements", "join", DPS, "itaranta", "--by", "Aino")).contains("--day 2026-03-01");
        assertThat(run("procurements", DPS)).contains("Itäranta");
        run("procurements", "leave", DPS, "itaranta", "--day", "2026-03-01", "--by", "Aino");
        assertThat(run("procurements", DPS)).contains("none recorded");
        assertThat(run("procurements", "template", DPS, "office-cleaning", "--by", "Aino"))
                .contains("office-cleaning");
        assertThatThrownBy(() -> run("procurements", "join", DPS, "itaranta", "--day", "today"))
                .hasMessageContaining("--day");
        assertThatThrownBy(() -> run("procurements", "join", DPS, "itaranto")).hasMessageContaining("itaranta");
    }

    @Test
    void whatIsWrittenIsTakenInAgainWithoutAChange() throws Exception {
        lively();
        String json = folder.resolve("out.json").toString();
        String csv = folder.resolve("suppliers.csv").toString();
        String callOffs = folder.resolve("call-offs.csv").toString();

        assertThat(run("procurements", "export", json)).contains("out.json");
        run("suppliers", "export", csv);
        run("procurements", "export", callOffs, "--list", "call-offs");

        assertThat(run("procurements", "import", json, "--json")).contains("\"changed\": 0", "\"added\": 0");
        assertThat(run("suppliers", "import", csv, "--json")).contains("\"changed\": 0");
        assertThat(run("procurements", "import", callOffs, "--list", "call-offs", "--json"))
                .contains("\"changed\": 0");

        Files.writeString(Path.of(csv), Files.readString(Path.of(csv)).replace("Uusi Oy", "Uusi Oyj"));
        assertThat(run("suppliers", "import", csv, "--check")).contains("supplier uusi", "Nothing was taken in");
        assertThat(run("suppliers", "uusi")).doesNotContain("Oyj");
        assertThat(run("suppliers", "import", csv, "--json")).contains("\"overwritten\": 1", "\"changed\": 1");
        assertThat(run("suppliers", "uusi")).contains("Uusi Oyj");
        assertThatThrownBy(() -> run("procurements", "import", "nothing.json")).hasMessageContaining("nothing.json");
    }

    @Test
    void codesAreFoundByWordsDigitsAndTheirPlaceInTheTree() throws Exception {
        assertThat(run("cpv", "ikkunanpesu")).contains("90911300", "Window-cleaning services");
        assertThat(run("cpv", "9091", "--most", "2")).contains("90910000", "more; --most");
        assertThat(run("cpv", "90911300", "--tree", "--json"))
                .contains("\"code\": \"90000000\"", "\"code\": \"90911300\"");
        assertThat(run("cpv", "siivousta")).contains("these have \"siivous\"");
        assertThat(run("cpv").lines()).hasSize(46);
        assertThat(run("cpv", "xyzzy")).contains("no such code");
        assertThatThrownBy(() -> run("cpv", "90911301", "--tree")).hasMessageContaining("90911300");
        assertThatThrownBy(() -> run("cpv", "oil", "--most", "0")).hasMessageContaining("--most");
    }

    @Test
    void baseValuesNeedTwoPeopleAndSayWhenNobodyCheckedThem() throws Exception {
        lively();

        assertThatThrownBy(() -> run("procurements", "base", DPS, "themes")).hasMessageContaining("propose");
        assertThat(run("procurements", "propose", DPS, "themes", "quality=1 | checked", "savings=0", "--by", "Aino"))
                .contains("Waiting for approval", "1 | checked", "Unchecked");
        assertThatThrownBy(() -> run("procurements", "propose", DPS, "themes", "quality", "--by", "Aino"))
                .hasMessageContaining("share=40");
        assertThatThrownBy(() -> run("procurements", "approve", DPS, "themes", "--by", "Aino"))
                .hasMessageContaining("four-eyes");
        assertThat(run("procurements", "approve", DPS, "themes", "--by", "Bo"))
                .contains("In force")
                .doesNotContain("Waiting");
    }

    private void lively() throws Exception {
        run(
                "load-body",
                Files.writeString(folder.resolve("lively.json"), LIVELY).toString());
    }

    @Test
    void aPeriodIsToldWithItsReasons() throws Exception {
        assertThat(run("calendar", "tender-period", "2026-06-10"))
                .contains("2026-06-22", "Monday", "Midsummer Day", "1397/2016 s. 56", "150/1930 s. 5");
        assertThat(run("calendar", "standstill", "2025-12-10"))
                .contains("2025-12-29", "2025-12-30", "literal", "cautious", "Christmas Eve");
        assertThat(run("calendar", "standstill", "2025-12-10", "--rule", "framework_or_dps"))
                .contains("10 days from service", "2025-12-22");
        assertThat(run("calendar", "appeal", "2025-12-10", "--json"))
                .contains("\"appeal\": \"2025-12-29\"", "\"withoutStandstill\": \"2026-01-09\"");
        assertThat(run("calendar", "admission", "2025-12-15")).contains("2026-01-02", "2026-01-12");
        assertThat(run("calendar", "evidence", "2025-12-15")).contains("2025-12-22");
    }

    @Test
    void everyPeriodOfLawHasItsNameItsLengthAndItsTime() throws Exception {
        assertThat(run("calendar", "rules", "2021-06-30"))
                .contains("evidence", "5d", "2021-06-30", "keep-documents", "-6d")
                .doesNotContain(" 5wd");
        assertThat(run("calendar", "rules", "2021-07-01")).contains("5wd", "award-notice-quarter");
        assertThat(run("calendar", "additional-information", "2026-04-09"))
                .contains("2026-04-03", "Good Friday", "2026-04-02", "s. 69");
        assertThat(run("calendar", "keep-documents", "2026-02-28")).contains("2029-02-28");
        assertThat(run("calendar", "evidence", "2021-07-02", "--law", "2021-06-01"))
                .contains("2021-07-07");
        assertThatThrownBy(() -> run("calendar", "standstill", "2021-07-02", "--law", "2021-06-05"))
                .hasMessageContaining("--law");
    }

    @Test
    void periodsOfAnyLengthAreCountedForwardBackwardAndByUnionLaw() throws Exception {
        assertThat(run("calendar", "add", "2026-03-20", "14d")).contains("2026-04-07", "150/1930 s. 5");
        assertThat(run("calendar", "add", "2026-01-31", "1m", "--json")).contains("\"end\": \"2026-03-02\"");
        assertThat(run("calendar", "back", "2026-06-10", "10wd")).contains("2026-05-27");
        assertThat(run("calendar", "union", "2026-03-20", "2d")).contains("2026-03-24", "art. 3(5)");
        assertThatThrownBy(() -> run("calendar", "add", "2026-03-20", "soon"))
                .hasMessageContaining("procurement.calendar.length");
        assertThatThrownBy(() -> run("calendar", "add", "2026-03-20")).hasMessageContaining("14d");
    }

    @Test
    void reasonsAreToldInFinnishSwedishAndEnglish() throws Exception {
        assertThat(run("calendar", "appeal", "2026-03-20", "--language", "fi"))
                .contains("3.4.2026 on pitkäperjantai, joten seuraava päivä");
        assertThat(run("calendar", "appeal", "2026-03-20", "--language", "sv")).contains("långfredagen");
        assertThat(run("calendar", "appeal", "2026-03-20", "--json"))
                .contains("pitkäperjantai", "långfredagen", "Good Friday", "\"appealOver\": \"2026-04-07T21:00:00Z\"");
        assertThat(run("calendar", "appeal", "2026-03-20", "--letter")).contains("2026-04-10");
    }

    @Test
    void thresholdsAreThoseOfTheDay() throws Exception {
        assertThat(run("calendar", "thresholds", "services", "2026-01-01"))
                .contains("60000", "140000", "216000", "2027-12-31");
        assertThat(run("calendar", "thresholds", "services", "2025-12-31", "--buyer", "OTHER"))
                .contains("221000")
                .doesNotContain("143000");
        assertThat(run("calendar", "thresholds", "goods", "2025-06-01", "--value", "221000", "--json"))
                .contains("\"reached\": true");
        assertThat(run("calendar", "thresholds", "social-and-health", "2026-01-01"))
                .contains("400000")
                .doesNotContain("EU");
        assertThatThrownBy(() -> run("calendar", "thresholds", "services", "2031-01-01"))
                .hasMessageContaining("2027-12-31");
        assertThatThrownBy(() -> run("calendar", "thresholds", "survices", "2026-01-01"))
                .hasMessageContaining("services");
    }

    @Test
    void theFreeDaysOfAYearAreListedInThreeLanguages() throws Exception {
        assertThat(run("calendar", "free-days", "2026").lines()).hasSize(16).anySatisfy(line -> assertThat(line)
                .contains("2026-06-19", "Friday", "juhannusaatto", "midsommarafton", "Midsummer Eve"));
    }

    @Test
    void whatIsNoDateIsRefused() {
        assertThatThrownBy(() -> run("calendar", "appeal", "10.12.2025")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run("calendar", "appeal", "2026-02-30")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run("calendar", "appeal", "2016-12-31")).hasMessageContaining("2017-01-01");
        assertThatThrownBy(() -> run("calendar", "free-days", "soon")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run("calendar", "free-days", "1900")).hasMessageContaining("1975");
        assertThatThrownBy(() -> run("calendar", "apeal", "2025-12-10")).hasMessageContaining("appeal");
    }

    private String run(String name, String... arguments) throws Exception {
        Command command = commands.get(name);
        CommandLine line = CommandLine.parse(command.usage(), List.of(arguments));
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        try (var screen = new TextScreen(Surface.plain(stream, stream), line.json())) {
            command.run(line.on(screen));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
