package org.minikisa.runtime.plugins.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Finding;
import org.minikisa.runtime.plugins.lint.Component.Reference;
import org.minikisa.runtime.plugins.lint.Headers.Clause;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Says before a bundle is installed what it needs that this runtime does not have, in plain words: what the plug-in needs,
 * what this runtime has and by whom, what to do. The framework's resolver has the last word, see {@link Unresolved}; this one
 * speaks so that people understand.
 */
public final class Needs {

    private static final String CODE = "plugins.needs";
    private static final String OURS = "org.minikisa.";
    private static final String SERVICE = "osgi.service";
    private static final int MOST_OTHERS = 5;
    private static final Pattern EXACT = Pattern.compile("\\(version=([^)]+)\\)");
    private static final Pattern FLOOR = Pattern.compile("\\(version>=([^)]+)\\)");
    private static final Pattern CEILING = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

    private final List<BundleCapability> offered;
    private final Set<String> own;
    private final Findings findings = new Findings();

    private Needs(List<BundleCapability> offered, Set<String> own) {
        this.offered = offered;
        this.own = own;
    }

    /**
     * A finding for everything that a bundle needs and nobody here offers: an error where it could not be resolved, a warning
     * where it could but would wait.
     */
    public static List<Finding> check(JarReport report, BundleContext context) {
        Attributes headers = report.headers();
        List<BundleCapability> offered = Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .flatMap(revision -> revision.getDeclaredCapabilities(null).stream())
                .toList();
        Set<String> own = Headers.clauses(headers.getValue(Constants.EXPORT_PACKAGE)).stream()
                .flatMap(clause -> clause.names().stream())
                .collect(Collectors.toSet());
        var needs = new Needs(offered, own);
        Headers.clauses(headers.getValue(Constants.IMPORT_PACKAGE)).forEach(needs::packages);
        Headers.clauses(headers.getValue(Constants.REQUIRE_CAPABILITY)).forEach(needs::capability);
        Headers.clauses(headers.getValue(Constants.REQUIRE_BUNDLE)).forEach(needs::bundle);
        needs.services(report, context);
        return needs.findings.list();
    }

    // ---------------------------------------------------------------- packages

    private void packages(Clause clause) {
        if (isOptional(clause)) {
            return;
        }
        String versions = clause.attributes().get(Constants.VERSION_ATTRIBUTE);
        for (String name : clause.names()) {
            // What it exports itself, it can import from itself; java.* needs no import.
            if (!own.contains(name) && !name.startsWith("java.")) {
                importOf(name, versions);
            }
        }
    }

    private void importOf(String name, String versions) {
        Optional<VersionRange> range = range(versions);
        List<BundleCapability> named = offering(
                PackageNamespace.PACKAGE_NAMESPACE, c -> name.equals(c.get(PackageNamespace.PACKAGE_NAMESPACE)));
        if (named.stream().anyMatch(c -> range.isEmpty() || range.get().includes(version(c)))) {
            return;
        }
        findings.error(
                CODE,
                Constants.IMPORT_PACKAGE + " " + name,
                found(named),
                name + range.map(r -> " " + versions).orElse(""),
                named.isEmpty() ? whenNobodyHas(name) : whenOthersHave(name, range.orElseThrow(), named));
    }

    private String whenNobodyHas(String name) {
        List<String> near = near(name, PackageNamespace.PACKAGE_NAMESPACE);
        return near.isEmpty()
                ? "Deploy a bundle that exports the package, or put its classes into the jar as private ones."
                : "Did you mean " + String.join(" or ", near) + "? Else deploy a bundle that exports the package.";
    }

    private static String whenOthersHave(String name, VersionRange range, List<BundleCapability> others) {
        Version latest = others.stream()
                .map(Needs::version)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String what = name.startsWith(OURS) ? name.substring(OURS.length()) : name;
        String built =
                "Built against " + what + " " + shortly(range.getLeft()) + "; this runtime has " + shortly(latest);
        return range.getLeft().compareTo(latest) > 0
                ? built + ": build it with that one, or deploy it in a runtime that has the newer one."
                : built + ": build it again with that one, and mend what its author changed.";
    }

    // ---------------------------------------------------------------- capabilities

