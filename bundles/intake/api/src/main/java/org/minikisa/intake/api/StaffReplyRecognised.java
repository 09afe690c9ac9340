package org.minikisa.intake.api;

/**
 * Fact: a contact is an answer of the house's own people, written past this program. Stands before the {@link ContactReceived} of the
 * same contact.
 *
 * @param contact {@link ContactId}
 * @param conversation {@link ConversationId}
 */
public record StaffReplyRecognised(String contact, String conversation) {}
