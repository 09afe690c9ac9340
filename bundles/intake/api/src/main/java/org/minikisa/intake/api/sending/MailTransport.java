package org.minikisa.intake.api.sending;

import org.osgi.annotation.versioning.ConsumerType;

/** Hands messages over to a mail server. Whiteboard service. */
@ConsumerType
public interface MailTransport {

    /** What the mail server said. */
    sealed interface Outcome {

        record Taken() implements Outcome {}

        /** Try again later. */
        record NotNow(String words) implements Outcome {}

        /** @param status enhanced status code (RFC 3463), empty for none */
        record Refused(String status, String words) implements Outcome {}
    }

    /** Where it hands over, without secrets: {@code smtps://mail.example.fi}. */
    String place();

    /**
     * Hands one message over. Bounded in time; never throws.
     *
     * @param sender envelope sender; empty for the null sender (automatic mail, RFC 3834 section 3.3)
     * @param recipient envelope recipient
     * @param message RFC 5322, lines ending in CRLF
     */
    Outcome deliver(String sender, String recipient, byte[] message);
}
