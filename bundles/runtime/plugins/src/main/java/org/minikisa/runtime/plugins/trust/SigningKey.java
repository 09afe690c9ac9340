package org.minikisa.runtime.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;

/**
 * A publisher's private key.
 *
 * @param chain the certificate of the key, then those of who certified it
 */
public record SigningKey(PrivateKey key, List<X509Certificate> chain) {

    public SigningKey {
        Objects.requireNonNull(key, "key");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key signs in the name of a certificate");
        }
    }

    /**
     * Reads a key of a PKCS#12 key store.
     *
     * @param alias which; may be left out when it holds one only
     * @throws InvalidInputException when it cannot be read, or there is no such key
     */
    public static SigningKey read(Path keyStore, char[] password, Optional<String> alias) {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return of(store, password, alias, keyStore);
        } catch (IOException | GeneralSecurityException e) {
            throw refused(
                    keyStore,
                    "plugins.trust.keystore",
                    e.toString(),
                    "a PKCS#12 key store and its password",
                    "Check the path and the password; one of another type is converted with keytool -importkeystore.");
        }
    }

    private static SigningKey of(KeyStore store, char[] password, Optional<String> alias, Path path)
            throws GeneralSecurityException {
        List<String> keys = Collections.list(store.aliases()).stream()
                .filter(name -> isKey(store, name))
                .filter(name -> alias.isEmpty() || alias.get().equalsIgnoreCase(name))
                .sorted()
                .toList();
        if (keys.size() != 1) {
            throw refused(
                    path,
                    "plugins.trust.alias",
                    keys.isEmpty() ? "no such key" : keys.size() + " keys: " + String.join(", ", keys),
                    alias.map(name -> "a key called " + name).orElse("one key"),
                    "Name one with --alias; keytool -list -keystore FILE shows them.");
        }
        var key = (PrivateKey) store.getKey(keys.get(0), password);
        Certificate[] chain = store.getCertificateChain(keys.get(0));
        return new SigningKey(
                key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static InvalidInputException refused(Path path, String code, String found, String expected, String remedy) {
        return InvalidInputException.of("the key store " + path, code, "", found, expected, remedy);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Says nothing of the key itself. */
    @Override
    public String toString() {
        return "key of " + Publishers.subject(certificate());
    }
}
