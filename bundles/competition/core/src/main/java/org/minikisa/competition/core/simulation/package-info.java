/**
 * Trying comparisons out: invented tenders, every method that fits, what flips a winner. Pure functions over an
 * {@link org.minikisa.competition.core.simulation.Engine}; nothing here knows of a store.
 */
package org.minikisa.competition.core.simulation;
