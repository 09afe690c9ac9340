package org.minikisa.procurement.api;

import java.util.List;
import java.util.Objects;

/**
 * A whole purchasing body as it is loaded: everything it offers and knows, by name. The order within each list is kept.
 *
 * @param name of the organisation, as it stands in reports
 * @param admissions suppliers admitted to lots; at most one for a supplier, lot and first day
 * @param joinings customers that joined; at most one for a customer and first day
 * @param closures when dynamic purchasing systems were closed temporarily; at most one for a first day
 * @param callOffs purchases that were made
 */
public record ProcurementBody(
        String name,
        List<Category> categories,
        List<JointProcurement> jointProcurements,
        List<Customer> customers,
        List<Supplier> suppliers,
        List<Figure> figures,
        List<Admission> admissions,
        List<Joining> joinings,
        List<Closure> closures,
        List<CallOff> callOffs) {

    public ProcurementBody {
        Objects.requireNonNull(name, "name");
        categories = List.copyOf(categories);
        jointProcurements = List.copyOf(jointProcurements);
        customers = List.copyOf(customers);
        suppliers = List.copyOf(suppliers);
        figures = List.copyOf(figures);
        admissions = List.copyOf(admissions);
        joinings = List.copyOf(joinings);
        closures = List.copyOf(closures);
        callOffs = List.copyOf(callOffs);
    }

    /** A body of which no admissions, joinings, closures and purchases are told. */
    public ProcurementBody(
            String name,
            List<Category> categories,
            List<JointProcurement> jointProcurements,
            List<Customer> customers,
            List<Supplier> suppliers,
            List<Figure> figures) {
        this(
                name,
                categories,
                jointProcurements,
                customers,
                suppliers,
                figures,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
