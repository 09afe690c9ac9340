package org.minikisa.competition.api.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * An appeal to the Market Court (s. 145-150).
 *
 * @param caseNumber the court's
 * @param lodged the day it was lodged
 * @param recorded when it was recorded here
 * @param late whether it was lodged after the last day that was told with the decision
 */
public record Appeal(
        String caseNumber, LocalDate lodged, Instant recorded, boolean late, Optional<Settlement> settlement) {

    /** How an appeal ended, from the mildest to the gravest. */
    public enum Outcome {
        WITHDRAWN("peruutettu", "återtaget", "withdrawn"),
        /** No leave was granted (s. 146), or it came too late. */
        NOT_EXAMINED("jätetty tutkimatta", "avvisat", "not examined"),
        REJECTED("hylätty", "avslaget", "rejected"),
        /** The decision was rectified, and nobody needed the court's any more (s. 134). */
        LAPSED("rauennut", "förfallet", "lapsed"),
        /** Compensation, a fine or a shorter contract (s. 154 items 4, 6, 7); decision and contract stand. */
        SANCTION("seuraamus, päätös pysyy", "påföljd, beslutet står fast", "sanction, the decision stands"),
        /** The decision was annulled (s. 154 items 1 to 3): evaluated and decided again. No contract may have been made. */
        ANNULLED("päätös kumottu", "beslutet upphävt", "decision annulled"),
        /** The contract is ineffective (s. 154 item 5): evaluated and decided again. */
        INEFFECTIVE("sopimus tehoton", "avtalet ogiltigt", "contract ineffective"),
        /** The procedure itself was unlawful: it ends, and a new one may begin. */
        PROCEDURE_ANNULLED("menettely kumottu", "förfarandet upphävt", "procedure annulled");

        private final LocalizedText label;

        Outcome(String fi, String sv, String en) {
            this.label = new LocalizedText(fi, sv, en);
        }

        public LocalizedText label() {
            return label;
        }

        /** Whether the decision that was appealed against still holds. */
        public boolean decisionStands() {
            return compareTo(ANNULLED) < 0;
        }
    }

    /** How it ended. */
    public record Settlement(Outcome outcome, Instant at, String reason) {
        public Settlement {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
        }
    }

    public Appeal {
        Objects.requireNonNull(caseNumber, "caseNumber");
        Objects.requireNonNull(lodged, "lodged");
        Objects.requireNonNull(recorded, "recorded");
        Objects.requireNonNull(settlement, "settlement");
    }

    public boolean pending() {
        return settlement.isEmpty();
    }
}
