package org.minikisa.runtime.plugins.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.minikisa.problem.api.Problem;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * Says in plain words why the framework refused a bundle whose needs are each met: what it writes itself is for those who
 * know its resolver.
 */
public final class Unresolved {

    private static final String RESOLVE = "plugins.bundle.resolve";

    /** Felix: a package comes to the bundle by two ways. */
    private static final Pattern USES = Pattern.compile(
            "exposed to package '([^']+)' from resources (\\S+)[^\\n]* and (\\S+) \\[[^\\n]* via two dependency chains");

    /** Felix: the innermost comes last. */
    private static final Pattern MISSING = Pattern.compile(
            "Unable to resolve (\\S+) \\[[^;]*?missing requirement \\[[^;]*\\] ([a-z.]+); (\\(.*?\\))(?= ?\\[caused|\\]| Unres|$)");

    private static final Pattern NAMED = Pattern.compile("\\(([a-z.]+)=([^)]+)\\)");

    private Unresolved() {}

    /** The place, what was found and what to do; code {@code plugins.bundle.resolve} or {@code plugins.bundle.start}. */
    public static Problem explain(BundleException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.getType()) {
            case BundleException.RESOLVE_ERROR -> unresolved(message);
            case BundleException.REJECTED_BY_HOOK ->
                new Problem(
                        RESOLVE,
                        "",
                        "a bundle that has not passed the checks",
                        "one that has",
                        "Look at its findings: kisa:plugins NAME.");
            case BundleException.DUPLICATE_BUNDLE_ERROR ->
                new Problem(
                        "plugins.bundle.twin",
                        Constants.BUNDLE_SYMBOLICNAME,
                        "a name and version that is installed already",
                        "a name and version that no other bundle has",
                        "Raise the plug-in's version, or remove the other one first.");
            case BundleException.MANIFEST_ERROR ->
                new Problem(
                        "plugins.manifest.version",
                        "META-INF/MANIFEST.MF",
                        message,
                        "a manifest that the framework takes",
                        "Build the jar with bnd-maven-plugin.");
            default -> notStarted(e);
        };
    }

    private static Problem unresolved(String message) {
        Matcher uses = USES.matcher(message);
        if (uses.find()) {
            return new Problem(
                    RESOLVE,
                    Constants.IMPORT_PACKAGE + " " + uses.group(1),
                    "two of it, from " + uses.group(2) + " and from " + uses.group(3),
                    "one that all the plug-in uses agree on",
                    "Build it against the version that the rest of this runtime uses, or remove one of the two.");
        }
        Matcher missing = MISSING.matcher(message);
        Problem innermost = null;
        while (missing.find()) {
            innermost = missing(missing.group(1), missing.group(2), missing.group(3));
        }
        return innermost != null
                ? innermost
                : new Problem(
                        RESOLVE,
                        "",
                        message,
                        "a bundle whose needs this runtime can meet together",
                        "Each need alone is met, but not all at once: build it against the versions of this runtime.");
    }

    private static Problem missing(String who, String namespace, String filter) {
        Matcher named = NAMED.matcher(filter);
        String name = named.find() ? named.group(2) : filter;
        boolean isPackage = namespace.equals("osgi.wiring.package");
        return new Problem(
                RESOLVE,
                (isPackage ? Constants.IMPORT_PACKAGE : Constants.REQUIRE_CAPABILITY + " " + namespace) + " " + name,
                "nothing that " + who + " can be given",
                Needs.versions(filter).equals(filter) ? name : name + " " + Needs.versions(filter),
                isPackage
                        ? "Deploy a bundle that exports the package, or build " + who
                                + " against what this runtime has."
                        : "Deploy a bundle that provides it, or build " + who + " for what this runtime has.");
    }

    private static Problem notStarted(BundleException e) {
        Throwable reason = e;
        while (reason.getCause() != null && reason.getCause() != reason) {
            reason = reason.getCause();
        }
        return new Problem(
                "plugins.bundle.start",
                e.getType() == BundleException.ACTIVATOR_ERROR ? Constants.BUNDLE_ACTIVATOR : "",
                reason.getClass().getSimpleName() + ": " + reason.getMessage(),
                "a bundle that starts",
                "Mend its activator; the log has the stack trace.");
    }
}
