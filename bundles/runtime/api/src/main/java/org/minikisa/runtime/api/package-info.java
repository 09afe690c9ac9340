/**
 * Plug-ins as administrators and partners see them: what is there, in which state, by whose word, and what can be done with it.
 *
 * <pre>
 *   file, repository, stock command
 *     └─ staged ── checks: archive, code, trust, needs, laws ──> verified ──> active ──> retired
 *                     └─> refused, with findings                                └─> quarantined, with an {@link org.minikisa.runtime.api.Incident}
 * </pre>
 *
 * <p>Every change is a fact in the journal ({@code runtime.PluginActivated} and its neighbours). Unless stated, parameters and
 * results are never null, and collections are unmodifiable.
 */
@Export
@Version("1.0.0")
package org.minikisa.runtime.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
