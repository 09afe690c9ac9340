/**
 * Takes mail over from a mail server by LMTP (RFC 2033) or SMTP (RFC 5321).
 *
 * <pre>
 *  Port ── a connection ──▶ Session ── commands ──▶ Wire ── bytes of a message ──▶ ChannelHost.receive ──▶ 250
 * </pre>
 *
 * <p>250 is said when the message is durable, 452 when the disk is full. Whatever the other side sends costs bounded time and memory:
 * lines, messages, recipients, errors, connections and the bytes that all connections hold together have their limits.
 */
package org.minikisa.intake.lmtp;
