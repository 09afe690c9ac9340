package org.minikisa.procurement.api;

/**
 * Fact: a supplier was not admitted; the reason is kept beside the application.
 */
public record ApplicationRejected(String application, String jointProcurement, String supplier) {}
