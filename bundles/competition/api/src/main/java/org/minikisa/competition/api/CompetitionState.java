package org.minikisa.competition.api;

import org.minikisa.problem.api.LocalizedText;

/** Where a competition stands. What leads from one to another is in {@link CompetitionStep}, and nowhere else. */
public enum CompetitionState {
    /** Being written; may change freely. */
    DRAFT("luonnos", "utkast", "draft"),
    /** The purchasing body comments the draft; it may still change. */
    IN_REVIEW("kommentoitavana", "på granskning", "in review"),
    /** Found ready to be published; changes take it back to draft. */
    READY("valmis julkaistavaksi", "klar för publicering", "ready"),
    /** Published; its criteria are frozen, tenders come in sealed. */
    OPEN("avoin", "öppen", "open"),
    /** The tender period has ended; tenders are still sealed. */
    CLOSED("sulkeutunut", "stängd", "closed"),
    /** Tenders are opened and readable. */
    OPENED("avattu", "öppnad", "opened"),
    /** Points, totals and ranks are there. */
    EVALUATED("vertailtu", "utvärderad", "evaluated"),
    /** The award decision is made; tenderers have not been told yet. */
    DECIDED("ratkaistu", "avgjord", "decided"),
    /** The decision was served on the tenderers (s. 127). */
    NOTIFIED("annettu tiedoksi", "delgiven", "notified"),
    /** The contract waits (s. 129). */
    STANDSTILL("odotusajalla", "under väntetid", "standstill"),
    /** An appeal is before the Market Court; where a standstill had to be kept, no contract is made (s. 150). */
    APPEALED("valituksenalainen", "överklagad", "appealed"),
    /** The separate written contract is made (s. 128). */
    CONTRACTED("sopimus tehty", "avtal ingånget", "contracted"),
    /** Cancelled for a real and justified reason (s. 125). */
    CANCELLED("keskeytetty", "avbruten", "cancelled"),
    /** Kept for the time of the law and changed no more (s. 124). */
    ARCHIVED("arkistoitu", "arkiverad", "archived");

    private final LocalizedText label;

    CompetitionState(String fi, String sv, String en) {
        this.label = new LocalizedText(fi, sv, en);
    }

    public LocalizedText label() {
        return label;
    }

    /** Whether the content of tenders must not be shown to anyone. */
    public boolean sealed() {
        return this == DRAFT || this == IN_REVIEW || this == READY || this == OPEN || this == CLOSED;
    }

    /** Whether an award decision stands, whatever has followed it. */
    public boolean decided() {
        return this == DECIDED
                || this == NOTIFIED
                || this == STANDSTILL
                || this == APPEALED
                || this == CONTRACTED
                || this == ARCHIVED;
    }
}
