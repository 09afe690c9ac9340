package org.minikisa.runtime.plugins.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PublisherDistrusted;
import org.minikisa.runtime.api.PublisherTrusted;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.trust.TrustStore.Entry;

class TrustStoreTest {

    private static final People PEOPLE = People.all();

    @TempDir
    Path data;

    private Path folder;
    private TrustStore store;
    private final List<Record> facts = new ArrayList<>();

    @BeforeEach
    void open() {
        folder = data.resolve("trust");
        store = new TrustStore(folder, facts::add);
    }

    @Test
    void withoutAFolderNobodyIsBelievedAndNothingIsWrong() {
        assertThat(store.now().entries()).isEmpty();
        assertThat(store.now().findings()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void addingAndRemovingAreFacts() {
        String print = Fingerprints.of(PEOPLE.developer.certificate());

        List<Entry> added = store.add(PEOPLE.certificate(PEOPLE.developer));
        store.add(PEOPLE.certificate(PEOPLE.developer));

        assertThat(added).extracting(Entry::subject).containsExactly("CN=developer");
        assertThat(store.now().entries()).hasSize(1);
        assertThat(store.remove(print.substring(0, 12)))
                .extracting(Entry::fingerprint)
                .containsExactly(print);
        assertThat(store.now().entries()).isEmpty();
        assertThat(facts).containsExactly(new PublisherTrusted(print), new PublisherDistrusted(print));
    }

    @Test
    void whatIsDoneByHandCountsAtOnceAndIsAFactAsWell() throws IOException {
        store.now();
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("a.crt"),
                PEOPLE.developer.certificate().getSubjectX500Principal().getEncoded());
        Files.write(folder.resolve("b.CER"), PEOPLE.certificate(PEOPLE.rsa));

        assertThat(store.now().entries()).extracting(Entry::file).containsExactly("b.CER");
        Files.delete(folder.resolve("b.CER"));
        assertThat(store.now().entries()).isEmpty();
        assertThat(facts).hasSize(2);
    }

    @Test
    void aBrokenCertificateIsToldAndDoesNotHideTheOthers() throws IOException {
        store.add(PEOPLE.certificate(PEOPLE.developer));
        Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n");
        Files.writeString(folder.resolve("empty.pem"), "");
        Files.writeString(folder.resolve("notes.txt"), "not looked at");

        assertThat(store.now().entries()).hasSize(1);
        assertThat(store.now().findings())
                .extracting(f -> f.problem().place() + " " + f.problem().code())
                .containsExactly("broken.pem plugins.trust.certificate", "empty.pem plugins.trust.certificate");
        assertThat(judge("developer").trust()).isEqualTo(Trust.VERIFIED);
        assertThat(judge("stranger").findings())
                .extracting(f -> f.problem().code())
                .containsExactly("plugins.trust.foreign", "plugins.trust.certificate", "plugins.trust.certificate");
    }

    @Test
    void oneOfSeveralCertificatesOfAFileCanBeTakenAway() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("both.pem"),
                text(PEOPLE.certificate(PEOPLE.developer)) + text(PEOPLE.certificate(PEOPLE.rsa)));

        store.remove(Fingerprints.of(PEOPLE.rsa.certificate()));

