package org.minikisa.competition.api;

/**
 * Fact: an award decision holds no more; the competition is decided anew or has ended.
 *
 * @param removedBy a name of {@link org.minikisa.competition.api.award.AwardFile.Removal}
 * @param number of the decisions of this competition that hold no more, from 1
 */
public record DecisionRemoved(String competition, String removedBy, int number, String at) {}
