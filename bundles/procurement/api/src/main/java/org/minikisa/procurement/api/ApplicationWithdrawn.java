package org.minikisa.procurement.api;

/**
 * Fact: an application was taken back before it was decided on.
 */
public record ApplicationWithdrawn(String application, String jointProcurement, String supplier) {}
