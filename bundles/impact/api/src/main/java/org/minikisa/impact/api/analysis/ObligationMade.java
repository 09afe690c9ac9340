package org.minikisa.impact.api.analysis;

/** Fact: a promise became an obligation. @param due a day; @param points the index points it carries */
public record ObligationMade(String obligation, String assessment, String indicator, String due, double points) {}
