package org.minikisa.procurement.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.BodyList;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffTerms;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.ContactUnit;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JoiningRule;
import org.minikisa.procurement.api.JoiningTerms;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.api.Terms;

/**
 * Makes records of the parts of a body document: one JSON object with the keys of {@link ProcurementBody}, and below them
 * those of its records.
 *
 * @param common where everything comes from that does not say so itself
 */
record BodyReading(Optional<Provenance> common) {

    /** A {@code provenance} at the top holds for everything that does not state its own. */
    static ProcurementBody document(JsonPart top) {
        top.only(
                "name",
                "provenance",
                "categories",
                "jointProcurements",
                "customers",
                "suppliers",
                "figures",
                "admissions",
                "joinings",
                "closures",
                "callOffs");
        var reading = new BodyReading(top.optionalPart("provenance").map(BodyReading::provenance));
        return new ProcurementBody(
                top.text("name"),
                all(top.parts("categories"), reading::category),
                all(top.parts("jointProcurements"), reading::jointProcurement),
                all(top.parts("customers"), reading::customer),
                all(top.parts("suppliers"), reading::supplier),
                all(top.parts("figures"), reading::figure),
                all(top.parts("admissions"), reading::admission),
                all(top.parts("joinings"), reading::joining),
                all(top.parts("closures"), BodyReading::closure),
                all(top.parts("callOffs"), BodyReading::callOff));
    }

    /** A body with nothing but one list. */
    static ProcurementBody rows(String name, BodyList list, List<JsonPart> rows) {
        var reading = new BodyReading(Optional.empty());
        return new ProcurementBody(
                name,
                List.of(),
                list == BodyList.JOINT_PROCUREMENTS ? all(rows, reading::jointProcurement) : List.of(),
                list == BodyList.CUSTOMERS ? all(rows, reading::customer) : List.of(),
                list == BodyList.SUPPLIERS ? all(rows, reading::supplier) : List.of(),
                List.of(),
                list == BodyList.ADMISSIONS ? all(rows, reading::admission) : List.of(),
                list == BodyList.JOININGS ? all(rows, reading::joining) : List.of(),
                List.of(),
                list == BodyList.CALL_OFFS ? all(rows, BodyReading::callOff) : List.of());
    }

    private static <T> List<T> all(List<JsonPart> parts, Function<JsonPart, T> read) {
        return parts.stream().map(read).toList();
    }

    private Category category(JsonPart part) {
        part.only("code", "name", "provenance");
        return new Category(part.text("code"), part.localized("name"), required(part));
    }

    private JointProcurement jointProcurement(JsonPart part) {
        part.only(
                "id",
                "name",
                "type",
                "category",
                "cpv",
                "aliases",
                "begins",
                "ends",
                "suppliers",
                "terms",
                "provenance");
        return new JointProcurement(
                new JointProcurementId(part.text("id")),
                part.localized("name"),
                part.constant("type", ProcurementType.class),
                part.text("category"),
                part.texts("cpv"),
                part.texts("aliases"),
                part.optionalDate("begins"),
                part.optionalDate("ends"),
                all(part, "suppliers", SupplierId::new),
                part.optionalPart("terms").map(BodyReading::terms).orElse(Terms.none()),
                required(part));
    }

    static Terms terms(JsonPart part) {
        part.only(
                "lots",
                "callOff",
                "ceilings",
                "largestPurchase",
                "joining",
                "closable",
                "scope",
                "templates",
                "contact",
                "languages",
                "provenance");
        return new Terms(
                all(part.parts("lots"), BodyReading::lot),
                part.optionalPart("callOff").map(BodyReading::callOffTerms),
                all(part.parts("ceilings"), BodyReading::ceiling),
                part.optionalDecimal("largestPurchase"),
                part.optionalPart("joining").map(BodyReading::joiningTerms),
                part.optionalFlag("closable"),
                all(part.parts("scope"), JsonPart::localized),
                part.texts("templates"),
                part.optionalPart("contact").map(BodyReading::contact),
                part.languages("languages"),
                part.optionalPart("provenance").map(BodyReading::provenance));
    }

