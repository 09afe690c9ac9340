package org.minikisa.intake.api;

/** Names one contact: {@code CT-12}. Numbers are given in the order of arrival, from 1 without gaps. */
public record ContactId(String value) {

    public ContactId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the id of a contact is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
