package org.minikisa.store.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.minikisa.example.api.EchoHappened;
import org.minikisa.example.api.ThingHappened;
import org.minikisa.example.core.Example;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;

/** A second JVM that uses the store: {@code write FOLDER} until it is killed, or {@code open FOLDER} to try whether it may. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Child start(String what, Path folder) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            return new Child(new ProcessBuilder(List.of(
                            java.toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            what,
                            folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line it prints; null at its end. */
    String line() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing of the program runs any more. */
    void kill() {
        // Not Process.destroyForcibly: that closes the output as well, and what was acknowledged last could not be
        // read.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[1]);
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            System.out.println("open");
            if (arguments[0].equals("write")) {
                write(store);
            } else {
                Thread.sleep(60_000);
            }
        } catch (InvalidInputException e) {
            System.out.println(e.getMessage().replaceAll("\\R", " "));
        }
    }

    /** State, fact and reaction, for ever; a number is printed once it is durable. */
    private static void write(SqliteStore store) {
        store.migrate("example", Example.class);
        store.register(echo());
        while (true) {
            long acknowledged = store.inTransaction(tx -> {
                String id = "T-" + tx.nextNumber("example.thing");
                tx.update("INSERT INTO example_thing (id, value) VALUES (?, ?)", id, "x".repeat(500));
                return tx.append(new ThingHappened(id, 0, 0, 0, false, List.of(), Map.of()));
            });
            System.out.println(acknowledged);
        }
    }

    /** Notes each thing as a part, and says so with a fact of its own. */
    static Reaction echo() {
        return new Reaction() {
            @Override
            public String name() {
                return "example.echo";
            }

            @Override
            public Set<Class<? extends Record>> facts() {
                return Set.of(ThingHappened.class);
            }

            @Override
            public void on(Entry entry, Record fact, Transaction tx) {
                String thing = ((ThingHappened) fact).thing();
                tx.update("INSERT INTO example_part (thing) VALUES (?)", thing);
                tx.append(new EchoHappened(thing));
            }
        };
    }
}
