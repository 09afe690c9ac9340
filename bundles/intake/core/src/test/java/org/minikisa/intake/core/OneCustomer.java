package org.minikisa.intake.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;

/** Knows one customer, by its mail domain, and nothing else. */
public final class OneCustomer implements Procurements {

    static final String DOMAIN = "itaranta.example";

    public static final String BUSINESS_ID = "0112038-9";

    private final Customer customer = new Customer(
            new CustomerId("itaranta"),
            "Itäranta",
            "municipality",
            List.of(DOMAIN),
            Optional.of(BUSINESS_ID),
            Provenance.constructed("for tests"));

    @Override
    public Optional<Customer> customerOfMailDomain(String domain) {
        return domain.equals(DOMAIN) ? Optional.of(customer) : Optional.empty();
    }

    @Override
    public int load(ProcurementBody body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String bodyName() {
        return "";
    }

    @Override
    public List<Category> categories() {
        return List.of();
    }

    @Override
    public List<JointProcurement> jointProcurements() {
        return List.of();
    }

    @Override
    public Optional<JointProcurement> find(JointProcurementId id) {
        return Optional.empty();
    }

    @Override
    public List<Customer> customers() {
        return List.of(customer);
    }

    @Override
    public Optional<Customer> customer(CustomerId id) {
        return Optional.empty();
    }

    @Override
    public List<Supplier> suppliers() {
        return List.of();
    }

    @Override
    public Optional<Supplier> supplier(SupplierId id) {
        return Optional.empty();
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }

    @Override
    public void proposeBaseValues(JointProcurementId id, String model, Map<String, String> values, String by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void approveBaseValues(JointProcurementId id, String model, String by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<BaseValues> baseValues(JointProcurementId id, String model) {
        return Optional.empty();
    }

    @Override
    public Optional<BaseValues> openProposal(JointProcurementId id, String model) {
        return Optional.empty();
    }
}
