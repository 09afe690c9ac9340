package org.minikisa.runtime.plugins;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * The very bytes that a bundle was installed with by a person: the framework's own copy of the jar. The standard has no way to
 * them, so this knows how Felix keeps them: {@code bundleN/versionR.V/bundle.jar} beside {@code bundleN/data}, of which
 * the highest refresh count and revision are the present ones. A jar that does not say of itself what the framework says of
 * the bundle is not believed to be it.
 */
final class CachedJar {

    private static final Pattern REVISION = Pattern.compile("version(\\d{1,9})\\.(\\d{1,9})");
    private static final String JAR = "bundle.jar";
    private static final String REFERENCE = "reference:";

    private CachedJar() {}

    /** @throws InvalidInputException when the framework has no copy of its own, or none that can be found */
    static byte[] of(Bundle bundle) {
        if (bundle.getLocation().startsWith(REFERENCE)) {
            throw refused(
                    bundle,
                    "plugins.bundle.reference",
                    "a reference to a file that may change at any moment",
                    "Install it by file: instead of reference:file:.");
        }
        try {
            Path jar = latest(bundle)
                    .orElseThrow(() -> refused(
                            bundle,
                            "plugins.bundle.bytes",
                            "no jar in the framework's storage",
                            "Pack it as a jar and install that; a folder is no plug-in."));
            byte[] bytes = Files.readAllBytes(jar);
            checkIsThatOf(bundle, jar);
            return bytes;
        } catch (IOException e) {
            throw refused(
                    bundle,
                    "plugins.bundle.bytes",
                    String.valueOf(e.getMessage()),
                    "Uninstall it and install it again.");
        }
    }

    private static Optional<Path> latest(Bundle bundle) {
        File data = bundle.getDataFile("");
        File[] revisions =
                data == null ? null : data.getAbsoluteFile().getParentFile().listFiles();
        return revisions == null
                ? Optional.empty()
                : Arrays.stream(revisions)
                        .filter(folder -> REVISION.matcher(folder.getName()).matches())
                        .max(Comparator.comparing((File folder) -> number(folder, 1))
                                .thenComparing(folder -> number(folder, 2)))
                        .map(folder -> folder.toPath().resolve(JAR))
                        .filter(Files::isRegularFile);
    }

    private static int number(File folder, int group) {
        Matcher matcher = REVISION.matcher(folder.getName());
        return matcher.matches() ? Integer.parseInt(matcher.group(group)) : -1;
    }

    private static void checkIsThatOf(Bundle bundle, Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            String told =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (!Objects.equals(told, bundle.getHeaders("").get(Constants.BUNDLE_SYMBOLICNAME))) {
                throw refused(
                        bundle,
                        "plugins.bundle.bytes",
                        "a jar in the framework's storage that is another bundle's: " + told,
                        "Uninstall it and install it again.");
            }
        }
    }

    private static InvalidInputException refused(Bundle bundle, String code, String found, String remedy) {
        return InvalidInputException.of(
                "plug-in " + bundle.getLocation(), code, bundle.getLocation(), found, "a copy of its jar", remedy);
    }
}
