package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A supplier asks to be admitted to a dynamic purchasing system (Procurement Act 1397/2016 s. 51). Anyone may, at any time.
 *
 * @param id {@code AP-12}
 * @param lots what it asks for, at least one; {@link ProcurementLot#WHOLE} alone for everything
 * @param received the day it came, in Finland
 * @param extension why the decision takes 15 working days instead of 10; personal data and secrets do not belong here
 * @param due the last day to decide, with the reasons; empty while the system is closed and nobody knows until when
 * @param decided the day of the decision
 * @param reason why it was rejected; {@code ""} for the others
 */
public record Application(
        String id,
        JointProcurementId jointProcurement,
        SupplierId supplier,
        List<String> lots,
        State state,
        LocalDate received,
        Optional<String> extension,
        Optional<Deadline> due,
        Optional<LocalDate> decided,
        String reason) {

    /** Where an application stands. */
    public enum State {
        /** Waits for a decision. */
        PENDING,
        ADMITTED,
        REJECTED,
        /** The supplier took it back, or it was recorded by mistake. */
        WITHDRAWN
    }

    public Application {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(supplier, "supplier");
        lots = List.copyOf(lots);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(extension, "extension");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(decided, "decided");
        Objects.requireNonNull(reason, "reason");
    }

    /** Whether the decision was or is late, seen on that day. */
    public boolean late(LocalDate today) {
        return state != State.WITHDRAWN
                && due.map(last -> decided.orElse(today).isAfter(last.date())).orElse(false);
    }
}
