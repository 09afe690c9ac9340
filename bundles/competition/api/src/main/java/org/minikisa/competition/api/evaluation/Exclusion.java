package org.minikisa.competition.api.evaluation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A tender that was excluded, and perhaps let in again.
 *
 * @param number in its competition, from 1
 * @param by who excluded it; personal data
 * @param lifted when it was let in again; empty while it is out
 * @param liftedReason why; {@code ""} while it is out
 */
public record Exclusion(
        int number,
        String tender,
        String tenderer,
        Ground ground,
        String reason,
        String by,
        Instant at,
        Optional<Instant> lifted,
        String liftedReason) {

    /** Why a tender is excluded. */
    public enum Ground {
        NOT_CONFORMING(
                "ei vastaa tarjouspyyntöä (74 §)",
                "motsvarar inte anbudsförfrågan (74 §)",
                "does not conform to the invitation (s. 74)"),
        UNSUITABLE(
                "tarjoaja ei täytä vaatimuksia (79 §)",
                "anbudsgivaren uppfyller inte kraven (79 §)",
                "the tenderer does not fulfil the requirements (s. 79)"),
        GROUNDS_FOR_EXCLUSION(
                "poissulkemisperuste (80, 81 §)", "uteslutningsgrund (80, 81 §)", "a ground for exclusion (s. 80, 81)"),
        LOW_PRICE_UNEXPLAINED(
                "poikkeuksellisen alhainen hinta, selvitys puuttuu tai ei riitä (96 §)",
                "onormalt lågt pris, förklaring saknas eller räcker inte (96 §)",
                "abnormally low price, explanation missing or not enough (s. 96)"),
        LOW_PRICE_BREACH(
                "poikkeuksellisen alhainen hinta velvoitteiden laiminlyönnin vuoksi (96 §)",
                "onormalt lågt pris på grund av åsidosatta skyldigheter (96 §)",
                "abnormally low price because obligations are not kept (s. 96)"),
        BELOW_MINIMUM(
                "alittaa ilmoitetun vähimmäistason", "under den angivna miniminivån", "below the announced minimum"),
        OTHER("muu syy", "annan orsak", "another reason");

        private final LocalizedText label;

        Ground(String fi, String sv, String en) {
            this.label = new LocalizedText(fi, sv, en);
        }

        public LocalizedText label() {
            return label;
        }
    }

    public Exclusion {
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(tenderer, "tenderer");
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(lifted, "lifted");
        Objects.requireNonNull(liftedReason, "liftedReason");
    }

    public boolean stands() {
        return lifted.isEmpty();
    }
}
