package org.minikisa.runtime.plugins.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Trust;

class SignatureJudgeTest {

    private static final People PEOPLE = People.all();
    private static final byte[] MODEL = "{\"id\": \"cleaning\"}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private TrustStore store;
    private SignatureJudge judge;

    @BeforeEach
    void trustTheDeveloper() {
        store = new TrustStore(folder.resolve("trust"), fact -> {});
        judge = new SignatureJudge(store, Clock.systemUTC());
        trust(PEOPLE.developer);
    }

    // ---- who signed

    @Test
    void aJarOfATrustedPublisherIsVerified() {
        Verdict verdict = judge(signed(PEOPLE.developer));

        assertThat(verdict).isEqualTo(new Verdict(Trust.VERIFIED, Optional.of("CN=developer"), List.of()));
    }

    @Test
    void rsaAndEdwardsKeysSignAsWell() {
        trust(PEOPLE.rsa);
        trust(PEOPLE.edwards);

        assertThat(judge(signed(PEOPLE.rsa)).trust()).isEqualTo(Trust.VERIFIED);
        assertThat(judge(signed(PEOPLE.edwards)).trust()).isEqualTo(Trust.VERIFIED);
    }

    @Test
    void aPublisherWhomATrustedAuthorityCertifiedIsVerified() {
        assertThat(codes(judge(signed(PEOPLE.publisher)))).containsExactly("plugins.trust.foreign");

        trust(PEOPLE.authority);

        assertThat(judge(signed(PEOPLE.publisher)))
                .isEqualTo(new Verdict(Trust.VERIFIED, Optional.of("CN=publisher"), List.of()));
    }

    @Test
    void aWebServersCertificateOfTheSameAuthorityDoesNotSignPlugins() {
        trust(PEOPLE.authority);

        assertThat(judge(signed(PEOPLE.webServer)).trust()).isEqualTo(Trust.UNSIGNED);
        assertThat(codes(judge(signed(PEOPLE.webServer)))).containsExactly("plugins.trust.use");
    }

    @Test
    void aTrustedDeveloperCannotCertifyOthers() {
        assertThat(judge(signed(PEOPLE.friendOfPublisher)).trust()).isEqualTo(Trust.UNSIGNED);
    }

    @Test
    void aForeignSignerIsUnsignedAndNamed() {
        Verdict verdict = judge(signed(PEOPLE.stranger));

        assertThat(verdict.trust()).isEqualTo(Trust.UNSIGNED);
        assertThat(verdict.publisher()).contains("CN=stranger");
        assertThat(codes(verdict)).containsExactly("plugins.trust.foreign");
        assertThat(verdict.findings().get(0).problem().found())
                .contains("CN=stranger", Fingerprints.of(PEOPLE.stranger.certificate()));
    }

    @Test
    void anExpiredPublisherIsToldSo() {
        trust(PEOPLE.expired);
        trust(PEOPLE.authority);
        trust(PEOPLE.early);

        assertThat(judge(signed(PEOPLE.expired)).trust()).isEqualTo(Trust.UNSIGNED);
        assertThat(codes(judge(signed(PEOPLE.expired)))).containsExactly("plugins.trust.expired");
        assertThat(codes(judge(signed(PEOPLE.formerPublisher)))).containsExactly("plugins.trust.expired");
        assertThat(codes(judge(signed(PEOPLE.early)))).containsExactly("plugins.trust.early");
        assertThat(codes(judge(model(PEOPLE.expired)))).containsExactly("plugins.trust.expired");
    }

    @Test
    void whatWasVerifiedIsNotAnyMoreWhenTheCertificateExpires() {
        PluginFile file = signed(PEOPLE.developer);
        var later = new SignatureJudge(store, Clock.offset(Clock.systemUTC(), Duration.ofDays(365)));

        assertThat(codes(later.judge(file))).containsExactly("plugins.trust.expired");
    }

    @Test
    void aWeakKeyIsNotBelieved() {
        trust(PEOPLE.weak);

        assertThat(judge(signed(PEOPLE.developer)).trust()).isEqualTo(Trust.VERIFIED);
        assertThat(judge(jarsigner(unsigned(), PEOPLE.weak, "SHA-256")).trust()).isEqualTo(Trust.UNSIGNED);
    }

    // ---- revoked

