package org.minikisa.bndrun;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a document says that a person types and sees: its {@code console} blocks. {@code $ } begins a command, {@code minikisa> } a
 * line typed into the shell that the command before has opened, {@code [1]} alone is an exit code that is not 0, and all other
 * lines are output, in which {@code …} stands for anything.
 *
 * @param section the heading it stands under
 */
record Transcript(String section, List<Step> steps) {

    private static final String COMMAND = "$ ";
    private static final String TYPED = "minikisa> ";
    private static final String ANYTHING = "…";
    private static final Pattern EXIT = Pattern.compile("\\[(\\d+)]");

    /** One command. @param typed into the shell it opens @param output line by line, without those that are only … */
    record Step(String command, List<String> typed, List<String> output, int exit) {

        /** The first line that does not stand in what came out, behind those before it; empty when all do. */
        String missing(String actual) {
            var lines = actual.lines().map(Transcript::plain).toList();
            int next = 0;
            for (String expected : output) {
                var pattern = pattern(expected);
                while (next < lines.size() && !pattern.matcher(lines.get(next)).matches()) {
                    next++;
                }
                if (next++ >= lines.size()) {
                    return expected;
                }
            }
            return "";
        }
    }

    /** All of a document, in its order, sections without any left out. */
    static List<Transcript> in(String markdown) {
        var transcripts = new ArrayList<Transcript>();
        for (String section : markdown.split("(?m)^## ")) {
            var shown = new ArrayList<String>();
            boolean inside = false;
            for (String line : section.lines().toList()) {
                if (line.startsWith("```")) {
                    inside = !inside && line.equals("```console");
                } else if (inside) {
                    shown.add(line);
                }
            }
            if (!shown.isEmpty()) {
                transcripts.add(new Transcript(section.lines().findFirst().orElse(""), steps(shown)));
            }
        }
        return transcripts;
    }

    private static List<Step> steps(List<String> lines) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < lines.size(); ) {
            if (!lines.get(i).startsWith(COMMAND)) {
                throw new IllegalArgumentException("a transcript begins with a command, not with " + lines.get(i));
            }
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).startsWith(COMMAND)) {
                end++;
            }
            steps.add(step(lines.get(i).substring(COMMAND.length()), lines.subList(i + 1, end)));
            i = end;
        }
        return steps;
    }

    private static Step step(String command, List<String> lines) {
        var typed = new ArrayList<String>();
        var output = new ArrayList<String>();
        int exit = 0;
        for (String line : lines) {
            var code = EXIT.matcher(line);
            if (line.startsWith(TYPED)) {
                typed.add(line.substring(TYPED.length()));
            } else if (code.matches()) {
                exit = Integer.parseInt(code.group(1));
            } else if (!line.isBlank() && !line.strip().equals(ANYTHING)) {
                output.add(line);
            }
        }
        return new Step(command, typed, output, exit);
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(List.of(plain(line).split(ANYTHING, -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    /** Blanks and colours are for the eye. */
    private static String plain(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "").strip().replaceAll("\\s+", " ");
    }
}
