/**
 * The work of the support unit: cases that contacts open, and reviews of customers' draft tender documents.
 *
 * <p>A conversation has one case. Its first contact opens it, later ones join it; a case that was answered or closed
 * opens again when the customer writes once more, so that nobody waits unseen. What holds of a case is asked from
 * {@link org.minikisa.support.api.Cases}; what happened is told by facts
 * ({@link org.minikisa.support.api.CaseOpened} and the others), which carry no names and no texts.
 *
 * <pre>
 *            answer              close
 *   OPEN ───────────▶ ANSWERED ─────────▶ CLOSED
 *    ▲ └──────────────── close ──────────▶ │
 *    └─────── the customer writes ─────────┘   (from ANSWERED and from CLOSED)
 * </pre>
 *
 * <p>Unless stated, parameters and results are never null, and collections are unmodifiable.
 */
@Export
@Version("1.1.0")
package org.minikisa.support.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
