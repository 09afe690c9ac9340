package org.minikisa.reporting.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A contact behind a number, for the unit's own eyes.
 *
 * @param contact its id
 * @param supportCase id of the case it belongs to
 * @param customer id of the organisation
 * @param theme key of {@link NeedDimension#THEME}; empty where nobody is sure
 * @param jointProcurements ids
 * @param subject as the sender wrote it: personal data, for the terminal only
 */
public record NeedCase(
        String contact,
        Optional<String> supportCase,
        Instant received,
        Optional<String> customer,
        String theme,
        List<String> jointProcurements,
        Optional<NeedPhase> phase,
        NeedPhase.Origin phaseOrigin,
        String subject) {

    public NeedCase {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(supportCase, "supportCase");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(theme, "theme");
        jointProcurements = List.copyOf(jointProcurements);
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(phaseOrigin, "phaseOrigin");
        Objects.requireNonNull(subject, "subject");
    }

    /** Names the contact, never what stands in it: records end up in logs. */
    @Override
    public String toString() {
        return "NeedCase[" + contact + "]";
    }
}
