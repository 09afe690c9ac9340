package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A correction of the invitation or an extension of the tender period, told to all invited.
 *
 * @param number in its competition, from 1
 * @param by who; personal data
 * @param changes empty for an extension
 * @param closedBefore the end of the tender period before it
 * @param closes the end of the tender period since
 * @param renew whether tenders that were in must be handed in again, because what they answer to has changed
 */
public record Amendment(
        int number,
        Kind kind,
        Instant at,
        String by,
        String reason,
        List<Change> changes,
        Instant closedBefore,
        Instant closes,
        boolean renew) {

    /** Which of the two it is. */
    public enum Kind {
        CORRECTION,
        EXTENSION
    }

    /**
     * A changed place.
     *
     * @param place in the document of the draft: {@code criteria[0].maxPoints}
     * @param before as it stood; {@code ""} for what is new
     * @param after as it stands; {@code ""} for what was taken out
     */
    public record Change(String place, String before, String after, Weight weight) {
        public Change {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /** What a change means for those who are preparing tenders, the lightest first. */
    public enum Weight {
        /** Nothing they would do otherwise: a misspelling, a remark. */
        MINOR,
        /** They may have to think again; the tender period must be extended (s. 56). */
        ESSENTIAL,
        /** What is bought or how it is compared: a new competition is advised (KHO 2017:139). */
        OBJECT_OR_METHOD
    }

    public Amendment {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
        changes = List.copyOf(changes);
        Objects.requireNonNull(closedBefore, "closedBefore");
        Objects.requireNonNull(closes, "closes");
    }

    /** Names the amendment, not who made it: records end up in logs. */
    @Override
    public String toString() {
        return "Amendment[" + number + ", " + kind + ", " + at + "]";
    }
}
