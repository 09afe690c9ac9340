package org.minikisa.impact.core.gap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.impact.api.analysis.ModelChange.Step;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonParser;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** Whether a version tells how much a definition differs from the one before. */
public final class Succession {

    private static final int MOST_NAMED = 3;

    private final Version before;
    private final Version after;
    private final List<ModelChange> changes;

    private Succession(Version before, Version after, List<ModelChange> changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    /** Warnings; none where the two are no versions of one model, or cannot be read. */
    public static List<Finding> of(byte[] before, byte[] after) {
        try {
            if (JsonParser.parse("the model before", before) instanceof Json.Obj from
                    && JsonParser.parse("the model", after) instanceof Json.Obj to
                    && from.get("id").isPresent()
                    && from.get("id").equals(to.get("id"))) {
                return new Succession(version(from), version(to), ModelDiff.of(from, to))
                        .finding().map(Finding::warning).stream().toList();
            }
        } catch (InvalidInputException | IllegalArgumentException e) {
            // what cannot be read is told by its reader
        }
        return List.of();
    }

    private static Version version(Json.Obj model) {
        return Version.of(model.get("version").orElse(null) instanceof Json.Text text ? text.value() : "none");
    }

    private Optional<Problem> finding() {
        Optional<Step> needed = changes.stream().map(ModelChange::step).max(Comparator.naturalOrder());
        if (after.compareTo(before) < 0) {
            return Optional.of(new Problem(
                    "impact.version.back",
                    "version",
                    after + ", after " + before,
                    "a later version",
                    "Count it up: to go back to an earlier version is to roll back, not to write it again."));
        }
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        Version least = next(needed.get());
        if (after.equals(before)) {
            return Optional.of(new Problem(
                    "impact.version.same",
                    "version",
                    before + ", with other content: " + named(needed.get()),
                    least + " at least",
                    "Raise the version: two contents of one version cannot be told apart in what was assessed."));
        }
        return after.compareTo(least) < 0
                ? Optional.of(new Problem(
                        "impact.version.step",
                        "version",
                        after + ", after " + before,
                        least + " at least, for " + named(needed.get()),
                        needed.get() == Step.MAJOR
                                ? "Raise the first number: old answers do not fit any more."
                                : "Raise the second number: figures change."))
                : Optional.empty();
    }

    private Version next(Step step) {
        return switch (step) {
            case MAJOR -> new Version(before.major + 1, 0, 0);
            case MINOR -> new Version(before.major, before.minor + 1, 0);
            case PATCH -> new Version(before.major, before.minor, before.patch + 1);
        };
    }

    private String named(Step step) {
        List<String> places = changes.stream()
                .filter(change -> change.step() == step)
                .map(ModelChange::place)
                .toList();
        return places.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (places.size() > MOST_NAMED ? " and " + (places.size() - MOST_NAMED) + " more" : "");
    }

    /** Three numbers; this class also works where no framework is. */
    private record Version(int major, int minor, int patch) implements Comparable<Version> {

        private static final Pattern TEXT = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");

        static Version of(String text) {
            if (!TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("no version: " + text);
            }
            String[] numbers = text.split("\\.");
            return new Version(
                    Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        }

        @Override
        public int compareTo(Version other) {
            return Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }
}
