package org.minikisa.procurement.api;

import java.util.List;

/**
 * Fact: a supplier was admitted.
 *
 * @param from the first day, ISO 8601
 */
public record SupplierAdmitted(
        String application, String jointProcurement, String supplier, List<String> lots, String from) {}
