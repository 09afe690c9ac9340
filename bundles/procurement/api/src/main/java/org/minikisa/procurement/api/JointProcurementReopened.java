package org.minikisa.procurement.api;

/**
 * Fact: a dynamic purchasing system is open again.
 *
 * @param day the first day, ISO 8601
 */
public record JointProcurementReopened(String jointProcurement, String day) {}
