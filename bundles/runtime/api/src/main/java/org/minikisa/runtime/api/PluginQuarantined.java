package org.minikisa.runtime.api;

/** Fact: A plug-in misbehaved and was taken out of use. */
public record PluginQuarantined(String incident, String name, String id, String version, String digest, String code) {}
