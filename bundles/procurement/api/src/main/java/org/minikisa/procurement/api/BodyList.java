package org.minikisa.procurement.api;

/** The lists of a {@link ProcurementBody} that are also written and read as tables. */
public enum BodyList {
    SUPPLIERS,
    CUSTOMERS,
    /** Their terms are JSON in one column, as in the body document. */
    JOINT_PROCUREMENTS,
    ADMISSIONS,
    JOININGS,
    CALL_OFFS
}
