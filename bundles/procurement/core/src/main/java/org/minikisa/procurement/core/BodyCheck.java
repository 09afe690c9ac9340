package org.minikisa.procurement.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;

/**
 * What must hold of a purchasing body, given what is kept already. Pure; collects everything that is wrong. Places are
 * those of the body document: {@code jointProcurements[3].category}.
 */
final class BodyCheck {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([-.][a-z0-9]+)*");
    /** Eight digits, with or without the check digit behind a hyphen. Regulation (EC) 213/2008 annex I. */
    private static final Pattern CPV = Pattern.compile("\\d{8}(-\\d)?");
    /** Labels of letters, digits and hyphens; international domains in their xn-- form (RFC 5890). */
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?");

    /** Patterns are asked of short texts only: hostile ones could keep them busy. */
    private static final int LONGEST_SLUG = 100;
    /** RFC 1035 section 2.3.4, as written with dots. */
    private static final int LONGEST_DOMAIN = 253;

    private final ProcurementBody body;
    private final Problems problems = new Problems();

    private BodyCheck(ProcurementBody body) {
        this.body = body;
    }

    /**
     * @param keptCategories codes of the categories that are kept already; likewise the suppliers
     * @param keptDomains the customer of every mail domain that is kept already
     */
    static Problems of(
            ProcurementBody body,
            Set<String> keptCategories,
            Set<SupplierId> keptSuppliers,
            Map<String, String> keptDomains) {
        var check = new BodyCheck(body);
        check.name();
        check.categories();
        check.suppliers();
        check.customers(keptDomains);
        check.jointProcurements(keptCategories, keptSuppliers);
        check.figures();
        return check.problems;
    }

    private void name() {
        requireText(body.name(), "name");
    }

    private void categories() {
        requireDistinct(body.categories(), Category::code, "categories", "code");
        for (int i = 0; i < body.categories().size(); i++) {
            requireSlug(body.categories().get(i).code(), "categories[" + i + "].code");
        }
    }

    private void suppliers() {
        requireDistinct(body.suppliers(), s -> s.id().value(), "suppliers", "id");
        for (int i = 0; i < body.suppliers().size(); i++) {
            Supplier supplier = body.suppliers().get(i);
            requireSlug(supplier.id().value(), "suppliers[" + i + "].id");
            requireText(supplier.name(), "suppliers[" + i + "].name");
        }
    }

    private void customers(Map<String, String> keptDomains) {
        requireDistinct(body.customers(), c -> c.id().value(), "customers", "id");
        Set<String> inBody = body.customers().stream().map(c -> c.id().value()).collect(Collectors.toSet());
        var owners = new HashMap<>(keptDomains);
        owners.values().removeAll(inBody);
        for (int i = 0; i < body.customers().size(); i++) {
            Customer customer = body.customers().get(i);
            String place = "customers[" + i + "]";
            requireSlug(customer.id().value(), place + ".id");
            requireText(customer.name(), place + ".name");
            requireText(customer.sector(), place + ".sector");
            for (int d = 0; d < customer.mailDomains().size(); d++) {
                domain(customer, customer.mailDomains().get(d), place + ".mailDomains[" + d + "]", owners);
            }
        }
    }

    private void domain(Customer customer, String domain, String place, Map<String, String> owners) {
        if (domain.length() > LONGEST_DOMAIN || !DOMAIN.matcher(domain).matches()) {
            problems.add(
                    "procurement.domain.form",
                    place,
                    quoted(domain),
                    "a domain in lower case like itaranta.example",
                    domain.contains("@") ? "Leave out what stands before and at the @." : "Write the domain alone.");
            return;
        }
        String owner = owners.putIfAbsent(domain, customer.id().value());
        if (owner != null) {
            problems.add(
                    "procurement.domain.twice",
                    place,
                    quoted(domain) + ", which " + owner + " has",
                    "a domain that no other customer has, once",
                    "Give the domain to one customer; a domain below it (" + customer.id() + "." + domain
                            + ") may belong to another.");
        }
    }

