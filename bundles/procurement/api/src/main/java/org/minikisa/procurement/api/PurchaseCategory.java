package org.minikisa.procurement.api;

/** What is bought, as thresholds tell it apart (Procurement Act 1397/2016 s. 25, 26). */
public enum PurchaseCategory {
    GOODS,
    SERVICES,
    WORKS,
    /** Annex E items 1 to 4. */
    SOCIAL_AND_HEALTH,
    /** The other items of annex E. */
    OTHER_SPECIFIC_SERVICES,
    CONCESSION,
    DESIGN_CONTEST
}
