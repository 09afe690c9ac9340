package org.minikisa.support.api;

/**
 * Fact: a merge or split was undone.
 *
 * @param change id of the {@link CaseChange}
 * @param kind name of a {@link CaseChange.Kind}
 * @param kept {@link CaseId}
 * @param other {@link CaseId}; after an undone merge it stands again, after an undone split it is none any more
 */
public record CaseChangeUndone(String change, String kind, String kept, String other) {}
