/**
 * What a contact is about, why the machine thinks so, and how sure it is.
 *
 * <p>Every contact that opens or continues a conversation is judged on five {@linkplain org.minikisa.classification.api.Axis axes}: kind
 * of work, topic, joint procurement, language and urgency. {@linkplain org.minikisa.classification.api.ContactClassifier Classifiers}
 * (rules, models) and {@linkplain org.minikisa.classification.api.EvidenceSource other wings} each say how much speaks for which value, in
 * one unit; it is added up, and becomes a {@link org.minikisa.classification.api.Label} with a calibrated probability, what spoke for it
 * and the alternatives. People read the results, and correct them, through {@link org.minikisa.classification.api.Classifications}; how
 * models learn from that is in {@link org.minikisa.classification.api.learning}.
 *
 * <p>Unless stated, parameters and results are never null and collections are unmodifiable.
 */
@Export
@Version("2.0.0")
package org.minikisa.classification.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
