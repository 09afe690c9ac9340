package org.minikisa.support.api;

/**
 * Fact: the customer wrote again and an answered or closed case is open once more.
 *
 * @param supportCase {@link CaseId}
 * @param contact {@code ContactId} of what the customer wrote
 * @param before name of the {@link CaseState} it was in
 * @param reopenedAt ISO 8601 in UTC: when the contact was received
 */
public record CaseReopened(String supportCase, String contact, String before, String reopenedAt) {}
