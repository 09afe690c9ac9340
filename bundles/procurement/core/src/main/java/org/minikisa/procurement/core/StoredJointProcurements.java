package org.minikisa.procurement.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.AdmissionEnded;
import org.minikisa.procurement.api.Application;
import org.minikisa.procurement.api.ApplicationRejected;
import org.minikisa.procurement.api.ApplicationWithdrawn;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffRecorded;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.CustomerJoined;
import org.minikisa.procurement.api.CustomerLeft;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JoiningRule;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementClosed;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.JointProcurementReopened;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Purchase;
import org.minikisa.procurement.api.SupplierAdmitted;
import org.minikisa.procurement.api.SupplierApplied;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.api.Terms;
import org.minikisa.procurement.core.LifeTables.StoredApplication;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The life of joint procurements, kept in the store. */
@Component
public final class StoredJointProcurements implements JointProcurements {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final Store store;
    private final LegalCalendar calendar;

    /** @param procurements has made the tables before anything is asked of them */
    @Activate
    public StoredJointProcurements(
            @Reference Store store, @Reference LegalCalendar calendar, @Reference Procurements procurements) {
        this.store = store;
        this.calendar = calendar;
    }

    // ---------------------------------------------------------------- who may be invited

    @Override
    public List<SupplierId> admitted(JointProcurementId jointProcurement, String lot, LocalDate day) {
        return ask(jointProcurement, standing -> {
            requireLots(standing.joint(), List.of(lot), "the question who is admitted");
            return standing.admitted(lot, day);
        });
    }

    @Override
    public List<Admission> admissions(JointProcurementId jointProcurement) {
        return ask(jointProcurement, Standing::admissions);
    }

    @Override
    public void endAdmission(
            JointProcurementId jointProcurement, String lot, SupplierId supplier, LocalDate last, String by) {
        String what = "the end of the admission of " + supplier + " to " + jointProcurement;
        requireName(by, what);
        change(jointProcurement, what, (work, standing) -> {
            requireLots(standing.joint(), List.of(lot), what);
            List<Admission> ending = work.spread(standing.admissionsOf(supplier), lot, standing.joint()).stream()
                    .filter(admission ->
                            lot.equals(ProcurementLot.WHOLE) || admission.lot().equals(lot))
                    .toList();
            if (ending.isEmpty()) {
                throw refused(
                        what,
                        "procurement.admission.none",
                        "supplier",
                        supplier.value(),
                        "a supplier that is admitted",
                        "See who is: kisa:procurements show " + jointProcurement + ".");
            }
            List<Admission> longer = ending.stream()
                    .filter(admission -> admission.until().map(last::isBefore).orElse(true))
                    .toList();
            longer.forEach(admission -> work.end(admission, last));
            work.takeOffTheList(supplier, standing.joint());
            if (!longer.isEmpty()) {
                work.tx.append(new AdmissionEnded(jointProcurement.value(), lot, supplier.value(), last.toString()));
            }
            return null;
        });
    }

    // ---------------------------------------------------------------- applications

    @Override
    public List<Application> applications(JointProcurementId jointProcurement) {
        return store.read(tx -> {
            Standing standing = standing(tx, jointProcurement);
            return new LifeTables(tx)
                    .applications(jointProcurement).stream()
                            .map(stored -> shown(stored, standing))
                            .toList();
        });
    }

    @Override
    public List<Application> pending() {
        return store.read(tx -> new LifeTables(tx)
                .pending().stream()
                        .map(stored -> shown(stored, standing(tx, stored.joint())))
                        .sorted(Comparator.comparing(application ->
                                application.due().map(Deadline::date).orElse(LocalDate.MAX)))
                        .toList());
    }

    @Override
    public Optional<Application> application(String id) {
        return store.read(
                tx -> new LifeTables(tx).application(id).map(stored -> shown(stored, standing(tx, stored.joint()))));
    }

    @Override
    public Application apply(
            JointProcurementId jointProcurement,
            SupplierId supplier,
            List<String> lots,
            LocalDate received,
            String by) {
        String what = "the application of " + supplier + " to " + jointProcurement;
        requireName(by, what);
        return change(jointProcurement, what, (work, standing) -> {
            requireSystem(standing.joint(), "procurement.application.type", what);
            requireLots(standing.joint(), lots, what);
            requireSupplier(work.tx, supplier, what);
            applicable(work, standing, supplier, lots, received).refuseIfAny(what);
            long number = work.tx.nextNumber("procurement.application");
            var application = new StoredApplication(
                    "AP-" + number,
                    number,
                    jointProcurement,
                    supplier,
                    lots,
                    Application.State.PENDING,
                    received,
                    Optional.empty(),
                    Optional.empty(),
                    "");
            work.tables.add(application, by.strip());
            work.tx.append(new SupplierApplied(application.id(), jointProcurement.value(), supplier.value(), lots));
            return shown(application, standing);
        });
    }

