package org.minikisa.runtime.plugins.lint;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;

import org.minikisa.problem.api.Finding;
import org.minikisa.runtime.api.Plugin;

/**
 * What can be said of a jar without running it.
 *
 * @param headers of its manifest; empty when it has none
 * @param identity symbolic name and version; absent when it has none
 * @param contracts the names of the service interfaces that its components offer
 * @param findings all; with an error it is not installed
 * @param isContained whether a worker JVM can do all of its work: its components are models, functions or scoring methods
 *     without references or an activator, and it imports nothing but their contracts
 */
public record JarReport(
        Attributes headers,
        Optional<Plugin.Identity> identity,
        Set<String> contracts,
        List<Finding> findings,
        boolean isContained) {

    public JarReport {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(identity, "identity");
        contracts = Set.copyOf(contracts);
        findings = List.copyOf(findings);
    }
}
