/**
 * The learner of the house: linear borders between labels, learnt over n-grams of words and characters. It is pure: what is learnt, kept,
 * served and corrected is the business of {@code classification.core}.
 */
package org.minikisa.classification.linear;
