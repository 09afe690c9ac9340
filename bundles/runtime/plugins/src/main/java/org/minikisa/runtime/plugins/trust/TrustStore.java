package org.minikisa.runtime.plugins.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.PublisherDistrusted;
import org.minikisa.runtime.api.PublisherTrusted;
import org.minikisa.runtime.plugins.DataFolder;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom this runtime believes: a folder that an administrator keeps, read again each time it is asked, so that a certificate that
 * was taken away counts for nothing from that moment on.
 *
 * <pre>
 *   trust/*.pem *.cer *.crt          certificates of publishers, or of authorities that certify publishers
 *   trust/timestamps/*.pem …         certificates of time-stamp services, or of authorities that certify them
 *   trust/revoked.txt                SHA-256 of certificates and of plug-in files that are not believed any more
 * </pre>
 *
 * <p>A file that cannot be read is a finding and does not hide the others; but while {@code revoked.txt} cannot be read nobody is
 * believed, since who is in it would be. Thread-safe.
 */
@Component(service = TrustStore.class)
public final class TrustStore {

    private static final Logger LOG = LoggerFactory.getLogger(TrustStore.class);

    /** The folder of certificates of time-stamp services: whoever may say the time may not sign plug-ins. */
    static final String TIMESTAMPS = "timestamps";

    static final String REVOKED = "revoked.txt";

    private static final Pattern CERTIFICATES = Pattern.compile("(?i).+\\.(pem|cer|crt)");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_FILE = 1 << 20;
    private static final int SHORTEST_PREFIX = 8;

    private final Path folder;
    private final Consumer<? super Record> facts;
    private final Queue<Record> untold = new ConcurrentLinkedQueue<>();
    private Map<String, String> seen = Map.of();
    private Trusted trusted = new Trusted(List.of(), Set.of(), List.of(), true);
    private boolean read;

    /** The folder {@code trust} of the data folder; who is believed, and who is not any more, stands in the journal. */
    @Activate
    public TrustStore(BundleContext context, @Reference Store store) {
        this(DataFolder.of(context).resolve("trust"), fact -> store.transact(tx -> tx.append(fact)));
    }

