package org.minikisa.runtime.plugins.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.plugins.trust.KeyMaker;
import org.minikisa.runtime.plugins.trust.Signer;
import org.minikisa.runtime.plugins.trust.SigningKey;
import org.minikisa.runtime.plugins.trust.TrustStore;

/** Who may sign plug-ins, and signing them. */
final class TrustActions {

    /** Where the password of a key store is taken from: a line of a shell would keep it in its history. */
    private static final String PASSWORD = "MINIKISA_KEYSTORE_PASSWORD";

    private static final String PASSWORD_FILE = "--password-file";

    private static final int YEAR = 365;

    private static final Listing<TrustStore.Entry> ENTRIES = Listing.rows(TrustStore.Entry.class)
            .text("subject", "Publisher", TrustStore.Entry::subject)
            .text(
                    "may",
                    "May",
                    entry -> entry.saysTime() ? "stamp" : entry.isAuthority() ? "certify publishers" : "sign")
            .text("until", "Until", entry -> entry.certificate().getNotAfter().toInstant())
            .text("file", "File", TrustStore.Entry::file)
            .text("sha256", "SHA-256", TrustStore.Entry::fingerprint)
            .whenEmpty("nobody may sign plug-ins; add a publisher's certificate with kisa:plugins trust add FILE.pem");

    private TrustActions() {}

    /** {@code trust list|add|remove|revoke}. */
    static final class Trust implements Command {

        private static final List<String> WORDS = List.of("list", "add", "remove", "revoke");

        private final TrustStore store;

        Trust(TrustStore store) {
            this.store = store;
        }

        @Override
        public Usage usage() {
            return Usage.of("trust", "lists the publishers who may sign plug-ins; adds, removes, revokes one")
                    .argument("WHAT", "list, add, remove or revoke", () -> WORDS, false)
                    .argument(
                            "WHICH",
                            "the certificate's file to add; the beginning of its SHA-256 to remove; a SHA-256 to revoke",
                            this::fingerprints,
                            false)
                    .option("--why", "TEXT", "why it is revoked")
                    .example("kisa:plugins trust add publisher.pem");
        }

        private List<String> fingerprints() {
            return store.now().entries().stream()
                    .map(TrustStore.Entry::fingerprint)
                    .toList();
        }

        @Override
        public void run(Invocation in) throws IOException {
            switch (in.argument("WHAT").orElse("list")) {
                case "list" -> list(in);
                case "add" -> in.screen().listing(store.add(certificate(which(in))), ENTRIES);
                case "remove" -> in.screen().listing(store.remove(which(in)), ENTRIES);
                case "revoke" -> {
                    String fingerprint = which(in);
                    store.revoke(fingerprint, in.option("--why").orElse("revoked in the shell"));
                    in.screen().details(Details.of("Revoked").add("revoked", "SHA-256", fingerprint));
                }
                default -> throw UnknownIdException.of("action of kisa:plugins trust", in.required("WHAT"), WORDS);
            }
        }

        private void list(Invocation in) {
            var now = store.now();
            in.screen().listing(now.entries(), ENTRIES);
            now.findings().stream().map(Finding::problem).forEach(problem -> in.screen()
                    .remark(Tone.WARNING, problem.toString()));
            if (!now.revoked().isEmpty()) {
                in.screen().remark(Tone.DIM, now.revoked().size() + " revoked");
            }
        }

        private static String which(Invocation in) {
            return in.argument("WHICH")
                    .orElseThrow(() -> new InvalidInputException(
                            "kisa:plugins trust",
                            List.of(new Problem(
                                    "shell.argument.missing",
                                    "WHICH",
                                    "nothing",
                                    "a word behind " + in.argument("WHAT").orElse(""),
                                    "See kisa:plugins trust --help."))));
        }

        private static byte[] certificate(String name) throws IOException {
            return NamedFile.read(NamedFile.path(name), 1 << 20);
        }
    }

    /** {@code sign FILE}. */
    static final class Sign implements Command {

