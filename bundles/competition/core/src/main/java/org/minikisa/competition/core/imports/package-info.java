/** Competitions from elsewhere, kept as they were published. */
package org.minikisa.competition.core.imports;
