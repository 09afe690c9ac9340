package org.minikisa.impact.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** One line in the shell and what came of it. */
record Line(String out, String err) {

    static Line run(Command command, String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var line = CommandLine.parse(command.usage(), List.of(words));
        try (var screen = new TextScreen(Surface.plain(stream(out), stream(err)), line.json())) {
            command.run(line.on(screen));
        }
        return new Line(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What is on the output, also when the command fails. */
    static String outputOf(Command command, String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        var line = CommandLine.parse(command.usage(), List.of(words));
        try (var screen =
                new TextScreen(Surface.plain(stream(out), stream(new ByteArrayOutputStream())), line.json())) {
            command.run(line.on(screen));
        } catch (InvalidInputException e) {
            // the caller looks at the output
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    JsonObject object() {
        return JsonParser.parseString(out).getAsJsonObject();
    }

    JsonElement json() {
        return JsonParser.parseString(out);
    }
}
