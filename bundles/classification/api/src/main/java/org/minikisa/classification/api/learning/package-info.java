/**
 * How labels become models: {@linkplain org.minikisa.classification.api.learning.LabelledTexts labelled texts} of a taxonomy, {@linkplain
 * org.minikisa.classification.api.learning.Models versions of models} that are trained from them, evaluated on texts they have not
 * seen, served and rolled back, and the {@linkplain org.minikisa.classification.api.learning.Learner learners} that do the learning.
 *
 * <p>A <em>taxonomy</em> is a set of labels of which a text has one. Two are the house's own: {@code topic} (the names of {@link
 * org.minikisa.classification.api.Topic}) and {@code joint-procurement} (ids, and the empty label for none). A unit brings any others by
 * importing labelled texts under a new name; contacts are then judged on them as well.
 *
 * <p>Unless stated, parameters and results are never null and collections are unmodifiable.
 */
@Export
@Version("1.0.0")
package org.minikisa.classification.api.learning;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
