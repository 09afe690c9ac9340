package org.minikisa.procurement.core;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.BaseValueRules;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.BaseValuesApproved;
import org.minikisa.procurement.api.BusinessId;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.CpvVocabulary;
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
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The purchasing body, kept in the store. */
@Component
public final class StoredProcurements implements Procurements {

    private static final Logger LOG = LoggerFactory.getLogger(StoredProcurements.class);

    /** What a document says was recorded elsewhere. */
    private static final String NOBODY = "";

    private final Store store;
    private final CpvVocabulary vocabulary;
    private final List<BaseValueRules> rules = new CopyOnWriteArrayList<>();

    @Activate
    public StoredProcurements(@Reference Store store, @Reference CpvVocabulary vocabulary) {
        this.store = store;
        this.vocabulary = vocabulary;
        store.migrate("procurement", StoredProcurements.class);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRules(BaseValueRules service) {
        rules.add(service);
    }

    void unbindRules(BaseValueRules service) {
        rules.remove(service);
    }

    @Override
    public int load(ProcurementBody body) {
        int changed = store.inTransaction(tx -> {
            ProcurementBody kept = new ProcurementTables(tx).body();
            BodyCheck.of(body, kept, vocabulary).refuseIfAny("the procurement body " + body.name());
            int rows = save(body, kept, tx);
            if (rows > 0) {
                tx.append(new ProcurementBodyLoaded(body.name(), rows));
            }
            return rows;
        });
        LOG.info("loaded the procurement body {}: {} rows changed", body.name(), changed);
        return changed;
    }

    private static int save(ProcurementBody body, ProcurementBody kept, Transaction tx) {
        var tables = new ProcurementTables(tx);
        var life = new LifeTables(tx);
        int rows = 0;
        if (!kept.name().equals(body.name())) {
            tables.saveBodyName(body.name());
            rows++;
        }
        rows += saveChanged(body.categories(), kept.categories(), tables::save);
        rows += saveChanged(body.suppliers(), kept.suppliers(), tables::save);
        List<Customer> customers = changed(body.customers(), kept.customers());
        customers.forEach(customer -> tables.releaseDomains(customer.id()));
        customers.forEach(tables::save);
        rows += customers.size();
        rows += saveChanged(body.jointProcurements(), kept.jointProcurements(), tables::save);
        rows += saveChanged(body.figures(), kept.figures(), tables::save);
        rows += saveChanged(body.admissions(), kept.admissions(), life::save);
        rows += saveChanged(body.joinings(), kept.joinings(), joining -> life.save(joining, NOBODY));
        rows += saveChanged(body.closures(), kept.closures(), closure -> life.save(closure, NOBODY, NOBODY));
        rows += saveChanged(body.callOffs(), kept.callOffs(), callOff -> life.save(callOff, NOBODY));
        return rows;
    }

    private static <T> int saveChanged(List<T> wanted, List<T> kept, Consumer<? super T> save) {
        List<T> changed = changed(wanted, kept);
        changed.forEach(save);
        return changed.size();
    }

    static <T> List<T> changed(List<T> wanted, List<T> kept) {
        var same = new HashSet<>(kept);
        return wanted.stream().filter(item -> !same.contains(item)).toList();
    }

    @Override
    public ProcurementBody body() {
        return read(ProcurementTables::body);
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
    public Optional<Customer> customerOf(BusinessId id) {
        return read(tables -> Optional.of(tables.customersOf(id))
                .filter(only -> only.size() == 1)
                .flatMap(only -> tables.customer(only.get(0))));
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
        Optional<List<Problem>> wrong = ask(model, values);
        store.transact(tx -> {
            var tables = new ProcurementTables(tx);
            checkProposal(jointProcurement, model, values, by, wrong.orElse(List.of()), tables);
            var proposal = new BaseValues(
                    jointProcurement, model, values, by.strip(), Optional.empty(), tx.now(), wrong.isPresent());
            if (!isKnown(proposal, tables)) {
                tables.saveBase(proposal, BaseState.PROPOSED);
            }
        });
    }

    /** What the impact models find, before the store is asked for the right to write; empty where none knows the model. */
    private Optional<List<Problem>> ask(String model, Map<String, String> values) {
        return rules.stream()
                .flatMap(service -> service.check(model, values).stream())
                .findFirst();
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
            JointProcurementId joint,
            String model,
            Map<String, String> values,
            String by,
            List<Problem> wrong,
            ProcurementTables tables) {
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
        wrong.forEach(problem -> problems.add(ofValues(problem)));
        problems.refuseIfAny("the base values of " + joint);
    }

    private static Problem ofValues(Problem problem) {
        return new Problem(
                problem.code(),
                problem.place().isEmpty() ? "values" : "values." + problem.place(),
                problem.found(),
                problem.expected(),
                problem.remedy());
    }

    private static void requireText(String text, String place, Problems problems) {
        if (text.isBlank()) {
            problems.add("procurement.blank", place, "nothing", "a text", "Fill it in.");
        }
    }

    @Override
    public void approveBaseValues(JointProcurementId jointProcurement, String model, String by) {
        Optional<BaseValues> seen = openProposal(jointProcurement, model);
        Optional<List<Problem>> wrong = seen.flatMap(proposal -> ask(model, proposal.values()));
        store.transact(tx -> {
            var tables = new ProcurementTables(tx);
            Optional<BaseValues> proposal = tables.base(jointProcurement, model, BaseState.PROPOSED);
            if (!proposal.equals(seen)) {
                throw InvalidInputException.of(
                        approvalOf(jointProcurement, model),
                        "procurement.base.changed",
                        "",
                        "a proposal that has just changed",
                        "the proposal that was looked at",
                        "Look at the values again.");
            } else if (proposal.isPresent()) {
                approve(proposal.get(), wrong, by, tables);
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

    private static void approve(
            BaseValues proposal, Optional<List<Problem>> wrong, String by, ProcurementTables tables) {
        var problems = new Problems();
        wrong.orElse(List.of()).forEach(problem -> problems.add(ofValues(problem)));
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
                        proposal.proposedAt(),
                        proposal.checked() || wrong.isPresent()),
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
