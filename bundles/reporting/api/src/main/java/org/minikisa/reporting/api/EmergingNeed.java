package org.minikisa.reporting.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A theme that is asked about more than before.
 *
 * @param jointProcurement empty for the theme in all of them
 * @param now conversations in the window, of three senders at least
 * @param before conversations in the time before it that it is compared with
 * @param ratio how many times as often, per day, as before; one half is added to both counts, so that it is finite
 * @param p how probable it is to see so many or more of all that came in while the share stays the same, see {@link EmergingNeeds}
 * @param q the same after all that was compared is taken into account (Benjamini and Hochberg 1995)
 * @param terms words and phrases that became frequent, the most telling first
 * @param sentences the most typical ones, of each language one at first; names, addresses and numbers are masked
 * @param contacts ids of the first contacts of those in the window
 */
public record EmergingNeed(
        NeedHead theme,
        Optional<NeedHead> jointProcurement,
        int now,
        int before,
        double ratio,
        double p,
        double q,
        List<Term> terms,
        List<String> sentences,
        List<String> contacts) {

    public EmergingNeed {
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        terms = List.copyOf(terms);
        sentences = List.copyOf(sentences);
        contacts = List.copyOf(contacts);
    }

    /** Names the theme, never the words: records end up in logs. */
    @Override
    public String toString() {
        return "EmergingNeed[" + theme.key() + ", " + now + " after " + before + "]";
    }

    /**
     * A word or a phrase of two.
     *
     * @param now contacts of the window it stands in
     * @param before contacts it is compared with that it stands in
     * @param g2 log-likelihood ratio (Dunning 1993), in nats times two; 10.83 is one in a thousand
     */
    public record Term(String text, int now, int before, double g2) {

        public Term {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "Term[" + now + " after " + before + "]";
        }
    }
}
