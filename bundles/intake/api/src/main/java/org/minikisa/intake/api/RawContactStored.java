package org.minikisa.intake.api;

/**
 * Fact: a contact's bytes are kept; nobody has looked at them yet.
 *
 * @param contact {@link ContactId}
 * @param channel {@link Channel}
 * @param bytes how many
 */
public record RawContactStored(String contact, String channel, long bytes, boolean constructed) {}
