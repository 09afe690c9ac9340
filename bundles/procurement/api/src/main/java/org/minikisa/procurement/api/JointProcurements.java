package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Transaction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The life of joint procurements: who is admitted, who has joined, what is closed, what is left.
 *
 * <p>A lot is named by its id; {@link ProcurementLot#WHOLE} for a joint procurement in one piece. Days are days in Finland.
 * Whoever changes something gives a name, which is kept beside the state and never in facts. Every method refuses a joint
 * procurement, lot, supplier or customer that is not there with {@link InvalidInputException}, and a refusal changes
 * nothing. Deciding, closing or joining the same again changes nothing.
 */
@ProviderType
public interface JointProcurements {

    // ---------------------------------------------------------------- who may be invited

    /**
     * All suppliers that a competition of this lot must invite on that day (Procurement Act 1397/2016 s. 43, 52), in the
     * order they were named or admitted. A supplier in {@link JointProcurement#suppliers()} without an admission of its own
     * is admitted to everything throughout the period. Nobody is admitted outside the period.
     *
     * @param lot its id, or {@link ProcurementLot#WHOLE}: everyone admitted to any lot
     */
    List<SupplierId> admitted(JointProcurementId jointProcurement, String lot, LocalDate day);

    /** The admissions that were loaded or decided, also those that have ended or not begun. */
    List<Admission> admissions(JointProcurementId jointProcurement);

    /**
     * Ends a supplier's admission to a lot, or to all for {@link ProcurementLot#WHOLE}. Appends {@link AdmissionEnded}.
     *
     * @param last its last day; one before the admission began takes it back
     */
    void endAdmission(JointProcurementId jointProcurement, String lot, SupplierId supplier, LocalDate last, String by);

    // ---------------------------------------------------------------- applications to dynamic purchasing systems

    /** All of a joint procurement, oldest first. */
    List<Application> applications(JointProcurementId jointProcurement);

    /** All that wait for a decision; the one due first stands first. */
    List<Application> pending();

    Optional<Application> application(String id);

    /**
     * Records an application (s. 51); also while the system is closed. Appends {@link SupplierApplied}.
     *
     * @param lots at least one, or {@link ProcurementLot#WHOLE} alone
     * @param received the day it came, not in the future
     * @throws InvalidInputException also when it is no dynamic purchasing system, is not in force on that day, or the same
     *     supplier waits for a decision on one of these lots
     */
    Application apply(
            JointProcurementId jointProcurement, SupplierId supplier, List<String> lots, LocalDate received, String by);

    /** Takes the longer period of 15 working days (s. 51). @param reason why; must not be blank */
    Application extend(String application, String reason, String by);

    /**
     * Admits the supplier from that day on; also one that was rejected before, since a wrong decision is corrected (s.
     * 132). Appends {@link SupplierAdmitted}.
     */
    Application admit(String application, LocalDate from, String by);

    /**
     * Rejects the application. Appends {@link ApplicationRejected}.
     *
     * @param reason written and told to the supplier (s. 123); must not be blank
     */
    Application reject(String application, String reason, String by);

    /** Takes an application back that waits for a decision: the supplier did, or it was recorded by mistake. */
    Application withdraw(String application, String by);

    // ---------------------------------------------------------------- temporary closing

    /** Why nothing is bought on that day; empty where it is not closed. */
    Optional<Closure> closure(JointProcurementId jointProcurement, LocalDate day);

    /** In their order. */
    List<Closure> closures(JointProcurementId jointProcurement);

    /**
     * Closes a dynamic purchasing system. Appends {@link JointProcurementClosed}.
     *
     * @throws InvalidInputException also when it was not announced that it may be closed (s. 49), or it is closed already
     */
    void close(JointProcurementId jointProcurement, LocalDate from, String by);

    /**
     * Opens it again. Appends {@link JointProcurementReopened}.
     *
     * @param day the first day it is open again; the day it was closed takes the closing back
     */
    void reopen(JointProcurementId jointProcurement, LocalDate day, String by);

    // ---------------------------------------------------------------- customers

    /** Whether a customer may buy on that day: it has joined, or need not. True also where the rule is not known. */
    boolean hasJoined(JointProcurementId jointProcurement, CustomerId customer, LocalDate day);

    List<Joining> joinings(JointProcurementId jointProcurement);

    /**
     * Records that a customer joins. Appends {@link CustomerJoined}.
     *
     * @throws InvalidInputException also when the rule does not let it join on that day
     */
    void join(JointProcurementId jointProcurement, CustomerId customer, LocalDate from, String by);

    /**
     * Records that a customer leaves. Appends {@link CustomerLeft}.
     *
     * @param last its last day; one before it joined takes the joining back
     */
    void leave(JointProcurementId jointProcurement, CustomerId customer, LocalDate last, String by);

    // ---------------------------------------------------------------- purchases

    /** What is left of each ceiling: those of the whole, then those of each lot. Empty where none was announced. */
    List<Ceiling.Left> left(JointProcurementId jointProcurement);

    /** In the order they were recorded. */
    List<CallOff> callOffs(JointProcurementId jointProcurement);

    /**
     * Records a purchase; it counts against the ceilings. The same reference, lot and supplier again replace what was
     * recorded; an amount of 0 takes it back. Appends {@link CallOffRecorded}. What goes beyond a ceiling is recorded all
     * the same, since it has happened; see {@link #check}.
     */
    void record(CallOff callOff, String by);

    /** {@link #record(CallOff, String)} within the unit of work that learns of the purchase. */
    void record(Transaction tx, CallOff callOff, String by);

    /**
     * What stands against a purchase; errors refuse it, the rest is advice. Places are the components of
     * {@link Purchase}. Codes: {@code procurement.purchase.period}, {@code .closed}, {@code .joined}, {@code .way},
     * {@code .lot}, {@code .suppliers}, {@code .value}, {@code .ceiling}.
     */
    List<Finding> check(Purchase purchase);

    /**
     * Whether a purchase of this value may be made without a competition; empty where the terms are not known.
     *
     * @param value in euros without VAT
     */
    Optional<Boolean> direct(JointProcurementId jointProcurement, BigDecimal value);

    // ---------------------------------------------------------------- templates

    /** Names a template for competitions. @param template its id, a slug */
    void addTemplate(JointProcurementId jointProcurement, String template, String by);

    void removeTemplate(JointProcurementId jointProcurement, String template, String by);
}
