package org.minikisa.competition.api;

/** Fact: a competition was published; instants as ISO text. */
public record CompetitionPublished(
        String competition, String jointProcurement, String nature, String publishedAt, String closesAt) {}
