package org.minikisa.impact.api;

/** Fact: a person moved a version of a model on in its life. @param status the name of a {@link ModelStatus} */
public record ModelStatusChanged(String id, String version, String digest, String status) {}