    private static Problems applicable(
            Work work, Standing standing, SupplierId supplier, List<String> lots, LocalDate received) {
        var problems = new Problems();
        if (received.isAfter(work.today)) {
            problems.add(
                    "procurement.future",
                    "received",
                    received.toString(),
                    "today, " + work.today + ", or before",
                    "Give the day it came.");
        }
        if (!standing.joint().inForce(received)) {
            problems.add(
                    "procurement.application.period",
                    "received",
                    received.toString(),
                    "a day in the period of " + standing.joint().id(),
                    "Suppliers apply while the system is in force (1397/2016 s. 49, 51).");
        } else if (standing.coversAll(supplier, lots, received)) {
            problems.add(
                    "procurement.application.admitted",
                    "supplier",
                    supplier + ", which is admitted already",
                    "a supplier that is not admitted to all of this",
                    "Nothing needs to be done.");
        }
        work.tables.applications(standing.joint().id()).stream()
                .filter(other -> other.state() == Application.State.PENDING
                        && other.supplier().equals(supplier)
                        && overlap(other.lots(), lots))
                .forEach(other -> problems.add(
                        "procurement.application.waiting",
                        "lots",
                        "asked for already by " + other.id(),
                        "lots that no application of " + supplier + " waits for",
                        "Decide on " + other.id() + ", or withdraw it."));
        return problems;
    }

    private static boolean overlap(List<String> a, List<String> b) {
        return a.contains(ProcurementLot.WHOLE)
                || b.contains(ProcurementLot.WHOLE)
                || a.stream().anyMatch(b::contains);
    }

    @Override
    public Application extend(String application, String reason, String by) {
        String what = "more time for " + application;
        requireReason(reason, by, what);
        return decide(application, what, (work, standing, stored) -> {
            requirePending(stored, what);
            if (shown(stored, standing).late(work.today)) {
                throw refused(
                        what,
                        "procurement.application.late",
                        "application",
                        "a decision that was due on "
                                + due(stored, standing).orElseThrow().date(),
                        "a decision that is not late yet",
                        "Decide now; time that is over is not made longer.");
            }
            StoredApplication extended = stored.extended(reason.strip());
            work.tables.change(extended, "");
            return extended;
        });
    }

    @Override
    public Application admit(String application, LocalDate from, String by) {
        String what = "the admission by " + application;
        requireName(by, what);
        return decide(application, what, (work, standing, stored) -> {
            if (stored.state() == Application.State.ADMITTED) {
                return stored;
            }
            if (stored.state() != Application.State.REJECTED) {
                requirePending(stored, what);
            }
            if (from.isBefore(stored.received()) || !standing.joint().inForce(from)) {
                throw refused(
                        what,
                        "procurement.admission.from",
                        "from",
                        from.toString(),
                        "a day from " + stored.received() + " on, while "
                                + standing.joint().id() + " is in force",
                        "Give the first day the supplier is invited.");
            }
            StoredApplication admitted = stored.decided(Application.State.ADMITTED, work.today, "");
            work.tables.change(admitted, by.strip());
            stored.lots()
                    .forEach(lot -> work.tables.save(new Admission(
                            stored.joint(), lot, stored.supplier(), from, Optional.empty(), Optional.empty())));
            work.tx.append(new SupplierAdmitted(
                    stored.id(), stored.joint().value(), stored.supplier().value(), stored.lots(), from.toString()));
            return admitted;
        });
    }

    @Override
    public Application reject(String application, String reason, String by) {
        String what = "the rejection of " + application;
        requireReason(reason, by, what);
        return decide(application, what, (work, standing, stored) -> {
            if (stored.state() == Application.State.REJECTED && stored.reason().equals(reason.strip())) {
                return stored;
            }
            requirePending(stored, what);
            StoredApplication rejected = stored.decided(Application.State.REJECTED, work.today, reason.strip());
            work.tables.change(rejected, by.strip());
            work.tx.append(new ApplicationRejected(
                    stored.id(), stored.joint().value(), stored.supplier().value()));
            return rejected;
        });
    }

