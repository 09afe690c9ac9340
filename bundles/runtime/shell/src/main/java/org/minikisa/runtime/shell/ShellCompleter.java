package org.minikisa.runtime.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.minikisa.rendering.terminal.Command;

/** Completes names of commands, and for ours what their usage offers; the rest is left to Gogo's own completer. */
final class ShellCompleter implements Completer {

    private final CommandSession session;
    private final Commands commands;
    private final Completer others;

    ShellCompleter(CommandSession session, Commands commands, Completer others) {
        this.session = session;
        this.commands = commands;
        this.others = others;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            names(line.word(), candidates);
            return;
        }
        String name = Shell.resolve(session, line.words().get(0));
        Optional<Command> command = name.startsWith(Commands.SCOPE + ":") ? commands.find(name) : Optional.empty();
        if (command.isEmpty()) {
            others.complete(reader, line, candidates);
            return;
        }
        List<String> words = line.words().subList(1, line.wordIndex() + 1);
        Path folder = session.currentDir();
        for (Completion.Candidate c : Completion.of(command.get().usage(), words, folder)) {
            candidates.add(new Candidate(
                    c.value(),
                    c.value(),
                    null,
                    c.description().isEmpty() ? null : c.description(),
                    null,
                    null,
                    c.complete()));
        }
    }

    /** Ours by their bare names and, once a scope is begun, with it; Gogo's and other bundles' likewise. */
    private void names(String word, List<Candidate> candidates) {
        for (Commands.Offer offer : commands.offers()) {
            String name = offer.usage().name();
            candidates.add(candidate(name, offer.usage().summary()));
            if (word.startsWith(Commands.SCOPE + ":")) {
                candidates.add(
                        candidate(Commands.SCOPE + ":" + name, offer.usage().summary()));
            }
        }
        Set<String> all = Shell.getCommands(session);
        for (String full : all) {
            int colon = full.indexOf(':');
            boolean hidden = full.startsWith(Commands.SCOPE + ":") || full.startsWith("_", colon + 1);
            if (!hidden && !word.isEmpty()) {
                candidates.add(candidate(word.contains(":") ? full : full.substring(colon + 1), null));
            }
        }
        if (!word.contains(":")) {
            candidates.add(new Candidate(Commands.SCOPE + ":", Commands.SCOPE + ":", null, null, null, null, false));
        }
    }

    private static Candidate candidate(String name, String summary) {
        return new Candidate(name, name, null, summary, null, null, true);
    }
}
