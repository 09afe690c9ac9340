package org.minikisa.procurement.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.Application;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** The SQL of what happens to joint procurements, for the length of one transaction. */
final class LifeTables {

    private static final String OF_JOINT = " WHERE joint = ?";
    private static final String APPLICATION = "SELECT * FROM procurement_application";

    private final Transaction tx;

    LifeTables(Transaction tx) {
        this.tx = tx;
    }

    // ---------------------------------------------------------------- admissions

    List<Admission> admissions() {
        return tx.query("SELECT * FROM procurement_admission ORDER BY position", LifeTables::admission);
    }

    List<Admission> admissions(JointProcurementId joint) {
        return tx.query(
                "SELECT * FROM procurement_admission" + OF_JOINT + " ORDER BY position",
                LifeTables::admission,
                joint.value());
    }

    private static Admission admission(Row row) {
        return new Admission(
                new JointProcurementId(row.text("joint")),
                row.text("lot"),
                new SupplierId(row.text("supplier")),
                row.date("begins"),
                row.optionalDate("ends"),
                provenance(row));
    }

    private static Optional<Provenance> provenance(Row row) {
        return row.optionalText("source").map(source -> ProcurementTables.provenance(row));
    }

    void save(Admission admission) {
        tx.update(
                "INSERT INTO procurement_admission (joint, lot, supplier, begins, ends, position, provenance, source)"
                        + " VALUES (?, ?, ?, ?, ?,"
                        + " (SELECT COALESCE(MAX(position), 0) + 1 FROM procurement_admission), ?, ?)"
                        + " ON CONFLICT (joint, supplier, lot, begins) DO UPDATE SET ends = excluded.ends,"
                        + " provenance = excluded.provenance, source = excluded.source",
                admission.jointProcurement().value(),
                admission.lot(),
                admission.supplier().value(),
                admission.from(),
                admission.until(),
                admission.provenance().map(Provenance::kind),
                admission.provenance().map(Provenance::source));
    }

    void delete(Admission admission) {
        tx.update(
                "DELETE FROM procurement_admission WHERE joint = ? AND supplier = ? AND lot = ? AND begins = ?",
                admission.jointProcurement().value(),
                admission.supplier().value(),
                admission.lot(),
                admission.from());
    }

    // ---------------------------------------------------------------- applications

    List<StoredApplication> applications(JointProcurementId joint) {
        return tx.query(APPLICATION + OF_JOINT + " ORDER BY number", this::application, joint.value());
    }

    List<StoredApplication> pending() {
        return tx.query(APPLICATION + " WHERE state = ? ORDER BY number", this::application, Application.State.PENDING);
    }

    Optional<StoredApplication> application(String id) {
        return tx.first(APPLICATION + " WHERE id = ?", this::application, id);
    }

    private StoredApplication application(Row row) {
        return new StoredApplication(
                row.text("id"),
                row.number("number"),
                new JointProcurementId(row.text("joint")),
                new SupplierId(row.text("supplier")),
                tx.query(
                        "SELECT lot FROM procurement_application_lot WHERE application = ? ORDER BY position",
                        lot -> lot.text("lot"),
                        row.text("id")),
                row.constant("state", Application.State.class),
                row.date("received"),
                row.optionalText("extension"),
                row.optionalDate("decided"),
                row.text("reason"));
    }

    void add(StoredApplication application, String by) {
        tx.update(
                "INSERT INTO procurement_application (id, number, joint, supplier, state, received, extension, decided,"
                        + " reason, recorded_by, decided_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                application.id(),
                application.number(),
                application.joint().value(),
                application.supplier().value(),
                application.state(),
                application.received(),
                application.extension(),
                application.decided(),
                application.reason(),
                by);
        int position = 0;
        for (String lot : application.lots()) {
            tx.update(
                    "INSERT INTO procurement_application_lot (application, lot, position) VALUES (?, ?, ?)",
                    application.id(),
                    lot,
                    position++);
        }
    }

    void change(StoredApplication application, String by) {
        tx.update(
                "UPDATE procurement_application SET state = ?, extension = ?, decided = ?, reason = ?, decided_by = ?"
                        + " WHERE id = ?",
                application.state(),
                application.extension(),
                application.decided(),
                application.reason(),
                by,
                application.id());
    }

    // ---------------------------------------------------------------- closures

    List<Closure> closures() {
        return tx.query("SELECT * FROM procurement_closure ORDER BY joint, begins", LifeTables::closure);
    }

    List<Closure> closures(JointProcurementId joint) {
        return tx.query(
                "SELECT * FROM procurement_closure" + OF_JOINT + " ORDER BY begins",
                LifeTables::closure,
                joint.value());
    }

