package org.minikisa.impact.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.analysis.PreparedReference;
import org.minikisa.impact.api.analysis.PreparedReference.Winsorised;
import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Denominate;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Fill;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Impute;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Screen;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Step;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Treat;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class ReferencePreparationTest {

    @Test
    void columnsOfNumbersBecomeTheModelsReferenceMember() {
        var prepared = new ReferencePreparation()
                .prepare(
                        "regions.csv",
                        "Region,Name,Jätteen määrä (t)\r\nA,\"Alpha, the first\",1.5\r\nB,Beta,NA\r\nC,Gamma,4\r\n"
                                .getBytes(StandardCharsets.UTF_8),
                        new ReferenceRecipe(
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                "constructed",
                                Optional.of(LocalDate.of(2025, 1, 1))));
        assertThat(prepared.json())
                .isEqualTo("{\"asOf\":\"2025-01-01\",\"source\":\"constructed\",\"units\":[\"A\",\"B\",\"C\"],"
                        + "\"values\":{\"jatteen_maara_t\":[1.5,null,4]}}");
        assertThat(prepared.indicators().get(0).missing()).containsExactly("B");
        assertThat(prepared.ignored()).containsExactly("Name");
    }

    @Test
    void semicolonsAndAByteOrderMarkAreReadAsSpreadsheetsWriteThem() {
        assertThat(prepare("\ufeffunit;a\nx;1\ny;2\n").indicators().get(0).column())
                .isEqualTo("a");
    }

    @Test
    void missingValuesAreFilledInByGroupAndToldAbout() {
        var csv = "unit,group,a\nu,north,1\nv,north,\nw,south,10\nx,south,..\ny,south,30\nz,south,100\n";
        var mean = prepare(csv, new Impute(Fill.MEAN, Optional.of("group")));
        assertThat(mean.indicators().get(0).imputed()).isEqualTo(Map.of("v", 1.0, "x", 140.0 / 3));
        var median = prepare(csv, new Impute(Fill.MEDIAN, Optional.of("group")));
        assertThat(median.indicators().get(0).imputed()).isEqualTo(Map.of("v", 1.0, "x", 30.0));
        var overall = prepare(csv, new Impute(Fill.MEDIAN, Optional.empty()));
        assertThat(overall.indicators().get(0).imputed()).isEqualTo(Map.of("v", 20.0, "x", 20.0));
        assertThat(overall.ignored()).containsExactly("group");
    }

    @Test
    void whatAGroupWithoutValuesDoesNotKnowStaysMissing() {
        var prepared =
                prepare("unit,group,a\nu,north,\nv,south,3\nw,south,4\n", new Impute(Fill.MEAN, Optional.of("group")));
        assertThat(prepared.indicators().get(0).imputed()).isEmpty();
        assertThat(prepared.indicators().get(0).missing()).containsExactly("u");
    }

    @Test
    void aUnitWithTooFewDataIsLeftOutAndItsShareIsTold() {
        var prepared = prepare("unit,a,b,c\nu,1,2,3\nv,1,,\nw,4,5,\nx,0,0,6\n", Screen.USUAL);
        assertThat(prepared.units())
                .containsExactly(
                        new PreparedReference.OfUnit("u", 1, 1, true),
                        new PreparedReference.OfUnit("v", 1.0 / 3, 1, false),
                        new PreparedReference.OfUnit("w", 2.0 / 3, 1, true),
                        new PreparedReference.OfUnit("x", 1, 1 - 2.0 / 3, true));
        assertThat(prepared.json()).contains("\"units\":[\"u\",\"w\",\"x\"]", "\"c\":[3,null,6]");
    }

    @Test
    void whatIsDividedAfterUnitsWereLeftOutIsStillDividedByItsOwn() {
        var prepared = prepare(
                "unit,a,b,people\nu,10,1,5\nv,,,7\nw,9,2,3\n", Screen.USUAL, new Denominate(Map.of("a", "people")));
        assertThat(prepared.json()).contains("\"a\":[2,3]", "\"b\":[1,2]");
        assertThat(prepared.indicators().get(0).dividedBy()).contains("people");
    }

    @Test
    void anOutlierBecomesTheNextValueAndTheReportShowsBoth() {
        var prepared = prepare(column("1 2 3 4 5 6 7 8 9 100"), Treat.USUAL);
        var treatment = prepared.indicators().get(0).treatment().orElseThrow();
        assertThat(treatment.before().passes()).isFalse();
        assertThat(treatment.winsorised()).containsExactly(new Winsorised("u9", 100, 9));
        assertThat(treatment.passes()).isTrue();
        assertThat(prepared.json()).contains("[1,2,3,4,5,6,7,8,9,9]");
    }

    @Test
    void whatWinsorisingDoesNotMendGetsALogarithmAndTheFormulaForAnswers() {
        var prepared = prepare(
                column("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 3 5 8 20 60 200 700 3000 9000"), new Treat(1, 1, 2));
        var treatment = prepared.indicators().get(0).treatment().orElseThrow();
        assertThat(treatment.winsorised()).hasSize(2);
        assertThat(treatment.afterWinsorising().orElseThrow().passes()).isFalse();
        assertThat(treatment.logarithm()).contains("ln(max(x + 88.99, 89.99))");
        assertThat(treatment.afterLogarithm()).isPresent();
        assertThat(treatment.passes()).isFalse(); // and says so when that was not enough either
        assertThat(prepared.json())
                .startsWith("{\"source\":\"constructed\",\"units\":")
                .contains("[" + 4.4996985);
    }

    @Test
    void twoValuesOnlyAreNotWinsorisedToOne() {
        var treatment = prepare(column("0 0 0 0 0 0 0 0 0 1"), Treat.USUAL)
                .indicators()
                .get(0)
                .treatment()
                .orElseThrow();
        assertThat(treatment.winsorised()).isEmpty();
        assertThat(treatment.passes()).isFalse();
    }

    @Test
    void threeValuesAreTooFewToTellOutliers() {
        var treatment = prepare(column("0 0 9"), Treat.USUAL)
                .indicators()
                .get(0)
                .treatment()
                .orElseThrow();
        assertThat(treatment.before().skew().orElseThrow()).isCloseTo(1.7320508, within(1e-6));
        assertThat(treatment.before().kurtosis()).isEmpty();
        assertThat(treatment.passes()).isTrue();
    }

    @Test
    void allProblemsOfAFileComeAtOnceWithRowAndColumn() {
        var problems = problems(
                "unit,a,b,people\nu,\"1,5\",x,0\nu,2,1,4\n,3,2,5\n",
                new Denominate(Map.of("a", "peple")),
                new Impute(Fill.MEAN, Optional.of("area")),
                new Impute(Fill.MEAN, Optional.empty()),
                new Screen(0, 0));
        assertThat(problems)
                .extracting(Problem::code, Problem::place)
                .containsExactlyInAnyOrder(
                        tuple("impact.reference.column", "steps[0]"),
                        tuple("impact.reference.column", "steps[1]"),
                        tuple("impact.reference.step", "steps[2]"),
                        tuple("impact.reference.unit", "row 3, column \"unit\""),
                        tuple("impact.reference.unit", "row 4, column \"unit\""),
                        tuple("impact.reference.number", "row 2, column \"a\""),
                        tuple("impact.reference.number", "row 2, column \"b\""));
        assertThat(problems.get(0).remedy()).isEqualTo("Did you mean people?");
    }

    @Test
    void nothingIsDividedByZero() {
        assertThat(codes(problems("unit,a,people\nu,1,0\nv,2,1\n", new Denominate(Map.of("a", "people")))))
                .containsExactly("impact.reference.denominator");
    }

    @Test
    void whatBecomesTooLargeIsRefused() {
        assertThat(codes(problems(
                        "unit,a,b\nu,1e300,1e-300\nv,2,1\nw,3,1\nx,4,2\n",
                        new Denominate(Map.of("a", "b")),
                        Treat.USUAL)))
                .containsExactly("impact.reference.overflow");
    }

    @Test
    void brokenFilesAreRefused() {
        assertThat(codes(problems(""))).containsExactly("impact.reference.rows");
        assertThat(codes(problems("unit,a\nu,1\n"))).containsExactly("impact.reference.rows");
        assertThat(codes(problems("unit,a\nu,\"1\n"))).containsExactly("impact.reference.csv");
        assertThat(codes(problems("unit,a\nu,\"1\"2\nv,3"))).containsExactly("impact.reference.csv");
        assertThat(codes(problems("unit,a\nu,1,2\nv,3\n"))).containsExactly("impact.reference.cells");
        assertThat(codes(problems("unit,a,a\nu,1,2\nv,3,4\n"))).containsExactly("impact.reference.heading");
        assertThat(codes(problems("unit,a,A\nu,1,2\nv,3,4\n"))).containsExactly("impact.reference.id");
        assertThat(codes(problems("unit,a\nu,x\nv,y\n"))).containsExactly("impact.reference.indicators");
        assertThat(codes(problems("unit,a\nu,1\nv,1\n"))).containsExactly("impact.reference.constant");
        assertThat(codes(problems("unit,a\nu,0.1\nv,0.1\nw,0.1\n"))).containsExactly("impact.reference.constant");
        assertThat(codes(problems("unit,a,b\nu,1,\nv,,2\n", new Screen(1, 0))))
                .containsExactly("impact.reference.units");
        assertThat(codes(problems("unit,a\nu,1e999\nv,1\n"))).containsExactly("impact.reference.number");
        assertThat(codes(problems(new byte[] {'a', ',', (byte) 0xff, '\n'})))
                .containsExactly("impact.reference.encoding");
        assertThat(codes(problems(new byte[ReferencePreparation.MOST_BYTES + 1])))
                .containsExactly("impact.reference.size");
    }

    @Test
    void dataWithoutASourceAreRefused() {
        var nameless = new ReferenceRecipe(Optional.empty(), List.of(), List.of(), " ", Optional.empty());
        var csv = "unit,a\nu,1\nv,2\n".getBytes(StandardCharsets.UTF_8);
        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> new ReferencePreparation().prepare("test.csv", csv, nameless));
        assertThat(codes(refused.problems())).containsExactly("impact.reference.source");
    }

    @Test
    void aSetThatNoModelCanCarryIsRefused() {
        var csv = new StringBuilder("unit,a\n");
        for (int i = 0; i <= ReferencePreparation.MOST_UNITS; i++) {
            csv.append(i).append(',').append(i).append('\n');
        }
        assertThat(codes(problems(csv.toString()))).containsExactly("impact.reference.size");
    }

    @Test
    void aStepStopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> prepare("unit,a\nu,1\nv,2\n", Treat.USUAL))
                    .isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }

    private static String column(String values) {
        var csv = new StringBuilder("unit,a\n");
        var cells = values.split(" ");
        for (int i = 0; i < cells.length; i++) {
            csv.append('u').append(i).append(',').append(cells[i]).append('\n');
        }
        return csv.toString();
    }

    private static PreparedReference prepare(String csv, Step... steps) {
        return prepare(csv.getBytes(StandardCharsets.UTF_8), steps);
    }

    private static PreparedReference prepare(byte[] csv, Step... steps) {
        return new ReferencePreparation()
                .prepare(
                        "test.csv",
                        csv,
                        new ReferenceRecipe(
                                Optional.empty(), List.of(), List.of(steps), "constructed", Optional.empty()));
    }

    private static List<Problem> problems(String csv, Step... steps) {
        return problems(csv.getBytes(StandardCharsets.UTF_8), steps);
    }

    private static List<Problem> problems(byte[] csv, Step... steps) {
        return catchThrowableOfType(InvalidInputException.class, () -> prepare(csv, steps))
                .problems();
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
