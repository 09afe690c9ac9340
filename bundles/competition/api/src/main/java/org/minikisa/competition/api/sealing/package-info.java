/**
 * Sealed tenders: what a supplier hands in can be read by nobody, administrators included, until k of n named openers
 * open it together.
 *
 * <p>Each opener makes a key pair on a machine of his own and registers the public key before the competition is
 * published. {@link org.minikisa.competition.api.sealing.SealedTenders#invitation} gives suppliers a file from which
 * their client seals a tender; what comes in is kept as it came, and answered with a
 * {@link org.minikisa.competition.api.sealing.Receipt} that the house has signed. After the end of the tender period each
 * opener takes his sealed shares, unseals them on his own machine, and enough of them together make
 * {@link org.minikisa.competition.api.sealing.SealedTenders#open}. Cryptography decides which people; the time is decided
 * by this service, which gives no shares before its clock says so.
 *
 * <p>The formats of all files, and the client that makes and reads them without this runtime, are in the rooms
 * {@code competition/sealing} and {@code competition/client}.
 */
@Export
@Version("1.0.0")
package org.minikisa.competition.api.sealing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
