package org.minikisa.procurement.api;

/** How long the contract waits after the award decision was served, Procurement Act 1397/2016 s. 129 and 130. */
public enum Standstill {

    /** 14 days: the general rule of s. 129(1), followed in practice for mini-competitions as well. */
    GENERAL(14),

    /**
     * 10 days: purchases based on a framework agreement or made in a dynamic purchasing system, s. 129. It need not be
     * observed at all there (s. 130), but without it the appeal period is 30 days (s. 147).
     */
    FRAMEWORK_OR_DPS(10);

    private final int days;

    Standstill(int days) {
        this.days = days;
    }

    /** Days from the day the decision was served, that day not counted. */
    public int days() {
        return days;
    }
}
