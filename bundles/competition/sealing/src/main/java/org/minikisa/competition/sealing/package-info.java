/**
 * The files of sealed tenders and their cryptography, for the house and for the client alike: pure functions on bytes.
 *
 * <p>A {@link org.minikisa.competition.sealing.SealedFile} is written by {@link org.minikisa.competition.sealing.Sealer}
 * with a random content key that is split among the openers named in an
 * {@link org.minikisa.competition.sealing.InvitationFile}; {@link org.minikisa.competition.sealing.Unsealer} reads it once
 * enough {@link org.minikisa.competition.sealing.Shares} have made that key again. All primitives are those of
 * BouncyCastle (HPKE, Shamir, Argon2id, Ed25519, HKDF) and of the JDK (AES-GCM, SHA-256); the formats are in the README.
 */
package org.minikisa.competition.sealing;
