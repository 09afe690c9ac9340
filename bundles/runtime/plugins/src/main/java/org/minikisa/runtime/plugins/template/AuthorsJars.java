package org.minikisa.runtime.plugins.template;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.jar.JarFile;

import org.minikisa.runtime.embed.CommandRunner;

/**
 * What authors build with: contracts, laws, test kits and the reader of models, as the Maven repository that the executable
 * jar carries.
 */
final class AuthorsJars {

    private static final String IN_JAR = "minikisa/authors/";

    private AuthorsJars() {}

    /** Unpacks them; empty where the launcher carries none: a host that embeds, a test. */
    static Optional<Path> into(Path folder) throws IOException {
        URL found = CommandRunner.class.getClassLoader().getResource(IN_JAR);
        if (found == null) {
            return Optional.empty();
        }
        URLConnection connection = found.openConnection();
        if (!(connection instanceof JarURLConnection inJar)) {
            return Optional.empty();
        }
        inJar.setUseCaches(false);
        try (JarFile jar = inJar.getJarFile()) {
            unpack(jar, folder);
        }
        return Optional.of(folder);
    }

    private static void unpack(JarFile jar, Path folder) throws IOException {
        var entries = jar.stream()
                .filter(entry -> entry.getName().startsWith(IN_JAR) && !entry.isDirectory())
                .toList();
        for (var entry : entries) {
            Path file = folder.resolve(entry.getName().substring(IN_JAR.length()));
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
