package org.minikisa.support.api;

/**
 * Fact: a review is done; every comment has its disposition.
 *
 * @param review {@link ReviewId}
 * @param versions of the document that were looked at, at least 1
 * @param comments that were made, 0 or more
 */
public record ReviewClosed(String review, int versions, int comments) {}