    private static ProcurementLot lot(JsonPart part) {
        part.only("id", "name", "cpv", "ceilings");
        return new ProcurementLot(
                part.text("id"),
                part.localized("name"),
                part.texts("cpv"),
                all(part.parts("ceilings"), BodyReading::ceiling));
    }

    private static CallOffTerms callOffTerms(JsonPart part) {
        part.only("way", "rule", "directUpTo");
        return new CallOffTerms(
                part.constant("way", CallOffWay.class),
                part.optionalPart("rule").map(JsonPart::localized),
                part.optionalDecimal("directUpTo"));
    }

    private static Ceiling ceiling(JsonPart part) {
        part.only("amount", "unit");
        return new Ceiling(part.decimal("amount"), part.text("unit"));
    }

    private static JoiningTerms joiningTerms(JsonPart part) {
        part.only("rule", "until");
        return new JoiningTerms(part.constant("rule", JoiningRule.class), part.optionalDate("until"));
    }

    private static ContactUnit contact(JsonPart part) {
        part.only("name", "mail");
        return new ContactUnit(part.localized("name"), part.optionalText("mail"));
    }

    private Customer customer(JsonPart part) {
        part.only("id", "name", "sector", "mailDomains", "businessId", "provenance");
        return new Customer(
                new CustomerId(part.text("id")),
                part.text("name"),
                part.text("sector"),
                part.texts("mailDomains"),
                part.optionalText("businessId"),
                required(part));
    }

    private Supplier supplier(JsonPart part) {
        part.only("id", "name", "sme", "businessId", "mail", "languages", "provenance");
        return new Supplier(
                new SupplierId(part.text("id")),
                part.text("name"),
                part.flag("sme"),
                part.optionalText("businessId"),
                part.optionalText("mail"),
                part.languages("languages"),
                required(part));
    }

    private Figure figure(JsonPart part) {
        part.only("code", "year", "value", "unit", "name", "provenance");
        return new Figure(
                part.text("code"),
                part.integer("year"),
                part.decimal("value"),
                part.text("unit"),
                part.localized("name"),
                required(part));
    }

    private Admission admission(JsonPart part) {
        part.only("jointProcurement", "lot", "supplier", "from", "until", "provenance");
        return new Admission(
                new JointProcurementId(part.text("jointProcurement")),
                part.optionalText("lot").orElse(ProcurementLot.WHOLE),
                new SupplierId(part.text("supplier")),
                part.date("from"),
                part.optionalDate("until"),
                own(part));
    }

    private Joining joining(JsonPart part) {
        part.only("jointProcurement", "customer", "from", "until", "provenance");
        return new Joining(
                new JointProcurementId(part.text("jointProcurement")),
                new CustomerId(part.text("customer")),
                part.date("from"),
                part.optionalDate("until"),
                own(part));
    }

    private static Closure closure(JsonPart part) {
        part.only("jointProcurement", "from", "reopened");
        return new Closure(
                new JointProcurementId(part.text("jointProcurement")),
                part.date("from"),
                part.optionalDate("reopened"));
    }

    private static CallOff callOff(JsonPart part) {
        part.only("jointProcurement", "reference", "lot", "customer", "supplier", "madeOn", "amount", "unit", "way");
        return new CallOff(
                new JointProcurementId(part.text("jointProcurement")),
                part.text("reference"),
                part.optionalText("lot").orElse(ProcurementLot.WHOLE),
                new CustomerId(part.text("customer")),
                new SupplierId(part.text("supplier")),
                part.date("madeOn"),
                part.decimal("amount"),
                part.text("unit"),
                part.constant("way", CallOffWay.class));
    }

    private static <T> List<T> all(JsonPart part, String key, Function<String, T> make) {
        return part.texts(key).stream().map(make).toList();
    }

    private Optional<Provenance> own(JsonPart part) {
        return part.optionalPart("provenance").map(BodyReading::provenance).or(() -> common);
    }

    private Provenance required(JsonPart part) {
        return own(part).orElseGet(() -> {
            part.part("provenance", "an object with kind and source");
            return Provenance.constructed("?");
        });
    }

    private static Provenance provenance(JsonPart part) {
        part.only("kind", "source");
        return new Provenance(part.constant("kind", Provenance.Kind.class), part.text("source"));
    }
}