    @Override
    public Application withdraw(String application, String by) {
        String what = "the withdrawal of " + application;
        requireName(by, what);
        return decide(application, what, (work, standing, stored) -> {
            if (stored.state() == Application.State.WITHDRAWN) {
                return stored;
            }
            requirePending(stored, what);
            StoredApplication withdrawn = stored.decided(Application.State.WITHDRAWN, work.today, "");
            work.tables.change(withdrawn, by.strip());
            work.tx.append(new ApplicationWithdrawn(
                    stored.id(), stored.joint().value(), stored.supplier().value()));
            return withdrawn;
        });
    }

    private Application decide(String id, String what, Decision decision) {
        return store.inTransaction(tx -> {
            var work = new Work(tx);
            StoredApplication stored = work.tables
                    .application(id)
                    .orElseThrow(() -> refused(
                            what,
                            "procurement.application.unknown",
                            "application",
                            id,
                            "the id of an application, AP-12",
                            "See the list: kisa:procurements applications."));
            Standing standing = standing(tx, stored.joint());
            return shown(decision.on(work, standing, stored), standing);
        });
    }

    private static void requirePending(StoredApplication application, String what) {
        if (application.state() != Application.State.PENDING) {
            throw refused(
                    what,
                    "procurement.application.decided",
                    "application",
                    application.id() + ", which is " + application.state(),
                    "an application that waits for a decision",
                    application.state() == Application.State.ADMITTED
                            ? "End the admission instead: kisa:procurements dismiss."
                            : "Record a new application.");
        }
    }

    private Application shown(StoredApplication stored, Standing standing) {
        return new Application(
                stored.id(),
                stored.joint(),
                stored.supplier(),
                stored.lots(),
                stored.state(),
                stored.received(),
                stored.extension(),
                due(stored, standing),
                stored.decided(),
                stored.reason());
    }

    /** The calendar refuses years it does not know; then nothing is said about the time. */
    private Optional<Deadline> due(StoredApplication stored, Standing standing) {
        return standing.timeRunsFrom(stored.received()).flatMap(from -> {
            try {
                return Optional.of(
                        calendar.admissionEnd(from, stored.extension().isPresent()));
            } catch (InvalidInputException e) {
                return Optional.empty();
            }
        });
    }

    // ---------------------------------------------------------------- temporary closing

    @Override
    public Optional<Closure> closure(JointProcurementId jointProcurement, LocalDate day) {
        return ask(jointProcurement, standing -> standing.closure(day));
    }

    @Override
    public List<Closure> closures(JointProcurementId jointProcurement) {
        return ask(jointProcurement, Standing::closures);
    }

    @Override
    public void close(JointProcurementId jointProcurement, LocalDate from, String by) {
        String what = "the closing of " + jointProcurement;
        requireName(by, what);
        change(jointProcurement, what, (work, standing) -> {
            if (standing.closures().contains(new Closure(jointProcurement, from, Optional.empty()))) {
                return null;
            }
            requireSystem(standing.joint(), "procurement.close.type", what);
            closable(standing, from).refuseIfAny(what);
            work.tables.save(new Closure(jointProcurement, from, Optional.empty()), by.strip(), "");
            work.tx.append(new JointProcurementClosed(jointProcurement.value(), from.toString()));
            return null;
        });
    }

    private static Problems closable(Standing standing, LocalDate from) {
        var problems = new Problems();
        if (!standing.joint().terms().closable()) {
            problems.add(
                    "procurement.close.unannounced",
                    "jointProcurement",
                    standing.joint().id() + ", of which no closing was announced",
                    "a system whose terms say closable",
                    "A system is closed temporarily only where that was announced (1397/2016 s. 49).");
        }
        if (!standing.joint().inForce(from)) {
            problems.add(
                    "procurement.close.period",
                    "from",
                    from.toString(),
                    "a day in the period of " + standing.joint().id(),
                    "Correct the day.");
        }
        standing.closures().stream()
                .filter(closure -> closure.reopened().map(from::isBefore).orElse(true))
                .findFirst()
                .ifPresent(closure -> problems.add(
                        "procurement.close.closed",
                        "from",
                        from + ", while it is closed from " + closure.from()
                                + closure.reopened()
                                        .map(day -> " until it opens on " + day)
                                        .orElse(""),
                        "a day after it was opened again",
                        "Open it first: kisa:procurements reopen "
                                + standing.joint().id() + "."));
        return problems;
    }

