/**
 * Starts the runtime inside a JVM: a partner's own, or the executable jar's.
 *
 * <p>{@link org.minikisa.runtime.embed.Minikisa#start} reads the feature (the one list of bundles, OSGi Compendium 159),
 * checks each bundle against its digest, and starts the framework on a data folder that one process owns. This package
 * stands outside the framework and is exported into it by the system bundle, so that both sides share
 * {@link org.minikisa.runtime.embed.CommandRunner}.
 */
@Export
@Version("1.1.0")
package org.minikisa.runtime.embed;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
