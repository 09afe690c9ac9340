package org.minikisa.procurement.api;

/**
 * Fact: a second person has approved the base values of a joint procurement for an impact model.
 *
 * @param jointProcurement its id
 * @param model the impact model's id
 */
public record BaseValuesApproved(String jointProcurement, String model) {}
