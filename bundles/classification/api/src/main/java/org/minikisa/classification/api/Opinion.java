package org.minikisa.classification.api;

import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What one classifier says of one contact on one axis. Opinions are combined by adding up their weights value by value: a learnt
 * model gives the logarithm of its probabilities, a rule gives weights for the few values it speaks of.
 */
@ConsumerType
public interface Opinion {

    Axis axis();

    /**
     * How much speaks for each value, in nats; finite. A value that is not mentioned has weight 0 for a rule and {@link #otherwise}
     * for who knows all values. Only differences between values matter.
     */
    Map<String, Double> weights();

    /** The weight of values that {@link #weights} does not mention. */
    default double otherwise() {
        return 0;
    }

    /**
     * How well the contact resembles what this opinion was learnt from, as a margin: negative where it resembles nothing, so that
     * nobody should be sure of anything. Rules know nothing of this and say infinity.
     */
    default double familiarity() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * What in the contact moved {@code value} against {@code rival}; the sum of all would be about the difference of their weights,
     * apart from what no word moves.
     *
     * @param most how many at most, strongest (either way) first
     */
    List<Evidence> evidence(String value, String rival, int most);
}
