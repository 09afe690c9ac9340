package org.minikisa.runtime.api;

/** Fact: A plug-in is no longer in use, because its file has gone. */
public record PluginWithdrawn(String name, String id, String version, String digest) {}
