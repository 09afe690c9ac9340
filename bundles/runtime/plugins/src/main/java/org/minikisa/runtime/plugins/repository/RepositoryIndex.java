package org.minikisa.runtime.plugins.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.plugins.trust.Fingerprints;
import org.osgi.framework.Version;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;

/** Makes a repository of a folder: writes what is in it into {@code index.xml}. The same files give the same bytes. */
public final class RepositoryIndex {

    public static final String FILE = "index.xml";

    private static final int DEEPEST = 8;
    private static final String MODEL = ".model.json";
    private static final String JAR = ".jar";

    private final Path folder;
    private final Problems problems = new Problems();

    private RepositoryIndex(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the index of all jars and models in a folder and below.
     *
     * @param name of the repository, for people
     * @return what it offers now, in the order of ids and versions
     * @throws InvalidInputException with all files that are no plug-ins; then the index that was there stays
     */
    public static List<Resource> write(Path folder, String name) {
        var index = new RepositoryIndex(folder);
        List<Resource> resources = index.resources();
        index.problems.refuseIfAny("the repository " + folder);
        try {
            Path part = Files.createTempFile(folder, ".index", ".part");
            Files.write(part, IndexWriter.write(name, resources));
            Files.move(part, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        return resources;
    }

    private List<Resource> resources() {
        var resources = new ArrayList<Resource>();
        for (Path path : files()) {
            try {
                resources.add(resource(path));
            } catch (InvalidInputException e) {
                e.problems().forEach(problems::add);
            } catch (IOException e) {
                throw unusable(path, e);
            }
        }
        resources.sort(Comparator.comparing(Resource::id)
                .thenComparing(Resource::version)
                .thenComparing(Resource::type)
                .thenComparing(resource -> resource.content().url()));
        twins(resources);
        return resources;
    }

    private List<Path> files() {
        try (Stream<Path> paths = Files.walk(folder, DEEPEST)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path ->
                            path.toString().endsWith(JAR) || path.toString().endsWith(MODEL))
                    .filter(path -> StreamSupport.stream(folder.relativize(path).spliterator(), false)
                            .noneMatch(part -> part.toString().startsWith(".")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private void twins(List<Resource> resources) {
        resources.stream()
                .collect(Collectors.groupingBy(resource -> resource.type() + " " + resource))
                .forEach((what, same) -> {
                    if (same.size() > 1) {
                        problems.add(
                                "plugins.repository.twin",
                                same.get(1).content().url(),
                                "another file with " + what + ": "
                                        + same.get(0).content().url(),
                                "each version once",
                                "Raise the version, or move one of them out of the folder.");
                    }
                });
    }

    private Resource resource(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        Resource.Content content = content(path, bytes);
        return path.toString().endsWith(JAR)
                ? BundleReader.read(content.url(), bytes, content)
                : model(path, bytes, content);
    }

    private Resource.Content content(Path path, byte[] bytes) {
        return new Resource.Content(Fingerprints.of(bytes), url(path), OptionalLong.of(bytes.length));
    }

    /** Relative, so that the folder can be put anywhere. */
    private String url(Path path) {
        try {
            String relative = folder.relativize(path).toString().replace('\\', '/');
            String url =
                    new URI(null, null, "/" + relative, null).toASCIIString().substring(1);
            return url.contains(":") ? "./" + url : url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Only its head: whether the model is sound is asked by who deploys it. */
    private Resource model(Path path, byte[] bytes, Resource.Content content) throws IOException {
        JsonObject head = head(content.url(), bytes);
        Path beside = path.resolveSibling(path.getFileName() + ".jws");
        Optional<Resource.Content> signature =
                Files.exists(beside) ? Optional.of(content(beside, Files.readAllBytes(beside))) : Optional.empty();
        String id = text(head, "id");
        String title = head.get(Resource.TITLE) instanceof JsonObject titles ? text(titles, "en") : "";
        return new Resource(
                Resource.MODEL,
                id,
                Version.parseVersion(text(head, "version")),
                title.isEmpty() ? id : title,
                content,
                signature,
                titles(head),
                List.of());
    }

    private static List<Clause> titles(JsonObject head) {
        if (!(head.get(Resource.TITLE) instanceof JsonObject titles)) {
            return List.of();
        }
        var attributes = new TreeMap<String, Object>();
        titles.keySet().forEach(language -> attributes.put(language, text(titles, language)));
        return List.of(new Clause(Resource.TITLES, attributes, Map.of()));
    }

    private static JsonObject head(String place, byte[] bytes) {
        try (var reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            if (json instanceof JsonObject head && !text(head, "id").isEmpty()) {
                Version.parseVersion(text(head, "version"));
                return head;
            }
            throw refused(place, "no id");
        } catch (IOException | JsonParseException | IllegalArgumentException | StackOverflowError e) {
            throw refused(place, String.valueOf(e.getMessage()));
        }
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static InvalidInputException refused(String place, String found) {
        return InvalidInputException.of(
                "the repository",
                "plugins.repository.model",
                place,
                found,
                "a model with id and version",
                "Mend it, or move it out of the folder.");
    }

    private static InvalidInputException unusable(Path path, IOException e) {
        return InvalidInputException.of(
                "the repository",
                "plugins.repository.folder",
                path.toString(),
                e.toString(),
                "a folder that can be read and written to",
                "Check the path and the rights to it.");
    }
}
