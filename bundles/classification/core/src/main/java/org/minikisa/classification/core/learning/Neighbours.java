package org.minikisa.classification.core.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.learning.Features;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.core.evaluation.Answer;

/**
 * Finds labelled texts that are like another. Of each text only the strongest features are kept, a kilobyte instead of ten; the best by
 * these are compared by all.
 */
final class Neighbours {

    private static final int STRONGEST = 128;

    /** How many times as many candidates are compared fully as are asked for. */
    private static final int GENEROUS = 10;

    private final LearntModel model;
    private final List<LabelledText> texts;
    private final Features[] strongest;

    Neighbours(LearntModel model, List<LabelledText> texts) {
        this.model = model;
        this.texts = texts;
        this.strongest = texts.stream()
                .map(text -> strongest(model.features(text.text())))
                .toArray(Features[]::new);
    }

    private static Features strongest(Features all) {
        if (all.index().length <= STRONGEST) {
            return all;
        }
        float[] sorted = magnitudes(all);
        Arrays.sort(sorted);
        float least = sorted[sorted.length - STRONGEST];
        int[] kept = IntStream.range(0, all.index().length)
                .filter(i -> Math.abs(all.value()[i]) >= least)
                .limit(STRONGEST)
                .toArray();
        int[] index = new int[kept.length];
        float[] value = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            index[i] = all.index()[kept[i]];
            value[i] = all.value()[kept[i]];
        }
        return new Features(index, value);
    }

    private static float[] magnitudes(Features all) {
        float[] magnitudes = all.value().clone();
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.abs(magnitudes[i]);
        }
        return magnitudes;
    }

    /** The most alike first; only those that share anything. */
    List<Neighbour> of(ContactText text, int most) {
        Features wanted = model.features(text);
        double[] rough = Arrays.stream(strongest).mapToDouble(wanted::cosine).toArray();
        return IntStream.range(0, rough.length)
                .filter(i -> rough[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -rough[i]))
                .limit((long) GENEROUS * most)
                .map(i -> neighbour(wanted, texts.get(i)))
                .sorted(Comparator.comparingDouble((Neighbour n) -> -n.similarity())
                        .thenComparing(Neighbour::origin))
                .limit(most)
                .toList();
    }

    private Neighbour neighbour(Features wanted, LabelledText text) {
        double cosine = wanted.cosine(model.features(text.text()));
        return new Neighbour(
                text.origin(), text.label(), Math.min(1, Math.max(0, cosine)), Answer.beginning(text.text()));
    }
}