        assertThat(store.now().entries()).extracting(Entry::subject).containsExactly("CN=developer");
        assertThat(store.remove("both.pem")).hasSize(1);
        assertThat(folder.resolve("both.pem")).doesNotExist();
    }

    @Test
    void whoMaySayTheTimeMayNotSignPlugins() throws IOException {
        Files.createDirectories(folder.resolve("timestamps"));
        Files.write(folder.resolve("timestamps/tsa.pem"), PEOPLE.certificate(PEOPLE.developer));

        assertThat(store.now().entries()).extracting(Entry::saysTime).containsExactly(true);
        assertThat(judge("developer").trust()).isEqualTo(Trust.UNSIGNED);
    }

    @Test
    void aRevocationThatCannotBeReadIsToldAndTheOthersHold() throws IOException {
        store.add(PEOPLE.certificate(PEOPLE.developer));
        String print = Fingerprints.of(PEOPLE.developer.certificate());
        Files.writeString(
                folder.resolve("revoked.txt"),
                "# lost keys\nabc\n\n" + print.toUpperCase(java.util.Locale.ROOT) + " # 2026\n");

        assertThat(store.now().findings()).extracting(f -> f.problem().place()).containsExactly("revoked.txt, row 2");
        assertThat(store.now().revoked()).containsExactly(print);
    }

    @Test
    void whileRevocationsCannotBeReadNobodyIsBelieved() throws IOException {
        store.add(PEOPLE.certificate(PEOPLE.developer));
        Files.createDirectories(folder.resolve("revoked.txt")); // a folder: reading fails

        Verdict verdict = judge("developer");

        assertThat(verdict.trust()).isEqualTo(Trust.UNSIGNED);
        assertThat(verdict.findings()).extracting(f -> f.problem().code()).contains("plugins.trust.unreadable");
    }

    @Test
    void whatIsNoCertificateIsNotAdded() {
        assertThat(refusal(() -> store.add("hello".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("plugins.trust.certificate");
        assertThat(refusal(() -> store.remove("00000000"))).isEqualTo("plugins.trust.which");
        assertThat(refusal(() -> store.revoke("abc", ""))).isEqualTo("plugins.trust.fingerprint");
        assertThat(facts).isEmpty();
    }

    // ---- the publisher's side

    @Test
    void aNewKeySignsAJarThatIsVerifiedWhereItsCertificateWasAdded() throws IOException {
        Path keys = data.resolve("keys.p12");
        var request = new KeyMaker.Request(keys, People.PASSWORD, "me", "Vaasa, \"Joint\" Procurement", 365);

        SigningKey key = new KeyMaker().make(request);
        store.add(Files.readAllBytes(data.resolve("me.pem")));

        assertThat(key.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=Vaasa\\, \\\"Joint\\\" Procurement");
        assertThat(store.now().entries()).extracting(Entry::isAuthority).containsExactly(false);
        assertThat(judge(key).trust()).isEqualTo(Trust.VERIFIED);
        assertThat(refusal(() -> new KeyMaker().make(request))).isEqualTo("plugins.trust.key");
    }

    @Test
    void aJavaWithoutKeytoolSaysSo() {
        var maker = new KeyMaker(data);

        var refusal = catchThrowableOfType(
                InvalidInputException.class,
                () -> maker.make(new KeyMaker.Request(data.resolve("keys.p12"), People.PASSWORD, "me", "Me", 1)));

        assertThat(refusal.problems().get(0).expected()).contains("keytool in " + data);
    }

    @Test
    void aWrongPasswordOrAliasIsToldInPlainWords() {
        Path keys = data.resolve("keys.p12");
        new KeyMaker().make(new KeyMaker.Request(keys, People.PASSWORD, "me", "Me", 365));

        assertThat(refusal(() -> SigningKey.read(keys, "wrong!".toCharArray(), Optional.empty())))
                .isEqualTo("plugins.trust.keystore");
        assertThat(refusal(() -> SigningKey.read(keys, People.PASSWORD, Optional.of("you"))))
                .isEqualTo("plugins.trust.alias");
        assertThat(SigningKey.read(keys, People.PASSWORD, Optional.empty()).chain())
                .hasSize(1);
    }

    private Verdict judge(String who) {
        return judge(who.equals("developer") ? PEOPLE.developer : PEOPLE.stranger);
    }

    private Verdict judge(SigningKey key) {
        var file = new PluginFile("m.model.json", "{}".getBytes(StandardCharsets.UTF_8), Optional.empty());
        return new SignatureJudge(store, Clock.systemUTC()).judge(new Signer(key, Optional.empty()).sign(file));
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(InvalidInputException.class, call)
                .problems()
                .get(0)
                .code();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
