/**
 * The learner of the house: linear borders between labels over n-grams of words and characters.
 *
 * <p>From text to prediction: {@link org.minikisa.classification.linear.Reading} drops what no sender meant, {@link
 * org.minikisa.classification.linear.Grams} names the features, {@link org.minikisa.classification.linear.Vocabulary} weighs them, {@link
 * org.minikisa.classification.linear.Borders} give margins, {@link org.minikisa.classification.linear.Calibration} makes probabilities of
 * them, {@link org.minikisa.classification.linear.Told} says which words decided. {@link org.minikisa.classification.linear.Descent}
 * learns, {@link org.minikisa.classification.linear.Corrections} go on learning. All of it is pure.
 */
package org.minikisa.classification.linear;
