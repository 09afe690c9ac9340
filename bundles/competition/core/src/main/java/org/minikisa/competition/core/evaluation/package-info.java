/** From the opening to the decision: examinations, votes, draws of lots, red flags, the award of each lot. */
package org.minikisa.competition.core.evaluation;
