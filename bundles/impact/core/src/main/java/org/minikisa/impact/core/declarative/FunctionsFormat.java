package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.laws.AnswerLaws;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Reads which functions of plug-ins a model needs, and finds them. */
public final class FunctionsFormat {

    /** Of the problem that a function is not there: it may go away without any change to the model. */
    public static final String MISSING = "impact.function.missing";

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private static final Pattern VERSION = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,2}");
    private static final int MOST = 50;

    private final Members model;
    private final Functions live;

    FunctionsFormat(Members model, Functions live) {
        this.model = model;
        this.live = live;
    }

    /** @param bound by name */
    record Bound(List<FunctionNeed> needs, Map<String, BoundFunction> bound) {}

    Bound read() {
        var needs = new ArrayList<FunctionNeed>();
        var bound = new LinkedHashMap<String, BoundFunction>();
        for (var function : model.children("functions", "function", MOST)) {
            var need = new FunctionNeed(function.text("name"), function.text("version"));
            needs.add(need);
            if (bound.containsKey(need.name())) {
                function.problem(
                        "impact.id.twice",
                        "name",
                        "\"" + need.name() + "\" again",
                        "each function once",
                        "Remove one.");
            }
            if (isNamed(function, need) && isVersion(function, need)) {
                bound.put(need.name(), live.find(need).orElseGet(() -> missing(function, need)));
            } else {
                bound.put(need.name(), BoundFunction.awaited(need));
            }
        }
        return new Bound(needs, bound);
    }

    private BoundFunction missing(Members function, FunctionNeed need) {
        var versions = live.versions(need.name());
        var near = AnswerLaws.near(need.name(), live.names());
        function.problem(
                MISSING,
                "",
                versions.isEmpty()
                        ? "no function " + need.name()
                        : need.name() + " in version " + String.join(", ", versions),
                need.name() + " in version " + need.version(),
                versions.isEmpty() && !near.isEmpty()
                        ? "Did you mean " + String.join(" or ", near) + "?"
                        : "Deploy the bundle that brings it; the model is served as soon as it is there.");
        return BoundFunction.awaited(need);
    }

    private static boolean isNamed(Members function, FunctionNeed need) {
        var fault = fault(need.name());
        if (!function.has("name") || fault.isEmpty()) {
            return function.has("name");
        }
        function.problem(
                "impact.function.name",
                "name",
                "\"" + need.name() + "\"",
                fault.get(),
                "Write the name under which the plug-in registers the function.");
        return false;
    }

    /** What a name of a function should be instead; empty for one that is good. */
    public static Optional<String> fault(String name) {
        if (Members.isWord(name) || FormulaLibrary.names().contains(name)) {
            return Optional.of("a name that is no word of the formula language");
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("a letter a-z, then up to 63 of a-z, 0-9 and _");
    }

    private static boolean isVersion(Members function, FunctionNeed need) {
        if (!function.has("version") || range(need.version()).isPresent()) {
            return function.has("version");
        }
        function.problem(
                "impact.function.version",
                "version",
                "\"" + need.version() + "\"",
                "a version such as 1.0.0, or a range such as [1.0,2.0)",
                "Write a range from the version it was tried with to the next one that may break it.");
        return false;
    }

    /** By the rules of OSGi, but a version alone means itself. Empty for what is neither. */
    public static Optional<VersionRange> range(String text) {
        try {
            return Optional.of(
                            VERSION.matcher(text).matches()
                                    ? new VersionRange(
                                            VersionRange.LEFT_CLOSED,
                                            Version.parseVersion(text),
                                            Version.parseVersion(text),
                                            VersionRange.RIGHT_CLOSED)
                                    : new VersionRange(text))
                    .filter(range -> !range.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
