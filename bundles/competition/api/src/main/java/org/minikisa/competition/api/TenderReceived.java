package org.minikisa.competition.api;

/**
 * Fact: a tender came in, or a new version of it, and was sealed.
 *
 * @param tender a number of the house, {@code CO-3/2}: the sender's own id could tell who tendered
 * @param digest SHA-256 over a secret salt and the content, lower-case hex
 */
public record TenderReceived(String competition, String tender, int version, String digest, String receivedAt) {}
