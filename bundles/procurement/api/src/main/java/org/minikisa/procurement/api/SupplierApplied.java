package org.minikisa.procurement.api;

import java.util.List;

/**
 * Fact: a supplier has asked to be admitted to a dynamic purchasing system.
 *
 * @param application its id
 */
public record SupplierApplied(String application, String jointProcurement, String supplier, List<String> lots) {}
