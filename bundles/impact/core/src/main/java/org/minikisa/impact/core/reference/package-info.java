/**
 * From raw data of many units to the reference set that is frozen in a version of a model: a file is read ({@link
 * org.minikisa.impact.core.reference.RawData}), the steps of a recipe are carried out ({@link
 * org.minikisa.impact.core.reference.Preparation}), and the outcome is told for each indicator and unit.
 *
 * <p>What comes after, normalising and aggregating, is a model's: it compares answers with the set.
 */
package org.minikisa.impact.core.reference;
