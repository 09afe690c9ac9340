package org.minikisa.procurement.api;

/**
 * Fact: a customer leaves a joint procurement.
 *
 * @param last the last day, ISO 8601
 */
public record CustomerLeft(String jointProcurement, String customer, String last) {}
