package org.minikisa.support.api;

/**
 * Fact: contacts of a case became a case of their own. Its {@link CaseOpened} stands before.
 *
 * @param change id of the {@link CaseChange}
 * @param kept {@link CaseId} of the case they were in
 * @param other {@link CaseId} of the new one
 * @param contacts how many moved
 */
public record CaseSplit(String change, String kept, String other, int contacts) {}
