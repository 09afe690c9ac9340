/**
 * From the template to the end of the tender period: drafts, review rounds, questions, corrections, invitations of
 * those admitted later.
 */
package org.minikisa.competition.core.preparation;
