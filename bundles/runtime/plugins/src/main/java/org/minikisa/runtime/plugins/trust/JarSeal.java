package org.minikisa.runtime.plugins.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;

/**
 * Who signed a jar, and whether all of it is what they signed.
 *
 * <p>The JDK checks the signatures ({@link JarFile}, by {@code jdk.jar.disabledAlgorithms}); it lets a jar through, though, in which
 * only some files are signed, files were taken away, signature files do nothing, or manifest sections were added. So beside it
 * every file is held to the manifest, the manifest as a whole to every signature file, all with SHA-256 or better, and every
 * signature file to what the JDK made of it (JAR File Specification, "Signed JAR File").
 *
 * @param signers of every file of the jar alike; none when it is not signed, or not to any effect
 * @param findings errors: it was changed after signing. Warnings: its signature says nothing
 */
record JarSeal(List<CodeSigner> signers, List<Finding> findings) {

    private static final String FOLDER = "META-INF/";
    private static final Set<String> BLOCKS = Set.of("RSA", "DSA", "EC");
    private static final List<String> STRONG = List.of("SHA-512", "SHA-384", "SHA-256");
    /** As the JDK has it: a signature file is read into memory as a whole. */
    private static final int LONGEST_SIGNATURE_FILE = 8_000_000;

    static JarSeal of(byte[] bytes) {
        try {
            return new Check(bytes, Archive.read(bytes)).seal();
        } catch (InvalidInputException e) {
            return new JarSeal(
                    List.of(), e.problems().stream().map(Finding::error).toList());
        }
    }

    boolean isIntact() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /** Whether there are files of a signature, to any effect or not. */
    static boolean isSigned(Archive archive) {
        return archive.files().stream().anyMatch(JarSeal::isSignature);
    }

    private static boolean isSignature(Archive.Entry file) {
        return file.name().toUpperCase(Locale.ROOT).startsWith(FOLDER)
                && file.name().indexOf('/', FOLDER.length()) < 0
                && (ending(file).equals("SF") || BLOCKS.contains(ending(file)));
    }

