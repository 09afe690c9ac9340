package org.minikisa.competition.api.sealing;

/**
 * Fact: an opener's public key was registered.
 *
 * @param opener a number of the house, {@code PE-3}
 * @param fingerprint of the key
 */
public record OpenerRegistered(String competition, String opener, String fingerprint, String at) {}
