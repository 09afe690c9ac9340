package org.minikisa.competition.api.award;

/**
 * Fact: an award decision holds no more; the competition is decided anew or has ended.
 *
 * @param removedBy an {@link AwardFile.Removal}'s name
 * @param number of the decisions of this competition that hold no more, from 1
 */
public record DecisionRemoved(String competition, String removedBy, int number, String at) {}
