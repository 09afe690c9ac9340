package org.minikisa.intake.api;

/** Names contacts that belong together: {@code CV-7}. Stands in subjects as {@code [CV-7]}. */
public record ConversationId(String value) {

    public ConversationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the id of a conversation is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
