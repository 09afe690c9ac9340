package org.minikisa.runtime.plugins.lint;

import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;

import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.plugins.lint.Headers.Clause;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * Looks at the headers of a bundle: a symbolic name and a version; imports of our packages with a range that ends, so that an
 * old plug-in is told at once instead of failing in the middle of its work; none of what makes a bundle depend on chance
 * ({@code DynamicImport-Package}), tie it to another ({@code Fragment-Host}), shadow ours ({@code Export-Package:
 * org.minikisa…api}), start at some unforeseen moment (lazy activation) or leave the JVM (native code).
 */
final class ManifestLint {

    private static final String OURS = "org.minikisa.";

    private final Attributes headers;
    private final Findings findings;

    private ManifestLint(Attributes headers, Findings findings) {
        this.headers = headers;
        this.findings = findings;
    }

    static void check(Attributes headers, Findings findings) {
        var lint = new ManifestLint(headers, findings);
        lint.name();
        lint.version(headers.getValue(Constants.BUNDLE_VERSION));
        lint.absent(
                Constants.DYNAMICIMPORT_PACKAGE,
                "plugins.manifest.dynamic",
                "Import each package by name: what a plug-in needs must be known before it starts.");
        lint.absent(
                Constants.FRAGMENT_HOST,
                "plugins.manifest.fragment",
                "Make it a bundle of its own: a plug-in must not become part of another bundle.");
        lint.absent(
                Constants.BUNDLE_NATIVECODE,
                "plugins.manifest.native",
                "Leave it out: native code cannot be given up again while the runtime runs.");
        lint.activation();
        Headers.clauses(headers.getValue(Constants.IMPORT_PACKAGE)).forEach(lint::imported);
        Headers.clauses(headers.getValue(Constants.EXPORT_PACKAGE)).forEach(lint::exported);
    }

    /** What it says it is; absent without a name or with a version that is none. */
    static Optional<Plugin.Identity> identity(Attributes headers) {
        List<Clause> name = Headers.clauses(headers.getValue(Constants.BUNDLE_SYMBOLICNAME));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Version version = Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION));
            return Optional.of(new Plugin.Identity(name.get(0).names().get(0), version.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void name() {
        if (Headers.clauses(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)).isEmpty()) {
            findings.error(
                    "plugins.manifest.name",
                    Constants.BUNDLE_SYMBOLICNAME,
                    "nothing",
                    "the bundle's symbolic name",
                    "Build the jar with bnd-maven-plugin, as the plug-in templates do: this is a plain jar.");
        } else if (!"2".equals(headers.getValue(Constants.BUNDLE_MANIFESTVERSION))) {
            findings.error(
                    "plugins.manifest.version",
                    Constants.BUNDLE_MANIFESTVERSION,
                    String.valueOf(headers.getValue(Constants.BUNDLE_MANIFESTVERSION)),
                    "2",
                    "Build the jar with bnd-maven-plugin.");
        }
    }

    private void activation() {
        String policy = headers.getValue(Constants.BUNDLE_ACTIVATIONPOLICY);
        if (policy != null && headers.getValue(Constants.BUNDLE_ACTIVATOR) != null) {
            findings.warning(
                    "plugins.manifest.lazy",
                    Constants.BUNDLE_ACTIVATIONPOLICY,
                    policy,
                    "no such header",
                    "Leave it out: the activator would run at the first use of a class, long after the checks.");
        }
    }

    private void version(String version) {
        try {
            Version.parseVersion(version);
        } catch (IllegalArgumentException e) {
            findings.error(
                    "plugins.manifest.version",
                    Constants.BUNDLE_VERSION,
                    version,
                    "a version such as 1.2.0",
                    "Give it a version of three numbers.");
        }
    }

    private void absent(String header, String code, String remedy) {
        String value = headers.getValue(header);
        if (value != null) {
            findings.error(code, header, value, "no such header", remedy);
        }
    }

    private void imported(Clause clause) {
        boolean optional =
                Constants.RESOLUTION_OPTIONAL.equals(clause.directives().get(Constants.RESOLUTION_DIRECTIVE));
        String range = clause.attributes().get(Constants.VERSION_ATTRIBUTE);
        for (String name : clause.names()) {
            if (range == null) {
                if (!optional && !Jdk.has(name)) {
                    findings.error(
                            "plugins.import.range",
                            Constants.IMPORT_PACKAGE + " " + name,
                            "no version",
                            "a range such as [1.0,2)",
                            "Let bnd write the imports: it takes the range from the api's jar.");
                }
                continue;
            }
            try {
                if (name.startsWith(OURS) && new VersionRange(range).getRight() == null) {
                    findings.error(
                            "plugins.import.range",
                            Constants.IMPORT_PACKAGE + " " + name,
                            range,
                            "a range that ends, such as [1.0,2)",
                            "Let bnd write the imports: the next major version of the api will not suit this plug-in.");
                }
            } catch (IllegalArgumentException e) {
                findings.error(
                        "plugins.import.range",
                        Constants.IMPORT_PACKAGE + " " + name,
                        range,
                        "a range such as [1.0,2)",
                        "Let bnd write the imports.");
            }
        }
    }

    private void exported(Clause clause) {
        for (String name : clause.names()) {
            if (name.startsWith(OURS) && name.endsWith(".api") || name.startsWith("java.")) {
                findings.error(
                        "plugins.export",
                        Constants.EXPORT_PACKAGE + " " + name,
                        "a package of the runtime",
                        "packages of the plug-in's own",
                        "Import it instead: set the api's scope to provided and leave it out of the jar.");
            }
        }
    }
}
