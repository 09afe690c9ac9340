package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * The borders of the house, checked on the built jars (what the framework will see) and on the sources (what bnd might have
 * copied in): no wing reaches into another one's private room, and no arrow goes back up the floors.
 */
class BordersTest {

    /** From the ground up; a wing leans on itself and on the wings before it. */
    private static final List<String> FLOORS = List.of(
            "problem",
            "rendering",
            "store",
            "procurement",
            "intake",
            "classification",
            "support",
            "competition",
            "impact",
            "reporting",
            "runtime",
            "demo",
            "itest",
            "bench");

    /** What a plug-in author compiles against leans on nothing but the JDK and the problems. */
    private static final List<String> AUTHORS_JARS = List.of("org.minikisa.impact.api", "org.minikisa.competition.api");

    private static final Path BUNDLES =
            Path.of(System.getProperty("minikisa.bundles")).normalize();
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(org\\.minikisa\\.[a-z.]+[a-z])", Pattern.MULTILINE);
    private static final Pattern HEADER_PACKAGE = Pattern.compile("(?:^|,)(org\\.minikisa\\.[a-zA-Z0-9_.]+)");

    @Test
    void noJarReachesIntoAPrivateRoomOrUpTheFloors() throws IOException {
        var wrong = new ArrayList<String>();
        var jars = jars();
        jars.forEach((room, manifest) -> packages(manifest, "Import-Package")
                .forEach(imported -> forbidden(room, imported).ifPresent(wrong::add)));
        assertThat(jars).as("built rooms").hasSizeGreaterThan(35);
        assertThat(wrong).isEmpty();
    }

