package org.minikisa.runtime.errors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The error codes of the wings that plug-ins belong to, as their sources write them. */
final class Codes {

    private static final Path BUNDLES = Path.of("../..");
    private static final List<String> WINGS = List.of("competition", "impact", "runtime");

    private static final String WORDS = "(?:plugins|impact|competition)(?:\\.[a-zA-Z][a-zA-Z0-9-]*)+";
    private static final Pattern CODE = Pattern.compile("\"(" + WORDS + ")\"");
    private static final Pattern BEGINNING = Pattern.compile("\"(" + WORDS + "\\.)\"");

    /** Names of files look like codes. */
    private static final Pattern FILE = Pattern.compile(".*\\.(json|md|sql|xml|html|csv)");

    /** Sequences of numbers in the store, cursors, types of facts, and what stands in histories. */
    private static final Set<String> OTHER = Set.of(
            "competition.OpeningRecorded",
            "competition.call-offs",
            "competition.competition",
            "competition.imported",
            "competition.person",
            "competition.requests",
            "impact.assessment",
            "impact.decisions",
            "impact.obligation");

    /** What is only asked for: whether a code is one of these; and sequences for each competition. */
    private static final Set<String> ASKED = Set.of(
            "impact.function.",
            "competition.clarification.",
            "competition.draw.",
            "competition.event.",
            "competition.exclusion.",
            "competition.receipt.",
            "competition.sealed.",
            "competition.value.");

    /** Codes that are put together: by their beginning, where the ends are written and how. */
    private static final Map<String, Ends> COMPOSED = Map.of(
            "competition.law.",
            new Ends("competition/laws", "(?:promised|declared|ofAll)\\(\\s*(?:Promise\\.\\w+,\\s*)?\"([a-z-]+)\""),
            "competition.document.",
            new Ends("competition/core", "\\bsay\\(\\s*\"([a-z]+)\""),
            "competition.table.",
            new Ends("competition/core", "\\bsay\\(\\s*\"([a-z]+)\""),
            "competition.score.",
            new Ends("competition/laws", "broken\\(\\s*\"([a-z]+)\""),
            "impact.aggregate.",
            new Ends("impact/core", "PARAMETERS\\.put\\(\"(?:power|owa)\", Set\\.of\\(\"(\\w+)\"(?:, \"(\\w+)\")?"),
            "impact.obligation.",
            new Ends("impact/core", "new Words\\(\"(\\w+)\""),
            "plugins.code.",
            new Ends("runtime/plugins", "(?m)^    [A-Z_]+\\(\\s*\"([a-z]+)\",\\s*(?:ERROR|WARNING|NOTE),"));

    private record Ends(String room, String pattern) {

        Stream<String> behind(String beginning) {
            var pattern = Pattern.compile(this.pattern);
            return sources(room)
                    .flatMap(text -> pattern.matcher(text).results())
                    .flatMap(Ends::groups)
                    .map(beginning::concat);
        }

        private static Stream<String> groups(MatchResult match) {
            return Stream.iterate(1, i -> i <= match.groupCount(), i -> i + 1)
                    .map(match::group)
                    .flatMap(Stream::ofNullable);
        }
    }

    private Codes() {}

    static Set<String> all() {
        var codes = new TreeSet<String>();
        found(CODE)
                .filter(code -> !FILE.matcher(code).matches() && !OTHER.contains(code))
                .forEach(codes::add);
        COMPOSED.forEach((beginning, ends) -> ends.behind(beginning).forEach(codes::add));
        return codes;
    }

    /** Beginnings of codes of which nobody knows here how they go on. */
    static Set<String> unknownBeginnings() {
        var beginnings = new TreeSet<String>();
        found(BEGINNING)
                .filter(beginning -> !COMPOSED.containsKey(beginning) && !ASKED.contains(beginning))
                .forEach(beginnings::add);
        return beginnings;
    }

    /** Of which no end is found any more where they were written. */
    static Set<String> endless() {
        var beginnings = new TreeSet<String>();
        COMPOSED.forEach((beginning, ends) -> {
            if (ends.behind(beginning).findAny().isEmpty()) {
                beginnings.add(beginning);
            }
        });
        return beginnings;
    }

    private static Stream<String> found(Pattern pattern) {
        return WINGS.stream()
                .flatMap(Codes::sources)
                .flatMap(text -> pattern.matcher(text).results())
                .map(match -> match.group(1));
    }

    private static Stream<String> sources(String folder) {
        try (var files = Files.walk(BUNDLES.resolve(folder))) {
            return files.filter(Codes::isSource).map(Codes::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java") && path.contains("/src/main/") && !path.contains("/target/");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
