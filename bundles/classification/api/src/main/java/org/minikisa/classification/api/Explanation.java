package org.minikisa.classification.api;

import java.util.List;
import java.util.Objects;

/**
 * Why a text has its label on one axis.
 *
 * @param question the axis, or the id of a taxonomy of the unit's own
 * @param label what was chosen, with what spoke for it against all others together
 * @param contrasts why not the others, the most probable first
 * @param nearest labelled texts that are most like this one, the most similar first
 * @param model what judged
 */
public record Explanation(
        String question, Label label, List<Contrast> contrasts, List<Neighbour> nearest, String model) {

    public Explanation {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(label, "label");
        contrasts = List.copyOf(contrasts);
        nearest = List.copyOf(nearest);
        Objects.requireNonNull(model, "model");
    }

    /**
     * Why not another value.
     *
     * @param rival the other value
     * @param probability of it, from 0 to 1
     * @param lead how much more speaks for the chosen value than for the rival, in nats
     * @param evidence what made the difference, strongest first; a negative weight spoke for the rival
     */
    public record Contrast(String rival, double probability, double lead, List<Evidence> evidence) {
        public Contrast {
            Objects.requireNonNull(rival, "rival");
            Label.requireProbability(probability);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A labelled text that is like this one.
     *
     * @param origin where it is from: the id of a contact, or a name of training texts
     * @param value its label
     * @param similarity cosine of the two texts' features, from 0 to 1
     * @param beginning how it begins, for people; may be personal data
     */
    public record Neighbour(String origin, String value, double similarity, String beginning) {
        public Neighbour {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(beginning, "beginning");
        }

        /** Quotes nothing: records end up in logs. */
        @Override
        public String toString() {
            return "Neighbour[" + origin + ", " + value + ", " + similarity + "]";
        }
    }
}
