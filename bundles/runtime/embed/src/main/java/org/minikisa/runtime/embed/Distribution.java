package org.minikisa.runtime.embed;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/** Where the feature and its bundles are: a folder, or the same tree inside the executable jar. */
final class Distribution {

    /** Where the tree stands in the executable jar. */
    private static final String IN_JAR = "minikisa/";

    private static final String FEATURE = "minikisa.json";

    private final Optional<Path> folder;

    Distribution(Optional<Path> folder) {
        this.folder = folder;
    }

    Feature feature() throws IOException {
        var service = ServiceLoader.load(FeatureService.class, Distribution.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no FeatureService on the class path"));
        try (var in = new InputStreamReader(open(FEATURE), StandardCharsets.UTF_8)) {
            return service.readFeature(in);
        }
    }

    /** The bytes of a bundle, from the repository in Maven layout. */
    byte[] bundle(ID id) throws IOException {
        String name = id.getArtifactId() + "-" + id.getVersion()
                + id.getClassifier().map(c -> "-" + c).orElse("") + ".jar";
        String path = "repository/" + id.getGroupId().replace('.', '/') + "/" + id.getArtifactId() + "/"
                + id.getVersion() + "/" + name;
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(String path) throws IOException {
        if (folder.isPresent()) {
            return Files.newInputStream(folder.get().resolve(path));
        }
        InputStream in = Distribution.class.getClassLoader().getResourceAsStream(IN_JAR + path);
        if (in == null) {
            throw new FileNotFoundException(
                    IN_JAR + path + " is not on the class path: put the executable jar on it, or give a"
                            + " distribution folder with Options.withDistribution");
        }
        return in;
    }
}
