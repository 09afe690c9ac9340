package org.minikisa.intake.api;

import java.util.List;
import java.util.Objects;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads mails as they are read when they come in, but keeps nothing: for whoever learns from old mails or wants to know what would be
 * understood of one.
 */
@ProviderType
public interface MailReading {

    /**
     * Reads an Internet message (RFC 5322, MIME) under the limits of one that comes in.
     *
     * @throws org.minikisa.problem.api.InvalidInputException for bytes that are no mail, or too much of one
     */
    MailWords read(byte[] raw);

    /** Cuts greeting, signature, disclaimers and quoted history off the body of a mail. */
    MailWords ofBody(String subject, String body);

    /**
     * What a mail says.
     *
     * @param subject in one line; empty where it says nothing of the matter ("VS: Kysymys") and the text does
     * @param text what its sender wrote this time
     * @param attachments file names, in their order
     */
    record MailWords(String subject, String text, List<String> attachments) {

        public MailWords {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(text, "text");
            attachments = List.copyOf(attachments);
        }

        /** Tells the size, never what stands in it: records end up in logs. */
        @Override
        public String toString() {
            return "MailWords[" + (subject.length() + text.length()) + " characters]";
        }
    }
}
