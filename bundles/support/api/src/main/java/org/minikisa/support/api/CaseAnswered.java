package org.minikisa.support.api;

/**
 * Fact: the unit answered a case.
 *
 * @param supportCase {@link CaseId}
 * @param answeredAt ISO 8601 in UTC
 * @param workingMinutes by the legal calendar: for the first answer since the case was opened, for a later one since it
 *     was opened again
 */
public record CaseAnswered(String supportCase, String answeredAt, long workingMinutes) {}