    @Override
    public void reopen(JointProcurementId jointProcurement, LocalDate day, String by) {
        String what = "the reopening of " + jointProcurement;
        requireName(by, what);
        change(jointProcurement, what, (work, standing) -> {
            if (standing.closures().stream()
                    .anyMatch(closure -> closure.reopened().filter(day::equals).isPresent())) {
                return null;
            }
            Closure open = standing.closures().stream()
                    .filter(closure -> closure.reopened().isEmpty() && !day.isBefore(closure.from()))
                    .findFirst()
                    .orElseThrow(() -> refused(
                            what,
                            "procurement.reopen.open",
                            "day",
                            day + ", when it is not closed",
                            "a day from the closing on",
                            "See its closures: kisa:procurements show " + jointProcurement + "."));
            if (day.equals(open.from())) {
                work.tables.delete(open);
            } else {
                work.tables.save(new Closure(jointProcurement, open.from(), Optional.of(day)), "", by.strip());
            }
            work.tx.append(new JointProcurementReopened(jointProcurement.value(), day.toString()));
            return null;
        });
    }

    // ---------------------------------------------------------------- customers

    @Override
    public boolean hasJoined(JointProcurementId jointProcurement, CustomerId customer, LocalDate day) {
        return store.read(tx -> {
            Standing standing = standing(tx, jointProcurement);
            requireCustomer(tx, customer, "the question who has joined");
            return standing.hasJoined(customer, day);
        });
    }

    @Override
    public List<Joining> joinings(JointProcurementId jointProcurement) {
        return ask(jointProcurement, Standing::joinings);
    }

    @Override
    public void join(JointProcurementId jointProcurement, CustomerId customer, LocalDate from, String by) {
        String what = "the joining of " + customer + " to " + jointProcurement;
        requireName(by, what);
        change(jointProcurement, what, (work, standing) -> {
            requireCustomer(work.tx, customer, what);
            if (standing.joining(customer, from).isPresent()) {
                return null;
            }
            joinable(standing.joint(), from).refuseIfAny(what);
            work.tables.save(
                    new Joining(jointProcurement, customer, from, Optional.empty(), Optional.empty()), by.strip());
            work.tx.append(new CustomerJoined(jointProcurement.value(), customer.value(), from.toString()));
            return null;
        });
    }

    private static Problems joinable(JointProcurement joint, LocalDate from) {
        var problems = new Problems();
        if (joint.ends().filter(from::isAfter).isPresent()) {
            problems.add(
                    "procurement.join.period",
                    "from",
                    from.toString(),
                    "a day not after its end, " + joint.ends().get(),
                    "Choose a joint procurement that is in force.");
        }
        joint.terms().joining().ifPresent(terms -> {
            if (terms.rule() == JoiningRule.NOT_NEEDED) {
                problems.add(
                        "procurement.join.needless",
                        "jointProcurement",
                        joint.id().value(),
                        "a joint procurement that customers join",
                        "Nothing needs to be done: sending an invitation accepts the terms.");
            } else if (terms.rule() == JoiningRule.NAMED_ONLY
                    && joint.begins().filter(from::isAfter).isPresent()) {
                problems.add(
                        "procurement.join.named",
                        "from",
                        from.toString(),
                        "a day not after its beginning, " + joint.begins().get(),
                        "Only those who were named beforehand may buy (1397/2016 s. 42).");
            } else if (terms.until().filter(from::isAfter).isPresent()) {
                problems.add(
                        "procurement.join.late",
                        "from",
                        from.toString(),
                        "a day not after " + terms.until().get() + ", the last to join",
                        "Choose another joint procurement.");
            }
        });
        return problems;
    }

    @Override
    public void leave(JointProcurementId jointProcurement, CustomerId customer, LocalDate last, String by) {
        String what = "the leaving of " + customer + " from " + jointProcurement;
        requireName(by, what);
        change(jointProcurement, what, (work, standing) -> {
            requireCustomer(work.tx, customer, what);
            List<Joining> all = standing.joinings().stream()
                    .filter(joining -> joining.customer().equals(customer))
                    .toList();
            if (all.isEmpty()) {
                throw refused(
                        what,
                        "procurement.join.none",
                        "customer",
                        customer.value(),
                        "a customer that has joined",
                        "See who has: kisa:procurements show " + jointProcurement + ".");
            }
            List<Joining> longer = all.stream()
                    .filter(joining -> joining.until().map(last::isBefore).orElse(true))
                    .toList();
            longer.forEach(joining -> work.end(joining, last, by.strip()));
            if (!longer.isEmpty()) {
                work.tx.append(new CustomerLeft(jointProcurement.value(), customer.value(), last.toString()));
            }
            return null;
        });
    }

