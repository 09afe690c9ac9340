package org.minikisa.runtime.plugins.repository;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.minikisa.runtime.plugins.lint.Needs;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;

/** Requirements as people say them. */
final class Words {

    private static final Map<String, String> NAMES = Map.of(
            PackageNamespace.PACKAGE_NAMESPACE, "package",
            BundleNamespace.BUNDLE_NAMESPACE, "bundle",
            ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE, "Java");

    private Words() {}

    /** {@code package org.example.tables, at least 1.2, below 2}. */
    static String of(Clause requirement) {
        String namespace = requirement.namespace();
        String filter = requirement.directives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        Matcher name = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]*)\\)")
                .matcher(filter);
        String versions = Needs.versions(filter.replace(Constants.BUNDLE_VERSION_ATTRIBUTE, "version"));
        return NAMES.getOrDefault(namespace, namespace)
                + (name.find() ? " " + name.group(1) : "")
                + (versions.startsWith("(") || versions.isEmpty() ? "" : ", " + versions);
    }
}
