/**
 * A classifier that explains itself: linear support vector machines over n-grams of words and characters.
 *
 * <p>From text to judgement: {@link org.minikisa.classification.linear.MailText} drops what every mail has,
 * {@link org.minikisa.classification.linear.FeatureSpace} names the features, {@link
 * org.minikisa.classification.linear.Vectorizer} weighs them, {@link org.minikisa.classification.linear.LinearModel} decides
 * between labels and says which words decided, {@link org.minikisa.classification.linear.LinearClassifier} puts the axes
 * together, with {@link org.minikisa.classification.linear.JointProcurementNames} for what is mentioned by name. {@link
 * org.minikisa.classification.linear.Learning} trains and publishes. Everything but that last one is pure.
 */
package org.minikisa.classification.linear;
