/**
 * Everything before the end of the tender period: templates, the draft and its review, the checks before publication,
 * the invitation, questions and their answers, corrections and extensions.
 *
 * <pre>
 *  Templates ── draft ──▶ Preparations ── review, approve, publish ──▶ Questions, Amendments ──▶ end of the period
 * </pre>
 *
 * <p>A draft is written as one JSON document (described in the README of competition/core); templates, imports, exports,
 * reviews and single edits all speak of its places: {@code criteria[0].maxPoints}, or {@code criteria[price].maxPoints}
 * by the id of an element.
 */
@Export
@Version("1.0.0")
package org.minikisa.competition.api.preparation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
