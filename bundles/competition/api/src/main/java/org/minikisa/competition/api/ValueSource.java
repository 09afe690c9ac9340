package org.minikisa.competition.api;

/** Who gives the value that a criterion is scored from. */
public enum ValueSource {
    /** The tenderer, in the tender: a price, a number, a promise. */
    TENDERED,
    /** The evaluators, after the tenders were opened: {@link Judgement}. */
    EVALUATED,
    /** The sum of the weighted points of the criteria that are part of this one. */
    PARTS
}
