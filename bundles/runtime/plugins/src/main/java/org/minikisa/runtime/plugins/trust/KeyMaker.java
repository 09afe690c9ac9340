package org.minikisa.runtime.plugins.trust;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.minikisa.problem.api.InvalidInputException;

/**
 * Makes a developer's key by the JDK's keytool: EC P-256 with a certificate that it signs itself, for signing code and for nothing
 * else. Such a certificate is trusted by itself; it cannot certify others.
 */
public final class KeyMaker {

    /** The variable that keytool takes the password from: an argument could be read by everyone on the machine. */
    private static final String PASSWORD = "MINIKISA_KEYSTORE_PASSWORD";

    private static final int SHORTEST_PASSWORD = 6;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Path javaHome;

    public KeyMaker() {
        this(Path.of(System.getProperty("java.home")));
    }

    KeyMaker(Path javaHome) {
        this.javaHome = javaHome;
    }

    /**
     * What is made.
     *
     * @param name of whom: {@code Vaasa Joint Procurement}
     * @param days from now on that its certificate is valid for
     */
    public record Request(Path keyStore, char[] password, String alias, String name, int days) {

        public Request {
            Objects.requireNonNull(keyStore, "keyStore");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(alias, "alias");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * Writes the key into a new key store, and its certificate beside it as {@code ALIAS.pem}: this is what an administrator adds
     * to the trust store.
     *
     * @throws InvalidInputException when the key store is there already, or keytool refuses
     */
    public SigningKey make(Request request) {
        check(request);
        keytool(
                request,
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-sigalg",
                        "SHA256withECDSA",
                        "-dname",
                        "CN=" + escaped(request.name),
                        "-validity",
                        Integer.toString(request.days),
                        "-ext",
                        "KeyUsage:critical=digitalSignature",
                        "-ext",
                        "ExtendedKeyUsage=codeSigning"));
        Path certificate = request.keyStore.resolveSibling(request.alias + ".pem");
        keytool(request, List.of("-exportcert", "-rfc", "-file", certificate.toString()));
        return SigningKey.read(request.keyStore, request.password, Optional.of(request.alias));
    }

    private static void check(Request request) {
        if (Files.exists(request.keyStore)) {
            throw refused(
                    request.keyStore.toString(),
                    "a file",
                    "a name that is free",
                    "Give another name: a key is never written over.");
        }
        if (request.password.length < SHORTEST_PASSWORD) {
            throw refused(
                    "password",
                    request.password.length + " characters",
                    "at least " + SHORTEST_PASSWORD,
                    "Choose a longer password.");
        }
        if (request.name.isBlank() || !request.alias.matches("[A-Za-z0-9][A-Za-z0-9_.-]*") || request.days < 1) {
            throw refused(
                    "",
                    "name " + request.name + ", alias " + request.alias + ", " + request.days + " days",
                    "a name, an alias of letters and digits, at least one day",
                    "Give all three.");
        }
    }

    private void keytool(Request request, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin").resolve("keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", request.keyStore.toString()));
        command.addAll(List.of("-alias", request.alias, "-storepass:env", PASSWORD));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, new String(request.password));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw refused("keytool", "no answer", "an end", "Try again.");
            }
            if (process.exitValue() != 0) {
                throw refused("keytool", output.strip(), "a new key", "Mend what keytool names.");
            }
        } catch (IOException e) {
            throw refused(
                    "keytool",
                    String.valueOf(e.getMessage()),
                    "keytool in " + javaHome,
                    "Run Minikisa on a Java that has it, or make the key with another tool.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("keytool", "an interruption", "an end", "Try again.");
        }
    }

    /** RFC 4514, section 2.4. */
    private static String escaped(String name) {
        return name.strip().replaceAll("([,+\"\\\\<>;=#])", "\\\\$1");
    }

    private static InvalidInputException refused(String place, String found, String expected, String remedy) {
        return InvalidInputException.of("the new key", "plugins.trust.key", place, found, expected, remedy);
    }
}
