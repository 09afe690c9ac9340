package org.minikisa.impact.api;

/**
 * Fact: A model is no longer usable for new assessments; those made with it stay. @param digest of what it is made of
 */
public record ModelWithdrawn(String id, String version, String digest) {}