    @Test
    void noSourceReachesIntoAPrivateRoomOrUpTheFloors() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path room : rooms()) {
            Path sources = room.resolve("src/main/java");
            if (!Files.isDirectory(sources)) {
                continue;
            }
            try (var files = Files.walk(sources)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    IMPORT.matcher(Files.readString(file)).results().forEach(m -> forbidden(name(room), m.group(1))
                            .ifPresent(w -> wrong.add(file.getFileName() + ": " + w)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyContractsAndLibrariesAreExported() throws IOException {
        var wrong = new ArrayList<String>();
        jars().forEach((room, manifest) -> packages(manifest, "Export-Package").stream()
                .filter(exported -> !exports(room))
                .forEach(exported -> wrong.add(room + " exports " + exported)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyExportedPackageCarriesAVersion() throws IOException {
        var wrong = new ArrayList<String>();
        jars().forEach((room, manifest) -> {
            String header = manifest.getOrDefault("Export-Package", "");
            for (String exported : packages(manifest, "Export-Package")) {
                if (!Pattern.compile(Pattern.quote(exported) + "(;[^,]*(\"[^\"]*\")?)*;version=\"[1-9]")
                        .matcher(header)
                        .find()) {
                    wrong.add(room + " exports " + exported + " without a version");
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void folderSymbolicNameAndPackageAreOne() throws IOException {
        var wrong = new ArrayList<String>();
        var jars = jars();
        for (Path room : rooms()) {
            if (!jars.containsKey(name(room))) {
                wrong.add(name(room) + ": no jar of that symbolic name");
            }
            Path sources = room.resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                try (var files = Files.walk(sources)) {
                    files.filter(f -> f.toString().endsWith(".java"))
                            .map(f -> sources.relativize(f.getParent())
                                    .toString()
                                    .replace('/', '.')
                                    .replace('\\', '.'))
                            .filter(p -> !p.equals(name(room)) && !p.startsWith(name(room) + "."))
                            .forEach(p -> wrong.add(name(room) + " holds the package " + p));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theRulesWouldNotice() {
        assertThat(forbidden("org.minikisa.intake.core", "org.minikisa.store.jdbc"))
                .as("another wing's room")
                .isPresent();
        assertThat(forbidden("org.minikisa.intake.core", "org.minikisa.support.api"))
                .as("back up")
                .isPresent();
        assertThat(forbidden("org.minikisa.intake.shell", "org.minikisa.intake.core"))
                .as("own private room")
                .isPresent();
        assertThat(forbidden("org.minikisa.impact.api", "org.minikisa.store.api"))
                .as("the author's jar")
                .isPresent();
        assertThat(forbidden("org.minikisa.intake.core", "org.minikisa.intake.api"))
                .isEmpty();
        assertThat(forbidden("org.minikisa.reporting.core", "org.minikisa.rendering.charts"))
                .isEmpty();
    }

    private static Optional<String> forbidden(String from, String to) {
        String[] a = from.split("\\.");
        String[] b = to.split("\\.");
        if (to.equals(from) || to.startsWith(from + ".")) {
            return Optional.empty();
        }
        boolean down = FLOORS.indexOf(b[2]) >= 0 && FLOORS.indexOf(b[2]) <= FLOORS.indexOf(a[2]);
        boolean open = b[2].equals("rendering")
                || b.length > 3 && List.of("api", "laws", "tck").contains(b[3])
                || to.equals("org.minikisa.runtime.embed")
                        && List.of("runtime", "itest", "bench").contains(a[2])
                // What the house and the client of sealed tenders both have; copied, not imported.
                || List.of("org.minikisa.competition.core", "org.minikisa.competition.client")
                                .contains(from)
                        && to.equals("org.minikisa.competition.sealing")
                // Both ends of a worker's pipes; copied, not imported.
                || from.equals("org.minikisa.runtime.plugins") && to.startsWith("org.minikisa.runtime.worker.wire");
        boolean ofAuthors = !AUTHORS_JARS.contains(from) || to.equals("org.minikisa.problem.api");
        return down && open && ofAuthors ? Optional.empty() : Optional.of(from + " leans on " + to);
    }

    private static boolean exports(String room) {
        String[] parts = room.split("\\.");
        return parts[2].equals("rendering")
                || room.equals("org.minikisa.runtime.embed")
                || parts.length == 4 && List.of("api", "laws", "tck").contains(parts[3]);
    }

    private static Map<String, Map<String, String>> jars() throws IOException {
        var jars = new TreeMap<String, Map<String, String>>();
        for (Path room : rooms()) {
            Path target = room.resolve("target");
            if (!Files.isDirectory(target)) {
                continue;
            }
            try (var files = Files.list(target)) {
                for (Path file : files.filter(f -> f.getFileName().toString().matches("org\\.minikisa\\..*\\.jar"))
                        .toList()) {
                    try (var jar = new JarFile(file.toFile())) {
                        var headers = new TreeMap<String, String>();
                        jar.getManifest()
                                .getMainAttributes()
                                .forEach((k, v) -> headers.put(k.toString(), v.toString()));
                        jars.put(
                                headers.getOrDefault("Bundle-SymbolicName", file.toString())
                                        .split(";")[0],
                                headers);
                    }
                }
            }
        }
        return jars;
    }

    /** Every folder with a pom below {@code bundles/}, but for the tests and benchmarks, which are never deployed. */
    private static List<Path> rooms() throws IOException {
        try (var files = Files.walk(BUNDLES, 4)) {
            return files.filter(f -> f.getFileName().toString().equals("pom.xml")
                            && !f.getParent().equals(BUNDLES))
                    .map(Path::getParent)
                    .filter(r -> !r.startsWith(BUNDLES.resolve("itest")) && !r.startsWith(BUNDLES.resolve("bench")))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path room) {
        return "org.minikisa."
                + BUNDLES.relativize(room).toString().replace('/', '.').replace('\\', '.');
    }

    private static List<String> packages(Map<String, String> manifest, String header) {
        // Attributes in quotes (uses:="a,b") name packages too, but lean on nothing.
        String plain = manifest.getOrDefault(header, "").replaceAll("\"[^\"]*\"", "\"\"");
        return HEADER_PACKAGE.matcher(plain).results().map(m -> m.group(1)).toList();
    }
}
