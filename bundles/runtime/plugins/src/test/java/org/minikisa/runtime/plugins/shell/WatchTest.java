package org.minikisa.runtime.plugins.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Plugins;
import org.minikisa.runtime.api.Trust;

/** Saving as editors do, while somebody watches. */
class WatchTest {

    @TempDir
    Path folder;

    private final List<String> installed = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
    private Thread watching;

    @AfterEach
    void ctrlC() throws InterruptedException {
        if (watching != null) {
            watching.interrupt();
            watching.join(10_000);
        }
    }

    @Test
    void eachSaveIsDeployedWhetherTheFileIsRewrittenOrReplaced() throws Exception {
        Path model = save("one");
        watch();
        awaitSeen("watching");

        save("two");
        awaitInstalled("two");
        Files.move(Files.writeString(folder.resolve(".a.swp"), "three"), model, StandardCopyOption.REPLACE_EXISTING);
        awaitInstalled("three");

        assertThat(installed).containsExactly("one", "two", "three");
        assertThat(text()).containsPattern("a\\.model\\.json is live \\d+ ms after it was saved: model a 1");
    }

    @Test
    void aFileThatIsEmptiedDeletedAndWrittenAgainIsDeployedOnce() throws Exception {
        Path model = save("one");
        watch();
        awaitSeen("watching");

        save("");
        Thread.sleep(100);
        Files.delete(model);
        Thread.sleep(100);
        save("two");
        awaitInstalled("two");

        assertThat(installed).containsExactly("one", "two");
        assertThat(text()).doesNotContain("refused");
    }

    @Test
    void aBrokenSaveIsToldAndTheNextOneIsAwaited() throws Exception {
        save("one");
        watch();
        awaitSeen("watching");

        save("broken");
        awaitSeen("a.model.json is refused; what was in use stays");
        awaitSeen("[test.broken]");
        save("mended");
        awaitInstalled("mended");
    }

    @Test
    void anAccidentOfTheRuntimeEndsNothing() throws Exception {
        save("one");
        watch();
        awaitSeen("watching");

        save("accident");
        awaitSeen("an accident");
        save("two");
        awaitInstalled("two");
    }

    @Test
    void onlyWhatChangedIsDeployedAgainAlsoBehindANewSignature() throws Exception {
        save("one");
        Files.writeString(folder.resolve("b.model.json"), "other");
        watch();
        awaitSeen("watching");

        Files.writeString(folder.resolve("b.model.json.jws"), "signed");
        awaitInstalled("other", "signed");

        assertThat(installed).containsExactly("one", "other", "other", "signed");
    }

    @Test
    void whatIsToldOnceIsCountedOnlyAfterwards() throws Exception {
        save("one");
        watch();
        awaitSeen("watching");

        save("two");
        awaitSeen("1 as before; kisa:plugins show a.model.json lists all");

        assertThat(text()).containsOnlyOnce("[test.todo]");
    }

    @Test
    void ctrlCEndsIt() throws Exception {
        save("one");
        watch();
        awaitSeen("watching");

        watching.interrupt();

        assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
    }

    private Path save(String content) throws IOException {
        return Files.writeString(folder.resolve("a.model.json"), content);
    }

    private void watch() {
        watching = new Thread(() -> {
            try (var screen = new TextScreen(surface(), false)) {
                new Watch(plugins()).run(typed(screen));
                ended.complete(null);
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        watching.start();
    }

    private Surface surface() {
        var out = new PrintStream(seen, true, StandardCharsets.UTF_8);
        return Surface.plain(out, out);
    }

    private Invocation typed(TextScreen screen) {
        return (Invocation) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Invocation.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "required" -> folder.toString();
                    case "flag" -> false;
                    case "screen" -> screen;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Plugins plugins() {
        return (Plugins) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Plugins.class},
                (self, method, arguments) -> install((PluginFile) arguments[0]));
    }

    private Plugin install(PluginFile file) {
        String content = new String(file.content(), StandardCharsets.UTF_8);
        if (content.equals("broken")) {
            throw InvalidInputException.of(file.name(), "test.broken", "weight", "2", "1", "Mend it.");
        }
        if (content.equals("accident")) {
            throw new IllegalStateException("an accident");
        }
        installed.add(content);
        file.signature().ifPresent(signature -> installed.add(new String(signature, StandardCharsets.UTF_8)));
        return new Plugin(
                file.name(),
                "model",
                Plugin.FOLDER,
                PluginState.ACTIVE,
                Trust.UNSIGNED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Plugin.Identity("a", "1")),
                Instant.EPOCH,
                "",
                "",
                List.of(Finding.warning(new Problem("test.todo", "title", "TODO", "a title", "Write it."))),
                List.of("model a 1"),
                OptionalLong.empty());
    }

    private void awaitInstalled(String... last) throws InterruptedException {
        await(() -> installed.size() >= last.length
                && installed
                        .subList(installed.size() - last.length, installed.size())
                        .equals(List.of(last)));
    }

    private void awaitSeen(String words) throws InterruptedException {
        await(() -> text().contains(words));
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(installed + text()).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private String text() {
        return seen.toString(StandardCharsets.UTF_8);
    }
}