    private void jointProcurements(Set<String> keptCategories, Set<SupplierId> keptSuppliers) {
        requireDistinct(body.jointProcurements(), j -> j.id().value(), "jointProcurements", "id");
        Set<String> categories = Stream.concat(body.categories().stream().map(Category::code), keptCategories.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<SupplierId> suppliers = Stream.concat(body.suppliers().stream().map(Supplier::id), keptSuppliers.stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < body.jointProcurements().size(); i++) {
            JointProcurement joint = body.jointProcurements().get(i);
            String place = "jointProcurements[" + i + "]";
            requireSlug(joint.id().value(), place + ".id");
            if (!categories.contains(joint.category())) {
                problems.add(
                        "procurement.category.unknown",
                        place + ".category",
                        quoted(joint.category()),
                        categories.isEmpty() ? "the code of a category" : "one of " + String.join(", ", categories),
                        "Add the category to categories, or correct the code.");
            }
            period(joint, place);
            texts(joint, place);
            suppliersOf(joint, place, suppliers);
        }
    }

    private void period(JointProcurement joint, String place) {
        if (joint.begins().isPresent()
                && joint.ends().isPresent()
                && joint.ends().get().isBefore(joint.begins().get())) {
            problems.add(
                    "procurement.period",
                    place + ".ends",
                    joint.ends().get().toString(),
                    "a day not before the beginning, " + joint.begins().get(),
                    "Correct one of the two days.");
        }
    }

    private void texts(JointProcurement joint, String place) {
        for (int c = 0; c < joint.cpv().size(); c++) {
            if (!CPV.matcher(joint.cpv().get(c)).matches()) {
                problems.add(
                        "procurement.cpv",
                        place + ".cpv[" + c + "]",
                        quoted(joint.cpv().get(c)),
                        "a CPV code of eight digits, 90910000 or 90910000-9",
                        "Look the code up in the vocabulary.");
            }
        }
        requireDistinct(joint.cpv(), Function.identity(), place + ".cpv", "");
        for (int a = 0; a < joint.aliases().size(); a++) {
            requireText(joint.aliases().get(a), place + ".aliases[" + a + "]");
        }
        requireDistinct(joint.aliases(), a -> a.toLowerCase(Locale.ROOT), place + ".aliases", "");
    }

    private void suppliersOf(JointProcurement joint, String place, Set<SupplierId> suppliers) {
        for (int s = 0; s < joint.suppliers().size(); s++) {
            SupplierId supplier = joint.suppliers().get(s);
            if (!suppliers.contains(supplier)) {
                problems.add(
                        "procurement.supplier.unknown",
                        place + ".suppliers[" + s + "]",
                        quoted(supplier.value()),
                        "the id of a supplier",
                        "Add the supplier to suppliers, or correct the id.");
            }
        }
        requireDistinct(joint.suppliers(), SupplierId::value, place + ".suppliers", "");
    }

    private void figures() {
        requireDistinct(body.figures(), f -> f.code() + " of " + f.year(), "figures", "code");
        for (int i = 0; i < body.figures().size(); i++) {
            Figure figure = body.figures().get(i);
            String place = "figures[" + i + "]";
            requireSlug(figure.code(), place + ".code");
            requireText(figure.unit(), place + ".unit");
            if (figure.year() < 1900 || figure.year() > 2200) {
                problems.add(
                        "procurement.figure.year",
                        place + ".year",
                        Integer.toString(figure.year()),
                        "a year from 1900 to 2200",
                        "Correct the year.");
            }
        }
    }

    private <T> void requireDistinct(List<T> items, Function<? super T, String> key, String list, String part) {
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            String value = key.apply(items.get(i));
            if (!seen.add(value)) {
                problems.add(
                        "procurement.duplicate",
                        list + "[" + i + "]" + (part.isEmpty() ? "" : "." + part),
                        quoted(value) + " a second time",
                        "each one once",
                        "Leave one of the two out, or rename it.");
            }
        }
    }

    private void requireSlug(String value, String place) {
        if (value.length() > LONGEST_SLUG || !SLUG.matcher(value).matches()) {
            problems.add(
                    "procurement.slug",
                    place,
                    quoted(value),
                    "lower-case letters a-z, digits, single hyphens between, at most " + LONGEST_SLUG + " of them",
                    "Write it like cleaning-dps-2021.");
        }
    }

    private void requireText(String value, String place) {
        if (value.isBlank()) {
            problems.add("procurement.blank", place, "nothing", "a text", "Fill it in.");
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
