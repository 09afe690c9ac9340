package org.minikisa.competition.api;

/**
 * Fact: an exclusion was taken back.
 *
 * @param tender number of the house, {@code CO-3/2}
 */
public record TenderReinstated(String competition, String tender, String at) {}
