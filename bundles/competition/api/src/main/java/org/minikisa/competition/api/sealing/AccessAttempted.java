package org.minikisa.competition.api.sealing;

/**
 * Fact: someone asked for what is sealed, or for what opens it.
 *
 * @param person {@code PE-3}; {@code ""} where nobody was named
 * @param what {@code shares}, {@code open}, {@code receipts}, {@code file}, {@code attachment}
 * @param outcome {@code given}, or the code of the problem it was refused with
 */
public record AccessAttempted(String competition, String person, String what, String outcome, String at) {}
