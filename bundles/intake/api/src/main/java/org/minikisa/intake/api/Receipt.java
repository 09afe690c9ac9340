package org.minikisa.intake.api;

import java.util.Objects;

/**
 * The word of {@link Intake} that a contact is kept.
 *
 * @param isNew false when the same bytes from the same source were there already and nothing was written
 */
public record Receipt(ContactId contact, boolean isNew) {

    public Receipt {
        Objects.requireNonNull(contact, "contact");
    }
}
