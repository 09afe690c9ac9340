package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.BulkRequest.Format;
import org.minikisa.impact.api.analysis.BulkResult;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.declarative.JsonParser;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.jdbc.SqliteStore;

class StreamedAssessmentsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final ModelId MODEL = new ModelId("m");
    private static final String HEADING = "subject,base.water,base.level,base.terms,choice.water,choice.level\n";

    @TempDir
    Path folder;

    private SqliteStore store;
    private ServedModels models;
    private Sources sources;
    private Questions questions;
    private StoredAssessments single;
    private StreamedAssessments bulk;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("store"), CLOCK);
        models = new ServedModels(store, Optional.empty());
        sources = new Sources(Duration.ofSeconds(2));
        questions = new Questions(store, models, sources);
        single = new StoredAssessments(store, models, questions);
        bulk = new StreamedAssessments(models, questions);
        models.add("m", new JsonModelReader().read("m", model().getBytes(StandardCharsets.UTF_8)), "m", 0, 1);
    }

    @AfterEach
    void close() {
        models.close();
        store.close();
    }

    // ---------------------------------------------------------------- the same as one by one

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyRowIsBitForBitWhatAPreviewGives(Format format) throws IOException {
        questions.procurements = procurements();
        sources.add("market", "market", (subject, keys, asOf) -> Map.of("tenders", subject.contains("3") ? "4" : "2"));
        var rows = new Answered(20_250_601).rows(800);
        var input = format == Format.CSV ? csv(rows) : json(rows);
        for (boolean contributions : new boolean[] {false, true}) {
            var result = run(file("in", input), format, contributions);
            var results = results(format).iterator();
            var rejects = rejects(format);
            int right = 0;
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                int line = format == Format.CSV ? i + 2 : i + 1;
                try {
                    var expected = single.preview(row.request());
                    right++;
                    isSame(expected, results.next(), contributions);
                    assertThat(rejects).doesNotContainKey(line);
                } catch (InvalidInputException refused) {
                    assertThat(rejects.get(line)).as(row.toString()).isEqualTo(words(refused.problems(), format));
                }
            }
            assertThat(results).isExhausted();
            assertThat(result.assessed()).isEqualTo(right).isGreaterThan(300);
            assertThat(result.rejected()).isEqualTo(rows.size() - right).isGreaterThan(100);
        }
    }

    private static void isSame(Assessment expected, Map<String, Double> result, boolean contributions) {
        var figures = new TreeMap<String, Double>();
        figures.put("base", expected.base());
        figures.put("uplift", expected.uplift());
        figures.put("index", expected.index());
        figures.put("baseLow", expected.baseRange().low());
        figures.put("baseHigh", expected.baseRange().high());
        figures.put("low", expected.indexRange().low());
        figures.put("high", expected.indexRange().high());
        figures.put("coverage", expected.coverage());
        if (contributions) {
            expected.contributions().forEach(c -> {
                figures.put("base." + c.id(), c.base() + 0.0);
                figures.put("uplift." + c.id(), c.uplift() + 0.0);
            });
        }
        figures.replaceAll((name, value) -> value + 0.0); // JSON has one zero
        assertThat(result).as(expected.baseAnswers() + " " + expected.choices()).isEqualTo(figures);
    }

    @Test
    void plainRowsAreNotAskedOneByOne() throws IOException {
        var asked = new AtomicInteger();
        questions.procurements = (Procurements) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Procurements.class}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    return method.getName().equals("find") ? Optional.empty() : approved();
                });
        var rows = "A,JP-1,80\n".repeat(500);
        assertThat(run(file("in.csv", "subject,jointProcurement,choice.water\n" + rows), Format.CSV, false)
                        .assessed())
                .isEqualTo(500);
        assertThat(asked.get()).isEqualTo(2);
    }

    // ---------------------------------------------------------------- rows that are wrong

    @Test
    void aWrongRowIsRejectedWithAllItsProblemsAndTheOthersGoOn() throws IOException {
        var result = csvRun(HEADING
                + "A,10,1,true,20,\n"
                + "B,ten,7,true,,\n"
                + ",10,1,true,,\n"
                + "C,10,1\n"
                + "D,10,1,true,,,\n"
                + "\"E,10,1,true,,\n"
                + "F,10,\"1\",true,,\n"
                + "G,10,1,true,5,0\n"
                + "\n"
                + "\"H \"\"quoted\"\", with a comma\",10,1 | why,true,20,\n");
        assertThat(Files.readString(folder.resolve("out"))).satisfies(text -> assertThat(text.lines())
                .map(line -> line.replaceAll(",[-0-9.,]*$", ""))
                .containsExactly(
                        "subject,base,uplift,index,baseLow,baseHigh,low,high,coverage",
                        "A",
                        "F",
                        "\"H \"\"quoted\"\", with a comma\""));
        assertThat(result.assessed()).isEqualTo(3);
        assertThat(result.rejected()).isEqualTo(6);
        assertThat(codes())
                .isEqualTo(Map.of(
                        3, List.of("impact.answer.value", "impact.answer.value"),
                        4, List.of("impact.bulk.subject"),
                        5, List.of("impact.bulk.cells"),
                        6, List.of("impact.bulk.cells"),
                        7, List.of("impact.bulk.quotes"),
                        9, List.of("impact.choice.lowers", "impact.choice.lowers")));
    }

    @Test
    void aRowOfJsonThatIsWrongIsRejectedWithItsPlace() throws IOException {
        run(file("in.jsonl", """
                        {"subject": "A", "base": {"water": 10, "level": "1", "terms": true}}
                        {"subject": "B", "base": {"water": 10, "level": 1, "terms": true}
                        {"subject": "C", "base": {"water": 10, "level": 1, "terms": true}, "choice": {}, "x": 1}
                        {"subject": "D", "base": {"water": 10, "watr": 1, "level": [1], "terms": true}}
                        {"subject": "E", "base": {"water": 10, "water": 11, "level": 1, "terms": true}}
                        ["F"]
                        {"subject": 7, "base": 8}
                        {"subj\\u0065ct": "G \\u00e4 \\"\\\\", "\\u0062ase": {"water": 10, "level": 1, "terms": true, "note": null}}
                        """), Format.JSON_LINES, false);
        var rejects = rejects(Format.JSON_LINES);
        assertThat(rejects.keySet()).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(rejects.get(2)).contains("json.syntax", "column 66");
        assertThat(rejects.get(3)).contains("impact.bulk.member choice", "impact.bulk.member x");
        assertThat(rejects.get(4))
                .contains("impact.bulk.answer base.level", "impact.answer.indicator base.watr", "water");
        assertThat(rejects.get(5)).contains("\"water\"").contains("again");
        assertThat(rejects.get(6)).contains("impact.bulk.row");
        assertThat(rejects.get(7)).contains("impact.bulk.text subject", "impact.bulk.answers base");
        assertThat(Files.readString(folder.resolve("out"))).contains("{\"subject\":\"G ä \\\"\\\\\",\"base\":");
    }

    @Test
    void aRowLongerThanAMegabyteIsRejectedAndTheNextOneIsRead() throws IOException {
        var long1 = "A" + "x".repeat(3_000_000) + ",10,1,true,,\n";
        var long2 = "\"A" + "x\n".repeat(700_000) + "\",10,1,true,,\n";
        csvRun(HEADING + long1 + "B,10,1,true,,\n" + long1);
        assertThat(results(Format.CSV)).hasSize(1);
        assertThat(codes()).isEqualTo(Map.of(2, List.of("impact.bulk.row.long"), 4, List.of("impact.bulk.row.long")));
        assertThat(Files.size(folder.resolve("rejects"))).isLessThan(5_000);

        csvRun(HEADING + "C,10,1,true,,\n" + long2 + "B,10,1,true,,\n");
        assertThat(results(Format.CSV)).hasSize(2);
    }

    @Test
    @Timeout(60)
    void theLastRowOfALongFileNeedsNoLineBreak() throws IOException {
        csvRun(HEADING + "A,10,1,true,,\n".repeat(10_000) + "B,20,1,true,,");
        assertThat(results(Format.CSV)).hasSize(10_001);
        assertThat(Files.readString(folder.resolve("out"))).contains("\nB,");
        assertThat(codes()).isEmpty();
    }

    @Test
    void aQuoteThatNeverClosesCostsOneRow() throws IOException {
        csvRun(HEADING + "A,\"10,1,true,,\n" + "B,10,1,true,,\n".repeat(200));
        assertThat(results(Format.CSV)).hasSize(200);
        assertThat(codes()).isEqualTo(Map.of(2, List.of("impact.bulk.quotes")));
    }

    @Test
    void aFileOfResultsThatIsAlsoTheUnfinishedRejectsIsRefused() throws IOException {
        var input = file("in.csv", HEADING);
        var request = new BulkRequest(
                MODEL,
                Optional.empty(),
                input,
                Optional.empty(),
                folder.resolve("out"),
                folder.resolve("out.part"),
                false,
                Optional.empty());
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> bulk.run(request, done -> {}))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("impact.bulk.files");
    }

    @Test
    void aCellMayHaveLinesAndRowsAreCountedAsTheFileHasThem() throws IOException {
        csvRun(HEADING + "\"A\r\nB\",10,1,true,,\nC,x,1,true,,\n");
        assertThat(Files.readString(folder.resolve("out"))).contains("\"A\r\nB\",");
        assertThat(codes()).containsOnlyKeys(4);
    }

    @Test
    void bytesThatAreNoTextFurtherDownCostTheirRow() throws IOException {
        var rows = (HEADING + "A,10,1,true,,\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
        rows[rows.length - 14] = (byte) 0xE4;
        Files.write(folder.resolve("in.csv"), rows);
        assertThat(run(folder.resolve("in.csv"), Format.CSV, false).assessed()).isEqualTo(9_999);
        assertThat(codes()).isEqualTo(Map.of(10_001, List.of("impact.bulk.encoding")));
    }

    // ---------------------------------------------------------------- forms of files

    @Test
    void aSpreadsheetsFileIsReadAndAnsweredInItsForm() throws IOException {
        csvRun("\ufeffsubject;base.water;base.level;base.terms\r\nÄ; 10 ;1;true\r\n");
        assertThat(Files.readString(folder.resolve("out")))
                .startsWith("\ufeffsubject;base;uplift;index;")
                .contains("\r\nÄ;")
                .endsWith("\r\n");
    }

    @Test
    void theFormatIsToldByTheName() throws IOException {
        var input = file("in.ndjson", "{\"subject\":\"A\",\"base\":{\"water\":10,\"level\":\"1\",\"terms\":true}}");
        assertThat(bulk.run(request(input, Optional.empty(), false), done -> {}).assessed())
                .isEqualTo(1);
        assertThat(refusal(file("in.txt", "x"), Optional.empty()))
                .extracting(Problem::code)
                .containsExactly("impact.bulk.format");
    }

    // ---------------------------------------------------------------- files that are refused

    @Test
    void aHeadingIsRefusedWithAllItsProblemsAndNearNames() throws IOException {
        var input =
                file("in.csv", "subjct,base.watr,base.level,base.level,chioce.water,choice.weight.x\nA,1,1,1,1,1\n");
        assertThat(refusal(input, Optional.empty()))
                .extracting(problem -> problem.place() + " " + problem.found() + " " + problem.remedy())
                .containsExactly(
                        "heading, column 1 \"subjct\" Did you mean subject?",
                        "heading, column 2 \"base.watr\" Did you mean base.water or base.work?",
                        "heading, column 4 \"base.level\" again Remove one of them.",
                        "heading, column 5 \"chioce.water\" Did you mean choice.water?",
                        "heading, column 6 \"choice.weight.x\" Did you mean choice.weight.area or choice.weight.load or choice.weight.work?",
                        "heading no column \"subject\" Add it; the heading is the first line of the file.");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("out.part")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'', impact.bulk.empty",
        "EF BB BF 0A 0D 0A, impact.bulk.empty",
        "FF FE 73 00 75 00, impact.bulk.encoding",
        "1F 8B 08 00, impact.bulk.encoding",
        "73 E4 0A, impact.bulk.encoding"
    })
    void whatIsNoTextIsRefused(String bytes, String code) throws IOException {
        Files.write(folder.resolve("in.csv"), HexFormat.ofDelimiter(" ").parseHex(bytes));
        for (var format : Format.values()) {
            assertThat(refusal(folder.resolve("in.csv"), Optional.of(format)))
                    .extracting(Problem::code)
                    .containsExactly(code);
        }
        assertThat(folder.resolve("out.part")).doesNotExist();
    }

    @Test
    void filesThatStandInEachOthersWayAreRefusedTogether() throws IOException {
        var input = file("in.csv", HEADING);
        var refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> bulk.run(
                        new BulkRequest(
                                new ModelId("mm"),
                                Optional.empty(),
                                input,
                                Optional.empty(),
                                input,
                                folder,
                                false,
                                Optional.empty()),
                        done -> {}));
        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly("impact.bulk.files", "impact.bulk.output", "impact.model.unknown");
        assertThat(Files.readString(input)).isEqualTo(HEADING);
        assertThat(refusal(folder.resolve("none.csv"), Optional.empty()))
                .extracting(Problem::code)
                .containsExactly("impact.bulk.input");
    }

    // ---------------------------------------------------------------- beginning and end

    @Test
    void anInterruptedRunLeavesNoResultUnderItsName() throws IOException {
        var input = file("in.csv", HEADING + "A,10,1,true,,\n".repeat(50_000));
        assertThatThrownBy(() -> bulk.run(request(input, Optional.of(Format.CSV), false), done -> Thread.currentThread()
                        .interrupt()))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("rejects")).doesNotExist();
    }

    @Test
    void progressIsToldEveryTenThousandRows() throws IOException {
        var told = new ArrayList<Long>();
        var input = file("in.csv", HEADING + "A,10,1,true,,\n".repeat(25_000));
        bulk.run(request(input, Optional.empty(), false), told::add);
        assertThat(told).containsExactly(10_000L, 20_000L, 25_000L);
    }

    @Test
    void twoRunsDoNotWriteIntoOneFile() throws IOException {
        var input = file("in.csv", HEADING + "A,10,1,true,,\n");
        bulk.run(request(input, Optional.empty(), false), done -> assertThatThrownBy(
                        () -> bulk.run(request(input, Optional.empty(), false), again -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another run"));
        assertThat(results(Format.CSV)).hasSize(1);
    }

    @Test
    void aFullDiskIsToldAndLeavesThePart() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(folder.resolve("out.part"), full);
        var input = file("in.csv", HEADING + "A,10,1,true,,\n".repeat(5_000));
        assertThatThrownBy(() -> bulk.run(request(input, Optional.empty(), false), done -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("out.part could not be written");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    // ---------------------------------------------------------------- rows

    private record Given(String subject, String joint, Map<String, String> base, Map<String, String> choices) {

        AssessmentRequest request() {
            var request = AssessmentRequest.of(MODEL, subject, Moment.TARGET)
                    .asOf(LocalDate.of(2025, 6, 1))
                    .base(base)
                    .choices(choices);
            return joint.isEmpty() ? request : request.jointProcurement(joint);
        }
    }

    /** Rows of all sorts, mostly right ones. */
    private static final class Answered {

        private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

        static {
            VALUES.put(
                    "water",
                    List.of(
                            "10",
                            "99.5",
                            "0.1234567890123456789",
                            "1e1",
                            "33.333333333333336",
                            "0.30000000000000004",
                            "+5",
                            "-0",
                            "7 | measured",
                            "12345678901234567e-15"));
            VALUES.put("area", List.of("5000", "10000", "20000.5"));
            VALUES.put("level", List.of("0", "1 | so it is", "2 | as well | page 4"));
            VALUES.put("terms", List.of("true", "false", "true | the law"));
            VALUES.put("work", List.of("0", "50", "100", "77.7"));
            VALUES.put("complaints", List.of("0", "12", "7 | counted", "3.5"));
            VALUES.put("tenders", List.of("3", "5.5"));
            VALUES.put("tools", List.of("old", "new", "best"));
        }

        private static final List<String> ODD = List.of(
                "unknown",
                "n/a",
                "N/A | no such thing",
                "assumed 1 | team | as before",
                "?",
                "nonsense",
                "1e400",
                "-3",
                "assumed old",
                "101",
                "٣",
                "0x1p3",
                "NaN",
                "1.",
                ".5",
                "n/a ");

        private final SplittableRandom random;

        Answered(long seed) {
            random = new SplittableRandom(seed);
        }

        List<Given> rows(int count) {
            var rows = new ArrayList<Given>();
            for (int i = 0; i < count; i++) {
                rows.add(row(i));
            }
            return rows;
        }

        private Given row(int number) {
            var base = new TreeMap<String, String>();
            var choices = new TreeMap<String, String>();
            double odd = random.nextInt(3) == 0 ? 0.05 : 0;
            boolean approved = random.nextInt(5) == 0;
            for (var question : VALUES.entrySet()) {
                if (!approved && !question.getKey().equals("tools") && random.nextInt(200) > 0) {
                    base.put(question.getKey(), value(question.getValue(), odd));
                }
                if (random.nextInt(4) == 0 && (!question.getKey().equals("terms") || random.nextInt(20) == 0)) {
                    choices.put(question.getKey(), value(question.getValue(), odd));
                }
            }
            if (random.nextInt(20) == 0) {
                choices.put("weight.work", random.nextBoolean() ? "1.5" : "9");
            }
            var joint = approved || random.nextInt(4) == 0
                    ? List.of("JP-1", "JP-2", "JP-3").get(random.nextInt(3))
                    : "";
            return new Given("S-" + number + (number % 7 == 0 ? " \"ä\", 1" : ""), joint, base, choices);
        }

        private String value(List<String> values, double odd) {
            if (random.nextDouble() < odd) {
                return ODD.get(random.nextInt(ODD.size()));
            }
            return values.get(random.nextInt(values.size()));
        }
    }

    private static String csv(List<Given> rows) {
        var ids = List.copyOf(Answered.VALUES.keySet());
        var text = new StringBuilder("choice.weight.work,subject");
        ids.forEach(id -> text.append(",choice.").append(id));
        ids.forEach(id -> text.append(",base.").append(id));
        text.append(",jointProcurement\n");
        for (var row : rows) {
            text.append(row.choices().getOrDefault("weight.work", ""));
            text.append(",\"").append(row.subject().replace("\"", "\"\"")).append('"');
            ids.forEach(id -> text.append(',').append(row.choices().getOrDefault(id, "")));
            ids.forEach(id -> text.append(',').append(row.base().getOrDefault(id, "")));
            text.append(',').append(row.joint()).append('\n');
        }
        return text.toString();
    }

    private static String json(List<Given> rows) {
        return rows.stream()
                .map(row -> "{\"choices\": " + object(row.choices())
                        + ", \"subject\":\"" + row.subject().replace("\"", "\\\"") + "\",\"base\":" + object(row.base())
                        + (row.joint().isEmpty() ? "" : ", \"jointProcurement\": \"" + row.joint() + "\"") + "}\n")
                .collect(Collectors.joining());
    }

    /** Numbers and truths as JSON has them. */
    private static String object(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(a -> '"' + a.getKey() + "\": "
                        + (a.getValue().matches("true|false|-?(0|[1-9]\\d{0,9})(\\.\\d{1,15})?")
                                ? a.getValue()
                                : '"' + a.getValue() + '"'))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    // ---------------------------------------------------------------- files

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private BulkRequest request(Path input, Optional<Format> format, boolean contributions) {
        return new BulkRequest(
                MODEL,
                Optional.empty(),
                input,
                format,
                folder.resolve("out"),
                folder.resolve("rejects"),
                contributions,
                Optional.of(LocalDate.of(2025, 6, 1)));
    }

    private BulkResult run(Path input, Format format, boolean contributions) throws IOException {
        return bulk.run(request(input, Optional.of(format), contributions), done -> {});
    }

    private BulkResult csvRun(String content) throws IOException {
        return run(file("in.csv", content), Format.CSV, false);
    }

    private List<Problem> refusal(Path input, Optional<Format> format) {
        return catchThrowableOfType(
                        InvalidInputException.class, () -> bulk.run(request(input, format, false), done -> {}))
                .problems();
    }

    /** Figures and contributions of each row by name. */
    private List<Map<String, Double>> results(Format format) throws IOException {
        var lines = Files.readAllLines(folder.resolve("out"));
        return format == Format.JSON_LINES
                ? lines.stream().map(StreamedAssessmentsTest::figures).toList()
                : lines.stream()
                        .skip(1)
                        .map(line -> figures(lines.get(0).split(","), line))
                        .toList();
    }

    private static Map<String, Double> figures(String[] names, String line) {
        var cells = line.substring(line.startsWith("\"") ? line.lastIndexOf('"') + 1 : line.indexOf(','))
                .split(",", -1);
        var figures = new TreeMap<String, Double>();
        for (int i = 1; i < names.length; i++) {
            if (!cells[i].isEmpty()) {
                figures.put(names[i], Double.parseDouble(cells[i]));
            }
        }
        return figures;
    }

    private static Map<String, Double> figures(String line) {
        var figures = new TreeMap<String, Double>();
        object(line).members().forEach((name, value) -> {
            if (value instanceof Json.Number number) {
                figures.put(name, number.value());
            } else if (value instanceof Json.Arr bars) {
                for (var bar : bars.elements()) {
                    var members = ((Json.Obj) bar).members();
                    var id = ((Json.Text) members.get("id")).value();
                    figures.put("base." + id, ((Json.Number) members.get("base")).value());
                    figures.put("uplift." + id, ((Json.Number) members.get("uplift")).value());
                }
            }
        });
        return figures;
    }

    /** The problems of each rejected row, by its number. */
    private Map<Integer, String> rejects(Format format) throws IOException {
        var rejects = new TreeMap<Integer, String>();
        var text = Files.readString(folder.resolve("rejects"));
        if (format == Format.JSON_LINES) {
            text.lines()
                    .map(StreamedAssessmentsTest::object)
                    .forEach(reject -> rejects.put(
                            (int) ((Json.Number) reject.members().get("row")).value(),
                            ((Json.Arr) reject.members().get("problems"))
                                    .elements().stream()
                                            .map(problem -> words((Json.Obj) problem))
                                            .collect(Collectors.joining("\n"))));
            return rejects;
        }
        var quoted = Pattern.compile("(?m)^(\\d+),(\"(?:[^\"]|\"\")*\"|[^,\"]*),(\"(?:[^\"]|\"\")*\"|[^\"\n]*)$")
                .matcher(text);
        while (quoted.find()) {
            rejects.put(
                    Integer.parseInt(quoted.group(1)),
                    quoted.group(3).replaceAll("^\"|\"$", "").replace("\"\"", "\""));
        }
        return rejects;
    }

    private Map<Integer, List<String>> codes() throws IOException {
        var codes = new TreeMap<Integer, List<String>>();
        rejects(Format.CSV)
                .forEach((row, problems) -> codes.put(
                        row,
                        problems.lines()
                                .map(problem -> problem.substring(problem.lastIndexOf('[') + 1, problem.length() - 1))
                                .toList()));
        return codes;
    }

    private static String words(List<Problem> problems, Format format) {
        return problems.stream()
                .map(p -> format == Format.CSV
                        ? p.toString()
                        : p.code() + " " + p.place() + " " + p.found() + " " + p.expected() + " " + p.remedy())
                .collect(Collectors.joining("\n"));
    }

    private static String words(Json.Obj problem) {
        return List.of("code", "place", "found", "expected", "remedy").stream()
                .map(name -> ((Json.Text) problem.members().get(name)).value())
                .collect(Collectors.joining(" "));
    }

    private static Json.Obj object(String line) {
        return (Json.Obj) JsonParser.parse("a line", line.getBytes(StandardCharsets.UTF_8));
    }

    // ---------------------------------------------------------------- the model and its surroundings

    /** JP-1 has complete base values, JP-2 incomplete ones, JP-3 none. */
    private static Procurements procurements() {
        return (Procurements) Proxy.newProxyInstance(
                StreamedAssessmentsTest.class.getClassLoader(),
                new Class<?>[] {Procurements.class},
                (proxy, method, arguments) -> {
                    var id = ((JointProcurementId) arguments[0]).value();
                    return method.getName().equals("find") || id.equals("JP-3")
                            ? Optional.empty()
                            : id.equals("JP-1") ? approved() : approved(Map.of("water", "12.5"));
                });
    }

    private static Optional<BaseValues> approved() {
        return approved(Map.of(
                "water",
                "12.5 | measured",
                "area",
                "10000",
                "level",
                "1 | as agreed",
                "terms",
                "true",
                "work",
                "20",
                "complaints",
                "4",
                "tenders",
                "3"));
    }

    private static Optional<BaseValues> approved(Map<String, String> values) {
        return Optional.of(
                new BaseValues(new JointProcurementId("JP-1"), "m", values, "a", Optional.of("b"), Instant.EPOCH));
    }

    private static String model() {
        return """
                {'id': 'm', 'version': '1.0.0', 'status': 'pilot', 'title': TEXT,
                 'scale': {'min': -10, 'max': 90, 'decimals': 1},
                 'themes': [{'id': 'nature', 'title': TEXT, 'weight': 2}, {'id': 'people', 'title': TEXT, 'weight': 1.3,
                   'minimum': {'at': 5, 'effect': 'cap', 'cap': 40}}],
                 'indicators': [
                   {'id': 'water', 'theme': 'nature', 'title': TEXT, 'type': 'number', 'unit': 'l', 'min': 0, 'max': 100,
                    'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 100}, 'source': 'constructed'},
                   {'id': 'area', 'title': TEXT, 'type': 'number', 'unit': 'm2', 'min': 1, 'weight': 0,
                    'merge': 'mayReplace', 'source': 'constructed'},
                   {'id': 'load', 'theme': 'nature', 'title': TEXT, 'type': 'formula', 'unit': 'l/m2',
                    'formula': 'water / area', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 0.01}, 'source': 'constructed'},
                   {'id': 'level', 'theme': 'people', 'title': TEXT, 'type': 'ordinal', 'levels': [TEXT, TEXT, TEXT],
                    'weight': 0.7, 'source': 'constructed'},
                   {'id': 'terms', 'title': TEXT, 'type': 'boolean', 'phases': ['joint'], 'weight': 0, 'source': 'constructed'},
                   {'id': 'work', 'theme': 'people', 'title': TEXT, 'type': 'percent', 'merge': 'floor', 'weight': 1.1,
                    'band': [0.5, 5],
                    'source': 'constructed'},
                   {'id': 'complaints', 'theme': 'people', 'title': TEXT, 'type': 'count', 'direction': 'lower',
                    'per': {'indicator': 'area', 'amount': 10000}, 'normalise': {'fn': 'goalposts', 'lo': 30, 'hi': 0},
                    'source': 'constructed'},
                   {'id': 'tenders', 'title': TEXT, 'type': 'external', 'from': {'source': 'market', 'key': 'tenders'},
                    'min': 0, 'max': 10, 'weight': 0.4, 'theme': 'people', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 10},
                    'source': 'constructed'},
                   {'id': 'tools', 'theme': 'people', 'title': TEXT, 'type': 'choice', 'phases': ['customer'],
                    'withoutChoice': 'old', 'options': [{'id': 'old', 'title': TEXT, 'score': 0},
                      {'id': 'new', 'title': TEXT, 'score': 0.37}, {'id': 'best', 'title': TEXT, 'score': 1}],
                    'source': 'constructed'}],
                 'aggregate': {'within': 'arithmetic', 'between': {'fn': 'geometric', 'shift': 0.1}},
                 'gates': [{'id': 'no_terms', 'title': TEXT, 'when': 'not terms', 'effect': 'cap', 'at': 30}]}
                """.replace("TEXT", "{'fi': 't', 'sv': 't', 'en': 't'}").replace('\'', '"');
    }
}
