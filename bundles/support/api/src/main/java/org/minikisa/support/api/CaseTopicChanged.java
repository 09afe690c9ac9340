package org.minikisa.support.api;

/**
 * Fact: a contact joined a case and seems to be about another joint procurement than the case: it may want to be split off.
 *
 * @param supportCase {@link CaseId}
 * @param contact {@code ContactId}
 * @param jointProcurement {@code JointProcurementId} of the contact
 */
public record CaseTopicChanged(String supportCase, String contact, String jointProcurement) {}
