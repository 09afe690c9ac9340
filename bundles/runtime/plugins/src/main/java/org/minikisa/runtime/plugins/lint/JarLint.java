package org.minikisa.runtime.plugins.lint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.runtime.plugins.lint.Archive.Budget;
import org.minikisa.runtime.plugins.lint.Archive.Entry;
import org.minikisa.runtime.plugins.lint.Archive.Unreadable;
import org.osgi.framework.Constants;
import org.xml.sax.SAXException;

/**
 * Looks at a jar as bytes: is it a bundle that a runtime can take in and give up again? No code of it runs, and everything
 * that is to be said is said at once, in bounded time and memory.
 *
 * <ol>
 *   <li>the archive ({@link Archive}): readable, the same from both ends, of bounded size, without twin, absolute or climbing
 *       names, without native code;
 *   <li>the manifest ({@link ManifestLint});
 *   <li>its components ({@link ComponentReader}): the descriptions are there, and their classes;
 *   <li>the code ({@link CodeLint}, {@link CodeRule}), also that of jars on its {@code Bundle-ClassPath}.
 * </ol>
 */
public final class JarLint {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String COMPONENTS = "Service-Component";
    private static final String OURS = "org.minikisa.";
    private static final int LONGEST_MANIFEST = 1 << 20;
    private static final int LONGEST_DESCRIPTION = 1 << 20;
    private static final int LONGEST_CLASS = 4 << 20;
    private static final long MOST_CODE = 48L << 20;
    private static final int LONGEST_JAR = 64 << 20;
    private static final Pattern FOR_JAVA = Pattern.compile("(?:.*/)?META-INF/versions/(\\d{1,3})/.*");
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");
    private static final Pattern NAME =
            Pattern.compile("(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)(?![A-Za-z]:)[^\\\\\\p{Cntrl}]+");

    /** What a worker can ask; each is a pure question. */
    private static final Set<String> PURE = Set.of(
            "org.minikisa.impact.api.ImpactModel",
            "org.minikisa.impact.api.ImpactFunction",
            "org.minikisa.competition.api.ScoringMethod");

    private static final Set<String> CONTRACTS =
            Set.of("org.minikisa.impact.api", "org.minikisa.competition.api", "org.minikisa.problem.api");

    /** Headers of bundles that live with others. */
    private static final List<String> CONNECTS = List.of(
            Constants.BUNDLE_ACTIVATOR,
            Constants.BUNDLE_CLASSPATH,
            Constants.EXPORT_PACKAGE,
            Constants.FRAGMENT_HOST,
            Constants.REQUIRE_BUNDLE,
            Constants.DYNAMICIMPORT_PACKAGE);

    /** Namespaces of what a worker stands in for: Java, the extenders, the contracts. */
    private static final Set<String> IN_WORKER = Set.of("osgi.ee", "osgi.extender", "osgi.implementation");

    private final Findings findings = new Findings();
    private final Budget budget = new Budget();
    private final CodeLint code = new CodeLint(findings);
    private final List<Component> components = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Attributes headers = new Attributes();
    private long codeBytes;

    private JarLint() {}

    /** @param fileName what it is called in messages */
    public static JarReport check(String fileName, byte[] bytes) {
        var lint = new JarLint();
        try {
            lint.bundle(Archive.open(bytes, lint.budget));
        } catch (Unreadable e) {
            e.tell(lint.findings, "");
        }
        return lint.report();
    }

    private void bundle(Archive archive) {
        headers = manifest(archive);
        content(archive, "");
        if (!headers.isEmpty()) {
            ManifestLint.check(headers, findings);
            classPath(archive);
            components(archive);
            activator();
        }
        code.tell(pureBeginnings(), otherBeginnings());
        ownPackages();
    }

    private JarReport report() {
        var contracts = new LinkedHashSet<String>();
        components.forEach(component -> contracts.addAll(component.services()));
        return new JarReport(
                headers, ManifestLint.identity(headers), contracts, components, findings.list(), isContained());
    }

