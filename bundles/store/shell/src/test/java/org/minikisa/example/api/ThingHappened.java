package org.minikisa.example.api;

/** A fact of a wing that exists in tests only. */
public record ThingHappened(String thing) {}
