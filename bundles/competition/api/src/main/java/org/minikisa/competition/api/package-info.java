/**
 * Mini-competitions from draft to contract, and the contract of scoring methods.
 *
 * <p>A {@link org.minikisa.competition.api.CompetitionDraft} says before anything is tendered how tenders will be
 * compared: criteria, each with a scoring method, its parameters and its rounding; how totals are rounded, on what
 * exactness tenders are ranked and what decides a tie. {@link org.minikisa.competition.api.Competitions} takes it
 * through its life ({@link org.minikisa.competition.api.CompetitionStep}); tenders stay sealed until they are opened.
 *
 * <p>The author of a scoring method needs this package only: implement
 * {@link org.minikisa.competition.api.ScoringMethod}, annotate the component with
 * {@link org.minikisa.competition.api.ScoringMethodService}, test it with {@code org.minikisa.competition.tck}.
 *
 * <p>Money and points are exact decimals. The award criteria of a tender and an impact index are different things:
 * competitions keep a customer's impact choices as ids and values and never score them.
 */
@Export
@Version("1.1.0")
package org.minikisa.competition.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
