package org.minikisa.procurement.api;

/** Who buys, as the EU thresholds tell it apart (Procurement Act 1397/2016 s. 26). */
public enum Buyer {

    /** A central authority of the state. */
    CENTRAL_GOVERNMENT,

    /** Everybody else: municipalities, wellbeing services counties, parishes, bodies governed by public law. */
    OTHER
}
