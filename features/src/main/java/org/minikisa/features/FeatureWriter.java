package org.minikisa.features;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * Writes the feature (OSGi Compendium 159) from the resolved run description: {@code FeatureWriter app.bndrun REPOSITORY
 * FEATURE.json VERSION}. The run description is the one list of bundles; this adds Maven coordinates, start levels and
 * digests from the repository, and fails when the two do not hold exactly the same bundles.
 */
public final class FeatureWriter {

    /** A bundle starts at the level of the first pattern that its symbolic name matches. */
    private static final Map<Integer, Pattern> LEVELS = new TreeMap<>(Map.of(
            1, Pattern.compile("org\\.ops4j\\.pax\\.logging\\..*|org\\.osgi\\..*"),
            2,
                    Pattern.compile(
                            "org\\.apache\\.felix\\.(scr|configadmin)|.*\\.(api|laws)|org\\.minikisa\\.rendering\\..*"),
            3,
                    Pattern.compile(
                            "org\\.minikisa\\.store\\.jdbc|(?!org\\.minikisa\\.|org\\.apache\\.felix\\.(?:gogo\\.|http\\.jetty)).*"),
            4, Pattern.compile("org\\.minikisa\\.(?!runtime\\.|.*\\.shell$|demo$).*"),
            // HTTP is answered when there is something to answer with
            5,
                    Pattern.compile(
                            "org\\.apache\\.felix\\.http\\.jetty.*|org\\.minikisa\\.runtime\\.plugins|org\\.minikisa\\.demo|org\\.minikisa\\.(?!runtime\\.).*\\.shell"),
            6, Pattern.compile(".*")));

    private record Jar(String symbolicName, String version, String coordinates, String sha256) {}

    private FeatureWriter() {}

    public static void main(String[] args) throws IOException {
        var runBundles = runBundles(Files.readString(Path.of(args[0])));
        var jars = jars(Path.of(args[1]));
        var wrong = new ArrayList<String>();
        runBundles.stream()
                .filter(b -> !jars.containsKey(b))
                .forEach(b -> wrong.add("in the run description, not among the dependencies of features/: " + b));
        jars.keySet().stream()
                .filter(b -> !runBundles.contains(b))
                .forEach(b -> wrong.add("among the dependencies of features/, not in the run description: " + b));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "the feature and the run description differ:\n  " + String.join("\n  ", wrong));
        }
        Path feature = Path.of(args[2]);
        Files.createDirectories(feature.getParent());
        Files.writeString(feature, json(jars, args[3]) + "\n");
        System.out.println("wrote " + feature.getFileName() + ": " + jars.size() + " bundles");
    }

    /** The symbolic names in {@code -runbundles}. */
    private static List<String> runBundles(String bndrun) {
        var names = new ArrayList<String>();
        String unfolded = bndrun.replaceAll("\\\\\\s*\\R\\s*", "");
        unfolded.lines().filter(l -> l.startsWith("-runbundles:")).forEach(line -> {
            for (String clause : line.substring("-runbundles:".length()).split(",(?=(?:[^']*'[^']*')*[^']*$)")) {
                names.add(clause.strip().split(";")[0].strip());
            }
        });
        return names;
    }

    private static Map<String, Jar> jars(Path repository) throws IOException {
        var jars = new TreeMap<String, Jar>();
        try (var files = Files.walk(repository)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                try (var jar = new JarFile(file.toFile())) {
                    Manifest manifest = jar.getManifest();
                    String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
                    if (name == null) {
                        throw new IllegalStateException(file.getFileName() + " is no bundle");
                    }
                    name = name.split(";")[0].strip();
                    jars.put(
                            name,
                            new Jar(
                                    name,
                                    manifest.getMainAttributes().getValue("Bundle-Version"),
                                    coordinates(repository.relativize(file)),
                                    sha256(file)));
                }
            }
        }
        return jars;
    }

    /** From the Maven layout: {@code group/parts/artifact/version/file.jar}. */
    private static String coordinates(Path layout) {
        int names = layout.getNameCount();
        String group = layout.subpath(0, names - 3).toString().replace('/', '.').replace('\\', '.');
        return group + ":" + layout.getName(names - 3) + ":" + layout.getName(names - 2);
    }

    private static String json(Map<String, Jar> jars, String version) {
        var feature = new JsonObject();
        feature.addProperty("feature-resource-version", "1.0");
        feature.addProperty("id", "org.minikisa:minikisa:osgifeature:" + version);
        feature.addProperty("name", "Minikisa");
        feature.addProperty(
                "description", "The toolkit of the support unit of a central purchasing body, with its shell");
        feature.addProperty("license", "Apache-2.0");
        feature.addProperty("complete", true);
        var bundles = new JsonArray();
        jars.values().stream()
                .sorted(Comparator.comparingInt((Jar j) -> level(j.symbolicName()))
                        .thenComparing(Jar::symbolicName))
                .forEach(jar -> {
                    var bundle = new JsonObject();
                    bundle.addProperty("id", jar.coordinates());
                    bundle.addProperty("bundleStartLevel", level(jar.symbolicName()));
                    bundle.addProperty("sha-256", jar.sha256());
                    bundles.add(bundle);
                });
        feature.add("bundles", bundles);
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(feature);
    }

    private static int level(String symbolicName) {
        return LEVELS.entrySet().stream()
                .filter(e -> e.getValue().matcher(symbolicName).matches())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
