package org.minikisa.runtime.plugins.repository;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.DataFolder;
import org.minikisa.runtime.plugins.repository.Catalogue.Offer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The repositories that an administrator has named: a file with a URL in each line, {@code #} for comments, read again each time.
 */
@Component(service = Repositories.class)
public final class Repositories {

    private static final int LONGEST_INDEX = 32 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path file;
    private final Download download;

    @Activate
    public Repositories(BundleContext context) {
        this(DataFolder.of(context).resolve("conf").resolve("repositories"));
    }

    /** @param file need not be there: {@code <data>/conf/repositories} */
    public Repositories(Path file) {
        this(file, PATIENCE);
    }

    Repositories(Path file, Duration patience) {
        this.file = Objects.requireNonNull(file, "file");
        this.download = new Download(patience);
    }

    /** URLs of indexes, in the order they are asked. */
    public List<URI> list() {
        return lines().stream()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(Repositories::uri)
                .toList();
    }

    /**
     * Adds a repository, once its index can be read.
     *
     * @param url of an {@code index.xml}, or a path on this machine
     * @return what it offers
     */
    public Catalogue add(String url) {
        URI uri = uri(url);
        List<URI> known = list();
        Catalogue catalogue = read(List.of(uri));
        List<Problem> problems = Finding.errors(catalogue.findings());
        if (!problems.isEmpty()) {
            throw new InvalidInputException("the repository " + url, problems);
        }
        if (!known.contains(uri)) {
            var lines = new ArrayList<>(lines());
            lines.add(uri.toString());
            write(lines);
        }
        return catalogue;
    }

    /** @throws InvalidInputException when it is not in the list */
    public void remove(String url) {
        URI uri = uri(url);
        if (!list().contains(uri)) {
            throw InvalidInputException.of(
                    "the repository " + url,
                    "plugins.repository.unknown",
                    file.toString(),
                    "no such line",
                    "a repository of the list",
                    "See which there are with: kisa:plugins repository list");
        }
        write(lines().stream()
                .filter(line -> !line.replaceFirst("(^|\\s)#.*", "").strip().equals(uri.toString()))
                .toList());
    }

    /** What all of them offer now. One that cannot be read is a finding and does not hide the others. */
    public Catalogue read() {
        return read(list());
    }

    private Catalogue read(List<URI> uris) {
        Map<String, Offer> offers = new LinkedHashMap<>();
        var findings = new ArrayList<Finding>();
        for (URI uri : uris) {
            try {
                IndexReader.Index index = IndexReader.read(uri.toString(), download.read(uri, LONGEST_INDEX));
                index.resources()
                        .forEach(resource ->
                                offers.putIfAbsent(resource.type() + " " + resource, new Offer(uri, resource)));
                findings.addAll(index.findings());
            } catch (InvalidInputException e) {
                e.problems().forEach(problem -> findings.add(Finding.error(problem)));
            }
        }
        return new Catalogue(offers.values().stream().sorted(Catalogue.ORDER).toList(), findings, download);
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url.strip().replace(" ", "%20"));
            if (uri.getScheme() != null && uri.getScheme().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // a path of this machine
        }
        Path path = Path.of(url.strip()).toAbsolutePath().normalize();
        return (Files.isDirectory(path) ? path.resolve(RepositoryIndex.FILE) : path).toUri();
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void write(List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), ".repositories", ".part");
            Files.write(part, lines);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private InvalidInputException unusable(IOException e) {
        return InvalidInputException.of(
                "the list of repositories",
                "plugins.repository.list",
                file.toString(),
                e.toString(),
                "a text file that can be read and written",
                "Check the rights to it, and that it is UTF-8.");
    }
}