    private static Closure closure(Row row) {
        return new Closure(new JointProcurementId(row.text("joint")), row.date("begins"), row.optionalDate("reopened"));
    }

    void save(Closure closure, String closedBy, String reopenedBy) {
        tx.update(
                "INSERT INTO procurement_closure (joint, begins, reopened, closed_by, reopened_by)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (joint, begins) DO UPDATE SET"
                        + " reopened = excluded.reopened, reopened_by = excluded.reopened_by",
                closure.jointProcurement().value(),
                closure.from(),
                closure.reopened(),
                closedBy,
                reopenedBy);
    }

    void delete(Closure closure) {
        tx.update(
                "DELETE FROM procurement_closure WHERE joint = ? AND begins = ?",
                closure.jointProcurement().value(),
                closure.from());
    }

    // ---------------------------------------------------------------- joinings

    List<Joining> joinings() {
        return tx.query("SELECT * FROM procurement_joining ORDER BY position", LifeTables::joining);
    }

    List<Joining> joinings(JointProcurementId joint) {
        return tx.query(
                "SELECT * FROM procurement_joining" + OF_JOINT + " ORDER BY position",
                LifeTables::joining,
                joint.value());
    }

    private static Joining joining(Row row) {
        return new Joining(
                new JointProcurementId(row.text("joint")),
                new CustomerId(row.text("customer")),
                row.date("begins"),
                row.optionalDate("ends"),
                provenance(row));
    }

    void save(Joining joining, String by) {
        tx.update(
                "INSERT INTO procurement_joining"
                        + " (joint, customer, begins, ends, position, provenance, source, recorded_by)"
                        + " VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM procurement_joining),"
                        + " ?, ?, ?) ON CONFLICT (joint, customer, begins) DO UPDATE SET ends = excluded.ends,"
                        + " provenance = excluded.provenance, source = excluded.source,"
                        + " recorded_by = excluded.recorded_by",
                joining.jointProcurement().value(),
                joining.customer().value(),
                joining.from(),
                joining.until(),
                joining.provenance().map(Provenance::kind),
                joining.provenance().map(Provenance::source),
                by);
    }

    void delete(Joining joining) {
        tx.update(
                "DELETE FROM procurement_joining WHERE joint = ? AND customer = ? AND begins = ?",
                joining.jointProcurement().value(),
                joining.customer().value(),
                joining.from());
    }

    // ---------------------------------------------------------------- purchases

    List<CallOff> callOffs() {
        return tx.query("SELECT * FROM procurement_call_off ORDER BY position", LifeTables::callOff);
    }

    List<CallOff> callOffs(JointProcurementId joint) {
        return tx.query(
                "SELECT * FROM procurement_call_off" + OF_JOINT + " ORDER BY position",
                LifeTables::callOff,
                joint.value());
    }

    private static CallOff callOff(Row row) {
        return new CallOff(
                new JointProcurementId(row.text("joint")),
                row.text("reference"),
                row.text("lot"),
                new CustomerId(row.text("customer")),
                new SupplierId(row.text("supplier")),
                row.date("made_on"),
                row.decimal("amount"),
                row.text("unit"),
                row.constant("way", CallOffWay.class));
    }

    void save(CallOff callOff, String by) {
        tx.update(
                "INSERT INTO procurement_call_off"
                        + " (joint, reference, lot, supplier, customer, made_on, amount, unit, way, position, recorded_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " (SELECT COALESCE(MAX(position), 0) + 1 FROM procurement_call_off), ?)"
                        + " ON CONFLICT (joint, reference, lot, supplier) DO UPDATE SET customer = excluded.customer,"
                        + " made_on = excluded.made_on, amount = excluded.amount, unit = excluded.unit,"
                        + " way = excluded.way, recorded_by = excluded.recorded_by",
                callOff.jointProcurement().value(),
                callOff.reference(),
                callOff.lot(),
                callOff.supplier().value(),
                callOff.customer().value(),
                callOff.madeOn(),
                callOff.amount(),
                callOff.unit(),
                callOff.way(),
                by);
    }

    /** An application as it is kept; when its decision is due follows from the calendar. */
    record StoredApplication(
            String id,
            long number,
            JointProcurementId joint,
            SupplierId supplier,
            List<String> lots,
            Application.State state,
            LocalDate received,
            Optional<String> extension,
            Optional<LocalDate> decided,
            String reason) {

        StoredApplication decided(Application.State next, LocalDate day, String why) {
            return new StoredApplication(
                    id, number, joint, supplier, lots, next, received, extension, Optional.of(day), why);
        }

        StoredApplication extended(String why) {
            return new StoredApplication(
                    id, number, joint, supplier, lots, state, received, Optional.of(why), decided, reason);
        }
    }
}