    private void capability(Clause clause) {
        String effective = clause.directives().getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE);
        String filter = clause.directives().get(Constants.FILTER_DIRECTIVE);
        if (isOptional(clause) || filter == null || !effective.equals(Constants.EFFECTIVE_RESOLVE)) {
            return;
        }
        for (String namespace : clause.names()) {
            try {
                Filter wanted = FrameworkUtil.createFilter(filter);
                if (offering(namespace, wanted::matches).isEmpty()) {
                    missing(namespace, filter);
                }
            } catch (InvalidSyntaxException e) {
                findings.error(
                        "plugins.needs.filter",
                        Constants.REQUIRE_CAPABILITY + " " + namespace,
                        filter,
                        "a filter that can be read",
                        "Let bnd write it.");
            }
        }
    }

    private void missing(String namespace, String filter) {
        if (namespace.equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            java(filter);
            return;
        }
        String name = firstValue(filter, namespace);
        List<BundleCapability> others =
                name.isEmpty() ? List.of() : offering(namespace, c -> name.equals(c.get(namespace)));
        List<String> near = others.isEmpty() ? near(name, namespace) : List.of();
        findings.error(
                CODE,
                Constants.REQUIRE_CAPABILITY + " " + namespace + (name.isEmpty() ? "" : " " + name),
                found(others),
                versions(filter),
                near.isEmpty()
                        ? "Deploy a bundle that provides it, or build the plug-in for the version this runtime has."
                        : "Did you mean " + String.join(" or ", near) + "? Else deploy a bundle that provides it.");
    }

    private void java(String filter) {
        String wanted = value(EXACT, filter).or(() -> value(FLOOR, filter)).orElse(filter);
        findings.error(
                CODE,
                Constants.REQUIRE_CAPABILITY + " " + ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE,
                "Java " + Runtime.version().feature(),
                "Java " + wanted,
                "Build it with maven.compiler.release " + Runtime.version().feature() + ", or run Minikisa on Java "
                        + wanted + ".");
    }

    private void bundle(Clause clause) {
        if (isOptional(clause)) {
            return;
        }
        Optional<VersionRange> range = range(clause.attributes().get(Constants.BUNDLE_VERSION_ATTRIBUTE));
        for (String name : clause.names()) {
            List<BundleCapability> named =
                    offering(BundleRevision.BUNDLE_NAMESPACE, c -> name.equals(c.get(BundleRevision.BUNDLE_NAMESPACE)));
            if (named.stream().noneMatch(c -> range.isEmpty() || range.get().includes(version(c)))) {
                findings.error(
                        CODE,
                        Constants.REQUIRE_BUNDLE + " " + name,
                        found(named),
                        name + range.map(r -> " " + r).orElse(""),
                        "Import packages instead, or deploy that bundle first.");
            }
        }
    }

    // ---------------------------------------------------------------- services

    /** A component whose mandatory reference is not met resolves, starts and silently waits: somebody should know. */
    private void services(JarReport report, BundleContext context) {
        for (Component component : report.components()) {
            component.references().stream()
                    .filter(Reference::isMandatory)
                    .filter(reference -> !isServed(reference, report, context))
                    .forEach(reference -> findings.warning(
                            "plugins.needs.service",
                            component.description() + " " + reference.name(),
                            "nobody who offers " + reference.service() + target(reference),
                            "a service that the component can be given",
                            "Deploy a bundle that offers it: until then the component waits, and does nothing."));
        }
    }

    private static String target(Reference reference) {
        return reference.target().isEmpty() ? "" : " with " + reference.target();
    }

    private boolean isServed(Reference reference, JarReport report, BundleContext context) {
        try {
            ServiceReference<?>[] there = context.getAllServiceReferences(
                    reference.service(), reference.target().isEmpty() ? null : reference.target());
            boolean brought = report.components().stream()
                    .anyMatch(component -> component.services().contains(reference.service()));
            // Who declares it may be waiting itself, or be made at the first question.
            boolean declared = reference.target().isEmpty()
                    && offered.stream()
                            .filter(c -> c.getNamespace().equals(SERVICE))
                            .anyMatch(c -> Stream.of(c.getAttributes().get(Constants.OBJECTCLASS))
                                    .anyMatch(names -> names instanceof List<?> list
                                            ? list.contains(reference.service())
                                            : reference.service().equals(names)));
            return there != null || brought || declared;
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    // ---------------------------------------------------------------- what there is

    private List<BundleCapability> offering(String namespace, Predicate<Map<String, Object>> attributes) {
        return offered.stream()
                .filter(c -> c.getNamespace().equals(namespace) && attributes.test(c.getAttributes()))
                .toList();
    }

    private List<String> near(String name, String namespace) {
        Set<String> known = offering(namespace, attributes -> true).stream()
                .map(c -> String.valueOf(c.getAttributes().get(namespace)))
                .collect(Collectors.toSet());
        return name.isEmpty() ? List.of() : AnswerLaws.near(name, known);
    }

    private static String found(List<BundleCapability> others) {
        if (others.isEmpty()) {
            return "nothing of that name in this runtime";
        }
        return others.stream()
                .map(c -> "version " + version(c) + " from " + c.getRevision().getSymbolicName())
                .distinct()
                .limit(MOST_OTHERS)
                .collect(Collectors.joining(", "));
    }

    private static Version version(BundleCapability capability) {
        Map<String, Object> attributes = capability.getAttributes();
        Object version = attributes.getOrDefault(
                Constants.VERSION_ATTRIBUTE, attributes.get(Constants.BUNDLE_VERSION_ATTRIBUTE));
        return version instanceof Version one ? one : Version.emptyVersion;
    }

    /** What is no range is told by {@link ManifestLint}; here it asks for any version. */
    private static Optional<VersionRange> range(String text) {
        try {
            return Optional.ofNullable(text).map(VersionRange::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shortly(Version version) {
        return version.getMajor() + "." + version.getMinor();
    }

    private static boolean isOptional(Clause clause) {
        return Constants.RESOLUTION_OPTIONAL.equals(clause.directives().get(Constants.RESOLUTION_DIRECTIVE));
    }

    private static String firstValue(String filter, String key) {
        return value(Pattern.compile("\\(" + Pattern.quote(key) + "=([^)*]+)\\)"), filter)
                .orElse("");
    }

    private static Optional<String> value(Pattern pattern, String filter) {
        Matcher matcher = pattern.matcher(filter);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The versions that a filter asks for, as people write them; the filter itself when it asks for something else. */
    public static String versions(String filter) {
        var parts = new ArrayList<String>();
        value(FLOOR, CEILING.matcher(filter).replaceAll("")).ifPresent(floor -> parts.add("at least " + floor));
        value(CEILING, filter).ifPresent(ceiling -> parts.add("below " + ceiling));
        value(EXACT, filter).ifPresent(exact -> parts.add("version " + exact));
        return parts.isEmpty() ? filter : String.join(", ", parts);
    }
}
