package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.ImpactModel;

/**
 * The Human Development Index, whose inputs and results are published: goalposts, logarithm, clamping, arithmetic
 * within education, geometric between. Source: UNDP, Human Development Report 2023/24, technical note 1 and composite
 * indices complete time series (CC BY 3.0 IGO, https://hdr.undp.org).
 */
class HdiOracleTest {

    private static final List<String> INPUTS =
            List.of("life_expectancy", "expected_years_schooling", "mean_years_schooling", "gni_pc_2017ppp");

    private static final ImpactModel HDI = Given.model("'scale': {'min': 0, 'max': 1, 'decimals': 3}, 'indicators': ["
            + goalposts("life_expectancy", "'lo': 20, 'hi': 85") + ","
            + goalposts("expected_years_schooling", "'lo': 0, 'hi': 18") + ","
            + goalposts("mean_years_schooling", "'lo': 0, 'hi': 15") + ","
            + goalposts("gni_pc_2017ppp", "'transform': 'ln', 'lo': 100, 'hi': 75000") + "],"
            + "'aggregate': {'id': 'hdi', 'fn': 'geometric', 'of': [{'ref': 'life_expectancy'},"
            + "{'id': 'education', 'fn': 'arithmetic', 'of': [{'ref': 'expected_years_schooling'}, {'ref': 'mean_years_schooling'}]},"
            + "{'ref': 'gni_pc_2017ppp'}]}");

    private static String goalposts(String id, String posts) {
        return Given.indicator("'id': '" + id + "', 'type': 'number', 'min': 0, 'normalise': {'fn': 'goalposts', "
                + posts + ", 'clamp': true}");
    }

    /** Some rows of the published file, so that the formula is tested also where the file is not. */
    @Test
    void someCountriesComeOutAsPublished() {
        assertThat(hdi("45.967", "2.936460018", "0.871961963", "3115.670448"))
                .isCloseTo(0.284, within(0.0005)); // Afghanistan 1990
        assertThat(hdi("82.351", "19.22859001", "12.92915501", "49522.09853"))
                .isCloseTo(0.942, within(0.0005)); // Finland 2022
    }

    @Test
    void everyPublishedValueComesOutAtItsPublishedPrecision() throws IOException {
        var file = Given.data("undp-hdi/hdr2023-24_hdi_components_1990_2022.csv");
        assumeTrue(file.isPresent(), "skipped: the published HDI file is not beside this checkout");
        var rows = Files.readAllLines(file.get());
        var columns = Arrays.asList(rows.get(0).split(","));
        int checked = 0;
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
            var answers = new HashMap<String, String>();
            INPUTS.forEach(input -> answers.put(input, cells[columns.indexOf(input)]));
            var published = new BigDecimal(cells[columns.indexOf("hdi_published")]);
            var evaluation = Given.evaluate(HDI, answers, Map.of());
            assertThat(evaluation.index().value()).as(row).isCloseTo(published.doubleValue(), within(0.00050001));
            assertThat(evaluation.contributions().stream()
                            .mapToDouble(Contribution::base)
                            .sum())
                    .isCloseTo(evaluation.base().value(), within(1e-15));
            checked++;
        }
        assertThat(checked).isEqualTo(6_171);
    }

    private static double hdi(String... inputs) {
        var answers = new HashMap<String, String>();
        for (int i = 0; i < inputs.length; i++) {
            answers.put(INPUTS.get(i), inputs[i]);
        }
        return Given.evaluate(HDI, answers, Map.of()).index().value();
    }
}
