package org.minikisa.competition.api;

/**
 * Fact: a tender came late or was excluded.
 *
 * @param tender {@code CO-3/2}
 * @param kind {@link RefusedTender.Kind}
 * @param digest of a late tender as in {@link TenderReceived}; {@code ""} for an excluded one
 */
public record TenderRefused(String competition, String tender, String kind, String digest, String at) {}
