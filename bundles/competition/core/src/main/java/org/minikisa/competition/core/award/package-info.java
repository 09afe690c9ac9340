/**
 * From the notification to the archive, each day from the legal calendar with its reason; what comes next in any
 * state.
 */
package org.minikisa.competition.core.award;
