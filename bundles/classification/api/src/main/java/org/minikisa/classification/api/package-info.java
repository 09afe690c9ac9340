/**
 * What a contact is about, why the machine thinks so, and how sure it is.
 *
 * <p>Every contact that opens or continues a conversation is judged on four {@linkplain
 * org.minikisa.classification.api.Axis axes}: kind of work, topic, joint procurement and language. Each judgement is a
 * {@link org.minikisa.classification.api.Label} with a calibrated probability, the words that spoke for it and the
 * alternatives. The judging is done by a {@link org.minikisa.classification.api.ContactClassifier}, a whiteboard service
 * that can be replaced while the house runs; what it learns from comes from {@link
 * org.minikisa.classification.api.TrainingTexts}. People read the results, and correct them, through {@link
 * org.minikisa.classification.api.Classifications}.
 *
 * <p>Unless stated, parameters and results are never null and collections are unmodifiable.
 */
@Export
@Version("1.0.0")
package org.minikisa.classification.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
