package org.minikisa.impact.api;

import org.minikisa.problem.api.LocalizedText;

/** When in the life of a procurement its impact is assessed. Later moments never overwrite earlier ones. */
public enum Moment {
    /** At the start: what is aimed at. */
    TARGET("tavoite", "mål", "target"),
    /** At the award: what the contract promises. */
    AWARD("hankintapäätös", "upphandlingsbeslut", "award"),
    /** Half-way through the contract. */
    MIDTERM("väliarviointi", "halvtidsbedömning", "midterm"),
    /** At the end: what came true. */
    REALISED("toteuma", "utfall", "realised");

    private final LocalizedText label;

    Moment(String fi, String sv, String en) {
        this.label = new LocalizedText(fi, sv, en);
    }

    /**
     * Whether answers are what was found, no longer what is chosen: then the customer's may be worse than the base's,
     * or not known yet.
     */
    public boolean observes() {
        return this == MIDTERM || this == REALISED;
    }

    public LocalizedText label() {
        return label;
    }
}
