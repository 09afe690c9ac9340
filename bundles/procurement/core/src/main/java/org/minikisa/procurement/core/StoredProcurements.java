package org.minikisa.procurement.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.BaseValuesApproved;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementBodyLoaded;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.core.ProcurementTables.BaseState;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The purchasing body, kept in the store. */
@Component
public final class StoredProcurements implements Procurements {

    private static final Logger LOG = LoggerFactory.getLogger(StoredProcurements.class);

    private final Store store;

    @Activate
    public StoredProcurements(@Reference Store store) {
        this.store = store;
        store.migrate("procurement", StoredProcurements.class);
    }

    @Override
    public int load(ProcurementBody body) {
        int changed = store.inTransaction(tx -> {
            var tables = new ProcurementTables(tx);
            check(body, tables);
            int rows = save(body, tables);
            if (rows > 0) {
                tx.append(new ProcurementBodyLoaded(body.name(), rows));
            }
            return rows;
        });
        LOG.info("loaded the procurement body {}: {} rows changed", body.name(), changed);
        return changed;
    }

    private static void check(ProcurementBody body, ProcurementTables tables) {
        var domains = new HashMap<String, String>();
        tables.customers().forEach(c -> c.mailDomains().forEach(d -> domains.put(d, c.id().value())));
        BodyCheck.of(
                        body,
                        tables.categories().stream().map(Category::code).collect(Collectors.toSet()),
                        tables.suppliers().stream().map(Supplier::id).collect(Collectors.toSet()),
                        domains)
                .refuseIfAny("the procurement body " + body.name());
    }

    private static int save(ProcurementBody body, ProcurementTables tables) {
        int rows = 0;
        if (!tables.bodyName().equals(Optional.of(body.name()))) {
            tables.saveBodyName(body.name());
            rows++;
        }
        rows += saveChanged(body.categories(), tables.categories(), tables::save);
        rows += saveChanged(body.suppliers(), tables.suppliers(), tables::save);
        List<Customer> customers = changed(body.customers(), tables.customers());
        customers.forEach(customer -> tables.releaseDomains(customer.id()));
        customers.forEach(tables::save);
        rows += customers.size();
        rows += saveChanged(body.jointProcurements(), tables.joints(), tables::save);
        rows += saveChanged(body.figures(), tables.figures(), tables::save);
        return rows;
    }

    private static <T> int saveChanged(List<T> wanted, List<T> kept, Consumer<? super T> save) {
        List<T> changed = changed(wanted, kept);
        changed.forEach(save);
        return changed.size();
    }

    private static <T> List<T> changed(List<T> wanted, List<T> kept) {
        var same = new HashSet<>(kept);
        return wanted.stream().filter(item -> !same.contains(item)).toList();
    }

    @Override
    public String bodyName() {
        return read(tables -> tables.bodyName().orElse(""));
    }

    @Override
    public List<Category> categories() {
        return read(ProcurementTables::categories);
    }

    @Override
    public List<JointProcurement> jointProcurements() {
        return read(ProcurementTables::joints);
    }

    @Override
    public Optional<JointProcurement> find(JointProcurementId id) {
        return read(tables -> tables.joint(id));
    }

    @Override
    public List<Customer> customers() {
        return read(ProcurementTables::customers);
    }

    @Override
    public Optional<Customer> customer(CustomerId id) {
        return read(tables -> tables.customer(id));
    }

    @Override
    public Optional<Customer> customerOfMailDomain(String domain) {
        return read(tables -> {
            String rest = domain.toLowerCase(Locale.ROOT);
            while (true) {
                Optional<CustomerId> customer = tables.customerOfDomain(rest);
                int dot = rest.indexOf('.');
                if (customer.isPresent() || dot < 0) {
                    return customer.flatMap(tables::customer);
                }
                rest = rest.substring(dot + 1);
            }
        });
    }

    @Override
    public List<Supplier> suppliers() {
        return read(ProcurementTables::suppliers);
    }

    @Override
    public Optional<Supplier> supplier(SupplierId id) {
        return read(tables -> tables.supplier(id));
    }

    @Override
    public List<Figure> figures() {
        return read(ProcurementTables::figures);
    }

    @Override
    public void proposeBaseValues(
            JointProcurementId jointProcurement, String model, Map<String, String> values, String by) {
        store.transact(tx -> {
            var tables = new ProcurementTables(tx);
            checkProposal(jointProcurement, model, values, by, tables);
            var proposal = new BaseValues(jointProcurement, model, values, by.strip(), Optional.empty(), tx.now());
            if (!isKnown(proposal, tables)) {
                tables.saveBase(proposal, BaseState.PROPOSED);
            }
        });
    }

