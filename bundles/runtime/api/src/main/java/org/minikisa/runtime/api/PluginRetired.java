package org.minikisa.runtime.api;

/** Fact: A plug-in was taken out of use by an administrator. */
public record PluginRetired(String name, String id, String version, String digest) {}
