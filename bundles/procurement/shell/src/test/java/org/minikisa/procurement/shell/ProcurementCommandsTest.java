package org.minikisa.procurement.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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

    @TempDir
    Path folder;

    private SqliteStore store;
    private Map<String, Command> commands;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("data"), Clock.systemUTC());
        var procurements = new StoredProcurements(store, new CpvFile());
        commands = Map.of(
                "procurements", new ProcurementsCommand(procurements),
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