    private Attributes manifest(Archive archive) {
        Optional<Entry> entry = archive.find(MANIFEST);
        if (entry.isEmpty()) {
            findings.error(
                    "plugins.jar.manifest",
                    MANIFEST,
                    "nothing",
                    "the manifest of a bundle",
                    "Build the jar with bnd-maven-plugin, as the plug-in templates do.");
            return headers;
        }
        try {
            byte[] text = archive.content(entry.get(), LONGEST_MANIFEST, new Budget());
            return new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
        } catch (IOException e) {
            findings.error(
                    "plugins.jar.manifest",
                    MANIFEST,
                    String.valueOf(e.getMessage()),
                    "a readable manifest",
                    "Build the jar with bnd-maven-plugin, as the plug-in templates do.");
        } catch (Unreadable e) {
            // told again, and for good, when all entries are looked at
        }
        return headers;
    }

    /** Looks at each entry once. @param inside the path of the archive in the jar, with its separator */
    private void content(Archive archive, String inside) {
        var spelled = new HashSet<String>();
        for (Entry entry : archive.entries()) {
            name(entry.name(), inside, spelled);
            try {
                if (entry.name().endsWith(".class") && !entry.name().endsWith("module-info.class")) {
                    code(inside + entry.name(), archive.content(entry, LONGEST_CLASS, budget));
                } else {
                    archive.verify(entry, budget);
                }
            } catch (Unreadable e) {
                e.tell(findings, inside);
            }
            names.add(inside + entry.name());
        }
    }

    private void code(String place, byte[] file) {
        long before = codeBytes;
        codeBytes += file.length;
        if (codeBytes <= MOST_CODE) {
            code.add(place, file, forJava(place));
        } else if (before <= MOST_CODE) {
            findings.error(
                    "plugins.jar.bytes",
                    place,
                    "more than " + MOST_CODE + " bytes of code",
                    "at most " + MOST_CODE,
                    "Leave out the libraries that the plug-in does not need.");
        }
    }

