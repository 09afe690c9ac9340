package org.minikisa.competition.api;

/** Fact: the tender period ended. */
public record CompetitionClosed(String competition, int tenders, String closedAt) {}
