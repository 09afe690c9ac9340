package org.minikisa.runtime.api;

/** Fact: A publisher may sign plug-ins from now on. @param certificate SHA-256 of it. */
public record PublisherTrusted(String certificate) {}
