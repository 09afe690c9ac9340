package org.minikisa.procurement.api;

/** How a decision is sent to those it concerns, Procurement Act 1397/2016 s. 127. */
public enum Delivery {

    /** To the electronic address the tenderer gave: received on the day it is sent. */
    ELECTRONIC,

    /** By post: received on the seventh day after it is sent. */
    LETTER
}
