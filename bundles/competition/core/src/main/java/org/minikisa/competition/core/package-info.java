/**
 * Competitions kept in the store: what all of the wing's packages stand on.
 *
 * <p>{@link org.minikisa.competition.core.Steps} takes one step at a time, each in one transaction; what may follow what
 * stands in {@link org.minikisa.competition.api.CompetitionStep}. Tables, stored forms and what comes and goes around the
 * wing ({@link org.minikisa.competition.core.Surroundings}) are here; no arrow goes from here to a package below:
 * {@code document}, {@code comparison}, {@code publication}, {@code preparation}, {@code sealed}, {@code evaluation},
 * {@code award}, {@code imports}, {@code simulation}, {@code life}.
 */
package org.minikisa.competition.core;
