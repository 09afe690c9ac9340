package org.minikisa.impact.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.analysis.PreparedReference.OfIndicator;
import org.minikisa.impact.api.analysis.PreparedReference.Shape;
import org.minikisa.problem.api.Problems;

/** Every stage from raw to treated data of the ASEM index comes out as COINr's. */
class ReferenceStagesTest {

    private static final int UNITS = 51;
    private static final int INDICATORS = 49;

    @BeforeEach
    void filesAreThere() {
        assumeTrue(Asem.folder().isPresent(), "skipped: the ASEM files are not beside this checkout");
    }

    @Test
    void stagesComeOutAsPublished() {
        var preparation = raw();
        assertStage(preparation, "stage_raw.csv");
        var stages = List.of("stage_denominated.csv", "stage_imputed.csv", "stage_screened.csv", "stage_treated.csv");
        for (int i = 0; i < stages.size(); i++) {
            preparation.then(Asem.recipe().steps().get(i));
            assertStage(preparation, stages.get(i));
        }
    }

    private static Preparation raw() {
        var problems = new Problems();
        var data = RawData.read("raw", Asem.bytes("asem_idata_raw.csv"), problems);
        var values = new LinkedHashMap<String, double[]>();
        Asem.indicators().forEach(column -> values.put(column, data.numbers(column)));
        var denominators = new HashMap<String, double[]>();
        List.of("Area", "Energy", "GDP", "Population")
                .forEach(column -> denominators.put(column, data.denominators(column)));
        assertThat(problems.list()).isEmpty();
        return new Preparation(
                data.names("uCode"), values, denominators, Map.of("EurAsia_group", data.texts("EurAsia_group")));
    }

    private static void assertStage(Preparation preparation, String file) {
        var published = Asem.table(file);
        assertThat(preparation.units()).containsExactlyInAnyOrderElementsOf(published.keySet());
        int checked = 0;
        for (var column : preparation.values().entrySet()) {
            for (int i = 0; i < preparation.units().size(); i++) {
                var unit = preparation.units().get(i);
                var expected = published.get(unit).get(column.getKey());
                var what = file + " " + unit + " " + column.getKey();
                if (expected.isEmpty() || expected.equals("NA")) {
                    assertThat(column.getValue()[i]).as(what).isNaN();
                } else {
                    Asem.assertClose(column.getValue()[i], Double.parseDouble(expected), what);
                }
                checked++;
            }
        }
        assertThat(checked).isEqualTo(UNITS * INDICATORS);
    }

    @Test
    void theReportTellsOfEachIndicatorWhatTheTreatmentDid() {
        var prepared = new ReferencePreparation().prepare("asem", Asem.bytes("asem_idata_raw.csv"), Asem.recipe());
        var details = Asem.table("treat_details.csv");
        assertThat(prepared.indicators()).hasSize(details.size());
        for (var indicator : prepared.indicators()) {
            assertTreatment(indicator, details.get(indicator.column()));
        }
        assertThat(prepared.ignored()).contains("uName", "GDP", "EurAsia_group").doesNotContain("uCode", "LPI");
    }

    private static void assertTreatment(OfIndicator indicator, Map<String, String> details) {
        var treatment = indicator.treatment().orElseThrow();
        assertShape(treatment.before(), details, "check_SkewKurt0");
        var nwin = details.get("winsorise.nwin");
        assertThat(treatment.winsorised()).as(indicator.id()).hasSize(nwin.isEmpty() ? 0 : Integer.parseInt(nwin));
        assertThat(treatment.afterWinsorising().isPresent())
                .isEqualTo(!details.get("check_SkewKurt1.Pass").isEmpty());
        treatment.afterWinsorising().ifPresent(shape -> assertShape(shape, details, "check_SkewKurt1"));
        assertThat(treatment.logarithm()).isEmpty();
        assertThat(treatment.passes()).isTrue();
    }

    private static void assertShape(Shape shape, Map<String, String> details, String check) {
        assertThat(shape.passes()).isEqualTo(details.get(check + ".Pass").equals("TRUE"));
        assertNumber(shape.skew(), details.get(check + ".Skew"));
        assertNumber(shape.kurtosis(), details.get(check + ".Kurt"));
    }

    private static void assertNumber(OptionalDouble found, String expected) {
        Asem.assertClose(found.orElseThrow(), Double.parseDouble(expected), expected);
    }

    @Test
    void theReportNamesWhatWasFilledInAndDivided() {
        var prepared = new ReferencePreparation().prepare("asem", Asem.bytes("asem_idata_raw.csv"), Asem.recipe());
        int imputed =
                prepared.indicators().stream().mapToInt(i -> i.imputed().size()).sum();
        assertThat(imputed).isEqualTo(65);
        assertThat(prepared.indicators().stream().filter(i -> i.column().equals("Elec")))
                .singleElement()
                .satisfies(elec -> {
                    assertThat(elec.dividedBy()).contains("Energy");
                    assertThat(elec.imputed()).containsKey("LAO"); // its energy consumption is not known
                });
        assertThat(prepared.units()).hasSize(UNITS).allSatisfy(unit -> assertThat(unit.kept())
                .isTrue());
    }
}
