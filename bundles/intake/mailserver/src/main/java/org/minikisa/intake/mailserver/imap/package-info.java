/**
 * A mailbox is watched and what comes is brought in (IMAP4rev1, RFC 3501; IDLE, RFC 2177).
 *
 * <p>{@link org.minikisa.intake.mailserver.imap.ImapMailbox} is the channel; {@link org.minikisa.intake.mailserver.imap.Watch} is one
 * connection's life: look, bring in, mark, keep the position, wait. {@link org.minikisa.intake.mailserver.imap.ImapSession} says the
 * commands, {@link org.minikisa.intake.mailserver.imap.ResponseReader} understands the answers.
 *
 * <p>A contact is stored first, then marked, then the position is kept; so a stop at any point only makes a message come again, and the
 * same message from the same place changes nothing.
 */
package org.minikisa.intake.mailserver.imap;