    private void name(String name, String inside, Set<String> spelled) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!spelled.add(lower)) {
            // What lies in META-INF is found by any spelling: there are two manifests, say, and readers choose.
            boolean chosen = lower.startsWith("meta-inf/");
            String code = "plugins.jar.twin";
            String found = "two entries whose names differ in capitals only";
            String remedy = "Give them different names: where capitals do not count, one hides the other.";
            if (chosen) {
                findings.error(code, inside + name, found, "each name once", remedy);
            } else {
                findings.warning(code, inside + name, found, "each name once", remedy);
            }
        }
        if (!NAME.matcher(name).matches()) {
            findings.error(
                    "plugins.jar.path",
                    inside + name,
                    "a name that leads out of the jar, or is none",
                    "a relative name",
                    "Build the jar again.");
        }
        if (NATIVE.matcher(lower).matches()) {
            findings.error(
                    "plugins.jar.native",
                    inside + name,
                    "native code",
                    "Java only",
                    "Leave it out: native code cannot be given up again while the runtime runs.");
        }
    }

    private static int forJava(String name) {
        Matcher version = FOR_JAVA.matcher(name);
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    /** Jars in the jar whose classes the bundle uses as its own. */
    private void classPath(Archive archive) {
        for (Headers.Clause clause : Headers.clauses(headers.getValue(Constants.BUNDLE_CLASSPATH))) {
            for (String path : clause.names()) {
                Optional<Entry> nested = archive.find(path).filter(entry -> !entry.isFolder());
                if (nested.isPresent()) {
                    nested(archive, nested.get());
                } else if (!path.equals(".") && names.stream().noneMatch(name -> name.startsWith(path))) {
                    findings.warning(
                            "plugins.manifest.classpath",
                            Constants.BUNDLE_CLASSPATH,
                            path + ", which is not in the jar",
                            "paths of the jar",
                            "Put it there, or take it out of the header.");
                }
            }
        }
    }

    private void nested(Archive archive, Entry entry) {
        try {
            // Its bytes were counted when all entries were looked at; what is in it counts now.
            content(Archive.open(archive.content(entry, LONGEST_JAR, new Budget()), budget), entry.name() + "!/");
        } catch (Unreadable e) {
            e.tell(findings, entry.name() + "!/");
        }
    }

    private void components(Archive archive) {
        for (Headers.Clause clause : Headers.clauses(headers.getValue(COMPONENTS))) {
            for (String path : clause.names()) {
                List<Entry> described = archive.entries().stream()
                        .filter(entry -> matches(path, entry.name()))
                        .toList();
                if (described.isEmpty()) {
                    findings.error(
                            "plugins.component.missing",
                            COMPONENTS + " " + path,
                            "no such file in the jar",
                            "the description of a component",
                            "Build the jar again: bnd-maven-plugin writes it from the annotation @Component.");
                }
                described.forEach(entry -> component(archive, entry));
            }
        }
    }

    /** The last part of a path may hold {@code *}. */
    private static boolean matches(String path, String name) {
        int file = path.lastIndexOf('/') + 1;
        return name.startsWith(path.substring(0, file))
                && Pattern.matches(
                        Stream.of(path.substring(file).split("\\*", -1))
                                .map(Pattern::quote)
                                .reduce((a, b) -> a + "[^/]*" + b)
                                .orElse(""),
                        name.substring(file));
    }

    private void component(Archive archive, Entry entry) {
        List<Component> described;
        try {
            described = ComponentReader.read(entry.name(), archive.content(entry, LONGEST_DESCRIPTION, new Budget()));
        } catch (Unreadable e) {
            return; // told when all entries were looked at
        } catch (SAXException e) {
            findings.error(
                    "plugins.component.broken",
                    entry.name(),
                    String.valueOf(e.getMessage()),
                    "the description of a component",
                    "Build the jar again: bnd-maven-plugin writes it from the annotation @Component.");
            return;
        }
        components.addAll(described);
        for (Component component : described) {
            if (!code.has(component.implementation()) && !code.hasUnread()) {
                findings.error(
                        "plugins.component.class",
                        entry.name(),
                        component.implementation() + ", which is not in the jar",
                        "the class of the component",
                        "Build the jar again, with this class in it.");
            }
        }
    }

    private void activator() {
        String activator = headers.getValue(Constants.BUNDLE_ACTIVATOR);
        if (activator != null && !code.has(activator.strip()) && !code.hasUnread()) {
            findings.error(
                    "plugins.component.class",
                    Constants.BUNDLE_ACTIVATOR,
                    activator + ", which is not in the jar",
                    "the class of the activator",
                    "Build the jar again, with this class in it, or leave the header out.");
        }
    }

    /** The classes in which models, functions and scoring methods begin. */
    private List<String> pureBeginnings() {
        return components.stream()
                .filter(component -> component.services().stream().anyMatch(PURE::contains))
                .map(Component::implementation)
                .toList();
    }

    /** The classes in which other work begins; all, when nothing tells. */
    private List<String> otherBeginnings() {
        var begins = new ArrayList<>(code.inPackages(exported()));
        components.stream()
                .filter(component -> !PURE.containsAll(component.services())
                        || component.services().isEmpty())
                .map(Component::implementation)
                .forEach(begins::add);
        Optional.ofNullable(headers.getValue(Constants.BUNDLE_ACTIVATOR))
                .map(String::strip)
                .ifPresent(begins::add);
        return begins.isEmpty() && components.isEmpty() ? code.all() : begins;
    }

    private Set<String> exported() {
        return Headers.clauses(headers.getValue(Constants.EXPORT_PACKAGE)).stream()
                .flatMap(clause -> clause.names().stream())
                .collect(Collectors.toSet());
    }

    private void ownPackages() {
        code.packages().stream()
                .filter(name -> name.startsWith(OURS) && name.endsWith(".api"))
                .sorted()
                .forEach(
                        name -> findings.error(
                                "plugins.jar.contract",
                                name,
                                "classes of the runtime in the jar",
                                "an import of the package only",
                                "Set the api's scope to provided and leave it out of the jar: two copies of a class are two classes."));
    }

    private boolean isContained() {
        return !components.isEmpty()
                && components.stream().allMatch(JarLint::isContained)
                && CONNECTS.stream().allMatch(header -> headers.getValue(header) == null)
                && Headers.clauses(headers.getValue(Constants.IMPORT_PACKAGE)).stream()
                        .allMatch(JarLint::isInWorker)
                && Headers.clauses(headers.getValue(Constants.REQUIRE_CAPABILITY)).stream()
                        .flatMap(clause -> clause.names().stream())
                        .allMatch(IN_WORKER::contains);
    }

    private static boolean isContained(Component component) {
        return component.isPlain()
                && component.references().isEmpty()
                && !component.services().isEmpty()
                && PURE.containsAll(component.services());
    }

    private static boolean isInWorker(Headers.Clause imported) {
        return Constants.RESOLUTION_OPTIONAL.equals(imported.directives().get(Constants.RESOLUTION_DIRECTIVE))
                || imported.names().stream().allMatch(name -> CONTRACTS.contains(name) || Jdk.has(name));
    }
}
