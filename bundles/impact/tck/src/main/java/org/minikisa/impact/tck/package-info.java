/**
 * Tests that a model's author inherits: the laws of {@code org.minikisa.impact.laws}, one JUnit test each. The runtime
 * runs the same laws when the model is deployed, so what passes here is not refused there.
 */
@Export
@Version("1.1.0")
package org.minikisa.impact.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
