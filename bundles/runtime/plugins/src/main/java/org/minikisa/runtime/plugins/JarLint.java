package org.minikisa.runtime.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.plugins.Headers.Clause;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * Looks at a jar as bytes: is it a bundle that a runtime can take in and give up again? No code of it runs.
 *
 * <p>Asked are: a readable archive without twin, absolute or climbing names and of bounded size; a manifest with symbolic
 * name and version; imports of our packages with a range that ends, so that an old plug-in is told at once instead of
 * failing in the middle of its work; none of what makes a bundle depend on chance ({@code DynamicImport-Package}), tie it
 * to another ({@code Fragment-Host}), shadow ours ({@code Export-Package: org.minikisa…api}) or leave the JVM
 * (native code).
 */
final class JarLint {

    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String OURS = "org.minikisa.";
    private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib", ".jnilib");
    /** Packages of the JDK: it has one version of them, and they carry none. */
    private static final List<String> JDK =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.w3c.dom", "org.xml.sax", "org.ietf.jgss");

    private final Problems problems = new Problems();
    private final List<String> natives = new ArrayList<>();
    private Manifest manifest;

    private JarLint() {}

    /**
     * The main attributes of a jar's manifest.
     *
     * @param fileName what it is called in messages
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    static Attributes check(String fileName, byte[] bytes) {
        var lint = new JarLint();
        lint.archive(bytes);
        if (!lint.natives.isEmpty()) {
            lint.problems.add(
                    "plugins.jar.native",
                    lint.natives.get(0),
                    lint.natives.size() + " files of native code",
                    "Java only",
                    "Leave them out: native code cannot be given up again while the runtime runs.");
        }
        if (lint.manifest != null) {
            lint.manifest(lint.manifest.getMainAttributes());
        }
        lint.problems.refuseIfAny("plug-in " + fileName);
        return lint.manifest.getMainAttributes();
    }

    private void archive(byte[] bytes) {
        Set<String> names = new HashSet<>();
        long[] total = {0};
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (names.size() >= MOST_ENTRIES) {
                    problems.add(
                            "plugins.jar.entries",
                            "",
                            "more than " + MOST_ENTRIES + " entries",
                            "at most " + MOST_ENTRIES,
                            "Leave out what the plug-in does not need.");
                    return;
                }
                entry(entry, names);
                if (!content(zip, entry, total)) {
                    return;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add(
                    "plugins.jar.broken",
                    "",
                    String.valueOf(e.getMessage()),
                    "a readable jar",
                    "Copy or build the jar again: it is not complete.");
            return;
        }
        if (names.isEmpty()) {
            problems.add(
                    "plugins.jar.broken",
                    "",
                    bytes.length + " bytes that are no archive",
                    "a jar",
                    "Copy or build the jar again.");
        } else if (manifest == null) {
            problems.add(
                    "plugins.jar.manifest",
                    MANIFEST,
                    "nothing",
                    "the manifest of a bundle",
                    "Build the jar with bnd-maven-plugin, as the plug-in templates do.");
        }
    }

    private void entry(ZipEntry entry, Set<String> names) {
        String name = entry.getName();
        if (!names.add(name)) {
            problems.add(
                    "plugins.jar.twin", name, "two entries of this name", "each name once", "Build the jar again.");
        }
        if (name.startsWith("/") || name.contains("\\") || (name + "/").contains("../")) {
            problems.add(
                    "plugins.jar.path",
                    name,
                    "a name that leads out of the jar",
                    "a relative name",
                    "Build the jar again.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (NATIVE.stream().anyMatch(lower::endsWith)) {
            natives.add(name);
        }
    }

    /** Reads an entry to its end; false when the archive grows beyond all measure. */
    private boolean content(ZipInputStream zip, ZipEntry entry, long[] total) throws IOException {
        if (entry.getName().equals(MANIFEST)) {
            byte[] text = zip.readNBytes(1 << 20);
            total[0] += text.length;
            try {
                manifest = new Manifest(new ByteArrayInputStream(text));
            } catch (IOException e) {
                problems.add(
                        "plugins.jar.manifest",
                        MANIFEST,
                        String.valueOf(e.getMessage()),
                        "a readable manifest",
                        "Build the jar with bnd-maven-plugin, as the plug-in templates do.");
                manifest = new Manifest();
            }
        }
        byte[] buffer = new byte[8192];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            total[0] += n;
            if (total[0] > MOST_BYTES) {
                problems.add(
                        "plugins.jar.bytes",
                        entry.getName(),
                        "more than " + MOST_BYTES + " bytes when unpacked",
                        "at most " + MOST_BYTES,
                        "Leave out what the plug-in does not need.");
                return false;
            }
        }
        return true;
    }

    private void manifest(Attributes headers) {
        if (headers.isEmpty()) {
            return;
        }
        if (Headers.clauses(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)).isEmpty()) {
            problems.add(
                    "plugins.manifest.name",
                    Constants.BUNDLE_SYMBOLICNAME,
                    "nothing",
                    "the bundle's symbolic name",
                    "Build the jar with bnd-maven-plugin, as the plug-in templates do: this is a plain jar.");
        } else if (!"2".equals(headers.getValue(Constants.BUNDLE_MANIFESTVERSION))) {
            problems.add(
                    "plugins.manifest.version",
                    Constants.BUNDLE_MANIFESTVERSION,
                    String.valueOf(headers.getValue(Constants.BUNDLE_MANIFESTVERSION)),
                    "2",
                    "Build the jar with bnd-maven-plugin.");
        }
        version(headers.getValue(Constants.BUNDLE_VERSION));
        absent(
                headers,
                Constants.DYNAMICIMPORT_PACKAGE,
                "plugins.manifest.dynamic",
                "Import each package by name: what a plug-in needs must be known before it starts.");
        absent(
                headers,
                Constants.FRAGMENT_HOST,
                "plugins.manifest.fragment",
                "Make it a bundle of its own: a plug-in must not become part of another bundle.");
        absent(
                headers,
                Constants.BUNDLE_NATIVECODE,
                "plugins.manifest.native",
                "Leave it out: native code cannot be given up again while the runtime runs.");
        Headers.clauses(headers.getValue(Constants.IMPORT_PACKAGE)).forEach(this::imported);
        Headers.clauses(headers.getValue(Constants.EXPORT_PACKAGE)).forEach(this::exported);
    }

    private void version(String version) {
        try {
            Version.parseVersion(version);
        } catch (IllegalArgumentException e) {
            problems.add(
                    "plugins.manifest.version",
                    Constants.BUNDLE_VERSION,
                    version,
                    "a version such as 1.2.0",
                    "Give it a version of three numbers.");
        }
    }

    private void absent(Attributes headers, String header, String code, String remedy) {
        String value = headers.getValue(header);
        if (value != null) {
            problems.add(code, header, value, "no such header", remedy);
        }
    }

    private void imported(Clause clause) {
        boolean optional =
                Constants.RESOLUTION_OPTIONAL.equals(clause.directives().get(Constants.RESOLUTION_DIRECTIVE));
        String range = clause.attributes().get(Constants.VERSION_ATTRIBUTE);
        for (String name : clause.names()) {
            if (range == null) {
                if (!optional && JDK.stream().noneMatch((name + ".")::startsWith)) {
                    problems.add(
                            "plugins.import.range",
                            Constants.IMPORT_PACKAGE + " " + name,
                            "no version",
                            "a range such as [1.0,2)",
                            "Let bnd write the imports: it takes the range from the api's jar.");
                }
                continue;
            }
            try {
                if (name.startsWith(OURS) && new VersionRange(range).getRight() == null) {
                    problems.add(
                            "plugins.import.range",
                            Constants.IMPORT_PACKAGE + " " + name,
                            range,
                            "a range that ends, such as [1.0,2)",
                            "Let bnd write the imports: the next major version of the api will not suit this plug-in.");
                }
            } catch (IllegalArgumentException e) {
                problems.add(
                        "plugins.import.range",
                        Constants.IMPORT_PACKAGE + " " + name,
                        range,
                        "a range such as [1.0,2)",
                        "Let bnd write the imports.");
            }
        }
    }

    private void exported(Clause clause) {
        for (String name : clause.names()) {
            if (name.startsWith(OURS) && name.endsWith(".api") || name.startsWith("java.")) {
                problems.add(
                        "plugins.export",
                        Constants.EXPORT_PACKAGE + " " + name,
                        "a package of the runtime",
                        "packages of the plug-in's own",
                        "Import it instead: set the api's scope to provided and leave it out of the jar.");
            }
        }
    }
}
