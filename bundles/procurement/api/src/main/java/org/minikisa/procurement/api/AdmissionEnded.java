package org.minikisa.procurement.api;

/**
 * Fact: a supplier's admission ends.
 *
 * @param lot {@code ""} for all lots
 * @param last the last day, ISO 8601
 */
public record AdmissionEnded(String jointProcurement, String lot, String supplier, String last) {}
