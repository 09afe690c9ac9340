package org.minikisa.procurement.api;

/** How Procurement Act 1397/2016 s. 129 is read where the last day of the standstill is no working day. */
public enum Reading {

    /** By the letter: the contract may be made on the first working day that follows. */
    LITERAL,

    /** With care: an appeal may still arrive on that working day, so the contract waits until it has passed. */
    CAUTIOUS
}
