package org.minikisa.runtime.plugins.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Finding;
import org.minikisa.runtime.plugins.lint.Headers.Clause;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Says before a bundle is installed what it needs that this runtime does not have, in plain words. The framework's resolver
 * has the last word; this one speaks so that people understand.
 */
public final class Needs {

    private static final Pattern FLOOR = Pattern.compile("\\(version>=([^)]+)\\)");
    private static final Pattern CEILING = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
    private static final Pattern EXACT = Pattern.compile("\\(version=([^)]+)\\)");

    private final List<BundleCapability> offered;
    private final List<String> own;
    private final Findings findings;

    private Needs(List<BundleCapability> offered, List<String> own, Findings findings) {
        this.offered = offered;
        this.own = own;
        this.findings = findings;
    }

    /** A finding for everything that a bundle needs and nobody here offers. */
    public static List<Finding> check(JarReport report, BundleContext context) {
        Attributes headers = report.headers();
        List<BundleCapability> offered = Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .flatMap(revision -> revision.getDeclaredCapabilities(null).stream())
                .toList();
        List<String> own = Headers.clauses(headers.getValue(Constants.EXPORT_PACKAGE)).stream()
                .flatMap(clause -> clause.names().stream())
                .toList();
        var needs = new Needs(offered, own, new Findings());
        Headers.clauses(headers.getValue(Constants.IMPORT_PACKAGE)).forEach(needs::packages);
        Headers.clauses(headers.getValue(Constants.REQUIRE_CAPABILITY)).forEach(needs::capability);
        Headers.clauses(headers.getValue(Constants.REQUIRE_BUNDLE)).forEach(needs::bundle);
        return needs.findings.list();
    }

    private void packages(Clause clause) {
        if (isOptional(clause)) {
            return;
        }
        String range = clause.attributes().get(Constants.VERSION_ATTRIBUTE);
        String versions = range == null ? "" : new VersionRange(range).toFilterString(Constants.VERSION_ATTRIBUTE);
        for (String name : clause.names()) {
            // What it exports itself, it can import from itself; java.* needs no import.
            if (own.contains(name) || name.startsWith("java.")) {
                continue;
            }
            String named = "(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + name + ")";
            require(
                    PackageNamespace.PACKAGE_NAMESPACE,
                    versions.isEmpty() ? named : "(&" + named + versions + ")",
                    named,
                    Constants.IMPORT_PACKAGE + " " + name,
                    name + (range == null ? "" : " " + range),
                    "Build the plug-in against the version this runtime has, or deploy a bundle that exports the package.");
        }
    }

    private void capability(Clause clause) {
        String effective = clause.directives().getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE);
        String filter = clause.directives().get(Constants.FILTER_DIRECTIVE);
        if (isOptional(clause) || filter == null || !effective.equals(Constants.EFFECTIVE_RESOLVE)) {
            return;
        }
        for (String namespace : clause.names()) {
            boolean java = namespace.equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE);
            String name = firstValue(filter, namespace);
            require(
                    namespace,
                    filter,
                    name.isEmpty() ? null : "(" + namespace + "=" + name + ")",
                    Constants.REQUIRE_CAPABILITY + " " + namespace + (name.isEmpty() ? "" : " " + name),
                    range(filter),
                    java
                            ? "Build the plug-in for this Java, or run Minikisa on a newer one."
                            : "Deploy a bundle that provides it, or build the plug-in for the version this runtime has.");
        }
    }

    private void bundle(Clause clause) {
        if (isOptional(clause)) {
            return;
        }
        String range = clause.attributes().get(Constants.BUNDLE_VERSION_ATTRIBUTE);
        String versions =
                range == null ? "" : new VersionRange(range).toFilterString(Constants.BUNDLE_VERSION_ATTRIBUTE);
        for (String name : clause.names()) {
            String named = "(" + BundleRevision.BUNDLE_NAMESPACE + "=" + name + ")";
            require(
                    BundleRevision.BUNDLE_NAMESPACE,
                    versions.isEmpty() ? named : "(&" + named + versions + ")",
                    named,
                    Constants.REQUIRE_BUNDLE + " " + name,
                    name + (range == null ? "" : " " + range),
                    "Import packages instead, or deploy that bundle first.");
        }
    }

    /** @param near finds what is of the same name in another version; null when there is no name */
    private void require(String namespace, String filter, String near, String place, String expected, String remedy) {
        try {
            if (matching(namespace, FrameworkUtil.createFilter(filter)).isEmpty()) {
                List<BundleCapability> others =
                        near == null ? List.of() : matching(namespace, FrameworkUtil.createFilter(near));
                findings.error("plugins.needs", place, found(others), expected, remedy);
            }
        } catch (InvalidSyntaxException e) {
            findings.error("plugins.needs.filter", place, filter, "a filter that can be read", "Let bnd write it.");
        }
    }

    private List<BundleCapability> matching(String namespace, Filter filter) {
        return offered.stream()
                .filter(c -> c.getNamespace().equals(namespace) && filter.matches(c.getAttributes()))
                .toList();
    }

    private static String found(List<BundleCapability> others) {
        if (others.isEmpty()) {
            return "nothing of that name in this runtime";
        }
        return others.stream()
                .map(c -> "version " + version(c.getAttributes()) + " from "
                        + c.getRevision().getSymbolicName())
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    private static String version(Map<String, Object> attributes) {
        Object version = attributes.getOrDefault(
                Constants.VERSION_ATTRIBUTE, attributes.get(Constants.BUNDLE_VERSION_ATTRIBUTE));
        return String.valueOf(version == null ? "unknown" : version);
    }

    private static boolean isOptional(Clause clause) {
        return Constants.RESOLUTION_OPTIONAL.equals(clause.directives().get(Constants.RESOLUTION_DIRECTIVE));
    }

    private static String firstValue(String filter, String key) {
        Matcher matcher =
                Pattern.compile("\\(" + Pattern.quote(key) + "=([^)*]+)\\)").matcher(filter);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The versions that a filter asks for, as people write them; the filter itself when it asks for something else. */
    private static String range(String filter) {
        var parts = new ArrayList<String>();
        add(parts, FLOOR, CEILING.matcher(filter).replaceAll(""), "at least ");
        add(parts, CEILING, filter, "below ");
        add(parts, EXACT, filter, "version ");
        return parts.isEmpty() ? filter : String.join(", ", parts);
    }

    private static void add(List<String> parts, Pattern pattern, String filter, String word) {
        Matcher matcher = pattern.matcher(filter);
        if (matcher.find()) {
            parts.add(word + matcher.group(1));
        }
    }
}
