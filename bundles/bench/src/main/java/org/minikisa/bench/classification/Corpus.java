package org.minikisa.bench.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.classification.api.learning.Example;

/** Labelled texts that no one here wrote, and mails made of them. */
final class Corpus {

    /** Where they lie; another place by {@code -Dminikisa.corpora=…}. */
    private static final Path ROOT =
            Path.of(System.getProperty("minikisa.corpora", "../../../shared/data/classification"));

    private static final int LABELS = 23;

    private Corpus() {}

    /** Lines of text, tab, label. */
    static List<Example> read(String file) {
        try (Stream<String> lines = Files.lines(ROOT.resolve(file))) {
            return lines.filter(line -> line.indexOf('\t') > 0)
                    .map(line -> new Example(
                            line.substring(line.lastIndexOf('\t') + 1), line.substring(0, line.lastIndexOf('\t'))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same texts in another order, always the same other. */
    static List<Example> shuffled(List<Example> examples) {
        var shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }

    /**
     * Mails of about a hundred words in 23 labels: requests of MASSIVE in Finnish and Swedish, of one of the label's intents, between
     * sentences of SIB-200.
     */
    static List<Example> mails(int count) {
        List<Example> requests = new ArrayList<>(read("massive-fi/train.tsv"));
        requests.addAll(read("massive-sv/train.tsv"));
        List<String> intents =
                requests.stream().map(Example::label).distinct().sorted().toList();
        List<List<String>> ofLabel = new ArrayList<>();
        IntStream.range(0, LABELS).forEach(l -> ofLabel.add(new ArrayList<>()));
        requests.forEach(e ->
                ofLabel.get(intents.indexOf(e.label()) % LABELS).add(e.text().text()));
        List<Example> filling = read("sib200-fi/train.tsv");
        var random = new Random(11);
        return IntStream.range(0, count)
                .mapToObj(i -> mail(random, random.nextInt(LABELS), ofLabel, filling))
                .toList();
    }

    private static Example mail(Random random, int label, List<List<String>> requests, List<Example> filling) {
        var mail = new StringBuilder();
        for (int words = 0; words < 92; words = mail.toString().split("\\s+").length) {
            List<String> own = requests.get(label);
            mail.append(own.get(random.nextInt(own.size()))).append(". ");
            mail.append(filling.get(random.nextInt(filling.size())).text().text())
                    .append(' ');
        }
        return new Example(String.format(Locale.ROOT, "label-%02d", label), mail.toString());
    }
}
