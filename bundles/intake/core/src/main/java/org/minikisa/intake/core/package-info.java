/**
 * Keeps contacts, understands them and says what became of each.
 *
 * <pre>
 *  receive ── bytes, digest ──▶ intake_raw, RawContactStored            (nothing is parsed)
 *  ParsingReaction: bytes ──mime.MailReader | NoteReader──▶ Reading ──▶ disposition ──▶ intake_contact, ContactReceived
 * </pre>
 *
 * <p>Reading is pure: bytes and {@link org.minikisa.intake.core.mime.Limits} in, a
 * {@link org.minikisa.intake.core.mime.Reading} out;
 * its time and memory are bounded whatever the bytes are. All SQL is in {@link org.minikisa.intake.core.IntakeTables}.
 */
package org.minikisa.intake.core;
