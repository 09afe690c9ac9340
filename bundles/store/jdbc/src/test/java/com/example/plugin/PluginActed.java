package com.example.plugin;

/** A fact of a plug-in from elsewhere. */
public record PluginActed(String what) {}
