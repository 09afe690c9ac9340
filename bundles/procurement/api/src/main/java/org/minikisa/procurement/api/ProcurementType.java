package org.minikisa.procurement.api;

/** How a joint procurement is bought from. */
public enum ProcurementType {

    /**
     * Puitejärjestely, Procurement Act 1397/2016 s. 42-43: a closed circle of suppliers, normally for at most four
     * years.
     */
    FRAMEWORK_AGREEMENT,

    /** Dynaaminen hankintajärjestelmä, s. 49-52: open throughout, every purchase is competed. */
    DYNAMIC_PURCHASING_SYSTEM,

    /** Pienhankinta: purchases below the national thresholds of s. 25. */
    SMALL_SCALE
}
