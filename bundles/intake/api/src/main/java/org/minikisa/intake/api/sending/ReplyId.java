package org.minikisa.intake.api.sending;

/** Names one reply: {@code RP-3}. */
public record ReplyId(String value) {

    public ReplyId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the id of a reply is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