    @Test
    void aRevokedCertificateIsRefusedWhoeverVouchesForIt() {
        trust(PEOPLE.authority);
        PluginFile file = signed(PEOPLE.publisher);
        store.revoke(Fingerprints.of(PEOPLE.publisher.certificate()), "key lost");

        assertThat(judge(file).isRefused()).isTrue();
        assertThat(codes(judge(file))).containsExactly("plugins.trust.revoked");
        assertThat(judge(model(PEOPLE.publisher)).isRefused()).isTrue();
        assertThat(judge(signed(PEOPLE.developer)).trust()).isEqualTo(Trust.VERIFIED);
    }

    @Test
    void aRevokedAuthorityTakesItsPublishersWithIt() {
        trust(PEOPLE.authority);
        store.revoke(Fingerprints.of(PEOPLE.authority.certificate()), "broken into");

        assertThat(judge(signed(PEOPLE.publisher)).isRefused()).isTrue();
    }

    @Test
    void revokedBytesAreRefusedAlsoWhenSigned() {
        PluginFile file = signed(PEOPLE.developer);
        store.revoke(Fingerprints.of(file.content()).toUpperCase(java.util.Locale.ROOT), "counts wrongly");

        assertThat(judge(file).isRefused()).isTrue();
        assertThat(judge(file).trust()).isNotEqualTo(Trust.VERIFIED);
    }

    // ---- what was done to a jar after it was signed

    @Test
    void anUnsignedJarSaysHowToSignIt() {
        Verdict verdict = judge(jar(unsigned()));

        assertThat(verdict.trust()).isEqualTo(Trust.UNSIGNED);
        assertThat(verdict.isRefused()).isFalse();
        assertThat(codes(verdict)).containsExactly("plugins.trust.unsigned");
    }

    @Test
    void anAddedFileIsFound() {
        refuses("plugins.trust.entry.added", with("added.txt", "x"));
        refuses("plugins.trust.entry.added", with("META-INF/services/java.sql.Driver", "x"));
        refuses("plugins.trust.entry.added", with("META-INF/sub/X.SF", "x"));
        refuses("plugins.trust.entry.added", with("META-INF/SIG-X", "x"));
        refuses("plugins.trust.entry.added", with("META-INF/versions/17/a.txt", "x"));
        refuses("plugins.trust.entry.added", with("META-INF/INDEX.LIST", "x"));
    }

    @Test
    void aChangedFileIsFound() {
        refuses("plugins.trust.entry.changed", with("a.txt", "other"));
    }

    @Test
    void aFileThatWasTakenAwayIsFound() {
        refuses("plugins.trust.entry.removed", entries -> {
            entries.remove("a.txt");
            return entries;
        });
    }

    @Test
    void aChangedManifestIsFound() {
        refuses("plugins.trust.manifest", entries -> with(
                        "META-INF/MANIFEST.MF",
                        text(entries, "META-INF/MANIFEST.MF").replace("Bundle-Version: 1.0.0", "Bundle-Version: 1.0.1"))
                .apply(entries));
    }

