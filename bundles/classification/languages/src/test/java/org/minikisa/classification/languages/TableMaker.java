package org.minikisa.classification.languages;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/**
 * Makes the two tables of n-grams out of the frequencies in {@code com.github.pemistahl:lingua:1.2.2} (Apache-2.0; counted in the Leipzig
 * Corpora): {@code TableMaker lingua.jar folder}. What it makes is committed; it is run again only for other languages or sizes.
 */
final class TableMaker {

    private static final String[] ORDERS = {"", "unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"};

    /** Of longer n-grams only the most frequent are kept, for each language; twice or ten times as many tell nothing more. */
    private static final Map<Integer, Integer> NEAR_MOST = Map.of(4, 15_000, 5, 10_000);

    private static final Map<Integer, Integer> OTHER_MOST = Map.of(3, 3_000);

    /** What an n-gram costs that a language has not been seen to have. */
    private static final double UNSEEN = 12;

    private static final List<String> NEAR = List.of("fi", "sv", "en", "et", "da", "nb", "nn");

    private static final List<String> OTHER = List.of(
            "fi", "sv", "en", "et", "da", "nb", "nn", "de", "nl", "fr", "es", "it", "pt", "pl", "cs", "lt", "lv", "is",
            "hu", "ro", "tr", "so", "sq", "vi");

    private TableMaker() {}

    public static void main(String[] args) throws IOException {
        try (var jar = new ZipFile(args[0])) {
            make(jar, NEAR, 5, NEAR_MOST, Path.of(args[1], "near.bin"));
            make(jar, OTHER, 3, OTHER_MOST, Path.of(args[1], "other.bin"));
        }
    }

    private static void make(ZipFile jar, List<String> languages, int longest, Map<Integer, Integer> most, Path file)
            throws IOException {
        List<Map<String, Double>> logs = languages.stream()
                .map(language -> frequencies(jar, language, longest))
                .toList();
        Set<String> grams = new HashSet<>();
        for (Map<String, Double> log : logs) {
            for (int n = 1; n <= longest; n++) {
                int length = n;
                grams.addAll(log.keySet().stream()
                        .filter(gram -> gram.length() == length && Alphabet.key(gram, 0, length) != 0)
                        .sorted(Comparator.comparingDouble((String gram) -> -absolute(gram, log))
                                .thenComparing(gram -> gram))
                        .limit(most.getOrDefault(length, Integer.MAX_VALUE))
                        .collect(Collectors.toSet()));
            }
        }
        SortedMap<Long, byte[]> table = new TreeMap<>();
        for (String gram : grams) {
            byte[] costs = new byte[languages.size()];
            for (int l = 0; l < costs.length; l++) {
                costs[l] = (byte) Math.min(255, Math.round(-conditional(gram, logs.get(l)) * GramTable.UNIT));
            }
            table.put(Alphabet.key(gram, 0, gram.length()), costs);
        }
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            GramTable.write(languages, longest, table, out);
        }
        System.out.println(file + ": " + table.size() + " n-grams, " + Files.size(file) + " bytes");
    }

    /** {@code ln} of each n-gram's probability after the letters before its last. */
    private static Map<String, Double> frequencies(ZipFile jar, String language, int longest) {
        var logs = new HashMap<String, Double>();
        for (int n = 1; n <= longest; n++) {
            try (var in = jar.getInputStream(jar.getEntry("language-models/" + language + "/" + ORDERS[n] + ".json"))) {
                var json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (Map.Entry<String, JsonElement> group : JsonParser.parseString(json)
                        .getAsJsonObject()
                        .getAsJsonObject("ngrams")
                        .entrySet()) {
                    String[] fraction = group.getKey().split("/");
                    double log = StrictMath.log(Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]));
                    for (String gram : group.getValue().getAsString().split(" ")) {
                        logs.put(gram, log);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return logs;
    }

    private static double absolute(String gram, Map<String, Double> logs) {
        double sum = 0;
        for (int end = 1; end <= gram.length(); end++) {
            sum += logs.getOrDefault(gram.substring(0, end), -UNSEEN);
        }
        return sum;
    }

    /** Of what a language does not have, its longest beginning counts. */
    private static double conditional(String gram, Map<String, Double> logs) {
        for (int end = gram.length(); end > 0; end--) {
            Double log = logs.get(gram.substring(0, end));
            if (log != null) {
                return log;
            }
        }
        return -UNSEEN;
    }
}