        @Override
        public Usage usage() {
            return Usage.of("sign", "signs a jar, or a model by a signature beside it")
                    .argument("FILE", "NAME.model.json or NAME.jar", true)
                    .option("--keystore", "FILE", "a PKCS#12 key store; keys new makes one")
                    .option("--alias", "NAME", "the key in it; may be left out where there is one")
                    .option(PASSWORD_FILE, "FILE", "holds the password of the key store")
                    .example("kisa:plugins sign cleaning-2.model.json --keystore keys.p12");
        }

        @Override
        public void run(Invocation in) throws IOException {
            String name = in.required("FILE");
            PluginFile file = NamedFile.plugin(name);
            Path keyStore = NamedFile.path(in.option("--keystore").orElse("keys.p12"));
            SigningKey key = SigningKey.read(keyStore, password(in), in.option("--alias"));
            PluginFile signed = new Signer(key, Optional.empty()).sign(file);
            Path target = NamedFile.path(name);
            if (signed.signature().isPresent()) {
                target = target.resolveSibling(target.getFileName() + NamedFile.SIGNATURE);
                Files.write(target, signed.signature().get());
            } else {
                Files.write(target, signed.content());
            }
            in.screen()
                    .details(Details.of(file.name() + " is signed")
                            .add("written", "Written", target)
                            .add(
                                    "publisher",
                                    "Publisher",
                                    key.certificate().getSubjectX500Principal().getName()));
        }
    }

    /** {@code keys new}. */
    static final class Keys implements Command {

        @Override
        public Usage usage() {
            return Usage.of("keys", "makes a key to sign with, and its certificate")
                    .argument("WHAT", "new", () -> List.of("new"), true)
                    .argument("NAME", "whose: \"Vaasa Joint Procurement\"", true)
                    .option("--keystore", "FILE", "the PKCS#12 key store to write; keys.p12 unless given")
                    .option("--alias", "NAME", "of the key, and of its certificate's file; publisher unless given")
                    .option(PASSWORD_FILE, "FILE", "holds the password of the key store")
                    .example("kisa:plugins keys new \"Vaasa Joint Procurement\"");
        }

        @Override
        public void run(Invocation in) throws IOException {
            if (!in.required("WHAT").equals("new")) {
                throw UnknownIdException.of("action of kisa:plugins keys", in.required("WHAT"), List.of("new"));
            }
            Path keyStore =
                    NamedFile.path(in.option("--keystore").orElse("keys.p12")).toAbsolutePath();
            String alias = in.option("--alias").orElse("publisher");
            new KeyMaker().make(new KeyMaker.Request(keyStore, password(in), alias, in.required("NAME"), 3 * YEAR));
            in.screen()
                    .details(Details.of("Key of " + in.required("NAME"))
                            .add("keystore", "Key store, to be kept secret", keyStore)
                            .add(
                                    "certificate",
                                    "Certificate, to be given away",
                                    keyStore.resolveSibling(alias + ".pem")));
            in.screen().line(Tone.DIM, "an administrator trusts it with kisa:plugins trust add " + alias + ".pem");
        }
    }

    /** @throws InvalidInputException when it is told nowhere */
    private static char[] password(Invocation in) throws IOException {
        var file = in.option(PASSWORD_FILE);
        if (file.isPresent()) {
            byte[] content = NamedFile.read(NamedFile.path(file.get()), 1 << 10);
            return new String(content, StandardCharsets.UTF_8).strip().toCharArray();
        }
        String password = System.getenv(PASSWORD);
        if (password == null || password.isEmpty()) {
            throw InvalidInputException.of(
                    "the key store",
                    "plugins.trust.password",
                    PASSWORD,
                    "no such variable in the environment",
                    "the password of the key store",
                    "Name a file that holds it with " + PASSWORD_FILE + ", or start Minikisa with " + PASSWORD
                            + " in its environment.");
        }
        return password.toCharArray();
    }
}
