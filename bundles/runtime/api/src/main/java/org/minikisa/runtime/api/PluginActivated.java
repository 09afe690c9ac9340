package org.minikisa.runtime.api;

/** Fact: A plug-in came into use. */
public record PluginActivated(String name, String id, String version, String digest, String trust, String residence) {}
