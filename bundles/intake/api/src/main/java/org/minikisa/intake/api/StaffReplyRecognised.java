package org.minikisa.intake.api;

/**
 * Fact: a contact is an answer of the house's own people, written past this program. Stands right behind the
 * {@link ContactReceived} of the same contact, in the same unit of work.
 *
 * @param contact {@link ContactId}
 * @param conversation {@link ConversationId}
 */
public record StaffReplyRecognised(String contact, String conversation) {}
