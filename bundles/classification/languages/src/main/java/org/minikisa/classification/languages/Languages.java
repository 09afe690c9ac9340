package org.minikisa.classification.languages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;

/**
 * Tells languages: Finnish, Swedish, English, Estonian, Danish and Norwegian from each other by n-grams of up to five letters and by
 * function words; others in Latin letters by n-grams of up to three, where they fit far better; others by their script. Immutable.
 */
final class Languages {

    /** What is said of a text without a letter. */
    static final String NONE = "";

    /**
     * N-grams overlap and repeat each other: their sum is this many times too sure (fitted on windows of three to ten words, where the
     * best value lies between 3 and 6).
     */
    private static final double TEMPERATURE = 4;

    /** Stretches of at least so many words are judged by themselves, so that a text in two languages is seen to be one. */
    private static final int STRETCH = 8;

    /** How much better, in nats for each word, another language must fit to be believed: nearly nobody writes one. */
    private static final double OTHER_LEAD = 2.5;

    /** Fewer words tell no other language. */
    private static final int OTHER_WORDS = 3;

    private static final double LEAST = 1e-6;

    /** A text might be in none of them as probably as in none but the best, to this power: more probably where the best has 0.35. */
    private static final double DOUBT = 2.44;

    private final GramTable near;
    private final GramTable other;
    private final FunctionWords functionWords;
    private final FunctionWords noWords;

    private Languages(GramTable near, GramTable other) {
        this.near = near;
        this.other = other;
        this.functionWords = FunctionWords.of(near.languages());
        this.noWords = FunctionWords.of(List.of());
    }

    static Languages load() {
        return new Languages(table("near.bin"), table("other.bin"));
    }

    private static GramTable table(String name) {
        return GramTable.read(Languages.class.getResourceAsStream(name));
    }

    /** Judges a text; what is long is judged by its beginning. */
    Opinion judge(String text) {
        Optional<String> byScript = Scripts.language(text);
        if (byScript.isPresent()) {
            return Telling.certain(byScript.get());
        }
        Guess guess = Guess.of(text, near, functionWords);
        if (guess.words().isEmpty()) {
            return Telling.certain(NONE);
        }
        Optional<String> foreign = foreign(text, guess);
        return foreign.isPresent() ? Telling.certain(foreign.get()) : telling(guess);
    }

    /** A language beside the near ones that fits far better than the best of those. */
    private Optional<String> foreign(String text, Guess guess) {
        Guess wide = Guess.of(text, other, noWords);
        double[] total = wide.total();
        int best = Guess.best(total);
        int bestNear = Guess.best(guess.total());
        double lead = total[best] - total[bestNear];
        boolean far = best >= near.languages().size()
                && lead > OTHER_LEAD * wide.words().size();
        return far && wide.words().size() >= OTHER_WORDS
                ? Optional.of(other.languages().get(best))
                : Optional.empty();
    }

    private Telling telling(Guess guess) {
        int words = guess.words().size();
        var probabilities = new TreeMap<String, Double>();
        for (int from = 0; from < words; ) {
            int to = words - from < 2 * STRETCH ? words : from + STRETCH;
            double share = (to - from) / (double) words;
            double[] stretch = softmax(guess.total(from, to));
            for (int l = 0; l < stretch.length; l++) {
                probabilities.merge(Norwegian.named(near.languages().get(l)), share * stretch[l], Double::sum);
            }
            from = to;
        }
        var weights = new TreeMap<String, Double>();
        probabilities.forEach((language, p) -> weights.put(language, Math.log(Math.max(LEAST, p))));
        double best = probabilities.values().stream().mapToDouble(p -> p).max().orElse(0);
        weights.put(NONE, Math.log(Math.max(LEAST, Math.pow(Math.max(0, 1 - best), DOUBT))));
        return new Telling(weights, guess, near.languages());
    }

    private static double[] softmax(double[] total) {
        double most = total[Guess.best(total)];
        double[] p = IntStream.range(0, total.length)
                .mapToDouble(l -> Math.exp((total[l] - most) / TEMPERATURE))
                .toArray();
        double all = IntStream.range(0, p.length).mapToDouble(l -> p[l]).sum();
        return IntStream.range(0, p.length).mapToDouble(l -> p[l] / all).toArray();
    }

    /** The opinion on one text. @param guess nothing where no words were looked at */
    private record Telling(Map<String, Double> weights, Guess guess, List<String> languages) implements Opinion {

        static Telling certain(String language) {
            return new Telling(Map.of(language, 0.0), new Guess(List.of(), new double[0][]), List.of());
        }

        @Override
        public Axis axis() {
            return Axis.LANGUAGE;
        }

        @Override
        public double otherwise() {
            return Math.log(LEAST);
        }

        @Override
        public List<Evidence> evidence(String value, String rival, int most) {
            int own = languages.indexOf(value);
            if (own < 0) {
                return List.of();
            }
            var byWord = new LinkedHashMap<String, Double>();
            for (int w = 0; w < guess.words().size(); w++) {
                byWord.merge(guess.words().get(w), lead(guess.sums()[w], own, languages.indexOf(rival)), Double::sum);
            }
            var evidence = new ArrayList<Evidence>();
            byWord.forEach((word, weight) -> evidence.add(new Evidence(word, weight)));
            evidence.sort((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())));
            return List.copyOf(evidence.subList(0, Math.min(most, evidence.size())));
        }

        /** @param rival -1 for the best of all others */
        private static double lead(double[] sums, int own, int rival) {
            double against = rival >= 0
                    ? sums[rival]
                    : IntStream.range(0, sums.length)
                            .filter(l -> l != own)
                            .mapToDouble(l -> sums[l])
                            .max()
                            .orElse(sums[own]);
            return (sums[own] - against) / TEMPERATURE;
        }
    }
}
