package org.minikisa.runtime.plugins.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.Plugins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code kisa:plugins watch}: each save is built where it must be, checked, and live. */
final class Watch implements Command {

    /** Between two looks at the files, in ms; also how long a file must have rested. */
    private static final long PAUSE = 15;

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Plugins plugins;

    Watch(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public Usage usage() {
        return Usage.of(
                        "watch",
                        "deploys what is in a folder again at each save, built by Maven where it has Java; until Ctrl-C")
                .argument("FOLDER", "a plug-in's project, a folder of models and jars, or one of them", true)
                .flag("--once", "deploys what is there and ends")
                .example("kisa:plugins watch my-model");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var path = Path.of(in.required("FOLDER"));
        Screen screen = in.screen();
        Map<Path, Project.Seen> deployed = Project.of(path).watched();
        var told = new HashMap<Path, Set<Finding>>();
        deploy(Project.of(path), Map.of(), told, screen);
        if (in.flag("--once")) {
            return;
        }
        screen.line(Tone.DIM, "watching " + path + "; Ctrl-C ends it");
        while (true) {
            Map<Path, Project.Seen> now = awaitChange(path, deployed);
            deploy(Project.of(path), deployed, told, screen);
            deployed = now;
        }
    }

    /** Returns when something has changed and rests again. What is watched is looked for anew: Java may have come to it. */
    private static Map<Path, Project.Seen> awaitChange(Path path, Map<Path, Project.Seen> known) {
        Map<Path, Project.Seen> before = known;
        while (true) {
            pause();
            Map<Path, Project.Seen> now =
                    Project.isThere(path) ? Project.of(path).watched() : Map.of();
            if (!now.equals(known) && now.equals(before) && !now.isEmpty()) {
                return now;
            }
            before = now;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** Whatever goes wrong with one save is told, and the next one is awaited. */
    private void deploy(Project project, Map<Path, Project.Seen> before, Map<Path, Set<Finding>> told, Screen screen)
            throws IOException {
        if (project.hasJava() && !built(project, screen)) {
            return;
        }
        List<Path> files = project.deployables();
        if (files.isEmpty()) {
            screen.line(Tone.WARNING, "nothing to deploy in " + project.root());
        }
        Map<Path, Project.Seen> now = project.watched();
        for (Path file : files) {
            if (project.hasJava() || hasChanged(file, before, now)) {
                install(file, !before.isEmpty(), told, screen);
            }
        }
    }

    /** Itself or the signature beside it. */
    private static boolean hasChanged(Path file, Map<Path, Project.Seen> before, Map<Path, Project.Seen> now) {
        return Stream.of(file, file.resolveSibling(file.getFileName() + NamedFile.SIGNATURE))
                .anyMatch(one -> !Objects.equals(now.get(one), before.get(one)));
    }

    private static boolean built(Project project, Screen screen) throws IOException {
        screen.line(Tone.DIM, "mvn package …");
        var outcome = MavenBuild.run(project.root());
        outcome.certificates().forEach(line -> screen.line(Tone.DIM, line));
        if (!outcome.built()) {
            screen.line(Tone.BAD, "not built; what was in use stays");
            outcome.complaints().forEach(line -> screen.line(Tone.BAD, "  " + line));
        }
        return outcome.built();
    }

    /** @param wasSaved whether the file has just been written, so that its age tells how long its author has waited */
    private void install(Path file, boolean wasSaved, Map<Path, Set<Finding>> told, Screen screen) {
        long start = wasSaved ? Project.modified(file).toMillis() : System.currentTimeMillis();
        try {
            Plugin plugin = plugins.install(NamedFile.plugin(file.toString()));
            String offers = plugin.offers().isEmpty()
                    ? plugin.inUse().map(Plugin.Identity::toString).orElse("")
                    : String.join(", ", plugin.offers());
            screen.line(
                    Tone.GOOD,
                    plugin.name() + " is live " + (System.currentTimeMillis() - start) + " ms after "
                            + (wasSaved ? "it was saved: " : "it was read: ") + offers);
            tell(plugin, told.getOrDefault(file, Set.of()), screen);
            told.put(file, Set.copyOf(plugin.findings()));
        } catch (InvalidInputException e) {
            screen.line(Tone.BAD, file.getFileName() + " is refused; what was in use stays");
            e.problems().forEach(problem -> tell(screen, Tone.BAD, problem));
        } catch (IOException e) {
            screen.line(Tone.BAD, file.getFileName() + " cannot be read: " + e.getMessage());
        } catch (Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} was not deployed", file, e);
            screen.line(Tone.BAD, file.getFileName() + " is not deployed, the log says why: " + e.getMessage());
        }
    }

    private static Tone tone(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> Tone.BAD;
            case WARNING -> Tone.WARNING;
            case NOTE -> Tone.DIM;
        };
    }

    /** What was told at the save before is counted only, so that the new stands out. */
    private static void tell(Plugin plugin, Set<Finding> known, Screen screen) {
        List<Finding> fresh = plugin.findings().stream()
                .filter(finding -> !known.contains(finding))
                .toList();
        fresh.forEach(finding -> tell(screen, tone(finding), finding.problem()));
        int before = plugin.findings().size() - fresh.size();
        if (before > 0) {
            screen.line(Tone.DIM, "  " + before + " as before; kisa:plugins show " + plugin.name() + " lists all");
        }
    }

    private static void tell(Screen screen, Tone tone, Problem problem) {
        screen.line(tone, "  " + problem);
    }
}