    /** The same person proposing the same again, or what is in force, leaves everything as it is. */
    private static boolean isKnown(BaseValues proposal, ProcurementTables tables) {
        Optional<BaseValues> open = tables.base(proposal.jointProcurement(), proposal.model(), BaseState.PROPOSED);
        if (open.isPresent()) {
            return open.get().values().equals(proposal.values())
                    && samePerson(open.get().proposedBy(), proposal.proposedBy());
        }
        return tables.base(proposal.jointProcurement(), proposal.model(), BaseState.APPROVED)
                .filter(approved -> approved.values().equals(proposal.values()))
                .isPresent();
    }

    private static void checkProposal(
            JointProcurementId joint, String model, Map<String, String> values, String by, ProcurementTables tables) {
        var problems = new Problems();
        if (tables.joint(joint).isEmpty()) {
            problems.add(
                    "procurement.joint.unknown",
                    "jointProcurement",
                    joint.value(),
                    "a joint procurement that is loaded",
                    "Load it first, or correct the id.");
        }
        requireText(model, "model", problems);
        requireText(by, "by", problems);
        if (values.isEmpty()) {
            problems.add("procurement.base.empty", "values", "nothing", "at least one value", "Give the values.");
        }
        values.forEach((indicator, value) -> {
            requireText(indicator, "values", problems);
            Objects.requireNonNull(value, indicator);
        });
        problems.refuseIfAny("the base values of " + joint);
    }

    private static void requireText(String text, String place, Problems problems) {
        if (text.isBlank()) {
            problems.add("procurement.blank", place, "nothing", "a text", "Fill it in.");
        }
    }

    @Override
    public void approveBaseValues(JointProcurementId jointProcurement, String model, String by) {
        store.transact(tx -> {
            var tables = new ProcurementTables(tx);
            Optional<BaseValues> proposal = tables.base(jointProcurement, model, BaseState.PROPOSED);
            if (proposal.isPresent()) {
                approve(proposal.get(), by, tables);
                tx.append(new BaseValuesApproved(jointProcurement.value(), model));
            } else if (tables.base(jointProcurement, model, BaseState.APPROVED).isEmpty()) {
                throw InvalidInputException.of(
                        approvalOf(jointProcurement, model),
                        "procurement.base.none",
                        "",
                        "no proposal",
                        "a proposal that waits for approval",
                        "Have somebody else propose the values first.");
            }
        });
    }

    private static void approve(BaseValues proposal, String by, ProcurementTables tables) {
        var problems = new Problems();
        requireText(by, "by", problems);
        if (samePerson(proposal.proposedBy(), by)) {
            problems.add(
                    "procurement.base.four-eyes",
                    "by",
                    by,
                    "somebody else than the proposer",
                    "Have a second person look at the values and approve them.");
        }
        problems.refuseIfAny(approvalOf(proposal.jointProcurement(), proposal.model()));
        tables.saveBase(
                new BaseValues(
                        proposal.jointProcurement(),
                        proposal.model(),
                        proposal.values(),
                        proposal.proposedBy(),
                        Optional.of(by.strip()),
                        proposal.proposedAt()),
                BaseState.APPROVED);
        tables.deleteBase(proposal.jointProcurement(), proposal.model(), BaseState.PROPOSED);
    }

    private static String approvalOf(JointProcurementId joint, String model) {
        return "the approval of the base values of " + joint + " for " + model;
    }

    /** Names are typed by people: case and surrounding blanks do not make another person. */
    private static boolean samePerson(String a, String b) {
        return a.strip().equalsIgnoreCase(b.strip());
    }

    @Override
    public Optional<BaseValues> baseValues(JointProcurementId jointProcurement, String model) {
        return read(tables -> tables.base(jointProcurement, model, BaseState.APPROVED)
                .or(() -> tables.base(jointProcurement, model, BaseState.PROPOSED)));
    }

    @Override
    public Optional<BaseValues> openProposal(JointProcurementId jointProcurement, String model) {
        return read(tables -> tables.base(jointProcurement, model, BaseState.PROPOSED));
    }

    private <T> T read(Function<ProcurementTables, T> question) {
        return store.read(tx -> question.apply(new ProcurementTables(tx)));
    }
}
