package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code kisa:plugins}: what is deployed, why not, and deploying by hand. */
@Component
public final class PluginsCommand implements Command {

    private static final int SHORT_DIGEST = 12;

    private static final Listing<Plugin> LISTING = Listing.rows(Plugin.class)
            .text("name", "Name", Plugin::name)
            .text("kind", "Kind", Plugin::kind)
            .text("id", "Id", p -> p.inUse().map(Plugin.Identity::id))
            .text("version", "In use", p -> p.inUse().map(Plugin.Identity::version))
            .with(Column.<Plugin>text("state", "State", Plugin::state).tone(p -> tone(p.state())))
            .text("origin", "Origin", Plugin::origin)
            .text("since", "Since", Plugin::since)
            .text("digest", "Digest", p -> shortDigest(p.digest()))
            .number("problems", "Problems", p -> Finding.errors(p.findings()).size())
            .number("ms", "ms", Plugin::millis)
            .whenEmpty(
                    "no plug-ins; put a NAME.model.json or NAME.jar into the plug-ins folder, or kisa:plugins install FILE");

    private final HotDeployment deployment;

    @Activate
    public PluginsCommand(@Reference HotDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public Usage usage() {
        return Usage.of("plugins", "lists, installs, removes and verifies plug-ins")
                .argument(
                        "WHAT",
                        "install, remove, verify, or the name of one to show; without it all",
                        this::words,
                        false)
                .argument(
                        "FILE",
                        "the file to install or verify, or the name of the plug-in to remove",
                        this::names,
                        false)
                .example("kisa:plugins install cleaning-2.model.json");
    }

    private List<String> words() {
        var words = new ArrayList<>(List.of("install", "remove", "verify"));
        words.addAll(names());
        return words;
    }

    private List<String> names() {
        return deployment.list().stream().map(Plugin::name).toList();
    }

    @Override
    public void run(Invocation in) throws IOException {
        Optional<String> what = in.argument("WHAT");
        Screen screen = in.screen();
        switch (what.orElse("")) {
            case "" -> screen.listing(deployment.list(), LISTING);
            case "install" -> install(file(in), screen);
            case "verify" -> verify(file(in), screen);
            case "remove" -> remove(second(in), screen);
            default -> show(find(what.get()), screen);
        }
    }

    private void install(Path file, Screen screen) throws IOException {
        String name = file.getFileName().toString();
        show(deployment.folder().install(name, read(file, name)), screen);
    }

    private void verify(Path file, Screen screen) throws IOException {
        String name = file.getFileName().toString();
        Plugin.Identity identity = deployment.folder().verify(name, read(file, name));
        screen.details(Details.of(name + " can be deployed")
                .add("file", "File", file)
                .add("id", "Id", identity.id())
                .add("version", "Version", identity.version()));
    }

    private void remove(String name, Screen screen) throws IOException {
        Plugin plugin = find(name);
        if (!plugin.origin().equals(Plugin.FOLDER)) {
            throw InvalidInputException.of(
                    "plug-in " + name,
                    "plugins.origin",
                    "",
                    "a bundle that was installed in the shell",
                    "a file of the plug-ins folder",
                    "Uninstall it with the shell's own command: uninstall ID.");
        }
        deployment.folder().remove(plugin.name());
        screen.details(Details.of(plugin.name() + " is removed").add("removed", "Removed", plugin.name()));
    }

    private static void show(Plugin plugin, Screen screen) {
        Details details = Details.of("Plug-in " + plugin.name())
                .add("name", "Name", plugin.name())
                .add("kind", "Kind", plugin.kind())
                .add("origin", "Origin", plugin.origin())
                .add("state", "State", plugin.state(), tone(plugin.state()))
                .add("id", "Id", plugin.inUse().map(Plugin.Identity::id))
                .add("version", "Version in use", plugin.inUse().map(Plugin.Identity::version))
                .add("since", "Since", plugin.since())
                .add("digest", "Digest of the file", plugin.digest())
                .add("inUseDigest", "Digest in use", plugin.inUseDigest())
                .add("ms", "In use after ms", plugin.millis());
        screen.details(details.problems("problems", "Problems", Finding.errors(plugin.findings())));
    }

    /** By the name of the file, or by what it says it is. */
    private Plugin find(String name) {
        return deployment.list().stream()
                .filter(p -> p.name().equals(name)
                        || p.inUse().filter(i -> i.id().equals(name)).isPresent())
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of("plug-in", name, names()));
    }

    private static String second(Invocation in) {
        return in.argument("FILE")
                .orElseThrow(() -> InvalidInputException.of(
                        "kisa:plugins",
                        "shell.argument.missing",
                        "FILE",
                        "nothing",
                        "a name behind " + in.argument("WHAT").orElse(""),
                        "See kisa:help plugins."));
    }

    private static Path file(Invocation in) {
        String name = second(in);
        try {
            Path file = Path.of(name);
            if (file.getFileName() == null || file.getFileName().toString().startsWith(".")) {
                throw noFile(name, "no name, or a hidden one");
            }
            return file;
        } catch (InvalidPathException e) {
            throw noFile(name, "no path: " + e.getReason());
        }
    }

    private byte[] read(Path file, String name) throws IOException {
        long largest = deployment.folder().largest(name);
        if (!Files.isRegularFile(file)) {
            throw noFile(file.toString(), Files.exists(file) ? "no file" : "nothing there");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) largest + 1);
            if (bytes.length > largest) {
                throw noFile(file.toString(), "more than " + largest + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw noFile(file.toString(), "nothing there");
        } catch (AccessDeniedException e) {
            throw noFile(file.toString(), "a file that Minikisa may not read");
        }
    }

    private static InvalidInputException noFile(String place, String found) {
        return InvalidInputException.of(
                "the file",
                "plugins.file",
                place,
                found,
                "a file that can be read",
                "Give the path of a plug-in's file.");
    }

    private static Tone tone(PluginState state) {
        return switch (state) {
            case ACTIVE -> Tone.GOOD;
            case REFUSED, QUARANTINED -> Tone.BAD;
            case STAGED, VERIFIED, RETIRED -> Tone.WARNING;
        };
    }

    private static String shortDigest(String digest) {
        return digest.length() > SHORT_DIGEST ? digest.substring(0, SHORT_DIGEST) : digest;
    }
}
