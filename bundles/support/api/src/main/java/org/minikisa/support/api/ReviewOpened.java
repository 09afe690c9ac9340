package org.minikisa.support.api;

/**
 * Fact: a round of comments on a customer's document began.
 *
 * @param review {@link ReviewId}
 * @param supportCase {@link CaseId}
 */
public record ReviewOpened(String review, String supportCase) {}
