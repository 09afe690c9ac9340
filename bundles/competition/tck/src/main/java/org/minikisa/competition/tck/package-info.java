/**
 * Tests for authors of scoring methods: extend {@link org.minikisa.competition.tck.ScoringMethodTck} and run it with
 * JUnit.
 */
@Export
@Version("1.1.0")
package org.minikisa.competition.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
