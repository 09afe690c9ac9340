package org.minikisa.impact.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Denominate;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Fill;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Impute;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Screen;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Treat;

/**
 * The ASEM sustainable connectivity index: raw data of 51 countries and 49 indicators and every stage of its
 * construction, as COINr 1.1.14 (MIT) computed them with {@code build_example_coin()}; data of the JRC's ASEM
 * repository. Not in this repository; tests that need it are skipped where it is not beside the checkout.
 */
final class Asem {

    private Asem() {}

    /** The folder of the files. */
    static Optional<Path> folder() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var files = folder.resolve("shared/data/impact/coinr-asem");
            if (Files.isDirectory(files)) {
                return Optional.of(files);
            }
        }
        return Optional.empty();
    }

    static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder().orElseThrow().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows by their first cell, cells by heading. */
    static Map<String, Map<String, String>> table(String file) {
        return table(file, 0);
    }

    static Map<String, Map<String, String>> table(String file, int key) {
        var records = Csv.parse(file, bytes(file));
        var table = new LinkedHashMap<String, Map<String, String>>();
        for (var record : records.subList(1, records.size())) {
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < record.size(); i++) {
                row.put(records.get(0).get(i), record.get(i));
            }
            table.put(record.get(key), row);
        }
        return table;
    }

    /** Of indicators and aggregates: {@code Level}, {@code Direction}, {@code Weight}, {@code Denominator}, {@code Parent}. */
    static Map<String, Map<String, String>> metadata() {
        return table("asem_imeta.csv", 1);
    }

    static List<String> indicators() {
        return metadata().entrySet().stream()
                .filter(row -> row.getValue().get("Type").equals("Indicator"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What COINr's example does, as a recipe. */
    static ReferenceRecipe recipe() {
        var by = new LinkedHashMap<String, String>();
        metadata().forEach((indicator, row) -> {
            if (!row.get("Denominator").isEmpty()) {
                by.put(indicator, row.get("Denominator"));
            }
        });
        return new ReferenceRecipe(
                Optional.of("uCode"),
                indicators(),
                List.of(
                        new Denominate(by),
                        new Impute(Fill.MEAN, Optional.of("EurAsia_group")),
                        new Screen(0.9, 0),
                        Treat.USUAL),
                "JRC, ASEM sustainable connectivity, 2018",
                Optional.empty());
    }

    /** Within 1e-9 of the value, also of small ones. */
    static void assertClose(double found, double expected, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-15));
    }
}
