package org.minikisa.runtime.api;

/** Fact: A plug-in was approved by an administrator, for these very bytes. */
public record PluginApproved(String name, String digest) {}
