package org.minikisa.intake.api;

/**
 * Fact: a reply did not reach its recipient: a mail server refused it, or it came back.
 *
 * @param reply {@code RP-3}
 * @param contact the {@link ContactId} of the bounce; empty where the mail server refused it
 * @param status an enhanced status code (RFC 3463), {@code 5.1.1}; empty for none
 */
public record ReplyFailed(String reply, String contact, String status) {}
