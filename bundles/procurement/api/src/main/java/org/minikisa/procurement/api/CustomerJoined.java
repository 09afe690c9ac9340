package org.minikisa.procurement.api;

/**
 * Fact: a customer has joined a joint procurement.
 *
 * @param from the first day, ISO 8601
 */
public record CustomerJoined(String jointProcurement, String customer, String from) {}
