package org.minikisa.competition.api.award;

import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * Why a competition, or one lot of it, is cancelled (s. 125).
 *
 * @param lot {@code ""} for the whole competition
 * @param reason what is real and justified about it, in words that are served on the tenderers
 */
public record Cancellation(String lot, Ground ground, String reason) {

    /** What kind of reason it is. */
    public enum Ground {
        NO_TENDERS("tarjouksia ei saatu", "inga anbud kom in", "no tenders came in"),
        NO_ACCEPTABLE_TENDER("ei hyväksyttävää tarjousta", "inget godtagbart anbud", "no acceptable tender"),
        TOO_LITTLE_COMPETITION("todellista kilpailua ei syntynyt", "ingen verklig konkurrens", "no real competition"),
        ABOVE_BUDGET("tarjoukset ylittävät määrärahan", "anbuden överskrider anslaget", "tenders above the budget"),
        NEED_CHANGED("tarve muuttui tai poistui", "behovet ändrades eller bortföll", "the need changed or ceased"),
        ERROR_IN_DOCUMENTS(
                "virhe hankinta-asiakirjoissa",
                "fel i upphandlingsdokumenten",
                "an error in the procurement documents"),
        COURT("tuomioistuimen ratkaisu", "domstolens avgörande", "a court's decision"),
        OTHER("muu syy", "annat skäl", "another reason");

        private final LocalizedText label;

        Ground(String fi, String sv, String en) {
            this.label = new LocalizedText(fi, sv, en);
        }

        public LocalizedText label() {
            return label;
        }
    }

    public Cancellation {
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(reason, "reason");
    }

    /** Of the whole competition. */
    public static Cancellation of(Ground ground, String reason) {
        return new Cancellation("", ground, reason);
    }
}
