/**
 * State and facts, kept together: a wing changes its tables and appends facts in one {@link org.minikisa.store.api.Transaction}.
 *
 * <p>A <b>fact</b> is a public record in a wing's {@code api}, named in the past tense ({@code ContactReceived}). It carries
 * ids, codes, numbers and salted digests, never personal data and never tender content. Its type in the journal is
 * {@code <wing>.<SimpleName>}, that of a plug-in's fact its full name; a record {@code XyzV2} is version 2 of {@code Xyz}.
 * Components are String, long, int, double, boolean, and List and Map&lt;String, …&gt; of these, never null: {@code ""}
 * stands for none. When an older row is read, added components are absent: null, 0, false, or an empty list or map.
 *
 * <p>Whoever wants to know what happened registers a {@link org.minikisa.store.api.Reaction}: it has a named, durable cursor
 * in the {@link org.minikisa.store.api.Journal}, and what it writes and the advance of its cursor share one transaction. So
 * a bundle may stop at any moment: when it is back, it catches up, and nothing is processed twice or never.
 */
@Export
@Version("1.1.0")
package org.minikisa.store.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
