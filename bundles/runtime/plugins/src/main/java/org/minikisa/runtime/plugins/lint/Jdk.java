package org.minikisa.runtime.plugins.lint;

import java.util.Set;
import java.util.stream.Collectors;

/** The packages of the Java that runs: it has one version of them, and they carry none. */
final class Jdk {

    private static final Set<String> PACKAGES = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream().filter(module::isExported))
            .collect(Collectors.toUnmodifiableSet());

    private Jdk() {}

    /** Also packages that some Java has had: an import of one is told by what is missing, not by its version. */
    static boolean has(String name) {
        return PACKAGES.contains(name) || name.startsWith("java.") || name.startsWith("jdk.");
    }
}
