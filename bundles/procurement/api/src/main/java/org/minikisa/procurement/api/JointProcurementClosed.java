package org.minikisa.procurement.api;

/**
 * Fact: a dynamic purchasing system is closed temporarily.
 *
 * @param from the first day, ISO 8601
 */
public record JointProcurementClosed(String jointProcurement, String from) {}
