package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.minikisa.runtime.api.Plugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which plug-in is being started and proven in this very process, in a file, so that the next start knows whom the runtime
 * did not survive: without that, one that ends the JVM would end it at each start anew. Once may be chance, a power cut or a
 * kill from outside: it is tried again; what the runtime did not survive twice in a row has ended it. One trial at a time.
 */
final class Trials {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private static final int CHANCES = 2;

    private final Path file;

    /** How often the runtime ended during the trial of a digest, until one of its trials ends. */
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();

    Trials(Path file) {
        this.file = file;
    }

    /** @param digest of its file */
    record Trial(String name, Plugin.Identity identity, String digest) {}

    /** Forgets the trial when it ends, in whatever way; but not when the JVM began to end before it had succeeded. */
    <T> T during(Trial trial, Supplier<T> work) {
        if (isJvmEnding()) {
            throw new IllegalStateException("the runtime ends; nothing is tried any more");
        }
        write(trial);
        boolean isDone = false;
        try {
            T result = work.get();
            isDone = true;
            return result;
        } finally {
            if (isDone || !isJvmEnding()) {
                ends.remove(trial.digest());
                forget();
            }
        }
    }

    /** The trial that the runtime did not survive again; told once. */
    Optional<Trial> unended() {
        try (Reader in = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(in);
            var trial = new Trial(
                    text(properties, "name"),
                    new Plugin.Identity(text(properties, "id"), text(properties, "version")),
                    text(properties, "digest"));
            int count = Integer.parseInt(text(properties, "ends")) + 1;
            ends.put(trial.digest(), count);
            LOG.warn("the runtime ended while {} was tried, {} of {} times", trial.name(), count, CHANCES);
            return count < CHANCES ? Optional.empty() : Optional.of(trial);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read: {}", file, e.toString()); // ended while it was written: nothing had begun
            return Optional.empty();
        } finally {
            forget();
        }
    }

    private static String text(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException("no " + key));
    }

    private void write(Trial trial) {
        var properties = new Properties();
        properties.setProperty("name", trial.name());
        properties.setProperty("id", trial.identity().id());
        properties.setProperty("version", trial.identity().version());
        properties.setProperty("digest", trial.digest());
        properties.setProperty("ends", Integer.toString(ends.getOrDefault(trial.digest(), 0)));
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    /** Hooks are taken until then. */
    private static boolean isJvmEnding() {
        try {
            var hook = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
