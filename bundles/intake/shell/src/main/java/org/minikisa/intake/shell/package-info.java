/**
 * The intake's commands: {@code intake} takes mail in, {@code contacts} and {@code contact} show what came,
 * {@code quarantine} what could not be understood, {@code ledger} that nothing was lost.
 */
package org.minikisa.intake.shell;