    // ---------------------------------------------------------------- purchases

    @Override
    public List<Ceiling.Left> left(JointProcurementId jointProcurement) {
        return ask(jointProcurement, Standing::left);
    }

    @Override
    public List<CallOff> callOffs(JointProcurementId jointProcurement) {
        return ask(jointProcurement, Standing::callOffs);
    }

    @Override
    public void record(CallOff callOff, String by) {
        store.transact(tx -> record(tx, callOff, by));
    }

    @Override
    public void record(Transaction tx, CallOff callOff, String by) {
        String what = "the purchase " + callOff.reference() + " from " + callOff.jointProcurement();
        requireName(by, what);
        var work = new Work(tx);
        Standing standing = standing(tx, callOff.jointProcurement());
        LifeCheck.of(callOff, new ProcurementTables(tx).body()).refuseIfAny(what);
        if (!standing.callOffs().contains(callOff)) {
            work.tables.save(callOff, by.strip());
            tx.append(new CallOffRecorded(
                    callOff.jointProcurement().value(),
                    callOff.reference(),
                    callOff.lot(),
                    callOff.amount().toPlainString(),
                    callOff.unit()));
        }
    }

    @Override
    public List<Finding> check(Purchase purchase) {
        return store.read(tx -> {
            String what = "the question about a purchase";
            Standing standing = standing(tx, purchase.jointProcurement());
            requireLots(standing.joint(), purchase.lots(), what);
            requireCustomer(tx, purchase.customer(), what);
            return PurchaseCheck.of(purchase, standing);
        });
    }

    @Override
    public Optional<Boolean> direct(JointProcurementId jointProcurement, BigDecimal value) {
        return ask(jointProcurement, standing -> {
            if (standing.joint().type() == ProcurementType.DYNAMIC_PURCHASING_SYSTEM) {
                return Optional.of(false);
            }
            return standing.joint()
                    .terms()
                    .callOff()
                    .map(terms -> terms.allows(CallOffWay.DIRECT)
                            && terms.directUpTo()
                                    .map(limit -> value.compareTo(limit) <= 0)
                                    .orElse(true));
        });
    }

    // ---------------------------------------------------------------- templates

    @Override
    public void addTemplate(JointProcurementId jointProcurement, String template, String by) {
        changeTerms(jointProcurement, template, by, terms -> terms.template(template));
    }

    @Override
    public void removeTemplate(JointProcurementId jointProcurement, String template, String by) {
        changeTerms(jointProcurement, template, by, terms -> terms.withoutTemplate(template));
    }

    private void changeTerms(
            JointProcurementId jointProcurement, String template, String by, UnaryOperator<Terms> change) {
        String what = "the template " + template + " of " + jointProcurement;
        requireName(by, what);
        change(jointProcurement, what, (work, standing) -> {
            var check = new Checking(new Problems());
            check.requireSlug(template, "template");
            check.problems.refuseIfAny(what);
            JointProcurement changed =
                    standing.joint().with(change.apply(standing.joint().terms()));
            if (!changed.equals(standing.joint())) {
                new ProcurementTables(work.tx).save(changed);
            }
            return null;
        });
    }

    // ---------------------------------------------------------------- how it is done

    private <T> T ask(JointProcurementId joint, Function<Standing, T> question) {
        return store.read(tx -> question.apply(standing(tx, joint)));
    }

    private <T> T change(JointProcurementId joint, String what, BiFunction<Work, Standing, T> change) {
        return store.inTransaction(tx -> change.apply(new Work(tx), standing(tx, joint)));
    }

    private static Standing standing(Transaction tx, JointProcurementId id) {
        JointProcurement joint = new ProcurementTables(tx)
                .joint(id)
                .orElseThrow(() -> refused(
                        "joint procurement " + id,
                        "procurement.joint.unknown",
                        "jointProcurement",
                        id.value(),
                        "a joint procurement that is loaded",
                        "Load it first, or correct the id."));
        return Standing.of(joint, new LifeTables(tx));
    }

    private static void requireSystem(JointProcurement joint, String code, String what) {
        if (joint.type() != ProcurementType.DYNAMIC_PURCHASING_SYSTEM) {
            throw refused(
                    what,
                    code,
                    "jointProcurement",
                    joint.id() + ", a " + joint.type(),
                    "a DYNAMIC_PURCHASING_SYSTEM",
                    "Only those stay open to new suppliers and may be closed for a time (1397/2016 s. 49-51).");
        }
    }

