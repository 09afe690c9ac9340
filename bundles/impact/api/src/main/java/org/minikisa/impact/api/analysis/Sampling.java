package org.minikisa.impact.api.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.minikisa.impact.api.Distribution;

/**
 * How to draw.
 *
 * @param seed of all draws
 * @param draws how many, 100 to 10,000,000
 * @param weightBand by which share each weight may differ from the model's, uniformly: 0.2 for 20 %; 0 for fixed weights,
 *         below 1
 * @param inputs distributions by indicator or parameter, in place of the model's
 */
public record Sampling(long seed, int draws, double weightBand, Map<String, Distribution> inputs) {

    /** 10,000 draws with seed 1, weights fixed, the model's own distributions. */
    public static final Sampling USUAL = new Sampling(1, 10_000, 0, Map.of());

    public Sampling {
        if (draws < 100 || draws > 10_000_000) {
            throw new IllegalArgumentException("draws are 100 to 10,000,000, not " + draws);
        }
        if (!(weightBand >= 0 && weightBand < 1)) {
            throw new IllegalArgumentException("a band of weights is 0 to below 1, not " + weightBand);
        }
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    public Sampling seed(long newSeed) {
        return new Sampling(newSeed, draws, weightBand, inputs);
    }

    public Sampling draws(int number) {
        return new Sampling(seed, number, weightBand, inputs);
    }

    public Sampling weightBand(double share) {
        return new Sampling(seed, draws, share, inputs);
    }

    public Sampling input(String id, Distribution distribution) {
        var more = new TreeMap<>(inputs);
        more.put(id, distribution);
        return new Sampling(seed, draws, weightBand, more);
    }
}
