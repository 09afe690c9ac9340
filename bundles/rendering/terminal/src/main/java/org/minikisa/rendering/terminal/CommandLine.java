package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/**
 * The arguments of one run, checked against a {@link Usage}. Options may stand anywhere, as {@code --name value} or
 * {@code --name=value}; after a lone {@code --} everything is an argument. Pure: candidates are only asked for options
 * that accept nothing else.
 */
public final class CommandLine {

    private final Usage usage;
    private final Map<String, String> options;
    private final Set<String> flags;
    private final List<String> arguments;

    private CommandLine(Usage usage, Map<String, String> options, Set<String> flags, List<String> arguments) {
        this.usage = usage;
        this.options = Map.copyOf(options);
        this.flags = Set.copyOf(flags);
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Reads arguments that are already split.
     *
     * @throws InvalidInputException with everything that is wrong: {@code shell.option.unknown},
     *     {@code shell.option.value}, {@code shell.option.twice}, {@code shell.option.flag},
     *     {@code shell.argument.missing}, {@code shell.argument.surplus}, {@code shell.action.unknown}; never when
     *     {@code --help} is among them
     */
    public static CommandLine parse(Usage usage, List<String> arguments) {
        int at = usage.actionAt(arguments);
        if (at < 0) {
            return parsed(usage, arguments);
        }
        var others = new ArrayList<>(arguments);
        return parsed(usage.action(others.remove(at)).orElseThrow(), others);
    }

    private static CommandLine parsed(Usage usage, List<String> arguments) {
        var reading = new Reading(usage);
        reading.read(arguments);
        return reading.finish();
    }

    /** What was asked for: the usage of an action, or of the command. */
    public Usage usage() {
        return usage;
    }

    /** Whether {@code --help} (or {@code -h}) was asked for: show the {@link HelpPage} and run nothing. */
    public boolean help() {
        return flags.contains(Usage.HELP);
    }

    /** Whether {@code --json} was asked for: the screen must be made so. */
    public boolean json() {
        return flags.contains(Usage.JSON);
    }

    /** The run of these arguments on a screen. */
    public Invocation on(Screen screen) {
        Objects.requireNonNull(screen, "screen");
        return new Invocation() {
            @Override
            public Optional<String> action() {
                return usage.name().indexOf(' ') < 0 ? Optional.empty() : Optional.of(usage.lastWord());
            }

            @Override
            public Optional<String> argument(String name) {
                for (int i = 0; i < usage.parameters().size(); i++) {
                    Usage.Parameter parameter = usage.parameters().get(i);
                    if (parameter.name().equals(name) && !parameter.repeated()) {
                        return i < arguments.size() ? Optional.of(arguments.get(i)) : Optional.empty();
                    }
                }
                throw undeclared("argument", name);
            }

            @Override
            public String required(String name) {
                return argument(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                usage.name() + " does not declare " + name + " as required"));
            }

            @Override
            public List<String> rest() {
                int fixed = fixed(usage);
                return fixed < arguments.size() ? arguments.subList(fixed, arguments.size()) : List.of();
            }

            @Override
            public Optional<String> option(String name) {
                return Optional.ofNullable(options.get(declared(name, false)));
            }

            @Override
            public boolean flag(String name) {
                return flags.contains(declared(name, true));
            }

            @Override
            public Screen screen() {
                return screen;
            }
        };
    }

    private String declared(String name, boolean flag) {
        String full = name.startsWith("--") ? name : "--" + name;
        boolean builtIn = flag && (full.equals(Usage.JSON) || full.equals(Usage.HELP));
        if (builtIn || usage.options().stream().anyMatch(o -> o.name().equals(full) && o.isFlag() == flag)) {
            return full;
        }
        throw undeclared(flag ? "flag" : "option", name);
    }

    private IllegalArgumentException undeclared(String what, String name) {
        return new IllegalArgumentException(usage.name() + " declares no " + what + " " + name);
    }

    private static int fixed(Usage usage) {
        return (int) usage.parameters().stream().filter(p -> !p.repeated()).count();
    }

    /** One pass over the words; collects everything that is wrong. */
    private static final class Reading {

