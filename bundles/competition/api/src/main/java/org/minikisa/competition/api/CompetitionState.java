package org.minikisa.competition.api;

import org.minikisa.problem.api.LocalizedText;

/** Where a competition stands. It moves along this order only; every other move is refused with the reason. */
public enum CompetitionState {
    /** Being written; may change freely. */
    DRAFT("luonnos", "utkast", "draft"),
    /** Published; its criteria are frozen, tenders come in sealed. */
    OPEN("avoin", "öppen", "open"),
    /** The tender period has ended; tenders are still sealed. */
    CLOSED("sulkeutunut", "stängd", "closed"),
    /** Tenders are opened and readable. */
    OPENED("avattu", "öppnad", "opened"),
    /** Points, totals and ranks are there. */
    EVALUATED("vertailtu", "utvärderad", "evaluated"),
    /** The award decision is made; nothing changes any more. */
    DECIDED("ratkaistu", "avgjord", "decided");

    private final LocalizedText label;

    CompetitionState(String fi, String sv, String en) {
        this.label = new LocalizedText(fi, sv, en);
    }

    public LocalizedText label() {
        return label;
    }

    /** Whether the content of tenders must not be shown to anyone. */
    public boolean sealed() {
        return this == DRAFT || this == OPEN || this == CLOSED;
    }
}
