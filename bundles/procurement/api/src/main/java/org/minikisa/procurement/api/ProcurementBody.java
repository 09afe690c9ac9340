package org.minikisa.procurement.api;

import java.util.List;
import java.util.Objects;

/**
 * A whole purchasing body as it is loaded: everything it offers and knows, by name. The order within each list is kept.
 *
 * @param name of the organisation, as it stands in reports
 */
public record ProcurementBody(
        String name,
        List<Category> categories,
        List<JointProcurement> jointProcurements,
        List<Customer> customers,
        List<Supplier> suppliers,
        List<Figure> figures) {

    public ProcurementBody {
        Objects.requireNonNull(name, "name");
        categories = List.copyOf(categories);
        jointProcurements = List.copyOf(jointProcurements);
        customers = List.copyOf(customers);
        suppliers = List.copyOf(suppliers);
        figures = List.copyOf(figures);
    }
}