    @Test
    void aManifestSectionThatNobodySignedIsFound() throws Exception {
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest("x".getBytes(StandardCharsets.UTF_8)));
        refuses("plugins.trust.manifest", entries -> {
            String manifest = text(entries, "META-INF/MANIFEST.MF");
            String section = "Name: added.txt\r\nSHA-256-Digest: " + digest + "\r\n\r\n";
            return with("META-INF/MANIFEST.MF", manifest + section)
                    .andThen(with("added.txt", "x")::apply)
                    .apply(entries);
        });
    }

    @Test
    void signatureFilesWithoutEffectAreFound() {
        refuses("plugins.trust.signature", with("META-INF/OTHER.SF", "Signature-Version: 1.0\r\n\r\n"));
        refuses("plugins.trust.signature", with("META-INF/OTHER.RSA", "x"));
        refuses("plugins.trust.signature", entries -> {
            entries.keySet().removeIf(name -> name.endsWith(".EC"));
            return entries;
        });
        refuses("plugins.trust.signature", entries -> {
            entries.keySet().removeIf(name -> name.endsWith(".SF"));
            return entries;
        });
        // A whole signature of another jar
        refuses("plugins.trust.manifest", entries -> {
            Map<String, byte[]> foreign =
                    unzip(jarsigner(zip(with("b.txt", "b").apply(unzip(unsigned()))), PEOPLE.developer, "SHA-256")
                            .content());
            entries.put("META-INF/OTHER.SF", foreign.get("META-INF/SIGNER.SF"));
            entries.put("META-INF/OTHER.EC", foreign.get("META-INF/SIGNER.EC"));
            return entries;
        });
    }

    @Test
    void aSignatureThatSomebodyElsePutInItsPlaceIsForeign() {
        byte[] foreign = unzip(signed(PEOPLE.edwards).content()).get("META-INF/SIGNER.EC");
        Map<String, byte[]> entries = unzip(signed(PEOPLE.developer).content());
        entries.put("META-INF/SIGNER.EC", foreign);

        assertThat(codes(judge(jar(zip(entries))))).containsExactly("plugins.trust.foreign");
    }

    @Test
    void weakDigestsSayNothing() {
        PluginFile sha1 = jarsigner(unsigned(), PEOPLE.developer, "SHA-1");
        PluginFile md5 = jarsigner(unsigned(), PEOPLE.developer, "MD5");

        assertThat(Stream.of(sha1, md5).map(judge::judge)).allSatisfy(verdict -> {
            assertThat(verdict.trust()).isEqualTo(Trust.UNSIGNED);
            assertThat(codes(verdict)).contains("plugins.trust.weak");
        });
    }

    @Test
    void twoPublishersSignOneJarAndOneIsEnough() {
        byte[] twice = jarsigner(signed(PEOPLE.developer).content(), PEOPLE.stranger, "SHA-256", "SECOND")
                .content();

        assertThat(judge(jar(twice))).isEqualTo(new Verdict(Trust.VERIFIED, Optional.of("CN=developer"), List.of()));
    }

    // ---- archives that readers disagree about

    @Test
    void namesTwiceAreRefused() {
        byte[] content = signed(PEOPLE.developer).content();
        // the same name, by changing another one's: a directory entry and a local header each
        byte[] renamed = replace(content, "b.txt", "a.txt");

        assertThat(codes(judge(jar(renamed)))).containsExactly("plugins.trust.archive");
        assertThat(codes(judge(jar(replace(content, "b.txt", "A.txt"))))).containsExactly("plugins.trust.archive");
    }

    @Test
    void aLocalHeaderThatSaysOtherwiseThanTheDirectoryIsRefused() {
        byte[] content = signed(PEOPLE.developer).content();
        int local = indexOf(content, "b.txt", 0);
        byte[] renamed = content.clone();
        renamed[local] = 'c';

        assertThat(codes(judge(jar(renamed)))).containsExactly("plugins.trust.archive");
    }

    @Test
    void dataBeforeBehindAndBetweenAreRefused() {
        byte[] content = signed(PEOPLE.developer).content();
        byte[] junk = {1, 2, 3};

        assertThat(codes(judge(jar(join(content, junk))))).containsExactly("plugins.trust.archive");
        assertThat(codes(judge(jar(join(junk, content))))).containsExactly("plugins.trust.archive");
        assertThat(codes(judge(jar(join(content, content))))).containsExactly("plugins.trust.archive");
        assertThat(codes(judge(jar(join(unsigned(), content))))).containsExactly("plugins.trust.archive");
        assertThat(codes(judge(jar(Arrays.copyOf(content, content.length / 2)))))
                .containsExactly("plugins.trust.archive");
        assertThat(codes(judge(jar(new byte[0])))).containsExactly("plugins.trust.archive");
    }

    @Test
    void aFolderThatHasContentIsRefused() {
        refuses("plugins.trust.archive", with("folder/", "x"));
    }

    @Test
    void noByteOfASignedJarCanBeChangedUnseen() {
        byte[] content = signed(PEOPLE.developer).content();
        Map<String, byte[]> original = unzip(content);
        int verified = 0;
        for (int i = 0; i < content.length; i++) {
            for (int bit : new int[] {0x01, 0x80, 0xff}) {
                byte[] flipped = content.clone();
                flipped[i] ^= (byte) bit;
                Verdict verdict = judge(jar(flipped));
                if (verdict.trust() == Trust.VERIFIED) {
                    verified++;
                    assertThat(unzip(flipped))
                            .as("byte %d", i)
                            .usingRecursiveComparison()
                            .isEqualTo(original);
                }
            }
        }
        // times and the like
        assertThat(verified).isLessThan(content.length / 2);
    }

    // ---- models

    @Test
    void aModelOfATrustedPublisherIsVerified() {
        trust(PEOPLE.rsa);
        trust(PEOPLE.edwards);
        trust(PEOPLE.stranger);
        trust(PEOPLE.authority);

        assertThat(Stream.of(PEOPLE.developer, PEOPLE.rsa, PEOPLE.edwards, PEOPLE.stranger, PEOPLE.publisher))
                .allSatisfy(key -> assertThat(judge(model(key)).trust()).isEqualTo(Trust.VERIFIED));
    }

    @Test
    void aModelThatWasChangedAfterSigningIsModified() {
        PluginFile file = model(PEOPLE.developer);
        var changed = new PluginFile(file.name(), join(MODEL, new byte[] {' '}), file.signature());

        assertThat(judge(changed).trust()).isEqualTo(Trust.MODIFIED);
        assertThat(codes(judge(changed))).containsExactly("plugins.trust.jws.signature");
    }

    @Test
    void aModelWithoutSignatureOrOfAForeignSignerIsUnsigned() {
        var plain = new PluginFile("cleaning.model.json", MODEL, Optional.empty());

        assertThat(codes(judge(plain))).containsExactly("plugins.trust.unsigned");
        assertThat(codes(judge(model(PEOPLE.stranger)))).containsExactly("plugins.trust.foreign");
    }

    // ---- helpers

    private void trust(SigningKey key) {
        store.add(PEOPLE.certificate(key));
    }

    private Verdict judge(PluginFile file) {
        return judge.judge(file);
    }

    private void refuses(String code, UnaryOperator<Map<String, byte[]>> change) {
        byte[] changed = zip(change.apply(unzip(signed(PEOPLE.developer).content())));
        Verdict verdict = judge(jar(changed));

        assertThat(verdict.trust()).as(verdict.toString()).isEqualTo(Trust.MODIFIED);
        assertThat(codes(verdict)).contains(code);
    }

    private static List<String> codes(Verdict verdict) {
        return verdict.findings().stream().map(f -> f.problem().code()).toList();
    }

    private static PluginFile jar(byte[] content) {
        return new PluginFile("plugin.jar", content, Optional.empty());
    }

    private static PluginFile signed(SigningKey key) {
        return new Signer(key, Optional.empty()).sign(jar(unsigned()));
    }

    private static PluginFile model(SigningKey key) {
        return new Signer(key, Optional.empty()).sign(new PluginFile("cleaning.model.json", MODEL, Optional.empty()));
    }

    private static PluginFile jarsigner(byte[] jar, SigningKey key, String digest) {
        return jarsigner(jar, key, digest, "SIGNER");
    }

    /** With what a publisher may choose that {@link Signer} would not. */
    private static PluginFile jarsigner(byte[] jar, SigningKey key, String digest, String name) {
        try {
            Path file = Files.createTempFile("minikisa", ".jar");
            Files.write(file, jar);
            var chain =
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertPath(key.chain());
            var out = new ByteArrayOutputStream();
            try (var zip = new java.util.zip.ZipFile(file.toFile())) {
                new jdk.security.jarsigner.JarSigner.Builder(key.key(), chain)
                        .digestAlgorithm(digest)
                        .signerName(name)
                        .build()
                        .sign(zip, out);
            }
            Files.delete(file);
            return jar(out.toByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned() {
        var entries = new LinkedHashMap<String, byte[]>();
        var manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "plugin");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        var bytes = new ByteArrayOutputStream();
        try {
            manifest.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        entries.put("META-INF/MANIFEST.MF", bytes.toByteArray());
        entries.put("a.txt", "aaaa".getBytes(StandardCharsets.UTF_8));
        entries.put("b.txt", "bbbb".getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    private static UnaryOperator<Map<String, byte[]>> with(String name, String text) {
        return entries -> {
            entries.put(name, text.getBytes(StandardCharsets.UTF_8));
            return entries;
        };
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] jar) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                var entry = new ZipEntry(each.getKey());
                if (each.getKey().endsWith("/")) {
                    var crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] replace(byte[] content, String old, String replacement) {
        byte[] changed = content.clone();
        var places = new ArrayList<Integer>();
        for (int at = indexOf(content, old, 0); at >= 0; at = indexOf(content, old, at + 1)) {
            places.add(at);
        }
        byte[] bytes = replacement.getBytes(StandardCharsets.US_ASCII);
        places.forEach(at -> System.arraycopy(bytes, 0, changed, at, bytes.length));
        return changed;
    }

    private static int indexOf(byte[] content, String sought, int from) {
        return new String(content, StandardCharsets.ISO_8859_1).indexOf(sought, from);
    }
}
