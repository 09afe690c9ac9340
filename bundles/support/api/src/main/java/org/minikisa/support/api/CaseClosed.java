package org.minikisa.support.api;

/**
 * Fact: a case was closed.
 *
 * @param supportCase {@link CaseId}
 * @param closedAt ISO 8601 in UTC
 */
public record CaseClosed(String supportCase, String closedAt) {}
