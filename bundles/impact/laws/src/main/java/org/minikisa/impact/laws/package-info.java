/**
 * The laws every impact model obeys, as pure functions that return what is wrong.
 *
 * <p>{@link org.minikisa.impact.laws.AnswerLaws} looks at answers before a model is asked, {@link
 * org.minikisa.impact.laws.ResultLaws} at what it answers, {@link org.minikisa.impact.laws.ModelLaws} at the model as a
 * whole, on samples drawn from its own description. The runtime runs them when a model is deployed and when it is
 * asked; the tck wraps the same ones as JUnit tests for authors. No randomness: the samples of a description are always
 * the same.
 */
@Export
@Version("1.1.0")
package org.minikisa.impact.laws;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
