package org.minikisa.impact.models.hdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;

/**
 * The model as it is shipped gives every published value. Source: UNDP, Human Development Report 2023/24, composite
 * indices complete time series (CC BY 3.0 IGO, https://hdr.undp.org), with the inputs as published there.
 */
class HdiOracleTest {

    static final String MODEL = "/OSGI-INF/impact/hdi.model.json";

    private static final LocalDate DAY = LocalDate.of(2024, 3, 13);
    private static final int COUNTRY_YEARS = 6_171;

    @Test
    void everyPublishedValueComesOutToItsLastDecimal() throws IOException {
        var file = published();
        assumeTrue(file.isPresent(), "skipped: the published file is not beside this checkout");
        var model = shipped();
        var rows = Files.readAllLines(file.get());
        var columns = Arrays.asList(
                rows.get(0).replace("gni_pc_2017ppp", "gni_per_capita").split(","));
        int checked = 0;
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
            var answers = new HashMap<String, String>();
            model.description()
                    .indicators()
                    .forEach(indicator -> answers.put(indicator.id(), cells[columns.indexOf(indicator.id())]));
            var evaluation = model.evaluate(Answers.of(DAY, answers), Answers.none(DAY));
            var printed = BigDecimal.valueOf(evaluation.index().value()).setScale(3, RoundingMode.HALF_UP);
            assertThat(printed).as(row).isEqualByComparingTo(cells[columns.indexOf("hdi_published")]);
            assertThat(evaluation.contributions().stream()
                            .mapToDouble(Contribution::base)
                            .sum())
                    .isCloseTo(evaluation.base().value(), within(1e-15));
            checked++;
        }
        assertThat(checked).isEqualTo(COUNTRY_YEARS);
    }

    private static ImpactModel shipped() throws IOException {
        var reader = ServiceLoader.load(ModelReader.class).findFirst().orElseThrow();
        try (var in = HdiOracleTest.class.getResourceAsStream(MODEL)) {
            return reader.read(MODEL, in.readAllBytes());
        }
    }

    private static Optional<Path> published() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("shared/data/impact/undp-hdi/hdr2023-24_hdi_components_1990_2022.csv");
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
