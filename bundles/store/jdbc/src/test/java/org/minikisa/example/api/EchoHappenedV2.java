package org.minikisa.example.api;

/** The second version of a fact. */
public record EchoHappenedV2(String thing, String more) {}
