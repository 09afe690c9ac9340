package org.minikisa.runtime.embed;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of the executable jar says.
 *
 * @param wish what is asked for
 * @param command with its arguments; empty for none
 */
record Arguments(Wish wish, Path data, Optional<String> http, boolean production, List<String> command) {

    enum Wish {
        HELP,
        VERSION,
        /** The shell, until it is left. */
        SHELL,
        /** One command. */
        COMMAND,
        /** Neither: channels and HTTP, until it is stopped. */
        SERVE
    }

    /** The command line is wrong; the message says how. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Arguments read(String[] args) throws Wrong {
        Optional<String> data = Optional.empty();
        Optional<String> http = Optional.empty();
        boolean production = false;
        boolean serve = false;
        int next = 0;
        while (next < args.length && args[next].startsWith("-")) {
            String option = args[next++];
            String name = option.replaceFirst("=.*", "");
            switch (name) {
                case "--help", "-h" -> {
                    return new Arguments(Wish.HELP, Path.of(""), http, production, List.of());
                }
                case "--version" -> {
                    return new Arguments(Wish.VERSION, Path.of(""), http, production, List.of());
                }
                case "--production" -> production = true;
                case "--serve" -> serve = true;
                case "--data", "--http" -> {
                    boolean isData = name.equals("--data");
                    String expected = isData ? "a folder" : "[HOST:]PORT";
                    if (option.equals(name) && next == args.length) {
                        throw new Wrong(name + ": found nothing behind it, expected " + expected);
                    }
                    String value = option.equals(name) ? args[next++] : option.substring(name.length() + 1);
                    if ((isData ? data : http).isPresent()) {
                        throw new Wrong(name + ": found it twice, expected one " + expected.replaceFirst("a ", ""));
                    }
                    if (isData) {
                        data = Optional.of(value);
                    } else {
                        http = Optional.of(value);
                    }
                }
                default ->
                    throw new Wrong(
                            "found the option " + option
                                    + ", expected --data, --http, --serve, --production, --help or --version before the command");
            }
        }
        List<String> command = Arrays.asList(args).subList(next, args.length);
        if (serve && !command.isEmpty()) {
            throw new Wrong("--serve: found the command " + command.get(0) + " behind it, expected none");
        }
        Wish wish = serve ? Wish.SERVE : command.isEmpty() ? Wish.SHELL : Wish.COMMAND;
        return new Arguments(wish, folder(data), http, production, command);
    }

    private static Path folder(Optional<String> data) throws Wrong {
        String value = data.orElse("minikisa-data");
        if (value.isBlank()) {
            // An unset variable of a script, most often: it must not fill the current folder.
            throw new Wrong("--data: found an empty name, expected a folder (. is the current one)");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new Wrong("--data: found \"" + value + "\", which is not a path here: " + e.getReason()
                    + ". Letters beyond ASCII need a UTF-8 locale, such as LC_ALL=C.UTF-8");
        }
    }

    Options options() {
        // The commands' output is this process's own, so it may be drawn for a terminal.
        var options = Options.of(data).with("minikisa.console", "true");
        if (production) {
            options = options.with("minikisa.plugins.mode", "production");
        }
        if (http.isPresent()) {
            options = options.withHttp(http.get());
        }
        return wish == Wish.SHELL ? options.withShell() : options;
    }
}
