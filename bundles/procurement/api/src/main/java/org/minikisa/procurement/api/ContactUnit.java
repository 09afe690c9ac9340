package org.minikisa.procurement.api;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * The unit that answers for a joint procurement; never a person.
 *
 * @param mail its shared address
 */
public record ContactUnit(LocalizedText name, Optional<String> mail) {

    public ContactUnit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mail, "mail");
    }
}
