package org.minikisa.impact.api;

/** Fact: A model became usable. @param digest of what it is made of */
public record ModelAppeared(String id, String version, String digest) {}
