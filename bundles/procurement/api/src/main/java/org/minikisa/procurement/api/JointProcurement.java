package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A framework agreement, dynamic purchasing system or small-scale procurement that customers buy from.
 *
 * @param category the {@link Category#code() code} of its category
 * @param cpv codes of the Common Procurement Vocabulary (Regulation (EC) 213/2008), {@code 90910000} or
 *     {@code 90910000-9}
 * @param aliases what people call it in their messages, in any language: short names, numbers, spoken forms
 * @param begins the first day of its period, if known
 * @param ends the last day of its period, if it has one
 * @param suppliers who may be invited, in the order they were given; who of them when and to which lot, and who was
 *     admitted later, answers {@link JointProcurements#admitted}
 * @param terms how it is bought from
 */
public record JointProcurement(
        JointProcurementId id,
        LocalizedText name,
        ProcurementType type,
        String category,
        List<String> cpv,
        List<String> aliases,
        Optional<LocalDate> begins,
        Optional<LocalDate> ends,
        List<SupplierId> suppliers,
        Terms terms,
        Provenance provenance) {

    public JointProcurement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(category, "category");
        cpv = List.copyOf(cpv);
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(begins, "begins");
        Objects.requireNonNull(ends, "ends");
        suppliers = List.copyOf(suppliers);
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(provenance, "provenance");
    }

    /** A joint procurement whose terms are not known. */
    public JointProcurement(
            JointProcurementId id,
            LocalizedText name,
            ProcurementType type,
            String category,
            List<String> cpv,
            List<String> aliases,
            Optional<LocalDate> begins,
            Optional<LocalDate> ends,
            List<SupplierId> suppliers,
            Provenance provenance) {
        this(id, name, type, category, cpv, aliases, begins, ends, suppliers, Terms.none(), provenance);
    }

    /** The same without a supplier. */
    public JointProcurement without(SupplierId supplier) {
        return new JointProcurement(
                id,
                name,
                type,
                category,
                cpv,
                aliases,
                begins,
                ends,
                suppliers.stream().filter(known -> !known.equals(supplier)).toList(),
                terms,
                provenance);
    }

    /** The same with other terms. */
    public JointProcurement with(Terms other) {
        return new JointProcurement(id, name, type, category, cpv, aliases, begins, ends, suppliers, other, provenance);
    }

    /** Whether purchases are made from it on that day; an end that is not known does not end it. */
    public boolean inForce(LocalDate day) {
        return begins.map(b -> !day.isBefore(b)).orElse(true)
                && ends.map(e -> !day.isAfter(e)).orElse(true);
    }
}
