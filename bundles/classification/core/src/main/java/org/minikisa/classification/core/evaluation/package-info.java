/**
 * How good answers are whose truth is known: pure arithmetic on {@link org.minikisa.classification.core.evaluation.Answer}s, checked against
 * scikit-learn and SciPy in its tests.
 */
package org.minikisa.classification.core.evaluation;
