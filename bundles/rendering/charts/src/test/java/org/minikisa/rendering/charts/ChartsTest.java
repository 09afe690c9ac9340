package org.minikisa.rendering.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ChartsTest {

    private static final Locale FI = Locale.forLanguageTag("fi-FI");
    private static final String HOSTILE = "</text><script>alert('x')</script>\"&\u0000\ud800";
    private static final String LONG =
            "Tarkoituksenmukaisuusharkinnanvaraisuusperiaatteet, asuntolarakentamisen yhteishankinta ja muita pitkiä sanoja";

    static Stream<Chart> charts() {
        var six = Series.of(List.of(
                "Neuvonta", "Asiakirjojen kommentointi", "Minikilpailutuspyyntö", "Palaute", "Toimittaja", "Muu"));
        return Stream.of(
                new StackedColumns("months", "Months", six, stacks(12, six.size(), 40, "tammi 2023")),
                new StackedColumns("many", "Many months", six, stacks(36, six.size(), 2000, "marras 2023")),
                new StackedColumns("one", "One column", six.subList(0, 1), stacks(1, 1, 1_000_000, LONG)),
                new StackedColumns("zero", "Nothing", six.subList(0, 2), stacks(3, 2, 0, "x")),
                new StackedBars("bars", "Bars", six, stacks(14, six.size(), 120, LONG)),
                new StackedBars("short", "Short labels", six.subList(0, 1), stacks(4, 1, 99999, "suomi")),
                StackedBars.plain("plain", "Plain", "Contacts", stacks(4, 1, 3, HOSTILE)),
                phases("12.5", "6.0", "18.5"),
                phases("100.0", "0.0", "100.0"),
                phases("60.0", "-12.5", "47.5"),
                phases("0.0", "100.0", "100.0"),
                waterfall("54.0", "27.5", "4.2", "6.0", "3.5", "2.8"),
                waterfall("4.0", "0", "1.0", "90.0"),
                waterfall("50.0", "0"),
                waterfall("96.0", "0", "4.0"),
                waterfall("0.0", "100.0"),
                waterfall("54.0", "1.0", "10.0", "-3.1", "0.1"),
                waterfall("54.0", "0", "-30.0"),
                heatMap(23, 14, 61),
                heatMap(5, 3, 1),
                heatMap(1, 1, 0),
                heatMap(12, 30, 12345));
    }

    @Test
    void noIdentityCodeIsEverDrawn() {
        assertThat(StackedBars.plain("plain", "131052-308T", "Contacts", stacks(4, 1, 3, "131052-308T"))
                        .svg(FI, Width.WIDE))
                .contains("******-****")
                .doesNotContain("308T");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyLabelStandsInsideTheDrawingAndOnNoOther(Chart chart) {
        for (Width width : Width.values()) {
            var drawing = Drawing.of(chart.svg(FI, width));
            List<Drawing.Box> boxes = drawing.boxes();
            assertThat(boxes).isNotEmpty().allSatisfy(box -> {
                assertThat(box.left()).as(box.text()).isGreaterThan(-3);
                assertThat(box.right()).as(box.text()).isLessThan(drawing.width() + 3);
                assertThat(box.top()).as(box.text()).isGreaterThan(-1);
                assertThat(box.bottom()).as(box.text()).isLessThan(drawing.height() + 1);
            });
            for (int i = 0; i < boxes.size(); i++) {
                for (int k = i + 1; k < boxes.size(); k++) {
                    assertThat(boxes.get(i).overlaps(boxes.get(k)))
                            .as("%s %s: %s over %s", chart.id(), width, boxes.get(i), boxes.get(k))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyShapeStandsInsideTheDrawing(Chart chart) {
        for (Width width : Width.values()) {
            var drawing = Drawing.of(chart.svg(FI, width));
            assertThat(drawing.elements("rect")).allSatisfy(rect -> {
                if (rect.hasAttribute("x")) {
                    assertThat(Drawing.number(rect, "x")).isGreaterThanOrEqualTo(0);
                    assertThat(Drawing.number(rect, "x") + Drawing.number(rect, "width"))
                            .isLessThan(drawing.width() + 1.5);
                    assertThat(Drawing.number(rect, "y") + Drawing.number(rect, "height"))
                            .isLessThan(drawing.height() + 0.5);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theSameNumbersGiveTheSameDrawing(Chart chart) {
        assertThat(chart.svg(FI, Width.WIDE)).isEqualTo(chart.svg(FI, Width.WIDE));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aScreenReaderFindsTitleAndNumbers(Chart chart) {
        for (Width width : Width.values()) {
            var drawing = Drawing.of(chart.svg(FI, width));
            Element svg = drawing.document().getDocumentElement();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(drawing.elements("title"))
                    .singleElement()
                    .extracting(Element::getTextContent)
                    .isEqualTo(chart.title());
            assertThat(drawing.text("desc")).containsPattern("[0-9]");
            assertThat(svg.getAttribute("aria-labelledby"))
                    .isEqualTo(drawing.elements("title").get(0).getAttribute("id") + " "
                            + drawing.elements("desc").get(0).getAttribute("id"));
        }
        assertThat(Drawing.of(chart.svg(FI, Width.WIDE))
                        .document()
                        .getDocumentElement()
                        .getAttribute("id"))
                .isNotEqualTo(Drawing.of(chart.svg(FI, Width.NARROW))
                        .document()
                        .getDocumentElement()
                        .getAttribute("id"));
    }

    @Test
    void aHostileLabelStaysALabel() {
        String svg = StackedBars.plain("x", HOSTILE, HOSTILE, List.of(Stack.counts(HOSTILE, List.of(1L))))
                .svg(FI, Width.WIDE);

        assertThat(Drawing.of(svg).elements("script")).isEmpty();
        assertThat(Drawing.of(svg).text("title")).startsWith("</text><script>").endsWith("\ufffd\ufffd");
    }

    @Test
    void anIdThatCouldBreakOutIsRefused() {
        assertThatThrownBy(() -> StackedBars.plain("x\"y", "t", "w", List.of(Stack.counts("a", List.of(1L)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void barsThatDoNotAddUpToTheIndexAreNotDrawn() {
        assertThatThrownBy(() -> new Waterfall(
                        "w",
                        "W",
                        words(),
                        IndexScale.HUNDRED,
                        new BigDecimal("54.0"),
                        List.of(new Waterfall.Step("a", new BigDecimal("4.2"))),
                        new BigDecimal("58.3"),
                        List.of()))
                .hasMessageContaining("add up to 58.2 and not to 58.3");
        assertThatThrownBy(() -> new PhaseBars.Row("a", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN))
                .hasMessageContaining("do not add up");
    }

    @Test
    void theBarsOfAWaterfallAreAsLongAsTheirNumbers() {
        var drawing = Drawing.of(waterfall("54.0", "0", "4.2", "6.0").svg(FI, Width.WIDE));
        List<Double> teal = drawing.elements("rect").stream()
                .filter(r -> r.getAttribute("fill").equals(Palette.TEAL.fill()))
                .map(r -> Drawing.number(r, "width"))
                .toList();
        List<Double> navy = drawing.elements("rect").stream()
                .filter(r -> r.getAttribute("fill").equals(Palette.NAVY.fill()))
                .map(r -> Drawing.number(r, "width"))
                .toList();

        double perPoint = navy.get(0) / 54;
        assertThat(navy).hasSize(2).allSatisfy(w -> assertThat(w / perPoint).isBetween(53.9, 54.1));
        assertThat(teal.get(0) / perPoint).isBetween(10.1, 10.3);
        assertThat(teal.get(1) / perPoint).isBetween(5.9, 6.1);
        assertThat(teal.get(2) / perPoint).isBetween(4.1, 4.3);
    }

    @Test
    void theFoundationIsNamedHoweverSmallItIs() {
        for (String base : List.of("0.5", "12.0", "27.5", "29.0", "30.0", "33.0", "54.0", "99.0")) {
            for (Width width : Width.values()) {
                assertThat(waterfall(base, "0", "0.5").svg(FI, width))
                        .as("base %s, %s", base, width)
                        .contains(">Yhteishankinnan perusta</text>");
            }
        }
    }

    @Test
    void whatTheFoundationIsMadeOfStandsBelowItAndSumsToIt() {
        var parts = List.of(
                new Waterfall.Step("Ympäristö", new BigDecimal("30.5")),
                new Waterfall.Step("Ihmiset", new BigDecimal("25.0")),
                new Waterfall.Step("Työehdot puuttuvat", new BigDecimal("-1.5")));
        var chart = new Waterfall(
                "parts",
                "Parts",
                words(),
                IndexScale.HUNDRED,
                parts,
                new BigDecimal("54.0"),
                List.of(new Waterfall.Step("Laatu", new BigDecimal("6.0"))),
                new BigDecimal("60.0"),
                List.of());
        for (Width width : Width.values()) {
            var drawing = Drawing.of(chart.svg(FI, width));
            assertThat(drawing.elements("text"))
                    .extracting(text -> text.getTextContent())
                    .contains("Ympäristö", "30,5", "Ihmiset", "25,0", "Työehdot puuttuvat", "−1,5", "54,0", "60,0");
            List<Double> blue = drawing.elements("rect").stream()
                    .filter(r -> r.getAttribute("fill").equals(Palette.BLUE.fill()))
                    .map(r -> Drawing.number(r, "width"))
                    .toList();
            assertThat(blue.get(1) / blue.get(0)).isBetween(30.4 / 25, 30.6 / 25);
        }
        assertThat(chart.description(FI)).startsWith("Ympäristö +30,5. ").contains("Yhteishankinnan perusta 54,0.");
        assertThatThrownBy(() -> new Waterfall(
                        "parts",
                        "Parts",
                        words(),
                        IndexScale.HUNDRED,
                        parts,
                        new BigDecimal("54.1"),
                        List.of(),
                        new BigDecimal("54.1"),
                        List.of()))
                .hasMessageContaining("add up to 54.0 and not to 54.1");
    }

    @Test
    void numbersAreWrittenAsInTheReadersLanguage() {
        var million = new BigDecimal("-1234567.50");
        assertThat(Numerals.of(FI).text(million)).isEqualTo("\u22121\u00a0234\u00a0567,50");
        assertThat(Numerals.of(Locale.forLanguageTag("sv-FI")).text(million)).isEqualTo("\u22121\u00a0234\u00a0567,50");
        assertThat(Numerals.of(Locale.UK).text(million)).isEqualTo("\u22121,234,567.50");
        assertThat(Numerals.of(FI).signed(new BigDecimal("13.8"))).isEqualTo("+13,8");
        assertThat(Numerals.of(FI).signed(new BigDecimal("0.0"))).isEqualTo("0,0");
        assertThat(Numerals.of(FI).text(new BigDecimal("1E+3"))).isEqualTo("1\u00a0000");
        assertThat(Numerals.of(FI).text(new BigDecimal("999"))).isEqualTo("999");
    }

    @Test
    void everyTextOnAColourCanBeRead() {
        for (Palette colour : Palette.values()) {
            assertThat(contrast(colour.fill(), colour.ink())).as(colour.name()).isGreaterThanOrEqualTo(4.5);
        }
        for (int heat = 0; heat < Palette.HEAT.size(); heat++) {
            assertThat(contrast(Palette.HEAT.get(heat), Palette.heatInk(heat)))
                    .as("heat " + heat)
                    .isGreaterThanOrEqualTo(4.5);
        }
        for (String ink : List.of(Palette.INK, Palette.MUTED, Palette.TEAL_INK)) {
            assertThat(contrast("#f0f8f6", ink)).as(ink).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void theColourOfACellSaysWhichFifthItIsIn() {
        assertThat(IntStream.of(0, 1, 12, 13, 24, 25, 60).map(v -> HeatMap.heat(v, 60)))
                .containsExactly(0, 1, 1, 2, 2, 3, 5);
        assertThat(HeatMap.heat(1, 1)).isEqualTo(5);
        assertThat(HeatMap.heat(0, 0)).isZero();
    }

    @Test
    void aScaleFromZeroToOneHasTicksBetween() {
        assertThat(new IndexScale(BigDecimal.ZERO, BigDecimal.ONE).ticks(5))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(IndexScale.HUNDRED.ticks(5))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0", "20", "40", "60", "80", "100");
    }

    @Test
    void axesHaveRoundSteps() {
        assertThat(Axis.reaching(new BigDecimal("119"), 6).ticks())
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0", "20", "40", "60", "80", "100", "120");
        assertThat(Axis.reaching(new BigDecimal("1592.7"), 6).ticks())
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0", "500", "1000", "1500", "2000");
        assertThat(Axis.reaching(BigDecimal.ONE, 6).ticks())
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0", "1");
        assertThat(Axis.reaching(new BigDecimal("0.3"), 6).ticks())
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3");
    }

    @Test
    void labelsBreakAtSpacesAndSoftHyphens() {
        assertThat(TextWidth.wrap("Mini\u00adkonkurrens\u00adutsättningar", 13, false, 110, 3))
                .containsExactly("Minikonkurrens-", "utsättningar");
        assertThat(TextWidth.wrap("Sähkö", 13, false, 110, 2)).containsExactly("Sähkö");
        assertThat(TextWidth.wrap(LONG, 13, false, 110, 2))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
        assertThat(TextWidth.wrap("", 13, false, 110, 2)).containsExactly("");
    }

    private static List<Stack> stacks(int many, int series, long most, String label) {
        var stacks = new ArrayList<Stack>();
        for (int i = 0; i < many; i++) {
            int column = i;
            stacks.add(Stack.counts(
                    label,
                    LongStream.range(0, series)
                            .mapToObj(s -> most * ((column * 7 + s * 5) % 11 + 1) / 11)
                            .toList()));
        }
        return stacks;
    }

    private static PhaseBars phases(String base, String uplift, String index) {
        var row = new PhaseBars.Row(LONG, new BigDecimal(base), new BigDecimal(uplift), new BigDecimal(index));
        return new PhaseBars(
                "phases", "Phases", "Yhteishankinnan perusta", "Omat valinnat", IndexScale.HUNDRED, List.of(row, row));
    }

    private static Waterfall waterfall(String base, String available, String... steps) {
        var all = Stream.of(steps)
                .map(points -> new Waterfall.Step(LONG, new BigDecimal(points)))
                .toList();
        BigDecimal index = all.stream().map(Waterfall.Step::points).reduce(new BigDecimal(base), BigDecimal::add);
        var more = new BigDecimal(available).signum() == 0
                ? List.<Waterfall.Step>of()
                : List.of(new Waterfall.Step("Vielä valittavissa", new BigDecimal(available)));
        return new Waterfall(
                "waterfall", "Waterfall", words(), IndexScale.HUNDRED, new BigDecimal(base), all, index, more);
    }

    private static Waterfall.Words words() {
        return new Waterfall.Words(
                "Yhteishankinnan perusta", "Vaikuttavuusindeksi", "Vielä valittavissa", "Enimmillään");
    }

    private static HeatMap heatMap(int columns, int rows, long most) {
        var heads = IntStream.range(0, columns)
                .mapToObj(i -> new HeatMap.Column("G" + i, LONG))
                .toList();
        var lines = IntStream.range(0, rows)
                .mapToObj(r -> new HeatMap.Row(
                        LONG,
                        LongStream.range(0, columns)
                                .mapToObj(c -> most * ((r * 5 + c * 3) % 8) / 7)
                                .toList()))
                .toList();
        return new HeatMap("heat", "Heat", heads, lines);
    }

    /** WCAG 2.2, relative luminance and contrast ratio. */
    private static double contrast(String a, String b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
