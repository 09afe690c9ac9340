/**
 * Starting the runtime, from the command line or inside a host's JVM, and talking to it.
 *
 * <p>The package is on the class path of the launcher and exported to the bundles by the framework itself, so that both
 * sides mean the same types. Unless stated, parameters and results are never null.
 */
@Export
@Version("1.0.0")
package org.minikisa.runtime.embed;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