        private final Usage usage;
        private final Problems problems = new Problems();
        private final Map<String, String> options = new HashMap<>();
        private final Set<String> flags = new HashSet<>();
        private final List<String> arguments = new ArrayList<>();

        Reading(Usage usage) {
            this.usage = usage;
        }

        void read(List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals("--")) {
                    arguments.addAll(words.subList(i + 1, words.size()));
                    return;
                }
                if (word.equals("-h")) {
                    flags.add(Usage.HELP);
                } else if (isOption(word)) {
                    i = option(words, i);
                } else {
                    arguments.add(word);
                }
            }
        }

        /** A lone hyphen stands for a stream and -5 is a number: both are arguments. */
        private static boolean isOption(String word) {
            return word.length() > 1 && word.charAt(0) == '-' && !Character.isDigit(word.charAt(1));
        }

        /** Reads the option at i and says where its last word stands. */
        private int option(List<String> words, int i) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (name.equals(Usage.JSON) || name.equals(Usage.HELP)) {
                flag(name, word, equals);
                return i;
            }
            Optional<Usage.Option> found =
                    usage.options().stream().filter(o -> o.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                unknown(name, i);
                return i;
            }
            Usage.Option option = found.get();
            if (option.isFlag()) {
                flag(name, word, equals);
                return i;
            }
            if (equals >= 0) {
                value(option, word.substring(equals + 1));
                return i;
            }
            if (i + 1 == words.size() || isOption(words.get(i + 1))) {
                problems.add("shell.option.value", name, "no value", option.line(), remedy());
                return i;
            }
            value(option, words.get(i + 1));
            return i + 1;
        }

        private void flag(String name, String word, int equals) {
            if (equals >= 0) {
                problems.add("shell.option.flag", name, word, name + " without a value", remedy());
            }
            flags.add(name);
        }

        private void value(Usage.Option option, String value) {
            String accepted = value;
            if (option.closed()) {
                Collection<String> all = option.candidates().get();
                Optional<String> match =
                        all.stream().filter(value::equalsIgnoreCase).findFirst();
                if (match.isEmpty()) {
                    problems.add("shell.option.value", option.name(), value, likely(value, all), remedy());
                }
                accepted = match.orElse(value);
            }
            if (options.put(option.name(), accepted) != null) {
                problems.add("shell.option.twice", option.name(), "given more than once", "given once", remedy());
            }
        }

        private void unknown(String name, int i) {
            var known = new ArrayList<>(
                    usage.options().stream().map(Usage.Option::name).toList());
            known.add(Usage.JSON);
            known.add(Usage.HELP);
            problems.add("shell.option.unknown", "word " + (i + 1), name, likely(name, known), remedy());
        }

        private static String likely(String wrong, Collection<String> known) {
            List<String> near = NearMiss.of(wrong, known);
            return near.isEmpty() ? "one of " + String.join(", ", known) : String.join(" or ", near);
        }

        CommandLine finish() {
            if (!flags.contains(Usage.HELP)) {
                count();
                problems.refuseIfAny("kisa:" + usage.name());
            }
            return new CommandLine(usage, options, flags, arguments);
        }

        private void count() {
            int fixed = fixed(usage);
            for (int i = arguments.size(); i < fixed; i++) {
                Usage.Parameter parameter = usage.parameters().get(i);
                if (parameter.required()) {
                    problems.add("shell.argument.missing", parameter.name(), "nothing", parameter.summary(), remedy());
                }
            }
            if (arguments.size() > fixed && !usage.actions().isEmpty()) {
                problems.add(
                        "shell.action.unknown",
                        "word 1",
                        arguments.get(0),
                        likely(
                                arguments.get(0),
                                usage.actions().stream().map(Usage::lastWord).toList()),
                        remedy());
            } else if (arguments.size() > fixed && fixed == usage.parameters().size()) {
                problems.add(
                        "shell.argument.surplus",
                        "",
                        String.join(" ", arguments.subList(fixed, arguments.size())),
                        fixed == 0 ? "no arguments" : "at most " + fixed + (fixed == 1 ? " argument" : " arguments"),
                        "Put quotes around an argument with spaces; see kisa:help " + usage.name() + ".");
            }
        }

        private String remedy() {
            return "See kisa:help " + usage.name() + ".";
        }
    }
}
