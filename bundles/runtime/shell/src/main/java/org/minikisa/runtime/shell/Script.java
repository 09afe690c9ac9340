package org.minikisa.runtime.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;

import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;

/** Commands that are piped into standard input, a line each: no prompt, no colours, results only. */
final class Script implements Session {

    private final CommandProcessor processor;
    private final Commands commands;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private volatile boolean leaving;

    Script(CommandProcessor processor, Commands commands, InputStream in, PrintStream out, PrintStream err) {
        this.processor = processor;
        this.commands = commands;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        try (CommandSession session = processor.createSession(InputStream.nullInputStream(), out, err);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardStreams.encoding()))) {
            Profile.apply(session);
            for (String line = lines.readLine(); line != null && !leaving; line = lines.readLine()) {
                if (!line.isBlank()) {
                    execute(session, line);
                }
            }
        } catch (IOException e) {
            err.println("standard input cannot be read: " + e.getMessage());
        }
        out.flush();
        err.flush();
    }

    private void execute(CommandSession session, String line) {
        try {
            Object result = session.execute(line);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
        } catch (GogoCommand.Interrupted e) {
            // It has said so.
        } catch (CommandNotFoundException e) {
            err.println(Execution.unknown(e.getCommand(), commands.names()));
        } catch (Exception e) {
            err.println(Execution.failure(Execution.command(line), e));
        }
    }

    @Override
    public void leave() {
        leaving = true;
    }

    @Override
    public void close() {
        leaving = true;
    }
}
