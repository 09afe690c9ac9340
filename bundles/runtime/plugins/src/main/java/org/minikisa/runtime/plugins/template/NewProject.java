package org.minikisa.runtime.plugins.template;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.framework.BundleContext;

/** {@code kisa:plugins new}: a project to begin a plug-in with, which builds and is proven as it stands. */
public final class NewProject implements Command {

    /** Where a Maven that built Minikisa itself has what authors build with. */
    private static final String OF_THE_HOUSE = "file://${user.home}/.m2/repository";

    private static final String EXAMPLE_GROUP = "com.example";

    private final BundleContext context;

    public NewProject(BundleContext context) {
        this.context = context;
    }

    @Override
    public Usage usage() {
        return Usage.of("new", "writes a project to begin a plug-in with")
                .argument("KIND", "model, function, component or scoring", this::kinds, true)
                .argument("ID", "of the model or method; the project's name too", true)
                .argument("FOLDER", "where to write it; a new folder named by the id unless said", false)
                .option("--group", "GROUP", "Maven group id, com.example unless said")
                .example("kisa:plugins new function street-noise");
    }

    @Override
    public void run(Invocation in) throws IOException {
        Template template = template(in.required("KIND"));
        String id = in.required("ID");
        String group = in.option("--group").orElse(EXAMPLE_GROUP);
        var asked = new Coordinates(group, id, OF_THE_HOUSE);
        Path folder = emptyFolder(Path.of(in.argument("FOLDER").orElse(id)));
        Optional<Path> authors = AuthorsJars.into(data().resolve("authors"));
        var coordinates =
                authors.map(path -> new Coordinates(group, id, address(path))).orElse(asked);
        Map<String, String> files = template.files(coordinates);
        write(files, folder);
        in.screen()
                .details(Details.of(template.kind() + " " + id)
                        .add("folder", "Folder", folder)
                        .add("files", "Files", String.join(", ", files.keySet())));
        in.screen().remark(Tone.DIM, "what comes next stands in " + folder.resolve("README.md"));
    }

    private Template template(String kind) {
        return templates().stream()
                .filter(template -> template.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of("kind", kind, kinds()));
    }

    private List<String> kinds() {
        return templates().stream().map(Template::kind).toList();
    }

    private List<Template> templates() {
        return Template.in(context.getBundles());
    }

    /** Nothing is ever written over. */
    private static Path emptyFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isEmpty()) {
                    return folder;
                }
            } catch (NotDirectoryException e) {
                // refused below
            }
            throw InvalidInputException.of(
                    "kisa:plugins new",
                    "plugins.new.folder",
                    "FOLDER",
                    folder + ", which is there already",
                    "a new or empty folder",
                    "Give another folder behind the id, or move this one away.");
        }
        return folder;
    }

    private static void write(Map<String, String> files, Path folder) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private Path data() {
        return Path.of(Optional.ofNullable(context.getProperty("minikisa.data")).orElse("minikisa-data"))
                .toAbsolutePath()
                .normalize();
    }

    /** As Maven wants it in a pom: blanks and letters beyond ASCII as they are, which it does not decode. */
    private static String address(Path folder) {
        String path = folder.toString().replace(File.separatorChar, '/');
        return ((path.startsWith("/") ? "file://" : "file:///") + path).replace("&", "&amp;");
    }
}
