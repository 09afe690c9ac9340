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
 * @param components as their descriptions say
 * @param findings all; with an error it is not installed
 * @param isContained whether a worker JVM can do all of its work: its components are models, functions or scoring methods
 *     without references, configuration, activator or jars inside, and it imports nothing but their contracts. Models in
 *     JSON beside them do not count: they are data
 */
public record JarReport(
        Attributes headers,
        Optional<Plugin.Identity> identity,
        Set<String> contracts,
        List<Component> components,
        List<Finding> findings,
        boolean isContained) {

    public JarReport {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(identity, "identity");
        contracts = Set.copyOf(contracts);
        components = List.copyOf(components);
        findings = List.copyOf(findings);
    }

    /** Whether it can be installed. */
    public boolean isSound() {
        return findings.stream().noneMatch(Finding::isError);
    }
}
