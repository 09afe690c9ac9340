package org.minikisa.procurement.core;

import java.util.Optional;

import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBodies;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.osgi.service.component.annotations.Component;

/**
 * Reads body documents: one JSON object with the keys of {@link ProcurementBody}, and below them those of its records.
 * A {@code provenance} at the top holds for everything that does not state its own.
 */
@Component
public final class ProcurementBodyReader implements ProcurementBodies {

    @Override
    public ProcurementBody read(String name, byte[] json) {
        String what = "the procurement body in " + name;
        var problems = new Problems();
        JsonPart top = JsonPart.of(JsonDocument.parse(what, json, problems), "", problems)
                .only("name", "provenance", "categories", "jointProcurements", "customers", "suppliers", "figures");
        var source = new Source(top.optionalPart("provenance").map(ProcurementBodyReader::provenance));
        var body = new ProcurementBody(
                top.text("name"),
                top.parts("categories").stream().map(source::category).toList(),
                top.parts("jointProcurements").stream()
                        .map(source::jointProcurement)
                        .toList(),
                top.parts("customers").stream().map(source::customer).toList(),
                top.parts("suppliers").stream().map(source::supplier).toList(),
                top.parts("figures").stream().map(source::figure).toList());
        problems.refuseIfAny(what);
        return body;
    }

    private static Provenance provenance(JsonPart part) {
        part.only("kind", "source");
        return new Provenance(part.constant("kind", Provenance.Kind.class), part.text("source"));
    }

    /** Reads the records, knowing where what does not say so comes from. */
    private record Source(Optional<Provenance> common) {

        Category category(JsonPart part) {
            part.only("code", "name", "provenance");
            return new Category(part.text("code"), part.localized("name"), of(part));
        }

        JointProcurement jointProcurement(JsonPart part) {
            part.only("id", "name", "type", "category", "cpv", "aliases", "begins", "ends", "suppliers", "provenance");
            return new JointProcurement(
                    new JointProcurementId(part.text("id")),
                    part.localized("name"),
                    part.constant("type", ProcurementType.class),
                    part.text("category"),
                    part.texts("cpv"),
                    part.texts("aliases"),
                    part.optionalDate("begins"),
                    part.optionalDate("ends"),
                    part.texts("suppliers").stream().map(SupplierId::new).toList(),
                    of(part));
        }

        Customer customer(JsonPart part) {
            part.only("id", "name", "sector", "mailDomains", "provenance");
            return new Customer(
                    new CustomerId(part.text("id")),
                    part.text("name"),
                    part.text("sector"),
                    part.texts("mailDomains"),
                    of(part));
        }

        Supplier supplier(JsonPart part) {
            part.only("id", "name", "sme", "provenance");
            return new Supplier(new SupplierId(part.text("id")), part.text("name"), part.flag("sme"), of(part));
        }

        Figure figure(JsonPart part) {
            part.only("code", "year", "value", "unit", "name", "provenance");
            return new Figure(
                    part.text("code"),
                    part.integer("year"),
                    part.decimal("value"),
                    part.text("unit"),
                    part.localized("name"),
                    of(part));
        }

        private Provenance of(JsonPart part) {
            return part.optionalPart("provenance")
                    .map(ProcurementBodyReader::provenance)
                    .or(() -> common)
                    .orElseGet(() -> {
                        part.part("provenance", "an object with kind and source");
                        return Provenance.constructed("?");
                    });
        }
    }
}
