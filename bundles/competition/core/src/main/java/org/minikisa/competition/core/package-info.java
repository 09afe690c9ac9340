/**
 * Competitions kept in the store.
 *
 * <p>{@link org.minikisa.competition.core.StoredCompetitions} takes one step at a time, each in one transaction; what
 * may follow what stands in {@link org.minikisa.competition.api.CompetitionStep}. Checking a draft ({@code PublicationRules}),
 * checking a tender ({@code TenderRules}) and scoring ({@code Evaluation}) are pure functions. {@code AwardTables}
 * reads award tables from elsewhere, runs them through the same life and compares.
 */
package org.minikisa.competition.core;
