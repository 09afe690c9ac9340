package org.minikisa.runtime.plugins.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keys and certificates as people make them, with the JDK's keytool; made once for all tests of a JVM. */
final class People {

    static final char[] PASSWORD = "changeit".toCharArray();

    private static People all;

    private final Path folder;

    /** A developer with an own certificate. */
    final SigningKey developer;

    /** A developer of another house. */
    final SigningKey stranger;

    /** An RSA key with an own certificate. */
    final SigningKey rsa;

    /** An Ed25519 key with an own certificate. */
    final SigningKey edwards;

    /** A developer whose certificate ended a year ago. */
    final SigningKey expired;

    /** A certificate that begins next year. */
    final SigningKey early;

    /** RSA of 1024 bits. */
    final SigningKey weak;

    /** An authority with an RSA key. */
    final SigningKey authority;

    /** Certified by the authority, for signing code. */
    final SigningKey publisher;

    /** Certified by the authority, expired. */
    final SigningKey formerPublisher;

    /** Certified by the authority, for a web server. */
    final SigningKey webServer;

    /** Certified by a publisher who may not certify. */
    final SigningKey friendOfPublisher;

    private People() throws IOException {
        folder = Files.createTempDirectory("minikisa-people");
        developer = own("developer", "-keyalg", "EC", "-groupname", "secp256r1");
        stranger = own("stranger", "-keyalg", "EC", "-groupname", "secp384r1", "-sigalg", "SHA384withECDSA");
        rsa = own("rsa", "-keyalg", "RSA", "-keysize", "2048");
        edwards = own("edwards", "-keyalg", "Ed25519");
        expired = own("expired", "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "-400d", "-validity", "35");
        early = own("early", "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "+300d", "-validity", "35");
        weak = own("weak", "-keyalg", "RSA", "-keysize", "1024", "-sigalg", "SHA256withRSA");
        authority = own(
                "authority",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-ext",
                "bc:critical=ca:true",
                "-startdate",
                "-200d",
                "-validity",
                "3000",
                "-ext",
                "ku:critical=keyCertSign");
        publisher = certified("publisher", "authority", "-ext", "eku=codeSigning", "-ext", "ku=digitalSignature");
        formerPublisher =
                certified("former", "authority", "-ext", "eku=codeSigning", "-startdate", "-100d", "-validity", "50");
        webServer = certified("web", "authority", "-ext", "eku=serverAuth");
        friendOfPublisher = certified("friend", "developer", "-ext", "eku=codeSigning");
    }

    static synchronized People all() {
        try {
            if (all == null) {
                all = new People();
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the certificate of a key, PEM. */
    byte[] certificate(SigningKey key) {
        try {
            String base64 =
                    Base64.getMimeEncoder().encodeToString(key.certificate().getEncoded());
            return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private SigningKey own(String name, String... options) {
        var arguments = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
        arguments.addAll(List.of(options));
        keytool(store(name), arguments);
        return SigningKey.read(store(name), PASSWORD, Optional.of(name));
    }

    private SigningKey certified(String name, String by, String... options) {
        own(name, "-keyalg", "EC", "-groupname", "secp256r1");
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".pem");
        Path authorityFile = folder.resolve(by + ".pem");
        keytool(store(name), List.of("-certreq", "-alias", name, "-file", request.toString()));
        var arguments = new ArrayList<>(List.of("-gencert", "-alias", by, "-rfc", "-infile", request.toString()));
        arguments.addAll(List.of("-outfile", certificate.toString()));
        arguments.addAll(List.of(options));
        keytool(store(by), arguments);
        keytool(store(by), List.of("-exportcert", "-rfc", "-alias", by, "-file", authorityFile.toString()));
        keytool(store(name), List.of("-importcert", "-noprompt", "-alias", by, "-file", authorityFile.toString()));
        keytool(store(name), List.of("-importcert", "-noprompt", "-alias", name, "-file", certificate.toString()));
        return SigningKey.read(store(name), PASSWORD, Optional.of(name));
    }

    private static void keytool(Path store, List<String> arguments) {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
        command.addAll(arguments);
        command.addAll(List.of(
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
