package org.minikisa.runtime.api;

import java.util.List;

/** Fact: A plug-in was refused. @param codes of its errors. */
public record PluginRefused(String name, String digest, List<String> codes) {}
