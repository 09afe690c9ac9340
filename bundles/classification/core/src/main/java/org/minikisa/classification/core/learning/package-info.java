/**
 * How labels become models that serve.
 *
 * <pre>
 *     SeedTexts, TrainingTexts ─┐
 *     what people said         ─┼─ StoredLabelledTexts ── Training ── versions in the store ── ServingModels ── judging
 *     imported files           ─┘   (one in ten held back)    (gate)   (StoredModels: back and forth)   (corrections replayed)
 * </pre>
 *
 * <p>All SQL is in {@link org.minikisa.classification.core.learning.LearningTables}. Models are learnt one at a time, on the thread of who
 * asks or on one of {@link org.minikisa.classification.core.learning.ServingModels}' own, never in a unit of work.
 */
package org.minikisa.classification.core.learning;
