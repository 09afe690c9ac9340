package org.minikisa.store.api;

import java.time.Instant;

/**
 * One row of the journal.
 *
 * @param number from 1, without gaps
 * @param at when it was appended (UTC)
 * @param type {@code <wing>.<SimpleName>} of the fact
 * @param version of the type, from 1
 * @param json the fact, canonical JSON
 * @param digest SHA-256, lower-case hex, over the digest of the row before and this row's content
 */
public record Entry(long number, Instant at, String type, int version, String json, String digest) {}
