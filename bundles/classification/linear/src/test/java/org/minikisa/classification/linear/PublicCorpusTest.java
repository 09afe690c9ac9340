package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;

/**
 * Texts that no one here wrote. By default every fourth of them is learnt, all with {@code -Dminikisa.corpora.stride=1}; skipped where
 * they are absent.
 */
class PublicCorpusTest {

    private static final Path CORPORA = Path.of("../../../../shared/data/classification");
    private static final int STRIDE = Integer.getInteger("minikisa.corpora.stride", 4);

    @ParameterizedTest
    @CsvSource({"massive-fi, dev, 0.75, 0.83", "banking77, test, 0.80, 0.91"})
    void strangersRequestsAreUnderstood(String corpus, String part, double ofSome, double ofAll) throws IOException {
        assumeTrue(Files.isDirectory(CORPORA.resolve(corpus)));
        List<Example> all = examples(corpus, "train");
        List<Example> learnt = IntStream.range(0, all.size())
                .filter(i -> i % STRIDE == 0)
                .mapToObj(all::get)
                .toList();
        LearntModel model = new LinearLearner().learn(learnt, LearningProgress.SILENT);
        List<Example> asked = examples(corpus, part);
        long right = asked.stream()
                .filter(e -> model.labels().get(model.predict(e.text()).best()).equals(e.label()))
                .count();
        assertThat((double) right / asked.size()).isGreaterThan(STRIDE == 1 ? ofAll : ofSome);
    }

    private static List<Example> examples(String corpus, String part) throws IOException {
        try (Stream<String> lines = Files.lines(CORPORA.resolve(corpus).resolve(part + ".tsv"))) {
            return lines.filter(line -> line.indexOf('\t') > 0)
                    .map(line -> new Example(
                            line.substring(line.lastIndexOf('\t') + 1), line.substring(0, line.lastIndexOf('\t'))))
                    .toList();
        }
    }
}
