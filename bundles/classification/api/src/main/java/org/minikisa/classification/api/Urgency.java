package org.minikisa.classification.api;

import org.minikisa.problem.api.LocalizedText;

/** How soon a contact wants an answer, counted in working days from its arrival. */
public enum Urgency {
    /** Today or on the next working day: it says so, or a deadline that it names is as near. */
    URGENT("Kiireellinen", "Brådskande", "Urgent"),
    /** Within five working days. */
    SOON("Pian", "Snart", "Soon"),
    /** Whenever its turn comes. */
    NORMAL("Tavallinen", "Normal", "Normal");

    private final LocalizedText label;

    Urgency(String fi, String sv, String en) {
        this.label = new LocalizedText(fi, sv, en);
    }

    /** What a person reads. */
    public LocalizedText label() {
        return label;
    }

    /** Whether this one wants its answer sooner. */
    public boolean isMoreUrgentThan(Urgency other) {
        return compareTo(other) < 0;
    }
}
