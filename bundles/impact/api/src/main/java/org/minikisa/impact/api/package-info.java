/**
 * The contract of two-phase impact models: what a model is, what it is asked, what it answers, and the services around
 * it.
 *
 * <p>A model is one function {@code F} from answers to an index. Phase 1 gives the <b>base</b> {@code I1 = F(x1)}, x1
 * being the joint procurement's own answers; phase 2 the <b>index</b> {@code I2 = F(x1 with x2)}, x2 being the
 * customer's choices in its mini-competition. The <b>uplift</b> is {@code I2 - I1}. Each result explains itself by
 * contributions that sum to it.
 *
 * <pre>
 *   ImpactModel              --registered-->  Models    --asked by-->  Assessments      -->  Assessment
 *   description()                             find(id)                 assess(request)       base, uplift, index,
 *   evaluate(base, choices)                                            replay(id)            contributions
 * </pre>
 *
 * <p>This bundle and {@code problem.api} are all that a model's author compiles against. The impact index is about a
 * procurement; the award criteria of a tender are another thing and never appear here. Unless stated, parameters and
 * results are never null, and collections are unmodifiable.
 */
@Export
@Version("1.1.0")
package org.minikisa.impact.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