    /**
     * @param folder need not be there
     * @param facts takes {@link PublisherTrusted} and {@link PublisherDistrusted}, also when the folder was changed by hand while
     *     this runs; called by the thread that asks, outside of any unit of work
     */
    public TrustStore(Path folder, Consumer<? super Record> facts) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.facts = Objects.requireNonNull(facts, "facts");
    }

    /**
     * One certificate of the folder.
     *
     * @param file its path within the folder; several certificates may stand in one file
     * @param isAuthority whether it may certify publishers; else only its own signatures are believed
     * @param saysTime whether it is believed for time stamps, and not for plug-ins
     */
    public record Entry(
            String file, X509Certificate certificate, String fingerprint, boolean isAuthority, boolean saysTime) {

        public Entry {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(fingerprint, "fingerprint");
        }

        public String subject() {
            return Publishers.subject(certificate);
        }
    }

    /**
     * What the folder holds at one moment.
     *
     * @param revoked SHA-256, lower-case hex
     * @param isComplete whether the folder and its list of revocations could be read; if not, nobody is to be believed
     */
    public record Trusted(List<Entry> entries, Set<String> revoked, List<Finding> findings, boolean isComplete) {

        public Trusted {
            entries = List.copyOf(entries);
            revoked = Set.copyOf(revoked);
            findings = List.copyOf(findings);
        }

        /** Publishers who are not revoked. */
        private Set<String> believed() {
            return publishers().stream()
                    .filter(print -> !revoked.contains(print))
                    .collect(Collectors.toSet());
        }

        Set<String> publishers() {
            return entries.stream()
                    .filter(entry -> !entry.saysTime)
                    .map(Entry::fingerprint)
                    .collect(Collectors.toSet());
        }
    }

    /** What the folder holds now. */
    public Trusted now() {
        Trusted now = look();
        tell();
        return now;
    }

    /** What the journal cannot take now (a full disk) it is told the next time; nobody is believed more or less for it. */
    private void tell() {
        synchronized (untold) {
            try {
                while (!untold.isEmpty()) {
                    facts.accept(untold.element());
                    untold.remove();
                }
            } catch (StoreException e) {
                LOG.warn("The journal cannot take that the trust store has changed: {}", e.getMessage());
            }
        }
    }

    /**
     * Believes the certificates of a PEM or DER file from now on.
     *
     * @return their entries; those that were there already are not added twice
     * @throws InvalidInputException when it holds no certificate, or the folder cannot be written
     */
    public List<Entry> add(byte[] file) {
        Set<String> wanted = new LinkedHashSet<>();
        Set<String> present = now().publishers();
        for (X509Certificate certificate : certificates("the certificate", "", file)) {
            String fingerprint = Fingerprints.of(certificate);
            wanted.add(fingerprint);
            if (!present.contains(fingerprint)) {
                write(folder.resolve(fingerprint.substring(0, 16) + ".pem"), pem(List.of(certificate)));
            }
        }
        return now().entries().stream()
                .filter(entry -> !entry.saysTime && wanted.contains(entry.fingerprint))
                .toList();
    }

    /**
     * Does not believe a certificate any more.
     *
     * @param which the beginning of its fingerprint, 8 characters at least, or the name of its file
     * @return what was taken away
     * @throws InvalidInputException when there is no such one, or more than one
     */
    public List<Entry> remove(String which) {
        List<Entry> all = now().entries();
        List<Entry> leaving =
                all.stream().filter(entry -> isMeant(entry, which)).toList();
        Set<String> prints = leaving.stream().map(Entry::fingerprint).collect(Collectors.toSet());
        boolean oneFile = leaving.stream().allMatch(entry -> entry.file.equals(which));
        if (prints.isEmpty() || prints.size() > 1 && !oneFile) {
            throw InvalidInputException.of(
                    "the certificate " + which,
                    "plugins.trust.which",
                    "",
                    prints.isEmpty() ? "no such certificate" : prints.size() + " certificates",
                    "the beginning of one fingerprint, or the name of a file in " + folder,
                    "See which there are with: kisa:plugins trust list");
        }
        leaving.stream().map(Entry::file).distinct().forEach(file -> keep(file, all, leaving));
        now();
        return leaving;
    }

    /**
     * Does not believe a certificate, or the bytes of a plug-in, any more, whoever vouches for them.
     *
     * @param fingerprint SHA-256 in hex
     * @param why one line for those who read the file
     */
    public void revoke(String fingerprint, String why) {
        String print = fingerprint.toLowerCase(Locale.ROOT).replace(":", "");
        if (!SHA_256.matcher(print).matches()) {
            throw InvalidInputException.of(
                    "the revocation",
                    "plugins.trust.fingerprint",
                    "",
                    fingerprint,
                    "64 hexadecimal digits",
                    "Copy the SHA-256 from: kisa:plugins trust list, or kisa:plugins NAME");
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(REVOKED),
                    System.lineSeparator() + print + " # " + why.lines().collect(Collectors.joining(" "))
                            + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw cannotWrite(folder.resolve(REVOKED), e);
        }
        now();
    }

    private static boolean isMeant(Entry entry, String which) {
        String print = which.toLowerCase(Locale.ROOT).replace(":", "");
        return entry.file.equals(which) || print.length() >= SHORTEST_PREFIX && entry.fingerprint.startsWith(print);
    }

    /** Writes a file without those that leave; deletes it when none stay. */
    private void keep(String file, List<Entry> all, List<Entry> leaving) {
        List<X509Certificate> staying = all.stream()
                .filter(entry -> entry.file.equals(file) && !leaving.contains(entry))
                .map(Entry::certificate)
                .toList();
        Path path = folder.resolve(file);
        if (!staying.isEmpty()) {
            write(path, pem(staying));
            return;
        }
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private synchronized Trusted look() {
        var findings = new ArrayList<Finding>();
        Map<String, byte[]> files = new TreeMap<>();
        boolean complete = readFiles(folder, "", files, findings)
                & readFiles(folder.resolve(TIMESTAMPS), TIMESTAMPS + "/", files, findings);
        Map<String, String> prints = new TreeMap<>();
        files.forEach((name, bytes) -> prints.put(name, Fingerprints.of(bytes)));
        if (read && complete && trusted.isComplete && prints.equals(seen) && findings.isEmpty()) {
            return trusted;
        }
        Trusted before = trusted;
        trusted = parse(files, findings, complete);
        seen = findings.isEmpty() ? prints : Map.of();
        if (read && trusted.isComplete && before.isComplete) {
            differences(before.believed(), trusted.believed());
        }
        read = true;
        return trusted;
    }

    private void differences(Set<String> before, Set<String> after) {
        after.stream()
                .filter(print -> !before.contains(print))
                .sorted()
                .forEach(print -> untold.add(new PublisherTrusted(print)));
        before.stream()
                .filter(print -> !after.contains(print))
                .sorted()
                .forEach(print -> untold.add(new PublisherDistrusted(print)));
    }

    /** @return false when it cannot be known what is in it */
    private boolean readFiles(Path from, String prefix, Map<String, byte[]> files, List<Finding> findings) {
        if (!Files.exists(from)) {
            return true;
        }
        boolean complete = true;
        try (Stream<Path> list = Files.list(from)) {
            for (Path path : list.sorted().toList()) {
                String name = path.getFileName().toString();
                boolean revocations = prefix.isEmpty() && name.equals(REVOKED);
                if (revocations || CERTIFICATES.matcher(name).matches()) {
                    complete &= readFile(path, prefix + name, files, findings) || !revocations;
                }
            }
        } catch (IOException e) {
            findings.add(unreadable(from.toString(), e));
            return false;
        }
        return complete;
    }

    private static boolean readFile(Path path, String name, Map<String, byte[]> files, List<Finding> findings) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new IOException("more than " + LONGEST_FILE + " bytes");
            }
            files.put(name, bytes);
            return true;
        } catch (NoSuchFileException e) {
            return true; // deleted in between
        } catch (IOException e) {
            findings.add(unreadable(name, e));
            return false;
        }
    }

    private static Trusted parse(Map<String, byte[]> files, List<Finding> findings, boolean complete) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Set<String> revoked = new HashSet<>();
        files.forEach((name, bytes) -> {
            if (name.equals(REVOKED)) {
                revocations(bytes, revoked, findings);
                return;
            }
            try {
                for (X509Certificate certificate : certificates("the trust store", name, bytes)) {
                    Entry entry = entry(name, certificate);
                    entries.put(name + entry.fingerprint, entry);
                }
            } catch (InvalidInputException e) {
                e.problems().forEach(problem -> findings.add(Finding.warning(problem)));
            }
        });
        return new Trusted(List.copyOf(entries.values()), revoked, findings, complete);
    }

    private static Entry entry(String file, X509Certificate certificate) {
        return new Entry(
                file,
                certificate,
                Fingerprints.of(certificate),
                Publishers.isAuthority(certificate),
                file.startsWith(TIMESTAMPS + "/"));
    }

    private static void revocations(byte[] bytes, Set<String> revoked, List<Finding> findings) {
        int row = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\\R", -1)) {
            row++;
            String print = line.replaceFirst("#.*", "")
                    .replace(":", "")
                    .replace("\uFEFF", "")
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (SHA_256.matcher(print).matches()) {
                revoked.add(print);
            } else if (!print.isEmpty()) {
                findings.add(Finding.warning(new Problem(
                        "plugins.trust.fingerprint",
                        REVOKED + ", row " + row,
                        print,
                        "a SHA-256 of 64 hexadecimal digits",
                        "Mend the row: what it was meant to revoke is still believed.")));
            }
        }
    }

    private static List<X509Certificate> certificates(String what, String place, byte[] bytes) {
        try {
            var certificates = new ArrayList<X509Certificate>();
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
                certificates.add((X509Certificate) certificate);
            }
            if (certificates.isEmpty()) {
                throw new CertificateException("no certificate");
            }
            return certificates;
        } catch (CertificateException e) {
            throw InvalidInputException.of(
                    what,
                    "plugins.trust.certificate",
                    place,
                    String.valueOf(e.getMessage()),
                    "X.509 certificates, PEM or DER",
                    "Export it with: keytool -exportcert -rfc -alias NAME -keystore KEYS.p12 -file NAME.pem");
        }
    }

    private static String pem(List<X509Certificate> certificates) {
        var pem = new StringBuilder();
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        for (X509Certificate certificate : certificates) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(base64.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("the certificate has no encoded form", e);
            }
        }
        return pem.toString();
    }

    /** Whole at once: who looks meanwhile sees the old one or the new one. */
    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            Path part = Files.createTempFile(path.getParent(), ".certificate", ".part");
            Files.writeString(part, text);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static Finding unreadable(String place, IOException e) {
        return Finding.warning(new Problem(
                "plugins.trust.unreadable",
                place,
                e.toString(),
                "a file that can be read",
                "Give the user that Minikisa runs as the right to read it."));
    }

    private static InvalidInputException cannotWrite(Path path, IOException e) {
        return InvalidInputException.of(
                "the trust store",
                "plugins.trust.folder",
                path.toString(),
                e.toString(),
                "a folder that can be written to",
                "Give the user that Minikisa runs as the right to it.");
    }
}
