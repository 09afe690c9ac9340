package org.minikisa.runtime.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.minikisa.rendering.terminal.Usage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What may stand where the cursor is. Knows a usage and the words so far; nothing of terminals. */
final class Completion {

    /** The most candidates that are offered at once: nobody reads more, and a terminal takes its time with them. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);
    /** Parts of a value's name that say it is a file. */
    private static final Set<String> FILES = Set.of("FILE", "FOLDER", "PATH", "DIR");

    private Completion() {}

    /** @param complete whether the word is finished with it; false for a folder that one goes on into */
    record Candidate(String value, String description, boolean complete) {

        Candidate(String value, String description) {
            this(value, description, true);
        }
    }

    /**
     * Candidates for the last word.
     *
     * @param words the arguments so far, the one at the cursor last, as far as the cursor
     */
    static List<Candidate> of(Usage usage, List<String> words, Path folder) {
        int action = usage.actionAt(words.subList(0, words.size() - 1));
        if (action >= 0) {
            var others = new ArrayList<>(words);
            return of(usage.action(others.remove(action)).orElseThrow(), others, folder);
        }
        String word = words.get(words.size() - 1);
        List<String> before = words.subList(0, words.size() - 1);
        if (!before.isEmpty() && !before.contains("--")) {
            Optional<Usage.Option> open =
                    option(usage, before.get(before.size() - 1)).filter(o -> !o.isFlag());
            if (open.isPresent()) {
                return values(
                        open.get().candidates(), open.get().value(), open.get().summary(), word, folder, "");
            }
        }
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            String name = word.substring(0, equals);
            return option(usage, name)
                    .filter(o -> !o.isFlag())
                    .map(o -> values(
                            o.candidates(), o.value(), o.summary(), word.substring(equals + 1), folder, name + "="))
                    .orElse(List.of());
        }
        if (word.startsWith("-")) {
            return options(usage, before);
        }
        var all = new ArrayList<>(actions(usage, before, word));
        all.addAll(argument(usage, before, word, folder));
        if (word.isEmpty()) {
            all.addAll(options(usage, before));
        }
        return all;
    }

    /** Actions stand where the first argument does. */
    private static List<Candidate> actions(Usage usage, List<String> before, String word) {
        return before.stream().anyMatch(other -> !other.startsWith("-"))
                ? List.of()
                : usage.actions().stream()
                        .filter(action -> action.lastWord().startsWith(word))
                        .map(action -> new Candidate(action.lastWord(), action.summary()))
                        .toList();
    }

    private static List<Candidate> options(Usage usage, List<String> before) {
        var all = new ArrayList<Candidate>();
        for (Usage.Option option : usage.options()) {
            if (!before.contains(option.name())) {
                all.add(new Candidate(option.name(), option.summary()));
            }
        }
        if (!before.contains("--json")) {
            all.add(new Candidate("--json", "prints the result as JSON"));
        }
        all.add(new Candidate("--help", "explains the command"));
        return all;
    }

    private static List<Candidate> argument(Usage usage, List<String> before, String word, Path folder) {
        int place = 0;
        for (int i = 0; i < before.size(); i++) {
            Optional<Usage.Option> option = option(usage, before.get(i));
            if (option.isPresent() && !option.get().isFlag()) {
                i++;
            } else if (!before.get(i).startsWith("--")) {
                place++;
            }
        }
        List<Usage.Parameter> parameters = usage.parameters();
        if (!parameters.isEmpty() && parameters.get(parameters.size() - 1).repeated()) {
            place = Math.min(place, parameters.size() - 1);
        }
        if (place >= parameters.size()) {
            return List.of();
        }
        Usage.Parameter parameter = parameters.get(place);
        return values(parameter.candidates(), parameter.name(), parameter.summary(), word, folder, "");
    }

    private static Optional<Usage.Option> option(Usage usage, String name) {
        return usage.options().stream().filter(o -> o.name().equals(name)).findFirst();
    }

    private static List<Candidate> values(
            Supplier<? extends Collection<String>> candidates,
            String name,
            String summary,
            String word,
            Path folder,
            String prefix) {
        var all = new ArrayList<Candidate>();
        String sought = word.toLowerCase(Locale.ROOT);
        ask(candidates).stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(sought))
                .limit(MOST)
                .forEach(value -> all.add(new Candidate(prefix + value, summary)));
        if (FILES.stream().anyMatch(name.toUpperCase(Locale.ROOT)::contains)) {
            files(word, folder, prefix, all);
        }
        return all;
    }

    private static Collection<String> ask(Supplier<? extends Collection<String>> candidates) {
        try {
            return candidates.get();
        } catch (RuntimeException e) {
            LOG.warn("no candidates for completion: {}", e.toString());
            return List.of();
        }
    }

    private static void files(String word, Path folder, String prefix, List<Candidate> all) {
        int slash = word.lastIndexOf('/');
        String stem = word.substring(0, slash + 1);
        String begin = word.substring(slash + 1);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve(stem.isEmpty() ? "." : stem))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(begin) && (!name.startsWith(".") || begin.startsWith("."))) {
                    boolean directory = Files.isDirectory(entry);
                    all.add(new Candidate(prefix + stem + name + (directory ? "/" : ""), "", !directory));
                }
                if (all.size() >= MOST) {
                    return;
                }
            }
        } catch (IOException | InvalidPathException e) {
            // Not a folder that can be read: nothing to offer.
        }
    }
}
