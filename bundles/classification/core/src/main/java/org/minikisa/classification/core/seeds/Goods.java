package org.minikisa.classification.core.seeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the joint procurements are about that the {@linkplain SeedTexts seed texts} name. */
public final class Goods {

    private static final Map<String, List<String>> CODES = read();

    private Goods() {}

    /** Codes of the Common Procurement Vocabulary, eight digits; none for a joint procurement that no seed text names. */
    public static List<String> of(String jointProcurement) {
        return CODES.getOrDefault(jointProcurement, List.of());
    }

    private static Map<String, List<String>> read() {
        try (InputStream in = Goods.class.getResourceAsStream("goods.tsv");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t")))
                    .collect(Collectors.toUnmodifiableMap(
                            cells -> cells.get(0), cells -> List.copyOf(cells.subList(1, cells.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read goods.tsv", e);
        }
    }
}
