package org.minikisa.intake.api;

/**
 * Fact: a mail server has taken a reply over.
 *
 * @param reply {@code RP-3}
 * @param attempts how often it was tried, at least 1
 */
public record ReplySent(String reply, int attempts) {}
