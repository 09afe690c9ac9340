package org.minikisa.reporting.api;

/** What contacts are counted by. The values of each are strings, see {@link Needs#values}. */
public enum NeedDimension {
    /** What the contact is about: a topic, or a label of the taxonomy that {@link NeedQuery#taxonomy} names. */
    THEME,
    /** What kind of work it means. */
    KIND,
    /** Id of a joint procurement; empty where none was recognised. A contact may be about several and counts under each. */
    JOINT_PROCUREMENT,
    /** A {@link NeedPhase}; empty where nothing tells it. */
    PHASE,
    /** The customer's sector; empty where the customer is not known. */
    CUSTOMER_TYPE,
    /** The month of arrival in Europe/Helsinki, {@code 2026-11}. Months without contacts between others stand there too. */
    MONTH,
    /** ISO 639-1 code; empty where it could not be told. */
    LANGUAGE,
    /** The way it came in. */
    CHANNEL,
    /** How soon it wants an answer; empty where nobody is sure. */
    URGENCY
}