    private static String ending(Archive.Entry file) {
        return file.name().substring(file.name().lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static String base(Archive.Entry file) {
        return file.name().substring(0, file.name().lastIndexOf('.')).toUpperCase(Locale.ROOT);
    }

    /** One look at one jar. */
    private static final class Check {

        private final byte[] bytes;
        private final Archive archive;
        private final List<Archive.Entry> signatures;
        private final List<Archive.Entry> signed;
        private final List<Finding> findings = new ArrayList<>();

        Check(byte[] bytes, Archive archive) {
            this.bytes = bytes;
            this.archive = archive;
            this.signatures =
                    archive.files().stream().filter(JarSeal::isSignature).toList();
            this.signed = archive.files().stream()
                    .filter(file -> !isSignature(file) && !file.name().equals(Archive.MANIFEST))
                    .toList();
        }

        JarSeal seal() {
            archive.files().forEach(file -> file.transferTo(OutputStream.nullOutputStream()));
            if (signatures.isEmpty()) {
                return new JarSeal(List.of(), List.of());
            }
            pairs();
            files();
            List<CodeSigner> signers = intact() ? signers() : List.of();
            return new JarSeal(intact() ? signers : List.of(), findings);
        }

        private boolean intact() {
            return findings.stream().noneMatch(Finding::isError);
        }

        private List<Archive.Entry> signatureFiles() {
            return signatures.stream().filter(file -> ending(file).equals("SF")).toList();
        }

        /** A signature file and its block come in pairs. */
        private void pairs() {
            for (Archive.Entry file : signatures) {
                boolean block = BLOCKS.contains(ending(file));
                long others = signatures.stream()
                        .filter(other -> base(other).equals(base(file))
                                && block == ending(other).equals("SF"))
                        .count();
                if (others != 1) {
                    useless(file.name(), others + " files that belong to it", "a .SF file with one .RSA or .EC file");
                }
            }
        }

        private void files() {
            if (archive.find(Archive.MANIFEST).isEmpty()) {
                changed("plugins.trust.manifest", Archive.MANIFEST, "nothing", "the manifest that was signed");
                return;
            }
            byte[] manifest = content(archive.find(Archive.MANIFEST).get());
            manifestIsSigned(manifest);
            filesAreListed(parse(Archive.MANIFEST, manifest).getEntries());
        }

        /** By its digest as a whole: a section that nobody signed would change it. */
        private void manifestIsSigned(byte[] manifest) {
            for (Archive.Entry file : signatureFiles()) {
                Attributes main = parse(file.name(), content(file)).getMainAttributes();
                Map<String, byte[]> digests = digests(main, "-Digest-Manifest");
                if (digests.isEmpty()) {
                    weak(file.name(), "no digest of the manifest by SHA-256, SHA-384 or SHA-512");
                } else if (!matches(digests, manifest)) {
                    changed(
                            "plugins.trust.manifest",
                            Archive.MANIFEST,
                            "another manifest than " + file.name() + " signs",
                            "the manifest that was signed");
                }
            }
        }

        private void filesAreListed(Map<String, Attributes> sections) {
            Set<String> gone = new LinkedHashSet<>();
            sections.forEach((name, attributes) -> {
                if (attributes.keySet().stream().anyMatch(key -> key.toString().endsWith("-Digest"))) {
                    gone.add(name);
                }
            });
            for (Archive.Entry file : signed) {
                Attributes section = sections.get(file.name());
                if (!gone.remove(file.name())) {
                    changed(
                            "plugins.trust.entry.added",
                            file.name(),
                            "a file that nobody signed",
                            "only what the publisher signed");
                } else {
                    isAsListed(file, digests(section, "-Digest"));
                }
            }
            gone.forEach(name ->
                    changed("plugins.trust.entry.removed", name, "nothing", "the file that the publisher signed"));
        }

        private void isAsListed(Archive.Entry file, Map<String, byte[]> digests) {
            if (digests.isEmpty()) {
                weak(file.name(), "no digest by SHA-256, SHA-384 or SHA-512");
            } else if (!matches(digests, file)) {
                changed(
                        "plugins.trust.entry.changed",
                        file.name(),
                        "other content than was signed",
                        "the content that the publisher signed");
            }
        }

        /** What the JDK makes of the signatures, on a copy that nobody else can change. */
        private List<CodeSigner> signers() {
            try {
                Path copy = Files.createTempFile("minikisa-", ".jar");
                try {
                    Files.write(copy, bytes);
                    return signers(copy);
                } finally {
                    Files.delete(copy);
                }
            } catch (IOException | SecurityException e) {
                changed(
                        "plugins.trust.signature",
                        "",
                        String.valueOf(e.getMessage()),
                        "a signature over what is in the jar");
                return List.of();
            }
        }

        private List<CodeSigner> signers(Path copy) throws IOException {
            Map<String, List<CodeSigner>> byFile = new LinkedHashMap<>();
            try (var jar = new JarFile(copy.toFile(), true)) {
                for (Archive.Entry file : signed) {
                    byFile.put(file.name(), signers(jar, jar.getJarEntry(file.name())));
                }
            }
            List<CodeSigner> signers = byFile.values().stream().findFirst().orElse(List.of());
            byFile.forEach((name, own) -> {
                if (!Set.copyOf(own).equals(Set.copyOf(signers))) {
                    changed(
                            "plugins.trust.entry.added",
                            name,
                            own.isEmpty() ? "a file that nobody signed" : "a file that others signed",
                            "all files signed by the same publishers");
                }
            });
            hasEffect(signers);
            return signers;
        }

        private static List<CodeSigner> signers(JarFile jar, JarEntry entry) throws IOException {
            try (InputStream in = jar.getInputStream(entry)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            CodeSigner[] signers = entry.getCodeSigners();
            return signers == null ? List.of() : Arrays.asList(signers);
        }

        private void hasEffect(List<CodeSigner> signers) {
            List<Archive.Entry> files = signatureFiles();
            if (signers.size() == files.size() || !intact()) {
                return;
            }
            if (signers.isEmpty() && findings.stream().anyMatch(f -> f.severity() == Severity.WARNING)) {
                return;
            }
            useless(
                    files.get(0).name(),
                    files.size() + " signature files, " + signers.size() + " signatures that hold",
                    "signatures that hold, by algorithms and keys that are strong enough (RSA of 2048 bits or EC)");
        }

        private byte[] content(Archive.Entry file) {
            if (file.size() > LONGEST_SIGNATURE_FILE) {
                throw InvalidInputException.of(
                        "the archive",
                        "plugins.trust.archive",
                        file.name(),
                        file.size() + " bytes",
                        "at most " + LONGEST_SIGNATURE_FILE,
                        "Split the plug-in.");
            }
            var out = new ByteArrayOutputStream(file.size());
            file.transferTo(out);
            return out.toByteArray();
        }

        private static Manifest parse(String name, byte[] content) {
            try {
                return new Manifest(new ByteArrayInputStream(content));
            } catch (IOException | IllegalArgumentException e) {
                throw InvalidInputException.of(
                        "the manifest",
                        "plugins.trust.manifest",
                        name,
                        String.valueOf(e.getMessage()),
                        "lines of NAME: VALUE",
                        "Build the jar again with Maven and sign it with jarsigner.");
            }
        }

        private static Map<String, byte[]> digests(Attributes attributes, String suffix) {
            var digests = new LinkedHashMap<String, byte[]>();
            for (String algorithm : STRONG) {
                String value = attributes.getValue(algorithm + suffix);
                if (value != null) {
                    digests.put(algorithm, decode(value));
                }
            }
            return digests;
        }

        /** Nothing matches what is no Base64. */
        private static byte[] decode(String value) {
            try {
                return Base64.getMimeDecoder().decode(value);
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }

        private static boolean matches(Map<String, byte[]> digests, byte[] content) {
            return digests.entrySet().stream()
                    .allMatch(d -> MessageDigest.isEqual(digest(d.getKey()).digest(content), d.getValue()));
        }

        private static boolean matches(Map<String, byte[]> digests, Archive.Entry file) {
            return digests.entrySet().stream().allMatch(d -> {
                MessageDigest digest = digest(d.getKey());
                file.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                return MessageDigest.isEqual(digest.digest(), d.getValue());
            });
        }

        private static MessageDigest digest(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("the JDK has " + algorithm, e);
            }
        }

        private void changed(String code, String place, String found, String expected) {
            findings.add(
                    Finding.error(
                            new Problem(
                                    code,
                                    place,
                                    found,
                                    expected,
                                    "Get the plug-in from its publisher again; if you are the publisher, sign it as the last step of the build.")));
        }

        private void useless(String place, String found, String expected) {
            findings.add(
                    Finding.error(
                            new Problem(
                                    "plugins.trust.signature",
                                    place,
                                    found,
                                    expected,
                                    "Get the plug-in from its publisher again; if you are the publisher, sign the jar that your build made anew.")));
        }

        private void weak(String place, String found) {
            findings.add(Finding.warning(new Problem(
                    "plugins.trust.weak",
                    place,
                    found,
                    "digests by SHA-256 or better",
                    "Ask the publisher to sign it with jarsigner -digestalg SHA-256.")));
        }
    }
}
