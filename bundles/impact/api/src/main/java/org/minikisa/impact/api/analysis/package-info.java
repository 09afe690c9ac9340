/**
 * What is asked of impact models beyond a single assessment: which choices raise the index most and at what cost, how
 * sure a result is and what it hangs on, what differs between two results, what a whole portfolio gives, what was
 * promised, and a million subjects at once.
 *
 * <p>All services are pure functions of models and answers, but for {@link
 * org.minikisa.impact.api.analysis.Obligations}, which keeps promises. Bad input is refused with an {@link
 * org.minikisa.problem.api.InvalidInputException} that lists all problems. Long work ends early with a {@link
 * java.util.concurrent.CancellationException} when its thread is interrupted.
 */
@Export
@Version("1.0.0")
package org.minikisa.impact.api.analysis;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
