package org.minikisa.classification.api;

import java.util.Objects;

/**
 * Something that spoke for a value. It may quote the contact and thus be personal data: it is kept in tables, never in facts or
 * logs.
 *
 * @param text a word or phrase as the contact has it; or what else was seen, in round brackets: {@code (CT-3)} for an earlier
 *     contact, {@code (competition MC-7)}
 * @param weight in nats, the natural logarithm of odds: 0.7 doubles the odds of the value against its rivals, -0.7 halves them
 *     (I. J. Good, Probability and the Weighing of Evidence, 1950). Those of all sources may be added up
 * @param source what saw it: {@link #WORDS} for a learnt model, else the name of a rule or an {@link EvidenceSource}
 */
public record Evidence(String text, double weight, String source) {

    /** The source of evidence that a learnt model found in the words. */
    public static final String WORDS = "words";

    /** The source of evidence that speaks for nothing (weight 0) but says, in round brackets, why a label is not sure. */
    public static final String DOUBT = "doubt";

    public Evidence {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("the weight of evidence is " + weight);
        }
    }

    /** Words. */
    public Evidence(String text, double weight) {
        this(text, weight, WORDS);
    }

    /** Tells the weight, never what stands in the contact: records end up in logs. */
    @Override
    public String toString() {
        return "Evidence[" + weight + ", " + source + "]";
    }
}