    private static void requireLots(JointProcurement joint, List<String> lots, String what) {
        var problems = new Problems();
        if (lots.isEmpty()) {
            problems.add(Lots.unknown(joint, "", "lots"));
        }
        if (lots.size() > 1 && lots.contains(ProcurementLot.WHOLE) || new HashSet<>(lots).size() < lots.size()) {
            problems.add(
                    "procurement.duplicate", "lots", String.join(", ", lots), "each lot once", "Name each lot once.");
        }
        lots.stream()
                .filter(lot -> !lot.equals(ProcurementLot.WHOLE))
                .filter(lot -> !joint.terms().lotIds().contains(lot))
                .forEach(lot -> problems.add(Lots.unknown(joint, lot, "lots")));
        problems.refuseIfAny(what);
    }

    private static void requireSupplier(Transaction tx, SupplierId id, String what) {
        var check = new Checking(new Problems());
        check.requireKnown(new ProcurementTables(tx).supplier(id).isPresent(), "supplier", id.value(), "supplier");
        check.problems.refuseIfAny(what);
    }

    private static void requireCustomer(Transaction tx, CustomerId id, String what) {
        var check = new Checking(new Problems());
        check.requireKnown(new ProcurementTables(tx).customer(id).isPresent(), "customer", id.value(), "customer");
        check.problems.refuseIfAny(what);
    }

    private static void requireName(String by, String what) {
        requireReason("none is needed", by, what);
    }

    private static void requireReason(String reason, String by, String what) {
        var check = new Checking(new Problems());
        check.requireText(reason, "reason");
        check.requireText(by, "by");
        check.problems.refuseIfAny(what);
    }

    private static InvalidInputException refused(
            String what, String code, String place, String found, String expected, String remedy) {
        return new InvalidInputException(what, List.of(new Problem(code, place, found, expected, remedy)));
    }

    /** What a decision on an application makes of it. */
    private interface Decision {
        StoredApplication on(Work work, Standing standing, StoredApplication stored);
    }

    /** One unit of work. */
    private static final class Work {

        private final Transaction tx;
        private final LifeTables tables;
        private final LocalDate today;

        Work(Transaction tx) {
            this.tx = tx;
            this.tables = new LifeTables(tx);
            this.today = LocalDate.ofInstant(tx.now(), FINLAND);
        }

        /** Writes admissions to everything as one for each lot, where a single lot is to be changed. */
        List<Admission> spread(List<Admission> admissions, String lot, JointProcurement joint) {
            if (lot.equals(ProcurementLot.WHOLE) || joint.terms().lots().isEmpty()) {
                admissions.forEach(tables::save);
                return admissions;
            }
            return admissions.stream()
                    .flatMap(admission -> admission.lot().equals(ProcurementLot.WHOLE)
                            ? spread(admission, joint)
                            : Stream.of(admission))
                    .toList();
        }

        private Stream<Admission> spread(Admission admission, JointProcurement joint) {
            tables.delete(admission);
            List<Admission> each = joint.terms().lotIds().stream()
                    .map(lot -> new Admission(
                            admission.jointProcurement(),
                            lot,
                            admission.supplier(),
                            admission.from(),
                            admission.until(),
                            admission.provenance()))
                    .toList();
            each.forEach(tables::save);
            return each.stream();
        }

        /** Without any admission of its own a supplier on the list would be admitted to everything. */
        void takeOffTheList(SupplierId supplier, JointProcurement joint) {
            boolean admittedOnce = tables.admissions(joint.id()).stream()
                    .anyMatch(admission -> admission.supplier().equals(supplier));
            if (!admittedOnce && joint.suppliers().contains(supplier)) {
                new ProcurementTables(tx).save(joint.without(supplier));
            }
        }

        void end(Admission admission, LocalDate last) {
            if (last.isBefore(admission.from())) {
                tables.delete(admission);
            } else {
                tables.save(new Admission(
                        admission.jointProcurement(),
                        admission.lot(),
                        admission.supplier(),
                        admission.from(),
                        Optional.of(last),
                        admission.provenance()));
            }
        }

        void end(Joining joining, LocalDate last, String by) {
            if (last.isBefore(joining.from())) {
                tables.delete(joining);
            } else {
                tables.save(
                        new Joining(
                                joining.jointProcurement(),
                                joining.customer(),
                                joining.from(),
                                Optional.of(last),
                                joining.provenance()),
                        by);
            }
        }
    }
}
