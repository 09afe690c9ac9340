package org.minikisa.rendering.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.InvalidInputException;

class TextScreenTest {

    private record Row(String id, String subject, BigDecimal points, Optional<String> owner) {}

    private static final Listing<Row> LISTING = Listing.of(
            Column.text("id", "Id", Row::id),
            Column.text("subject", "Subject", Row::subject),
            Column.number("points", "Points", 1, Row::points),
            Column.text("owner", "Owner", Row::owner));

    private static final List<Row> ROWS = List.of(
            new Row("CT-1", "Päiväsiivous ja 清掃", new BigDecimal("12.25"), Optional.of("Aino")),
            new Row("CT-12", "A rather long subject that does not fit", new BigDecimal("3"), Optional.empty()));

    private final Output output = new Output();

    @Test
    void aPipeGetsEverythingUncut() {
        output.pipe(false).listing(ROWS, LISTING);

        assertThat(output.lines())
                .containsExactly(
                        "Id     Subject                                  Points  Owner",
                        "CT-1   Päiväsiivous ja 清掃                       12.3  Aino",
                        "CT-12  A rather long subject that does not fit     3.0");
    }

    @Test
    void onATerminalTheWidestColumnOfWordsIsCut() {
        output.terminal(40).listing(ROWS, LISTING);

        assertThat(output.lines())
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(40));
        assertThat(output.lines().get(2))
                .startsWith("CT-12  A rather long")
                .contains("…")
                .endsWith("3.0");
    }

    @Test
    void noIdentityCodeIsEverShown() {
        String told = "asiakas 131052-308T kysyy";
        for (boolean json : new boolean[] {false, true}) {
            var screen = output.pipe(json);
            screen.line(Tone.PLAIN, told);
            screen.remark(Tone.PLAIN, "131052-\u0007308T " + told);
            screen.listing(List.of(new Row("CT-1", told, BigDecimal.ONE, Optional.of(told))), LISTING);
            screen.details(Details.of(told).add("subject", "Subject", told).text("text", "Text", "Hei,\n" + told));
            screen.refusal(InvalidInputException.of(told, "a.b", told, told, told, told));
        }

        assertThat(output.out() + output.err())
                .contains("asiakas ******-**** kysyy")
                .doesNotContain("308T");
    }

    @Test
    void numbersAreNeverCut() {
        output.terminal(12).listing(ROWS, LISTING);

        assertThat(output.lines().get(1)).contains("12.3");
    }

    @Test
    void jsonHasTheSameColumnsWithExactNumbersAndNulls() {
        output.pipe(true).listing(ROWS, LISTING);

        assertThat(output.out())
                .isEqualTo(String.join(
                        System.lineSeparator(),
                        "[\n"
                                + "{\"id\": \"CT-1\", \"subject\": \"Päiväsiivous ja 清掃\", \"points\": 12.25, \"owner\": \"Aino\"},\n"
                                + "{\"id\": \"CT-12\", \"subject\": \"A rather long subject that does not fit\", \"points\": 3, "
                                + "\"owner\": null}\n]",
                        ""));
    }

    @Test
    void withJsonWordsForPeopleGoToTheErrorStream() {
        TextScreen screen = output.pipe(true);
        screen.line("two contacts");
        screen.listing(List.of(), LISTING);

        assertThat(output.out().strip()).isEqualTo("[]");
        assertThat(output.err()).contains("two contacts");
    }

    @Test
    void anEmptyListingSaysSo() {
        output.pipe(false).listing(List.of(), LISTING.whenEmpty("no contacts"));

        assertThat(output.lines()).containsExactly("no contacts");
    }

    @Test
    void textFromOutsideCannotSteerTheTerminal() {
        TextScreen screen = output.terminal(80);
        screen.listing(
                List.of(new Row("\u001b[2Jx", "a\r\nb\u009b31m\u202ec", BigDecimal.ONE, Optional.empty())), LISTING);
        screen.line("one\u0007two\nthree");

        assertThat(output.out()).doesNotContain("\u001b", "\u009b", "\u202e", "\u0007");
        assertThat(output.lines().get(1)).startsWith("[2Jx  a b 31m c");
        assertThat(output.lines()).endsWith("one two", "three");
    }

    @Test
    void whatNobodySeesAndTowersOfMarksAreNotShown() {
        TextScreen screen = output.terminal(80);
        screen.line("pay\u200bpal \u200e\u061c\u2060\ufeff\u3164\udb40\udc41tuki \ud83d\udc69\u200d\ud83d\udcbb");
        screen.line("e" + "\u0301".repeat(900) + "x");

        assertThat(output.lines())
                .containsExactly("paypal tuki \ud83d\udc69\u200d\ud83d\udcbb", "e" + "\u0301".repeat(8) + "x");
    }

    @Test
    void controlCharactersAreEscapedInJson() {
        output.pipe(true)
                .listing(List.of(new Row("\u001b\"\\\n", "\ud800x", BigDecimal.ONE, Optional.empty())), LISTING);

        assertThat(output.out()).contains("\"\\u001b\\\"\\\\\\n\"", "\"\\ud800x\"");
    }

    @Test
    void detailsAlignTheirPropertiesAndLeaveOutWhatIsNotThere() {
        output.pipe(false)
                .details(Details.of("Contact CT-1")
                        .add("id", "Id", "CT-1")
                        .add("received", "Received", OptionalLong.of(5))
                        .add("owner", "Owner", Optional.empty())
                        .text("text", "Text", "first\n  second")
                        .listing("rows", "Rows", ROWS.subList(0, 1), LISTING));

        assertThat(output.lines())
                .containsExactly(
                        "Contact CT-1",
                        "  Id        CT-1",
                        "  Received  5",
                        "",
                        "Text",
                        "  first",
                        "    second",
                        "",
                        "Rows",
                        "  Id    Subject               Points  Owner",
                        "  CT-1  Päiväsiivous ja 清掃    12.3  Aino");
    }

    @Test
    void detailsAreOneObjectInJson() {
        output.pipe(true)
                .details(Details.of("Contact CT-1")
                        .add("id", "Id", "CT-1")
                        .add("owner", "Owner", Optional.empty())
                        .listing("rows", "Rows", List.of(), LISTING)
                        .waterfall("index", "Index", Waterfall.of("Base", 54).result("Index", 54)));

        assertThat(output.out().replaceAll("\\s+", " ").strip())
                .isEqualTo("{ \"id\": \"CT-1\", \"owner\": null, \"rows\": [], \"index\": {\"bars\": ["
                        + "{\"label\": \"Base\", \"kind\": \"BASE\", \"amount\": 54.0, \"printed\": \"54.0\"}, "
                        + "{\"label\": \"Index\", \"kind\": \"RESULT\", \"amount\": 54.0, \"printed\": \"54.0\"}]} }");
    }

    @Test
    void pathsAreOneValueAndInstantsAreLocalForPeopleOnly() {
        Details details = Details.of("x")
                .add("path", "Path", Path.of("a", "b"))
                .add("at", "At", Instant.parse("2026-06-30T21:30:00Z"))
                .problems("problems", "Problems", List.of());
        output.pipe(false).details(details);
        assertThat(output.lines()).containsExactly("x", "  Path  " + Path.of("a", "b"), "  At    2026-07-01 00:30:00");

        var json = new Output();
        json.pipe(true).details(details);
        assertThat(json.out()).contains("\"2026-06-30T21:30:00Z\"", "\"problems\": []");
    }

    @Test
    void aWaterfallHangsEachStepWhereTheOneBeforeEnded() {
        output.terminal(60)
                .waterfall(Waterfall.of("Base", 50)
                        .step("Ecolabel", 30)
                        .step("Far away", -20)
                        .result("Index", 60));

        List<String> lines = output.lines();
        assertThat(lines.get(0)).startsWith("Base      █").endsWith(" 50.0");
        assertThat(lines.get(1)).endsWith(" +30.0");
        assertThat(lines.get(2)).contains("▒").doesNotContain("█").endsWith(" -20.0");
        assertThat(first(lines.get(1))).isBetween(last(lines.get(0)), last(lines.get(0)) + 1);
        assertThat(last(lines.get(2))).isEqualTo(last(lines.get(1)));
        assertThat(first(lines.get(2))).isBetween(last(lines.get(3)), last(lines.get(3)) + 1);
    }

    @Test
    void whatTheBaseIsMadeOfStandsBeforeItAndEverythingFitsTheTerminal() {
        output.terminal(80)
                .waterfall(Waterfall.ofPart("Products and chemicals of a very long name indeed", 20, "20.0")
                        .part("Work", 12.5, "12.5")
                        .base("Base", 32.5, "32.5")
                        .step("No terms of employment", -2.5, "-2.5", Tone.WARNING)
                        .result("Index", 30));
        List<String> lines = output.lines();
        assertThat(lines).allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
        assertThat(first(lines.get(1))).isEqualTo(last(lines.get(0)) + 1);
        assertThat(last(lines.get(2))).isEqualTo(last(lines.get(1)));
    }

    @Test
    void rangesHaveTheirMiddleInOneColumn() {
        var ranges = new Ranges(
                50,
                List.of(new Ranges.Range("quality", 40, 70, "40 to 70"), new Ranges.Range("x", 49, 52, "49 to 52")));
        output.pipe(false).details(Details.of("t").drawing("What it hangs on", ranges));
        List<String> lines = output.lines();
        assertThat(lines.get(3)).contains("▒", "┃", "█").endsWith(" 40 to 70");
        assertThat(lines.get(4).indexOf('┃')).isEqualTo(lines.get(3).indexOf('┃'));

        var json = new Output();
        json.pipe(true).details(Details.of("t").drawing("What it hangs on", ranges));
        assertThat(json.out().strip()).isEqualTo("{}");
    }

    @Test
    void aPlotRisesFromTheCheapestToTheBest() {
        var plot = new Plot(
                "EUR a year",
                List.of(
                        new Plot.Point(0, 40, "0", "40.0"),
                        new Plot.Point(100, 55, "100", "55.0"),
                        new Plot.Point(400, 60, "400", "60.0")));
        List<String> lines = plot.lines(80, false);
        assertThat(lines.get(0)).startsWith("60.0 │").endsWith("●");
        assertThat(lines.get(9)).startsWith("40.0 │●···");
        assertThat(lines).allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
        assertThat(new Plot("x", List.of(new Plot.Point(1, 1, "1", "1"))).lines(40, true))
                .isNotEmpty();
    }

    @Test
    void peopleReadRoundedNumbersAndProgramsExactOnes() {
        Details details =
                Details.of("x").number("index", "Index", 1, 70.46).shown("range", "Within", List.of(1, 2), "");
        output.pipe(false).details(details);
        assertThat(output.lines()).containsExactly("x", "  Index   70.5");

        var json = new Output();
        json.pipe(true).details(details);
        assertThat(json.out()).contains("\"index\": 70.46", "\"range\": [1, 2]");
    }

    private static int first(String line) {
        return line.indexOf(
                line.chars().filter(c -> "█▒▐▌".indexOf(c) >= 0).findFirst().orElseThrow());
    }

    private static int last(String line) {
        return line.chars()
                .map(c -> "█▒▐▌".indexOf(c) >= 0 ? line.lastIndexOf(c) : -1)
                .max()
                .orElseThrow();
    }

    @Test
    void coloursOnlyWhereTheTerminalHasThem() {
        output.screen(80, true, false).line(Tone.BAD, "late");
        assertThat(output.out()).startsWith("\u001b[31mlate\u001b[0m");

        var pipe = new Output();
        pipe.screen(0, true, false).line(Tone.BAD, "late");
        assertThat(pipe.lines()).containsExactly("late");
    }

    @Test
    void longWorkDrawsABarOnATerminalAndLeavesItsLastState() {
        TextScreen screen = output.terminal(80);
        try (Progress progress = screen.progress("Reading", 200)) {
            progress.to(10);
            assertThat(output.err()).isEmpty();
            output.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            progress.to(100);
            assertThat(output.err()).contains("Reading ━", " 50 %  100/200  50/s  0:02 left");
            screen.line("a line between");
            output.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            progress.advance(100);
        }
        assertThat(output.err()).endsWith("100 %  200/200  50/s\u001b[K" + System.lineSeparator());
        assertThat(output.lines()).containsExactly("a line between");
    }

    @Test
    void whatCannotBeCountedShowsTheTimeThatPassed() {
        try (Progress progress = output.terminal(80).progress("Searching", -1)) {
            output.nanos.addAndGet(Duration.ofSeconds(65).toNanos());
            progress.to(0);
        }
        assertThat(output.err()).contains("Searching 1:05");
    }

    @Test
    void inAPipeALineNowAndThen() {
        try (Progress progress = output.pipe(false).progress("Reading", 0)) {
            output.nanos.addAndGet(Duration.ofSeconds(11).toNanos());
            progress.to(7);
        }
        assertThat(output.err().lines()).containsOnly("Reading: 7");
    }

    @Test
    void aProgressStopsTheLoopOfAnInterruptedThread() {
        Progress progress = output.terminal(80).progress("Reading", 200);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> progress.to(1)).isInstanceOf(Stopped.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aRefusalTellsWhereWhatAndHowToMendIt() {
        output.pipe(false)
                .refusal(InvalidInputException.of(
                        "model x.model.json",
                        "impact.weight",
                        "indicators[3].weight",
                        "0.7",
                        "0.6",
                        "Make them sum to 1."));

        assertThat(output.err().lines())
                .containsExactly(
                        "model x.model.json was refused: 1 problem",
                        "  indicators[3].weight  [impact.weight]",
                        "    found     0.7",
                        "    expected  0.6",
                        "    remedy    Make them sum to 1.");
    }

    @Test
    void helpShowsArgumentsOptionsAndTheExample() {
        HelpPage.show(
                Usage.of("contacts", "lists contacts")
                        .argument("ID", "only this one", false)
                        .choice("--channel", "CHANNEL", "only this channel", List.of("MAIL", "FORM"))
                        .example("kisa:contacts CT-1"),
                output.pipe(false));

        assertThat(output.out())
                .contains(
                        "kisa:contacts - lists contacts",
                        "kisa:contacts CT-1",
                        "only this one (optional)",
                        "--channel CHANNEL  only this channel: MAIL, FORM",
                        "--json");
    }

    @Test
    void whoeverSitsThereIsAskedAndAnEmptyLineTakesTheProposal() {
        var questions = new ArrayList<String>();
        var answers = new ArrayDeque<>(List.of(" 2026-03-20 ", "", ""));
        UnaryOperator<String> person = question -> {
            questions.add(question);
            return answers.remove();
        };
        TextScreen screen = output.asking(false, person);

        assertThat(screen.ask("By which day", Optional.of("2026-03-18"))).contains("2026-03-20");
        assertThat(screen.ask("By which day", Optional.of("2026-03-18"))).contains("2026-03-18");
        assertThat(screen.ask("Why", Optional.empty())).isEmpty();
        assertThat(questions).containsExactly("By which day [2026-03-18]: ", "By which day [2026-03-18]: ", "Why: ");
    }

    @Test
    void nobodyIsAskedInAScript() {
        UnaryOperator<String> nobody = question -> {
            throw new AssertionError("asked " + question);
        };
        assertThat(output.asking(true, nobody).ask("Why", Optional.of("because")))
                .isEmpty();
        assertThat(output.pipe(false).ask("Why", Optional.of("because"))).isEmpty();
        assertThat(output.pipe(false).confirm("Go on?")).isTrue();
    }

    @Test
    void aSingleKeyIsHeardWhereTheTerminalKnowsKeys() {
        var offered = new ArrayList<String>();
        Person person = new Person() {
            @Override
            public String line(String question, Collection<String> candidates) {
                offered.addAll(candidates);
                return "G7";
            }

            @Override
            public Optional<Character> key(String question) {
                return Optional.of('2');
            }
        };
        TextScreen screen = output.asking(false, person);

        assertThat(screen.attended()).isTrue();
        assertThat(screen.key("1-3:")).contains('2');
        assertThat(screen.ask("Which topic", Optional.empty(), List.of("G7", "G8")))
                .contains("G7");
        assertThat(offered).containsExactly("G7", "G8");
        assertThat(output.asking(true, person).key("1-3:"))
                .as("a program answers nothing")
                .isEmpty();
    }

    @Test
    void aTerminalThatKnowsLinesOnlyIsNotAskedForKeys() {
        TextScreen screen = output.asking(false, question -> "2");

        assertThat(screen.attended()).isFalse();
        assertThat(screen.key("1-3:")).isEmpty();
    }

    @Test
    void whatIsPipedInCanBeRead() throws Exception {
        var piped = new ByteArrayInputStream("hei".getBytes(StandardCharsets.UTF_8));
        try (var screen = new TextScreen(Surface.plain(System.out, System.err).reading(piped), false)) {
            assertThat(screen.input().orElseThrow().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("hei");
        }
        assertThat(output.pipe(false).input()).isEmpty();
    }
}
