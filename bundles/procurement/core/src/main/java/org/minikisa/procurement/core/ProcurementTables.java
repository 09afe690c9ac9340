package org.minikisa.procurement.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.BusinessId;
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
import org.minikisa.procurement.api.Terms;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** The SQL of the body and its base values, for the length of one transaction; what happens to it is in {@link LifeTables}. */
final class ProcurementTables {

    /** The two lives of base values. */
    enum BaseState {
        PROPOSED,
        APPROVED
    }

    private static final String JOINT = "SELECT * FROM procurement_joint";
    private static final String CUSTOMER = "SELECT * FROM procurement_customer";

    private final Transaction tx;

    ProcurementTables(Transaction tx) {
        this.tx = tx;
    }

    /** Everything that a body document tells. */
    ProcurementBody body() {
        var life = new LifeTables(tx);
        return new ProcurementBody(
                bodyName().orElse(""),
                categories(),
                joints(),
                customers(),
                suppliers(),
                figures(),
                life.admissions(),
                life.joinings(),
                life.closures(),
                life.callOffs());
    }

    Optional<String> bodyName() {
        return tx.first("SELECT name FROM procurement_body", row -> row.text("name"));
    }

    void saveBodyName(String name) {
        tx.update(
                "INSERT INTO procurement_body (id, name) VALUES (1, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                name);
    }

    List<Category> categories() {
        return tx.query(
                "SELECT * FROM procurement_category ORDER BY position",
                row -> new Category(row.text("code"), name(row), provenance(row)));
    }

    void save(Category category) {
        tx.update(
                "INSERT INTO procurement_category (code, position, name_fi, name_sv, name_en, provenance, source)"
                        + " VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM procurement_category), ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (code) DO UPDATE SET name_fi = excluded.name_fi, name_sv = excluded.name_sv,"
                        + " name_en = excluded.name_en, provenance = excluded.provenance, source = excluded.source",
                category.code(),
                category.name().fi(),
                category.name().sv(),
                category.name().en(),
                category.provenance().kind(),
                category.provenance().source());
    }

    List<Supplier> suppliers() {
        return tx.query("SELECT * FROM procurement_supplier ORDER BY position", ProcurementTables::supplier);
    }

    Optional<Supplier> supplier(SupplierId id) {
        return tx.first("SELECT * FROM procurement_supplier WHERE id = ?", ProcurementTables::supplier, id.value());
    }

    private static Supplier supplier(Row row) {
        return new Supplier(
                new SupplierId(row.text("id")),
                row.text("name"),
                row.flag("sme"),
                row.optionalText("business_id"),
                row.optionalText("mail"),
                languages(row.text("languages")),
                provenance(row));
    }

    private static List<Language> languages(String codes) {
        return Stream.of(codes.split(" "))
                .flatMap(code -> Language.of(code).stream())
                .toList();
    }

    void save(Supplier supplier) {
        tx.update(
                "INSERT INTO procurement_supplier"
                        + " (id, position, name, sme, business_id, mail, languages, provenance, source)"
                        + " VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM procurement_supplier),"
                        + " ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, sme = excluded.sme,"
                        + " business_id = excluded.business_id, mail = excluded.mail, languages = excluded.languages,"
                        + " provenance = excluded.provenance, source = excluded.source",
                supplier.id().value(),
                supplier.name(),
                supplier.sme(),
                supplier.businessId(),
                supplier.mail(),
                supplier.languages().stream().map(Language::code).collect(Collectors.joining(" ")),
                supplier.provenance().kind(),
                supplier.provenance().source());
    }

    List<Customer> customers() {
        Map<String, List<String>> domains = grouped(
                "SELECT customer, domain FROM procurement_customer_domain ORDER BY customer, position",
                "customer",
                "domain");
        return tx.query(CUSTOMER + " ORDER BY position", row -> customer(row, domains));
    }

    Optional<Customer> customer(CustomerId id) {
        Map<String, List<String>> domains = grouped(
                "SELECT customer, domain FROM procurement_customer_domain WHERE customer = ? ORDER BY position",
                "customer",
                "domain",
                id.value());
        return tx.first(CUSTOMER + " WHERE id = ?", row -> customer(row, domains), id.value());
    }

    Optional<CustomerId> customerOfDomain(String domain) {
        return tx.first(
                "SELECT customer FROM procurement_customer_domain WHERE domain = ?",
                row -> new CustomerId(row.text("customer")),
                domain);
    }

    List<CustomerId> customersOf(BusinessId id) {
        return tx.query(
                "SELECT id FROM procurement_customer WHERE business_id = ? ORDER BY position",
                row -> new CustomerId(row.text("id")),
                id.value());
    }

    private static Customer customer(Row row, Map<String, List<String>> domains) {
        String id = row.text("id");
        return new Customer(
                new CustomerId(id),
                row.text("name"),
                row.text("sector"),
                domains.getOrDefault(id, List.of()),
                row.optionalText("business_id"),
                provenance(row));
    }

    void save(Customer customer) {
        String id = customer.id().value();
        tx.update(
                "INSERT INTO procurement_customer (id, position, name, sector, business_id, provenance, source)"
                        + " VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM procurement_customer), ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, sector = excluded.sector,"
                        + " business_id = excluded.business_id, provenance = excluded.provenance, source = excluded.source",
                id,
                customer.name(),
                customer.sector(),
                customer.businessId(),
                customer.provenance().kind(),
                customer.provenance().source());
        tx.update("DELETE FROM procurement_customer_domain WHERE customer = ?", id);
        int position = 0;
        for (String domain : customer.mailDomains()) {
            tx.update(
                    "INSERT INTO procurement_customer_domain (domain, customer, position) VALUES (?, ?, ?)",
                    domain,
                    id,
                    position++);
        }
    }

    /** A domain may move from one customer to another within one body: all are let go before any is taken. */
    void releaseDomains(CustomerId customer) {
        tx.update("DELETE FROM procurement_customer_domain WHERE customer = ?", customer.value());
    }

    List<JointProcurement> joints() {
        Map<String, List<String>> cpv = texts("CPV");
        Map<String, List<String>> aliases = texts("ALIAS");
        Map<String, List<String>> suppliers = grouped(
                "SELECT joint, supplier FROM procurement_joint_supplier ORDER BY joint, position", "joint", "supplier");
        return tx.query(JOINT + " ORDER BY position", row -> joint(row, cpv, aliases, suppliers));
    }

    Optional<JointProcurement> joint(JointProcurementId id) {
        String joint = id.value();
        String texts = "SELECT joint, text FROM procurement_joint_text WHERE joint = ? AND list = ? ORDER BY position";
        Map<String, List<String>> cpv = grouped(texts, "joint", "text", joint, "CPV");
        Map<String, List<String>> aliases = grouped(texts, "joint", "text", joint, "ALIAS");
        Map<String, List<String>> suppliers = grouped(
                "SELECT joint, supplier FROM procurement_joint_supplier WHERE joint = ? ORDER BY position",
                "joint",
                "supplier",
                joint);
        return tx.first(JOINT + " WHERE id = ?", row -> joint(row, cpv, aliases, suppliers), joint);
    }

    private Map<String, List<String>> texts(String list) {
        return grouped(
                "SELECT joint, text FROM procurement_joint_text WHERE list = ? ORDER BY joint, position",
                "joint",
                "text",
                list);
    }

    private static JointProcurement joint(
            Row row,
            Map<String, List<String>> cpv,
            Map<String, List<String>> aliases,
            Map<String, List<String>> suppliers) {
        String id = row.text("id");
        return new JointProcurement(
                new JointProcurementId(id),
                name(row),
                row.constant("type", ProcurementType.class),
                row.text("category"),
                cpv.getOrDefault(id, List.of()),
                aliases.getOrDefault(id, List.of()),
                row.optionalDate("begins"),
                row.optionalDate("ends"),
                suppliers.getOrDefault(id, List.of()).stream()
                        .map(SupplierId::new)
                        .toList(),
                terms(row.text("terms")),
                provenance(row));
    }

    /** They were written by {@link BodyWriting}, so there is nothing to complain about. */
    private static Terms terms(String json) {
        var problems = new Problems();
        var terms = BodyReading.terms(JsonPart.of(
                JsonDocument.parse("kept terms", json.getBytes(StandardCharsets.UTF_8), problems), "", problems));
        problems.refuseIfAny("kept terms");
        return terms;
    }

    void save(JointProcurement joint) {
        String id = joint.id().value();
        tx.update(
                "INSERT INTO procurement_joint"
                        + " (id, position, name_fi, name_sv, name_en, type, category, begins, ends, terms, provenance,"
                        + " source)"
                        + " VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM procurement_joint),"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name_fi = excluded.name_fi, name_sv = excluded.name_sv,"
                        + " name_en = excluded.name_en, type = excluded.type, category = excluded.category,"
                        + " begins = excluded.begins, ends = excluded.ends, terms = excluded.terms,"
                        + " provenance = excluded.provenance, source = excluded.source",
                id,
                joint.name().fi(),
                joint.name().sv(),
                joint.name().en(),
                joint.type(),
                joint.category(),
                joint.begins(),
                joint.ends(),
                BodyWriting.terms(joint.terms()),
                joint.provenance().kind(),
                joint.provenance().source());
        tx.update("DELETE FROM procurement_joint_text WHERE joint = ?", id);
        saveTexts(id, "CPV", joint.cpv());
        saveTexts(id, "ALIAS", joint.aliases());
        tx.update("DELETE FROM procurement_joint_supplier WHERE joint = ?", id);
        int position = 0;
        for (SupplierId supplier : joint.suppliers()) {
            tx.update(
                    "INSERT INTO procurement_joint_supplier (joint, supplier, position) VALUES (?, ?, ?)",
                    id,
                    supplier.value(),
                    position++);
        }
    }

    private void saveTexts(String joint, String list, List<String> texts) {
        int position = 0;
        for (String text : texts) {
            tx.update(
                    "INSERT INTO procurement_joint_text (joint, list, position, text) VALUES (?, ?, ?, ?)",
                    joint,
                    list,
                    position++,
                    text);
        }
    }

    List<Figure> figures() {
        return tx.query(
                "SELECT * FROM procurement_figure ORDER BY code, year",
                row -> new Figure(
                        row.text("code"),
                        Math.toIntExact(row.number("year")),
                        row.decimal("value"),
                        row.text("unit"),
                        name(row),
                        provenance(row)));
    }

    void save(Figure figure) {
        tx.update(
                "INSERT INTO procurement_figure"
                        + " (code, year, value, unit, name_fi, name_sv, name_en, provenance, source)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (code, year) DO UPDATE SET value = excluded.value, unit = excluded.unit,"
                        + " name_fi = excluded.name_fi, name_sv = excluded.name_sv, name_en = excluded.name_en,"
                        + " provenance = excluded.provenance, source = excluded.source",
                figure.code(),
                figure.year(),
                figure.value(),
                figure.unit(),
                figure.name().fi(),
                figure.name().sv(),
                figure.name().en(),
                figure.provenance().kind(),
                figure.provenance().source());
    }

    Optional<BaseValues> base(JointProcurementId joint, String model, BaseState state) {
        var values = new LinkedHashMap<String, String>();
        tx.query(
                        "SELECT indicator, value FROM procurement_base_value"
                                + " WHERE joint = ? AND model = ? AND state = ? ORDER BY position",
                        row -> Map.entry(row.text("indicator"), row.text("value")),
                        joint.value(),
                        model,
                        state)
                .forEach(value -> values.put(value.getKey(), value.getValue()));
        return tx.first(
                "SELECT * FROM procurement_base WHERE joint = ? AND model = ? AND state = ?",
                row -> new BaseValues(
                        joint,
                        model,
                        values,
                        row.text("proposed_by"),
                        row.optionalText("approved_by"),
                        row.instant("proposed_at"),
                        row.flag("checked")),
                joint.value(),
                model,
                state);
    }

    void saveBase(BaseValues base, BaseState state) {
        deleteBase(base.jointProcurement(), base.model(), state);
        tx.update(
                "INSERT INTO procurement_base (joint, model, state, proposed_by, proposed_at, approved_by,"
                        + " checked) VALUES (?, ?, ?, ?, ?, ?, ?)",
                base.jointProcurement().value(),
                base.model(),
                state,
                base.proposedBy(),
                base.proposedAt(),
                base.approvedBy(),
                base.checked());
        int position = 0;
        for (Map.Entry<String, String> value : base.values().entrySet()) {
            tx.update(
                    "INSERT INTO procurement_base_value (joint, model, state, position, indicator, value)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    base.jointProcurement().value(),
                    base.model(),
                    state,
                    position++,
                    value.getKey(),
                    value.getValue());
        }
    }

    void deleteBase(JointProcurementId joint, String model, BaseState state) {
        tx.update(
                "DELETE FROM procurement_base_value WHERE joint = ? AND model = ? AND state = ?",
                joint.value(),
                model,
                state);
        tx.update(
                "DELETE FROM procurement_base WHERE joint = ? AND model = ? AND state = ?",
                joint.value(),
                model,
                state);
    }

    private Map<String, List<String>> grouped(String sql, String key, String value, Object... arguments) {
        var groups = new LinkedHashMap<String, List<String>>();
        tx.query(
                sql,
                row -> groups.computeIfAbsent(row.text(key), k -> new ArrayList<>())
                        .add(row.text(value)),
                arguments);
        return groups;
    }

    private static LocalizedText name(Row row) {
        return new LocalizedText(row.text("name_fi"), row.text("name_sv"), row.text("name_en"));
    }

    static Provenance provenance(Row row) {
        return new Provenance(row.constant("provenance", Provenance.Kind.class), row.text("source"));
    }
}
