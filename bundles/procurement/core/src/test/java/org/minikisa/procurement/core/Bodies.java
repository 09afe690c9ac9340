package org.minikisa.procurement.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;

/** Small purchasing bodies for tests. */
final class Bodies {

    static final Provenance MADE_UP = Provenance.constructed("for tests");

    private Bodies() {}

    static ProcurementBody small() {
        return new ProcurementBody(
                "Testiyksikkö",
                List.of(category("cleaning"), category("food")),
                List.of(joint("cleaning-dps", "cleaning", "kirkas", "harja"), joint("groceries", "food")),
                List.of(customer("itaranta", "itaranta.example"), customer("koulu", "koulu.itaranta.example")),
                List.of(supplier("kirkas"), supplier("harja")),
                List.of(figure("competitions", 2023, "120"), figure("satisfaction", 2023, "4.50")));
    }

    static Category category(String code) {
        return new Category(code, LocalizedText.same(code), MADE_UP);
    }

    static JointProcurement joint(String id, String category, String... suppliers) {
        return new JointProcurement(
                new JointProcurementId(id),
                new LocalizedText(id + " fi", id + " sv", id + " en"),
                ProcurementType.DYNAMIC_PURCHASING_SYSTEM,
                category,
                List.of("90910000", "90911000-6"),
                List.of("alias of " + id),
                Optional.of(LocalDate.of(2021, 1, 1)),
                Optional.empty(),
                List.of(suppliers).stream().map(SupplierId::new).toList(),
                MADE_UP);
    }

    static JointProcurement ending(JointProcurement joint, LocalDate ends) {
        return new JointProcurement(
                joint.id(),
                joint.name(),
                joint.type(),
                joint.category(),
                joint.cpv(),
                joint.aliases(),
                joint.begins(),
                Optional.of(ends),
                joint.suppliers(),
                joint.provenance());
    }

    static Customer customer(String id, String... domains) {
        return new Customer(new CustomerId(id), id, "municipality", List.of(domains), MADE_UP);
    }

    static Supplier supplier(String id) {
        return new Supplier(new SupplierId(id), id + " Oy", true, MADE_UP);
    }

    static Figure figure(String code, int year, String value) {
        return new Figure(code, year, new BigDecimal(value), "count", LocalizedText.same(code), MADE_UP);
    }
}
