package org.minikisa.intake.mailserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of servers as people make them, with the JDK's keytool; made once for all tests of a JVM. */
public final class TestCertificates {

    public static final char[] PASSWORD = "changeit".toCharArray();

    private static TestCertificates all;

    private final Path folder;
    private final Path authority;

    private TestCertificates() throws IOException {
        folder = Files.createTempDirectory("minikisa-certificates");
        keytool(
                "authority",
                "-genkeypair",
                "-alias",
                "authority",
                "-dname",
                "CN=authority",
                "-keyalg",
                "EC",
                "-ext",
                "bc:critical=ca:true");
        authority = folder.resolve("authority.pem");
        keytool("authority", "-exportcert", "-rfc", "-alias", "authority", "-file", authority.toString());
        certified("good", "san=dns:localhost,ip:127.0.0.1");
        certified("elsewhere", "san=dns:mail.example.fi");
        certified("old", "san=dns:localhost,ip:127.0.0.1", "-startdate", "-400d", "-validity", "30");
        own("self", "-ext", "san=dns:localhost,ip:127.0.0.1");
    }

    public static synchronized TestCertificates all() {
        try {
            if (all == null) {
                all = new TestCertificates();
            }
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** PEM of the authority that certified all but {@code self}. */
    public Path authority() {
        return authority;
    }

    public Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    /** PEM of a server's certificates. */
    public Path chain(String name) {
        return write(
                name + "-chain.pem",
                pem("CERTIFICATE", () -> keys(name).getCertificate(name).getEncoded()));
    }

    /** PEM of a server's private key. */
    public Path key(String name) {
        return write(
                name + "-key.pem",
                pem("PRIVATE KEY", () -> keys(name).getKey(name, PASSWORD).getEncoded()));
    }

    /** For a server that shows this certificate. */
    public SSLContext server(String name) {
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys(name), PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private KeyStore keys(String name) throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store(name))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private interface Encoded {
        byte[] get() throws GeneralSecurityException, IOException;
    }

    private static String pem(String kind, Encoded encoded) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded.get());
            return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void own(String name, String... options) {
        var arguments =
                new ArrayList<>(List.of("-genkeypair", "-alias", name, "-dname", "CN=localhost", "-keyalg", "RSA"));
        arguments.addAll(List.of(options));
        keytool(name, arguments.toArray(String[]::new));
    }

    private void certified(String name, String names, String... options) {
        own(name);
        String request = folder.resolve(name + ".csr").toString();
        String certificate = folder.resolve(name + ".pem").toString();
        keytool(name, "-certreq", "-alias", name, "-file", request);
        var arguments = new ArrayList<>(List.of(
                "-gencert", "-alias", "authority", "-rfc", "-infile", request, "-outfile", certificate, "-ext", names));
        arguments.addAll(List.of(options));
        keytool("authority", arguments.toArray(String[]::new));
        keytool(name, "-importcert", "-noprompt", "-alias", "authority", "-file", authority.toString());
        keytool(name, "-importcert", "-noprompt", "-alias", name, "-file", certificate);
    }

    private void keytool(String store, String... arguments) {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store(store).toString()));
        command.addAll(List.of("-storepass", new String(PASSWORD), "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
