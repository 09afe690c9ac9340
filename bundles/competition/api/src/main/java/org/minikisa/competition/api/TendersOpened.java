package org.minikisa.competition.api;

/** Fact: the tenders were opened. */
public record TendersOpened(String competition, int tenders, String openedAt) {}
