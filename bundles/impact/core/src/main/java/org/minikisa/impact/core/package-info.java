/**
 * The impact wing at work: models come and go as services ({@link org.minikisa.impact.core.ServedModels}), JSON models
 * of bundles become such services ({@link org.minikisa.impact.core.DeclarativeExtender}), assessments are made, kept
 * and replayed ({@link org.minikisa.impact.core.StoredAssessments}).
 *
 * <p>What is uncertain of a question is drawn by {@link org.minikisa.impact.core.SampledUncertainties}; the drawing itself
 * is in {@code org.minikisa.impact.core.sampling}.
 *
 * <p>The arithmetic is in {@code org.minikisa.impact.core.declarative}.
 */
package org.minikisa.impact.core;
