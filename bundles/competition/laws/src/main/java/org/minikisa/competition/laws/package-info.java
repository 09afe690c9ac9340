/**
 * The laws of scoring methods, as pure functions.
 *
 * <p>{@link org.minikisa.competition.laws.ScoringLaws#check} tries a method on edge cases and on drawn ones and tells
 * each law it breaks, with a counterexample. Authors run them as JUnit tests through {@code competition.tck}; a running
 * house may run the same ones before it lets a method in.
 */
@Export
@Version("1.1.0")
package org.minikisa.competition.laws;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
