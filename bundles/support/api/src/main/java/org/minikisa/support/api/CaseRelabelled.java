package org.minikisa.support.api;

/**
 * Fact: something about a case is now known better: a person corrected the judgement on its first contact, or a later
 * contact told the joint procurement.
 *
 * @param supportCase {@link CaseId}
 * @param axis name of an {@code Axis} of the classification
 * @param before what held until now; empty for unknown
 * @param value what holds now; empty for unknown
 */
public record CaseRelabelled(String supportCase, String axis, String before, String value) {}
