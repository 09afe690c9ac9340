package org.minikisa.impact.api.analysis;

/** Fact: an obligation was kept, breached, opened again or postponed. @param state the name of its state; @param due a day */
public record ObligationMoved(String obligation, String state, String due) {}
