package org.minikisa.competition.api.simulation;

import org.minikisa.problem.api.LocalizedText;

/** The situations that invented tenders stand in. */
public enum Scenario {
    /** Prices some ten per cent around a mean, quality from fair to good; the better quality tends to cost more. */
    TYPICAL("tavallinen", "vanlig", "typical"),
    /** All tenders are equal. */
    EQUAL("samanarvoiset", "likvärdiga", "equal"),
    /** Typical ones, and one five times as dear. */
    DEAR_OUTLIER("yksi hyvin kallis", "ett mycket dyrt", "one very dear"),
    /** Typical ones, and one at a tenth of the price. */
    CHEAP_OUTLIER("yksi hyvin halpa", "ett mycket billigt", "one very cheap"),
    /** Typical ones, and one that is offered for nothing. */
    ZERO_PRICE("yksi nollahinta", "ett nollpris", "one price of zero"),
    /** One tender only. */
    ONE_ONLY("vain yksi", "bara ett", "one only");

    private final LocalizedText label;

    Scenario(String fi, String sv, String en) {
        this.label = new LocalizedText(fi, sv, en);
    }

    public LocalizedText label() {
        return label;
    }
}
