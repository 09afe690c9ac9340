package org.minikisa.runtime.plugins.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

/** {@code kisa:plugins watch}: each save is built where it must be, checked, and live. */
final class Watch implements Command {

    /** Between two looks at the files, in ms; also how long a file must have rested. */
    private static final long PAUSE = 15;

    private static final Project.Seen NOTHING = new Project.Seen(-1, FileTime.fromMillis(0));

    private final Plugins plugins;

    Watch(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public Usage usage() {
        return Usage.of(
                        "watch",
                        "deploys what is in a folder again at each save, built by Maven where it has Java; until Ctrl-C")
                .argument("FOLDER", "a plug-in's project, or a folder of models and jars", true)
                .flag("--once", "deploys what is there and ends")
                .example("kisa:plugins watch my-model");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var project = Project.of(Path.of(in.required("FOLDER")));
        Screen screen = in.screen();
        Map<Path, Project.Seen> deployed = project.watched();
        deploy(project, Map.of(), screen);
        if (in.flag("--once")) {
            return;
        }
        screen.line(Tone.DIM, "watching " + project.root() + "; Ctrl-C ends it");
        while (true) {
            Map<Path, Project.Seen> now = awaitChange(project, deployed);
            deploy(project, deployed, screen);
            deployed = now;
        }
    }

    /** Returns when something has changed and rests again. */
    private static Map<Path, Project.Seen> awaitChange(Project project, Map<Path, Project.Seen> known) {
        Map<Path, Project.Seen> before = known;
        while (true) {
            pause();
            Map<Path, Project.Seen> now = project.watched();
            if (!now.equals(known) && now.equals(before)) {
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

    private void deploy(Project project, Map<Path, Project.Seen> before, Screen screen) throws IOException {
        if (project.hasJava()) {
            var outcome = MavenBuild.run(project.root());
            if (!outcome.built()) {
                screen.line(Tone.BAD, "not built");
                outcome.complaints().forEach(line -> screen.line(Tone.BAD, "  " + line));
                return;
            }
        }
        List<Path> files = project.deployables();
        if (files.isEmpty()) {
            screen.line(Tone.WARNING, "nothing to deploy in " + project.root());
        }
        Map<Path, Project.Seen> now = project.watched();
        for (Path file : files) {
            if (project.hasJava() || !now.getOrDefault(file, NOTHING).equals(before.get(file))) {
                install(file, screen);
            }
        }
    }

    private void install(Path file, Screen screen) throws IOException {
        long start = System.nanoTime();
        try {
            Plugin plugin = plugins.install(NamedFile.plugin(file.toString()));
            long millis = (System.nanoTime() - start) / 1_000_000;
            screen.line(
                    Tone.GOOD,
                    String.format(
                            Locale.ROOT,
                            "%s is live after %d ms: %s",
                            plugin.name(),
                            millis,
                            plugin.offers().isEmpty()
                                    ? plugin.inUse()
                                            .map(Plugin.Identity::toString)
                                            .orElse("")
                                    : String.join(", ", plugin.offers())));
            plugin.findings().stream().map(Finding::problem).forEach(problem -> tell(screen, Tone.WARNING, problem));
        } catch (InvalidInputException e) {
            screen.line(Tone.BAD, file.getFileName() + " is refused");
            e.problems().forEach(problem -> tell(screen, Tone.BAD, problem));
        }
    }

    private static void tell(Screen screen, Tone tone, Problem problem) {
        screen.line(tone, "  " + problem);
    }
}
