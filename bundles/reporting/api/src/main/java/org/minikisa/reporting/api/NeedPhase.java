package org.minikisa.reporting.api;

/** Where a customer's procurement stands when the contact comes in. */
public enum NeedPhase {
    /** Choosing a joint procurement, joining it, choosing the way of the call-off. */
    CHOOSING,
    /** Preparing the invitation: value, schedule, criteria, draft documents. */
    PREPARING,
    /** From the invitation to the end of the tender period. */
    TENDER_PERIOD,
    /** From there to the decision: checking and comparing tenders. */
    EVALUATING,
    /** From the decision, or the cancellation, to the contract: service, standstill, appeal. */
    DECISION,
    /** The contract is in use. */
    CONTRACT;

    /** What told the phase of a contact. */
    public enum Origin {
        /** The competition that the contact's case is linked to. */
        LINKED_COMPETITION,
        /** The competition that its customer had running in that joint procurement then; never for contract use (G13). */
        RUNNING_COMPETITION,
        /** What the contact is about, by the table in the README of reporting/core. */
        TOPIC,
        /** Nothing: no competition, and a topic that is asked about at any time, or that nobody is sure of. */
        NONE
    }
}
