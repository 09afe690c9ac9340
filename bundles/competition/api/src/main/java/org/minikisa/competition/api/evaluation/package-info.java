/**
 * From the opening to the decision: what is examined, asked, voted, excluded, drawn and decided.
 *
 * <p>{@link org.minikisa.competition.api.evaluation.Examinations} keeps what was found of each tender (conformity, questions
 * to tenderers, low prices, red flags) and shows what an exclusion changes.
 * {@link org.minikisa.competition.api.evaluation.Evaluators} collects votes and makes one value of them.
 * {@link org.minikisa.competition.api.evaluation.Weights} fixes weights that were announced as ranges.
 * {@link org.minikisa.competition.api.evaluation.Decisions} says what still stands in the way of a decision, draws lots in
 * a way that anyone can recompute, and decides for all lots at once.
 *
 * <p>All of it refuses with {@link org.minikisa.problem.api.InvalidInputException} and then changes nothing.
 */
@Export
@Version("1.0.0")
package org.minikisa.competition.api.evaluation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
