package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.charts.Numerals;
import org.minikisa.reporting.api.Chart;
import org.minikisa.reporting.api.ReportFiles;
import org.minikisa.reporting.api.ReportRequest;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ReportWriterTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyNumberIsTheSameInPageCsvAndJson(Language language) throws IOException {
        ReportFiles files = write(Samples.year(), language);

        Texts texts = Texts.in(language);
        var numerals = Numerals.of(texts.locale());
        String html = Files.readString(files.html());
        JsonObject json =
                JsonParser.parseString(Files.readString(files.data().get(0))).getAsJsonObject();
        Report report = ReportWriter.report(Samples.year(), List.of(), texts, () -> {});
        var inPage = new ArrayList<String>();
        for (int s = 0; s < report.parts().size(); s++) {
            JsonObject section = json.getAsJsonArray("sections").get(s).getAsJsonObject();
            for (JsonElement figure : section.getAsJsonArray("figures")) {
                JsonElement value = figure.getAsJsonObject().get("value");
                assertThat(html)
                        .contains("<span class=\"value\">" + numerals.text(value.getAsBigDecimal()) + "</span>");
            }
            for (JsonElement each : section.getAsJsonArray("tables")) {
                JsonObject table = each.getAsJsonObject();
                List<Table.Column> columns = table(
                                report.parts().get(s), table.get("key").getAsString())
                        .columns();
                List<List<String>> csv = parse(csvOf(files, table.get("file").getAsString()));
                assertThat(csv).hasSize(table.getAsJsonArray("rows").size() + 1);
                for (int row = 0; row < table.getAsJsonArray("rows").size(); row++) {
                    for (int column = 0; column < columns.size(); column++) {
                        JsonElement cell = table.getAsJsonArray("rows")
                                .get(row)
                                .getAsJsonObject()
                                .get(columns.get(column).key());
                        if (cell.isJsonPrimitive() && cell.getAsJsonPrimitive().isNumber()) {
                            assertThat(csv.get(row + 1).get(column))
                                    .isEqualTo(cell.getAsBigDecimal().toPlainString());
                            if (columns.get(column).inPage()) {
                                inPage.add(numerals.text(cell.getAsBigDecimal()));
                            }
                        }
                    }
                }
            }
        }
        List<String> shown = Pattern.compile("<td class=\"n\">([^<]*)</td>")
                .matcher(html)
                .results()
                .map(m -> m.group(1))
                .filter(text -> !text.equals("–"))
                .toList();
        assertThat(shown).isEqualTo(inPage).hasSizeGreaterThan(300);
    }

    @Test
    void theContactsOfEveryChartAddUpToThoseFromPeople() {
        Reading reading = Samples.year();
        long people = reading.intake().get().people().size();
        var contacts = part(reading, "contacts");
        for (String key : List.of("month", "joint-procurement", "channel", "language")) {
            Table table = table(contacts, key);
            int column = index(table, key.equals("month") || key.equals("joint-procurement") ? "all" : "contacts");
            assertThat(sum(table, column)).as(key).isEqualByComparingTo(BigDecimal.valueOf(people));
            int ids = index(table, "ids");
            assertThat(table.rows().stream()
                            .mapToInt(row -> ((Value.Ids) row.get(ids)).ids().size())
                            .sum())
                    .isEqualTo((int) people);
        }
        Table topics = table(part(reading, "needs"), "topics");
        assertThat(sum(topics, index(topics, "contacts"))).isEqualByComparingTo(BigDecimal.valueOf(people));
    }

    @Test
    void whatTheClassifierIsNotSureOfStandsApart() {
        Reading reading = Samples.year();
        List<Reading.ContactLine> people = reading.intake().get().people();
        long kindOpen = people.stream().filter(c -> c.kind().isEmpty()).count();
        long topicOpen = people.stream().filter(c -> c.topic().isEmpty()).count();
        assertThat(kindOpen).isPositive();

        Table months = table(part(reading, "contacts"), "month");
        assertThat(sum(months, index(months, "not-sure"))).isEqualByComparingTo(BigDecimal.valueOf(kindOpen));
        Table topics = table(part(reading, "needs"), "topics");
        assertThat(topics.rows().stream()
                        .filter(row -> row.get(index(topics, "topic")).equals(Value.text("?")))
                        .map(row -> ((Value.Number) row.get(index(topics, "contacts"))).number())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.valueOf(topicOpen));
        Table cases = table(part(reading, "cases"), "by-kind");
        BigDecimal all =
                ((Value.Number) cases.rows().get(cases.rows().size() - 1).get(1)).number();
        assertThat(sum(cases, 1).subtract(all)).isEqualByComparingTo(all);
    }

    @Test
    void mailsOfThirtyYearsAreShownByYearWithoutGaps() {
        Reading year = Samples.year();
        var contacts = new ArrayList<>(year.intake().get().contacts());
        contacts.add(new Reading.ContactLine(
                "CT-9999",
                Instant.parse("1993-04-10T09:00:00Z"),
                Channel.MAIL,
                Disposition.NEW_CONVERSATION,
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                ""));
        var reading = new Reading(
                year.asOf(),
                year.body(),
                Optional.of(new Reading.Intake(year.intake().get().ledger(), contacts)),
                true,
                year.cases(),
                year.reviews(),
                year.competitions(),
                year.assessments());

        Table years = table(part(reading, "contacts"), "year");

        assertThat(years.rows().stream().map(row -> ((Value.Text) row.get(0)).text()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1993, 2023)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void theBooksBalance() {
        Table books = table(part(Samples.year(), "contacts"), "books");
        BigDecimal received =
                ((Value.Number) books.rows().get(books.rows().size() - 1).get(1)).number();

        assertThat(sum(books, 1).subtract(received)).isEqualByComparingTo(received);
    }

    @Test
    void thePrintedBarsOfEveryWaterfallAddUpToThePrintedIndex() {
        Report.Part impact = part(Samples.year(), "impact");
        List<Table> waterfalls = impact.tables().stream()
                .filter(t -> t.key().startsWith("waterfall-"))
                .toList();
        Texts texts = Texts.in(Language.FI);
        assertThat(waterfalls).hasSize(4);
        for (Table table : waterfalls) {
            BigDecimal parts = BigDecimal.ZERO;
            BigDecimal last = BigDecimal.ZERO;
            for (List<Value> row : table.rows()) {
                BigDecimal points = ((Value.Number) row.get(2)).number();
                String part = ((Value.Text) row.get(0)).text();
                if (part.equals(texts.say("part.sum"))) {
                    assertThat(points).as(table.title()).isEqualByComparingTo(parts);
                    last = points;
                } else if (!part.equals(texts.say("part.available"))) {
                    parts = parts.add(points);
                }
            }
            assertThat(last).isEqualByComparingTo(parts);
        }
    }

    @Test
    void targetAndRealisedAreComparedOnlyWithinOneVersionOfAModel() {
        Table gaps = table(part(Samples.year(), "impact"), "gaps");

        assertThat(gaps.rows()).singleElement().satisfies(row -> {
            assertThat(row.get(index(gaps, "target"))).isEqualTo(Value.number("70.5"));
            assertThat(row.get(index(gaps, "realised"))).isEqualTo(Value.number("61.0"));
            assertThat(row.get(index(gaps, "gap"))).isEqualTo(Value.number("-9.5"));
        });
    }

    @Test
    void aHostileNameStaysAName() throws IOException {
        ReportFiles files = write(Samples.year(), Language.EN);

        String html = Files.readString(files.html());
        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;");
        String csv = new String(csvOf(files, "competitions-all.csv"), StandardCharsets.UTF_8);
        assertThat(csv)
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")<script>")
                .doesNotContain(",=HYP")
                .doesNotContain(",\"=HYP");
        assertThat(Files.readString(files.data().get(0))).contains("=HYPERLINK(\\\"http://evil.example\\\")");
    }

    @Test
    void thePageNeedsNothingFromOutsideAndRunsNothing() throws IOException {
        String html = Files.readString(write(Samples.year(), Language.FI).html());

        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("<link")
                .doesNotContain("<img")
                .doesNotContain("@import")
                .doesNotContain(" style=")
                .contains("default-src 'none'");
        assertThat(Pattern.compile("(src|href)=\"(?!#)").matcher(html).find()).isFalse();
        assertThat(Pattern.compile("url\\((?!#)").matcher(html).find()).isFalse();
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theSameDataGiveTheSameBytes() throws IOException {
        Map<String, String> first = contents(write(Samples.year(), Language.SV));
        Map<String, String> second = contents(write(Samples.year(), Language.SV));

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingWingIsNamedAndTheRestStands(Language language) throws IOException {
        Texts texts = Texts.in(language);

        String html = Files.readString(write(Samples.nobody(), language).html());

        for (String wing : List.of("intake", "classification", "support", "competition", "impact", "procurement")) {
            if (!wing.equals("classification")) {
                assertThat(html).contains(texts.say("missing." + wing));
            }
        }
    }

    @Test
    void anInstallationWithoutDataHasAReportToo() throws IOException {
        assertThat(Files.readString(write(Samples.empty(), Language.EN).html()))
                .contains("There are no cases.", "The journal is empty.");
    }

    @Test
    void aPluginsSectionStandsInItsPlace() throws IOException {
        var savings = section("savings", 650, language -> Section.titled("Savings <b>")
                .table(Table.titled("t", "T", Source.published("a book"))
                        .column("a", "A")
                        .row(Value.number("-1.50"))
                        .build())
                .build());

        ReportFiles files = write(Samples.year(), Language.EN, savings);

        String html = Files.readString(files.html());
        assertThat(html).contains("Savings &lt;b&gt;").contains("<td class=\"n\">\u22121.50</td>");
        assertThat(html.indexOf("id=\"impact\"")).isLessThan(html.indexOf("id=\"savings\""));
        assertThat(html.indexOf("id=\"savings\"")).isLessThan(html.indexOf("id=\"body\""));
        assertThat(new String(csvOf(files, "savings-t.csv"), StandardCharsets.UTF_8))
                .isEqualTo("\ufeffA\r\n-1.50\r\n");
        assertThat(html).contains("a book");
    }

    @Test
    void aTableTooLongForAPageStandsWholeInItsFile() throws IOException {
        List<String> ids = java.util.stream.IntStream.rangeClosed(1, 6000)
                .mapToObj(i -> "CT-" + i)
                .toList();
        var table =
                Table.titled("t", "T", Source.measured("x")).column("a", "A").dataColumn("ids", "Ids");
        for (int i = 0; i < PageForm.MOST_ROWS + 1; i++) {
            table.row(Value.number(i), Value.ids(i == 0 ? ids : List.of()));
        }
        var section = section("long", 650, language -> Section.titled("Long")
                .table(table.build())
                .build());

        ReportFiles files = write(Samples.empty(), Language.EN, section);

        assertThat(Files.readString(files.html()))
                .contains("The page shows the first 500 rows of 501; all are in the file long-t.csv.")
                .contains("<td class=\"n\">499</td>")
                .doesNotContain("<td class=\"n\">500</td>");
        List<List<String>> csv = parse(csvOf(files, "long-t.csv"));
        assertThat(csv).hasSize(502);
        String cell = csv.get(1).get(1);
        assertThat(cell).startsWith("CT-1 CT-2 ").hasSizeLessThan(32_767);
        int more = Integer.parseInt(cell.substring(cell.indexOf('+') + 1));
        assertThat(cell.split(" ").length - 2 + more).isEqualTo(6000);
        assertThat(Files.readString(files.data().get(0))).contains("\"CT-6000\"");
    }

    @Test
    void aSectionThatFailsIsNamedAndTheRestStands() throws IOException {
        var table = Table.titled("t", "T", Source.published("a book"))
                .column("a", "A")
                .build();
        var failing = section("failing", 10, language -> {
            throw new IllegalStateException("broken on purpose");
        });
        var hostile = section("hostile", 20, language -> Section.titled("Hostile")
                .chart(new Chart("<svg role=\"img\"><script>alert(1)</script></svg>", "<svg role=\"img\"/>", table))
                .build());
        var second = section("contacts", 30, language -> Section.titled("Taken").build());

        String html = Files.readString(
                write(Samples.year(), Language.EN, failing, hostile, second).html());

        assertThat(html)
                .contains("The section failing could not be built")
                .contains("The section hostile could not be built")
                .doesNotContain("<script")
                .contains("Key figures")
                .contains("CO-3 Cleaning of premises");
    }

    @Test
    void filesOfAnOlderReportGoAndFilesOfOthersStay() throws IOException {
        var extra = section("extra", 10, language -> Section.titled("Extra")
                .table(Table.titled("t", "T", Source.published("a book"))
                        .column("a", "A")
                        .build())
                .build());
        Path gone = csv(write(Samples.year(), Language.FI, extra), "extra-t.csv");
        Path mine = Files.writeString(gone.resolveSibling("mine.csv"), "mine");
        assertThat(gone).exists();

        write(Samples.year(), Language.FI);

        assertThat(gone).doesNotExist();
        assertThat(mine).hasContent("mine");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("report-fi.html", "report-fi.json", "csv-fi");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedWithARemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() ->
                        ReportWriter.write(Samples.empty(), List.of(), new ReportRequest(file, Language.EN), n -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--out");
    }

    @Test
    void progressIsTold() {
        var told = new ArrayList<Long>();

        ReportWriter.write(Samples.empty(), List.of(), new ReportRequest(folder, Language.EN), told::add);

        assertThat(told).isSorted().startsWith(1L).hasSizeGreaterThan(10);
    }

    private ReportFiles write(Reading reading, Language language, ReportSection... more) {
        ReportFiles files = ReportWriter.write(reading, List.of(more), new ReportRequest(folder, language), n -> {});
        assertThat(files.html()).exists();
        assertThat(files.data()).allSatisfy(path -> assertThat(path).exists());
        return files;
    }

    private static ReportSection section(String id, int order, java.util.function.Function<Language, Section> build) {
        return new ReportSection() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public Section build(Language language) {
                return build.apply(language);
            }
        };
    }

    private static Report.Part part(Reading reading, String id) {
        return ReportWriter.report(reading, List.of(), Texts.in(Language.FI), () -> {}).parts().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Table table(Report.Part part, String key) {
        return part.tables().stream()
                .filter(t -> t.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static int index(Table table, String column) {
        return table.columns().stream().map(Table.Column::key).toList().indexOf(column);
    }

    private static BigDecimal sum(Table table, int column) {
        return table.rows().stream()
                .map(row -> ((Value.Number) row.get(column)).number())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Path csv(ReportFiles files, String name) {
        return files.data().stream()
                .filter(p -> p.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] csvOf(ReportFiles files, String name) throws IOException {
        return Files.readAllBytes(csv(files, name));
    }

    private static Map<String, String> contents(ReportFiles files) throws IOException {
        var contents = new TreeMap<String, String>();
        contents.put("html", Files.readString(files.html()));
        for (Path path : files.data()) {
            contents.put(path.getFileName().toString(), Files.readString(path));
        }
        return contents;
    }

    /** RFC 4180, as a reader that was not written with the writer in mind. */
    private static List<List<String>> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    rows.add(List.copyOf(row));
                    row.clear();
                    i++;
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
