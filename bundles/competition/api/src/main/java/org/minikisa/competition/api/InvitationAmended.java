package org.minikisa.competition.api;

/**
 * Fact: the invitation was corrected or its tender period extended.
 *
 * @param competition {@link CompetitionId}
 * @param number of the amendment in the competition, from 1
 * @param kind {@code CORRECTION} or {@code EXTENSION}
 * @param changes how many places changed, 0 or more
 * @param weight name of the heaviest change's weight
 * @param closesAt ISO 8601 in UTC: the end of the tender period since
 */
public record InvitationAmended(
        String competition, int number, String kind, int changes, String weight, String closesAt) {}
