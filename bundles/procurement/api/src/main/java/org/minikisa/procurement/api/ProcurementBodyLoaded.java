package org.minikisa.procurement.api;

/**
 * Fact: a purchasing body was loaded and changed something.
 *
 * @param name the body's name
 * @param changed how many rows were added or changed, at least 1
 */
public record ProcurementBodyLoaded(String name, int changed) {}
