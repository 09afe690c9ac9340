package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command is called and what it takes. Every command understands {@code --json} and {@code --help} besides.
 *
 * <p>Built step by step, each step giving a new value:
 *
 * <pre>{@code
 * Usage.of("contacts", "lists contacts")
 *         .option("--channel", "CHANNEL", "only this channel", () -> channels)
 *         .flag("--open", "only what is not answered")
 *         .argument("ID", "contact id", contacts::ids, false)
 *         .example("kisa:contacts --channel MAIL")
 * }</pre>
 *
 * @param name lower case letters, digits and hyphens: {@code contacts}; the shell prefixes {@code kisa:}
 * @param summary one line, without a full stop, starting with a verb: {@code lists contacts}
 * @param parameters what stands without a name, in their order; required ones first, a repeated one last
 * @param options what stands with a name, in the order the help shows them
 * @param example one command line that works, with its scope; empty for the bare name
 * @param actions what the first word may be instead of a parameter, each with what it takes itself; named with both
 *         words: {@code impact frontier}
 */
public record Usage(
        String name,
        String summary,
        List<Parameter> parameters,
        List<Option> options,
        String example,
        List<Usage> actions) {

    /** Understood by every command; a command that declares it again changes nothing. */
    static final String JSON = "--json";

    /** Understood by every command; a command that declares it again changes nothing. */
    static final String HELP = "--help";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)?");

    /** Gives values for completion, at the moment TAB is pressed; may return fewer than all, must not block for long. */
    private static final Supplier<List<String>> NOTHING = List::of;

    public Usage {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(example, "example");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a command is named by lower case letters, digits and -: " + name);
        }
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
        example = example.isBlank() ? "kisa:" + name : example;
        actions = List.copyOf(actions);
        requireOrder(name, parameters);
    }

    /** A command without parameters and options; the steps below add them. */
    public static Usage of(String name, String summary) {
        return new Usage(name, summary, List.of(), List.of(), "", List.of());
    }

    /** Adds an argument whose values are not known beforehand: a path, a number. */
    public Usage argument(String name, String summary, boolean required) {
        return argument(name, summary, NOTHING, required);
    }

    /**
     * Adds an argument.
     *
     * @param name upper case by custom: {@code ID}
     * @param candidates asked when TAB is pressed; the command itself decides what it accepts
     */
    public Usage argument(
            String name, String summary, Supplier<? extends Collection<String>> candidates, boolean required) {
        return with(new Parameter(name, summary, required, false, candidates));
    }

    /** Adds all arguments that are left, none or more; read by {@link Invocation#rest()}. */
    public Usage rest(String name, String summary, Supplier<? extends Collection<String>> candidates) {
        return with(new Parameter(name, summary, false, true, candidates));
    }

    /** Adds an option with a value that is not known beforehand: {@code --mail PATH}. */
    public Usage option(String name, String value, String summary) {
        return with(new Option(name, value, summary, NOTHING, false));
    }

    /**
     * Adds an option with a value.
     *
     * @param name with its hyphens: {@code --channel}
     * @param value what stands for the value in the help: {@code CHANNEL}
     * @param candidates asked when TAB is pressed; the command itself decides what it accepts
     */
    public Usage option(String name, String value, String summary, Supplier<? extends Collection<String>> candidates) {
        return with(new Option(name, value, summary, candidates, false));
    }

    /** Adds an option that takes one of these values only, in any case; another one is refused before the command runs. */
    public Usage choice(String name, String value, String summary, Collection<String> values) {
        var all = List.copyOf(values);
        return with(new Option(name, value, summary, () -> all, true));
    }

    /** Adds an option without a value: {@code --open}. */
    public Usage flag(String name, String summary) {
        return with(new Option(name, "", summary, NOTHING, false));
    }

    /** Sets the example that help shows: a command line that works. */
    public Usage example(String line) {
        return new Usage(name, summary, parameters, options, line, actions);
    }

    /**
     * Adds an action: {@code kisa:impact frontier} takes what the usage {@code frontier} says, and nothing that this one
     * does. Which one was asked for says {@link Invocation#action()}.
     */
    public Usage action(Usage action) {
        if (action.name.indexOf(' ') >= 0 || !action.actions.isEmpty()) {
            throw new IllegalArgumentException("an action is one word and has no actions itself: " + action.name);
        }
        if (action(action.name).isPresent()) {
            throw new IllegalArgumentException(name + " declares " + action.name + " twice");
        }
        var more = new ArrayList<>(actions);
        var example = action.example.equals("kisa:" + action.name) ? "" : action.example;
        more.add(new Usage(
                name + " " + action.name, action.summary, action.parameters, action.options, example, List.of()));
        return new Usage(name, summary, parameters, options, this.example, more);
    }

    /** What an action takes. @param word its own name: {@code frontier} */
    public Optional<Usage> action(String word) {
        return actions.stream().filter(action -> action.lastWord().equals(word)).findFirst();
    }

    /** Where an action is named among these words: the first that is neither an option nor its value; -1 for nowhere. */
    public int actionAt(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                return action(word).isPresent() ? i : -1;
            }
            if (takesAValue(word)) {
                i++;
            }
        }
        return -1;
    }

    private boolean takesAValue(String option) {
        return Stream.concat(Stream.of(this), actions.stream())
                .flatMap(usage -> usage.options.stream())
                .anyMatch(known -> known.name().equals(option) && !known.isFlag());
    }

    /** {@code frontier} of {@code impact frontier}. */
    public String lastWord() {
        return name.substring(name.indexOf(' ') + 1);
    }

    /** How it is written, in one line: {@code kisa:contacts [ID] [--channel CHANNEL] [--json]}. */
    public String line() {
        var line = new StringBuilder("kisa:").append(name);
        if (!actions.isEmpty()) {
            line.append(parameters.isEmpty() ? " ACTION …" : " [ACTION …]");
        }
        for (Parameter parameter : parameters) {
            String word = parameter.name() + (parameter.repeated() ? "…" : "");
            line.append(' ').append(parameter.required() ? word : "[" + word + "]");
        }
        for (Option option : options) {
            line.append(" [").append(option.line()).append(']');
        }
        return line.append(" [").append(JSON).append(']').toString();
    }

    private Usage with(Parameter parameter) {
        var more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Usage(name, summary, more, options, example, actions);
    }

    private Usage with(Option option) {
        if (option.name().equals(JSON) || option.name().equals(HELP)) {
            return this;
        }
        if (options.stream().anyMatch(known -> known.name().equals(option.name()))) {
            throw new IllegalArgumentException(name + " declares " + option.name() + " twice");
        }
        var more = new ArrayList<>(options);
        more.add(option);
        return new Usage(name, summary, parameters, more, example, actions);
    }

    private static void requireOrder(String name, List<Parameter> parameters) {
        for (int i = 1; i < parameters.size(); i++) {
            if (parameters.get(i - 1).repeated()) {
                throw new IllegalArgumentException(name + ": a repeated argument must be the last one");
            }
            if (parameters.get(i).required() && !parameters.get(i - 1).required()) {
                throw new IllegalArgumentException(name + ": required arguments come before optional ones");
            }
        }
    }

    /**
     * What stands without a name.
     *
     * @param name what stands for it in the help: {@code ID}
     * @param repeated takes all that is left
     * @param candidates values for completion
     */
    public record Parameter(
            String name,
            String summary,
            boolean required,
            boolean repeated,
            Supplier<? extends Collection<String>> candidates) {

        public Parameter {
            Objects.requireNonNull(summary, "summary");
            Objects.requireNonNull(candidates, "candidates");
            if (name.isBlank()) {
                throw new IllegalArgumentException("an argument needs a name");
            }
        }
    }

    /**
     * What stands with a name.
     *
     * @param name with its hyphens: {@code --channel}
     * @param value what stands for its value in the help; empty for a flag
     * @param candidates values for completion
     * @param closed whether only the candidates are accepted
     */
    public record Option(
            String name,
            String value,
            String summary,
            Supplier<? extends Collection<String>> candidates,
            boolean closed) {

        private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*");

        public Option {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(summary, "summary");
            Objects.requireNonNull(candidates, "candidates");
            if (!OPTION.matcher(name).matches()) {
                throw new IllegalArgumentException("an option is written --name, lower case: " + name);
            }
        }

        public boolean isFlag() {
            return value.isEmpty();
        }

        /** {@code --channel CHANNEL}, {@code --open}. */
        public String line() {
            return isFlag() ? name : name + " " + value;
        }
    }
}
