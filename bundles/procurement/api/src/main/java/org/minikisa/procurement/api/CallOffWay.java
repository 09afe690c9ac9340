package org.minikisa.procurement.api;

/** How a purchase is made from a joint procurement, Procurement Act 1397/2016 s. 43 and 52. */
public enum CallOffWay {

    /** Without a competition, by the objective rule that was announced (s. 43): every term is fixed already. */
    DIRECT,

    /** By a mini-competition among all suppliers of the lot (s. 43); the only way in a DPS (s. 52). */
    COMPETITION,

    /** Either, by an announced rule that says when which (s. 43). Of a purchase it is never said. */
    MIXED
}
