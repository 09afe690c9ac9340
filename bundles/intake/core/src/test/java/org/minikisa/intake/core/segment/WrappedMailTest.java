package org.minikisa.intake.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Segment.Kind;
import org.minikisa.intake.core.Corpora;
import org.minikisa.intake.core.Mails;

/**
 * What is lost of a text on its way through a mail: texts with known labels (MASSIVE, Apache-2.0/CC BY 4.0, and Banking77, CC BY 4.0; see
 * SOURCE.md beside them) within mails of many programs, read and told apart, and classified bare and wrapped.
 */
class WrappedMailTest {

    private static final int TEXTS = Integer.getInteger("wrapped.texts", 100);
    private static final boolean REPORT = Boolean.getBoolean("wrapped.report");
    private static final boolean WHOLE = Boolean.getBoolean("wrapped.whole");

    @ParameterizedTest
    @CsvSource({
        "massive-fi, dev.tsv, fi",
        "massive-sv, dev.tsv, sv",
        "massive-en, dev.tsv, en",
        "banking77, test.tsv, en"
    })
    void aWrappedTextIsClassifiedAsWellAsTheBareOne(String set, String test, String language) throws IOException {
        Path folder = Corpora.folder("../classification/" + set);
        var classifier = new NaiveBayes();
        for (String[] example : examples(folder.resolve("train.tsv"))) {
            classifier.learn(example[0], example[1]);
        }
        List<String[]> texts = examples(folder.resolve(test));
        for (String file : List.of("wrappings", "wrappings-unseen", "wrappings-later", "wrappings-last")) {
            Report report = report(new Wrappings(file), texts, language, classifier);
            report.print(set + ", " + file);
            assertThat(report.bare - report.wrapped)
                    .as("lost of %s", report.count)
                    .isLessThanOrEqualTo(report.count / 100);
            assertThat(report.exact).isGreaterThanOrEqualTo(report.count * 97 / 100);
        }
    }

    private static Report report(Wrappings wrappings, List<String[]> texts, String language, NaiveBayes classifier) {
        var report = new Report();
        int count = Math.min(TEXTS, texts.size());
        for (int i = 0; i < count; i++) {
            // spread over the whole file: Banking77 is ordered by label
            String[] example = texts.get((int) ((long) i * texts.size() / count));
            Wrappings.Mail mail = wrappings.around(example[0], language, i);
            String full = Mails.read(mail.bytes()).fullText();
            List<Segment> segments = Segmenter.segments(full);
            String message = Segmenter.message(full, segments);
            report.add(mail, example[0], full, segments, message);
            boolean bare = classifier.label(example[0]).equals(example[1]);
            boolean same = Report.words(message).equals(Report.words(example[0]));
            report.classified(
                    bare,
                    same ? bare : classifier.label(message).equals(example[1]),
                    WHOLE && classifier.label(full).equals(example[1]));
        }
        return report;
    }

    private static List<String[]> examples(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .filter(columns -> columns.length >= 2)
                .toList();
    }

    private static final class Report {

        private final Map<Kind, Map<Kind, Integer>> confusion = new EnumMap<>(Kind.class);
        private final Map<String, Integer> wrongShapes = new TreeMap<>();
        private int count;
        private int exact;
        private double f1;
        private int bare;
        private int wrapped;
        private int whole;

        void classified(boolean bareRight, boolean wrappedRight, boolean wholeRight) {
            bare += bareRight ? 1 : 0;
            wrapped += wrappedRight ? 1 : 0;
            whole += wholeRight ? 1 : 0;
        }

        void add(Wrappings.Mail mail, String text, String full, List<Segment> segments, String message) {
            count++;
            boolean isExact = words(message).equals(words(text));
            exact += isExact ? 1 : 0;
            f1 += f1(words(message), words(text));
            if (!isExact) {
                wrongShapes.merge(mail.shape(), 1, Integer::sum);
                if (REPORT) {
                    System.out.println("--- " + mail.shape() + "\n" + full + "\n=== " + message);
                }
            }
            for (Segment segment : segments) {
                for (String line :
                        full.substring(segment.start(), segment.end()).split("\n")) {
                    String bareLine = line.replaceFirst("^[> ]+", "").strip();
                    mail.lines().entrySet().stream()
                            .filter(entry ->
                                    !bareLine.isEmpty() && entry.getValue().contains(bareLine))
                            .findFirst()
                            .ifPresent(entry -> confusion
                                    .computeIfAbsent(entry.getKey(), kind -> new EnumMap<>(Kind.class))
                                    .merge(line.startsWith(">") ? Kind.HISTORY : segment.kind(), 1, Integer::sum));
                }
            }
        }

        private static List<String> words(String text) {
            return Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        }

        private static double f1(List<String> found, List<String> expected) {
            var left = new HashMap<String, Integer>();
            expected.forEach(word -> left.merge(word, 1, Integer::sum));
            int common = 0;
            for (String word : new ArrayList<>(found)) {
                if (left.merge(word, -1, Integer::sum) >= 0) {
                    common++;
                }
            }
            return 2.0 * common / (found.size() + expected.size());
        }

        void print(String name) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d mails, exact %.2f %%, token F1 %.4f, accuracy bare %.2f, message %.2f, whole text %.2f; wrong %s%n",
                    name,
                    count,
                    100.0 * exact / count,
                    f1 / count,
                    100.0 * bare / count,
                    100.0 * wrapped / count,
                    100.0 * whole / count,
                    wrongShapes);
            confusion.forEach((kind, found) -> System.out.println("  " + kind + " -> " + found));
        }
    }
}
