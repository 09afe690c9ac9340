package org.minikisa.classification.core.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.core.PassingMails;

class SeedTextsTest {

    private static final Path DEMO = Path.of("../../demo/src/main/resources/org/minikisa/demo/contacts.json");

    private final List<TrainingText> seeds = new SeedTexts(new PassingMails()).texts();

    private static List<String[]> rows(String name) {
        try (var in = SeedTextsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files() {
        return rows("index").stream().map(row -> row[0]).toList();
    }

    private static String normalized(String text) {
        return text.replace("\\n", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void everyRowHasItsColumnsATopicAndAnUrgency() {
        var wrong = new ArrayList<String>();
        Set<String> topics = Arrays.stream(Topic.values()).map(Topic::name).collect(Collectors.toSet());
        Set<String> urgencies =
                Arrays.stream(Urgency.values()).map(Urgency::name).collect(Collectors.toSet());
        urgencies.add("");
        for (String file : files()) {
            for (String[] row : rows(file)) {
                if (row.length != 5
                        || !(topics.contains(row[0]) || row[0].isEmpty())
                        || !row[1].matches("[a-z0-9-]*")
                        || !urgencies.contains(row[2])
                        || row[4].isBlank()) {
                    wrong.add(file + ": " + String.join(" | ", row));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTextIsThereTwiceInAllFiles() {
        Map<String, String> first = new HashMap<>();
        var twice = new ArrayList<String>();
        for (String file : files()) {
            for (String[] row : rows(file)) {
                String before = first.putIfAbsent(normalized(row[4]), file);
                if (before != null) {
                    twice.add(before + " and " + file + ": " + row[4]);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyTopicHasAtLeastFortyTextsInEachLanguage() {
        Map<String, Long> counts = seeds.stream()
                .filter(seed -> !seed.topic().isEmpty())
                .collect(Collectors.groupingBy(seed -> seed.language() + " " + seed.topic(), Collectors.counting()));

        for (String language : List.of("fi", "sv", "en")) {
            for (Topic topic : Topic.values()) {
                assertThat(counts.get(language + " " + topic))
                        .as(language + " " + topic)
                        .isGreaterThanOrEqualTo(40);
            }
        }
    }

    @Test
    void theFixedTestPartsAreNotAmongThem() {
        Set<String> learnt = new HashSet<>();
        files().forEach(file -> rows(file).forEach(row -> learnt.add(normalized(row[4]))));

        for (String part : List.of("test.tsv", "second.tsv", "third.tsv")) {
            assertThat(rows(part)).hasSizeGreaterThan(150).allMatch(row -> row.length == 6);
            assertThat(rows(part)).noneMatch(row -> learnt.contains(normalized(row[5])));
        }
    }

    @Test
    void noContactOfTheDemoIsAmongThem() throws IOException {
        String demo = normalized(Files.readString(DEMO));
        List<String> shared = seeds.stream()
                .map(seed -> normalized(seed.text()))
                .filter(seed -> seed.length() > 60 && demo.contains(seed))
                .toList();
        assertThat(shared).isEmpty();
    }

    @Test
    void theyAreReadAsContactsAreWithoutSignatures() {
        assertThat(seeds).noneMatch(seed -> seed.text().isBlank());
        assertThat(seeds.stream().filter(seed -> seed.text().contains("@")).count())
                .as("addresses are in signatures, mostly")
                .isLessThan(seeds.size() / 20);
    }
}
