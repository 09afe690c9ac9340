package org.minikisa.competition.api.sealing;

/**
 * Fact: a sealed tender was taken back by whoever sealed it.
 *
 * @param tender a number of the house, {@code CO-3/2}
 * @param digest SHA-256 of the sealed file that was withdrawn
 */
public record TenderWithdrawn(String competition, String tender, String digest, String at) {}
