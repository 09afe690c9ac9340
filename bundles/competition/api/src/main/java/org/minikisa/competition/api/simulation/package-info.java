/**
 * What a comparison would do: a sandbox for drafts and the sensitivity of results.
 *
 * <p>{@link org.minikisa.competition.api.simulation.Simulations} compares tenders that nobody has handed in, by exactly
 * what a draft announces and by every other method that would fit, before anything is published. Of a result it tells
 * which change of a weight or of a price would have flipped it. Nothing here changes any state.
 */
@Export
@Version("1.0.0")
package org.minikisa.competition.api.simulation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
