package org.minikisa.procurement.core;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.BusinessId;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.CpvVocabulary;
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
final class BodyCheck extends Checking {

    /** Labels of letters, digits and hyphens; international domains in their xn-- form (RFC 5890). */
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?");

    private static final Pattern FINNISH_BUSINESS_ID = Pattern.compile("\\d{7}-\\d");
    /** The country's letters and what it gives: Directive 2006/112/EC art. 214-215. */
    private static final Pattern VAT_NUMBER = Pattern.compile("[A-Z]{2}[0-9A-Z+*.-]{2,18}");

    /** RFC 1035 section 2.3.4, as written with dots. */
    private static final int LONGEST_DOMAIN = 253;

    private final ProcurementBody body;
    private final ProcurementBody kept;
    private final CpvVocabulary vocabulary;

    private BodyCheck(ProcurementBody body, ProcurementBody kept, CpvVocabulary vocabulary) {
        super(new Problems());
        this.body = body;
        this.kept = kept;
        this.vocabulary = vocabulary;
    }

    /** @param kept what is kept already: the body may refer to it */
    static Problems of(ProcurementBody body, ProcurementBody kept, CpvVocabulary vocabulary) {
        var check = new BodyCheck(body, kept, vocabulary);
        check.name();
        check.categories();
        check.suppliers();
        check.customers();
        check.jointProcurements();
        check.figures();
        new LifeCheck(body, kept, check.problems).run();
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
            businessId(supplier, "suppliers[" + i + "].businessId");
            requireMail(supplier.mail(), "suppliers[" + i + "].mail");
            requireDistinct(supplier.languages(), Language::code, "suppliers[" + i + "].languages", "");
        }
    }

    private void businessId(Supplier supplier, String place) {
        supplier.businessId()
                .filter(id -> FINNISH_BUSINESS_ID.matcher(id).matches()
                        ? BusinessId.of(id).isEmpty()
                        : !VAT_NUMBER.matcher(id).matches())
                .ifPresent(id -> problems.add(
                        "procurement.business-id",
                        place,
                        quoted(id),
                        "a Finnish business id with its check digit, 0112038-9, or a VAT number like SE556012579001",
                        "Copy it from the register of companies."));
    }

    private void businessId(Customer customer, String place) {
        customer.businessId()
                .filter(id -> !FINNISH_BUSINESS_ID.matcher(id).matches()
                        || BusinessId.of(id).isEmpty())
                .ifPresent(id -> problems.add(
                        "procurement.business-id",
                        place,
                        quoted(id),
                        "a Finnish business id with its check digit: 0112038-9",
                        "Copy it from the register of companies."));
    }

    private void customers() {
        requireDistinct(body.customers(), c -> c.id().value(), "customers", "id");
        Set<String> inBody = body.customers().stream().map(c -> c.id().value()).collect(Collectors.toSet());
        var owners = new HashMap<String, String>();
        kept.customers().stream()
                .filter(customer -> !inBody.contains(customer.id().value()))
                .forEach(customer -> customer.mailDomains()
                        .forEach(domain -> owners.put(domain, customer.id().value())));
        for (int i = 0; i < body.customers().size(); i++) {
            Customer customer = body.customers().get(i);
            String place = "customers[" + i + "]";
            requireSlug(customer.id().value(), place + ".id");
            requireText(customer.name(), place + ".name");
            requireText(customer.sector(), place + ".sector");
            businessId(customer, place + ".businessId");
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

    private void jointProcurements() {
        requireDistinct(body.jointProcurements(), j -> j.id().value(), "jointProcurements", "id");
        Set<String> categories = Stream.concat(body.categories().stream(), kept.categories().stream())
                .map(Category::code)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<SupplierId> suppliers = Stream.concat(body.suppliers().stream(), kept.suppliers().stream())
                .map(Supplier::id)
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
            joint.begins().ifPresent(begins -> requireOrder(begins, joint.ends(), place + ".ends"));
            texts(joint, place);
            suppliersOf(joint, place, suppliers);
            new TermsCheck(joint, place + ".terms", vocabulary, problems).run();
        }
    }

    private void texts(JointProcurement joint, String place) {
        requireCpv(joint.cpv(), place + ".cpv", vocabulary);
        for (int a = 0; a < joint.aliases().size(); a++) {
            requireText(joint.aliases().get(a), place + ".aliases[" + a + "]");
        }
        requireDistinct(joint.aliases(), a -> a.toLowerCase(Locale.ROOT), place + ".aliases", "");
    }

    private void suppliersOf(JointProcurement joint, String place, Set<SupplierId> suppliers) {
        for (int s = 0; s < joint.suppliers().size(); s++) {
            SupplierId supplier = joint.suppliers().get(s);
            requireKnown(suppliers.contains(supplier), "supplier", supplier.value(), place + ".suppliers[" + s + "]");
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
}
