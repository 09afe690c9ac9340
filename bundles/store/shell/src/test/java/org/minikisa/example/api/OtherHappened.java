package org.minikisa.example.api;

/** Another one. */
public record OtherHappened(String thing) {}
