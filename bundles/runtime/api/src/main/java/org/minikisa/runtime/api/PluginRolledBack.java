package org.minikisa.runtime.api;

/** Fact: A plug-in was put back to an earlier version. */
public record PluginRolledBack(String name, String id, String version, String digest) {}
