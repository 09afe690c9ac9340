package org.minikisa.procurement.api;

/**
 * Fact: a purchase was recorded.
 *
 * @param reference what it is known by
 * @param lot {@code ""} where the joint procurement is in one piece
 * @param amount exact, in {@code unit}
 */
public record CallOffRecorded(String jointProcurement, String reference, String lot, String amount, String unit) {}
