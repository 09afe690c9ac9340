/**
 * What contacts tell of a person, found and erased: in what was understood, and in the bytes they came as, which are made anew from it.
 * {@code intake_raw} keeps the SHA-256 of the original, {@code intake_bytes.erased_sha256} that of what is kept instead.
 */
package org.minikisa.intake.core.erasure;
