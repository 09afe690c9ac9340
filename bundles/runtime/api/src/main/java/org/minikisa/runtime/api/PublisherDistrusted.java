package org.minikisa.runtime.api;

/** Fact: A publisher may not sign plug-ins any more. @param certificate SHA-256 of it. */
public record PublisherDistrusted(String certificate) {}
