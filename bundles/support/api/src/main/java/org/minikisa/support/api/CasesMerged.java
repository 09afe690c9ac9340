package org.minikisa.support.api;

/**
 * Fact: a case went into another one; it is no case of its own any more.
 *
 * @param change id of the {@link CaseChange}
 * @param kept {@link CaseId} of the case that stands
 * @param other {@link CaseId} of the one that went into it
 * @param contacts how many contacts moved
 */
public record CasesMerged(String change, String kept, String other, int contacts) {}
