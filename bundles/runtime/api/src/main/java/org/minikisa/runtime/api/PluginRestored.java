package org.minikisa.runtime.api;

/** Fact: A plug-in may be used again. */
public record PluginRestored(String name, String digest) {}
