package org.minikisa.competition.api;

/** Fact: a competition was drafted for the first time. Joint procurement and customer are ids, {@code ""} for none. */
public record CompetitionDrafted(String competition, String jointProcurement, String customer, String nature) {}
