/**
 * Contacts come in, and none is lost.
 *
 * <pre>
 *  channel ──RawContact──▶ Intake.receive ──RawContactStored──▶ parsed, disposed of ──ContactReceived──▶ everyone else
 * </pre>
 *
 * <p>{@link org.minikisa.intake.api.Intake} keeps the bytes as they came, before anything is understood of them; what they
 * mean is worked out afterwards, from the kept bytes, so that a stop at any point loses nothing and does nothing twice.
 * Every contact ends in exactly one {@link org.minikisa.intake.api.Disposition}; the
 * {@link org.minikisa.intake.api.Ledger} says so in numbers and must balance.
 *
 * <p>Whoever brings contacts in implements {@link org.minikisa.intake.api.IntakeChannel}; whoever reads them asks
 * {@link org.minikisa.intake.api.Contacts}. Nobody else's package knows what a mail looks like.
 *
 * <p>Unless stated, parameters and results are never null.
 */
@Export
@Version("1.1.0")
package org.minikisa.intake.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
