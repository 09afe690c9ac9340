package org.minikisa.runtime.plugins.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipFile;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.PluginFile;

import jdk.security.jarsigner.JarSigner;
import jdk.security.jarsigner.JarSignerException;

/** Signs plug-ins: a jar gets its signature inside, a model one beside it. */
public final class Signer {

    private final SigningKey key;
    private final Optional<URI> timestamps;

    /** @param timestamps a time-stamp service (RFC 3161) for jars: what it has stamped stays valid when the certificate expires */
    public Signer(SigningKey key, Optional<URI> timestamps) {
        this.key = Objects.requireNonNull(key, "key");
        this.timestamps = Objects.requireNonNull(timestamps, "timestamps");
    }

    /**
     * The same plug-in, signed.
     *
     * @throws InvalidInputException when it cannot be signed, or is signed already
     */
    public PluginFile sign(PluginFile file) {
        if (!file.name().endsWith(".jar")) {
            return new PluginFile(file.name(), file.content(), Optional.of(model(file)));
        }
        refuseIfSigned(file);
        return new PluginFile(file.name(), jar(file), Optional.empty());
    }

    private byte[] model(PluginFile file) {
        byte[] signature = Jws.make(file.content(), key);
        Jws.verify(file.content(), signature); // the key must be the certificate's
        return signature;
    }

    private static void refuseIfSigned(PluginFile file) {
        if (JarSeal.isSigned(Archive.read(file.content()))) {
            throw refused(file, "a jar that is signed already", "the jar that the build made", "Build it again.");
        }
    }

    private byte[] jar(PluginFile file) {
        try {
            byte[] signed = Jdk.sign(file.content(), key, timestamps);
            JarSeal seal = JarSeal.of(signed);
            if (seal.signers().size() == 1 && seal.findings().isEmpty()) {
                return signed;
            }
            throw refused(
                    file,
                    seal.findings().isEmpty()
                            ? "no signature"
                            : seal.findings().get(0).problem().found(),
                    "a signature that holds",
                    "Use the private key that belongs to the certificate, RSA of 2048 bits or EC.");
        } catch (IOException | GeneralSecurityException e) {
            throw refused(file, e.toString(), "a jar that can be signed", "Build it again.");
        } catch (NoClassDefFoundError e) {
            throw refused(
                    file,
                    "a Java without jdk.jartool",
                    "a JDK",
                    "Run Minikisa on a JDK, or sign the jar with jarsigner -digestalg SHA-256.");
        }
    }

    private static InvalidInputException refused(PluginFile file, String found, String expected, String remedy) {
        return InvalidInputException.of("signing " + file.name(), "plugins.trust.sign", "", found, expected, remedy);
    }

    /** What a Java without the module jdk.jartool has not. */
    private static final class Jdk {

        private Jdk() {}

        static byte[] sign(byte[] jar, SigningKey key, Optional<URI> timestamps)
                throws IOException, GeneralSecurityException {
            var chain = CertificateFactory.getInstance("X.509").generateCertPath(key.chain());
            var builder = new JarSigner.Builder(key.key(), chain).digestAlgorithm("SHA-256");
            timestamps.ifPresent(builder::tsa);
            Path copy = Files.createTempFile("minikisa-", ".jar");
            try {
                Files.write(copy, jar);
                var out = new ByteArrayOutputStream();
                try (var zip = new ZipFile(copy.toFile())) {
                    builder.build().sign(zip, out);
                }
                return out.toByteArray();
            } catch (JarSignerException e) {
                throw new GeneralSecurityException(String.valueOf(e.getMessage()), e);
            } finally {
                Files.delete(copy);
            }
        }
    }
}
