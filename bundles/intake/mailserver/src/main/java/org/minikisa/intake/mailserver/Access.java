package org.minikisa.intake.mailserver;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.problem.api.Problems;

/**
 * Where a server is and who we are there, made from a configuration.
 *
 * @param login empty for a server that asks nobody who he is
 */
public record Access(Endpoint server, Optional<Login> login) {

    /** A configuration as it was written; see the OCDs of the two components for what each one means. */
    public record Settings(
            String host,
            int port,
            String security,
            String certificates,
            int timeout,
            String user,
            String authentication,
            String passwordFile,
            String tokenUrl,
            String clientId,
            String scope) {}

    /** The ports and name of a protocol. */
    public record Protocol(String name, int port, int tlsPort) {

        String scheme(Security security) {
            return security == Security.TLS ? name + "s" : name;
        }
    }

    /**
     * Reads a configuration.
     *
     * @param problems all that is wrong with it is added here; then the result is of no use
     */
    public static Access of(Settings settings, Protocol protocol, Problems problems) {
        Security security = choice(Security.class, "security", settings.security(), problems);
        if (settings.host().isBlank()) {
            problem(problems, "host", "nothing", "the mail server's name", "Set host.");
        }
        if (settings.port() < 0 || settings.port() > 65535) {
            problem(problems, "port", "" + settings.port(), "1 to 65535, or 0 for the usual one", "Correct port.");
        }
        if (settings.timeout() < 1 || settings.timeout() > 600) {
            problem(problems, "timeout", "" + settings.timeout(), "1 to 600 seconds", "Correct timeout.");
        }
        int port = settings.port() != 0
                ? settings.port()
                : security == Security.TLS ? protocol.tlsPort() : protocol.port();
        var server = new Endpoint(
                protocol.scheme(security),
                settings.host().strip(),
                port,
                security,
                path(settings.certificates()),
                Duration.ofSeconds(settings.timeout()));
        return new Access(
                server, settings.user().isBlank() ? Optional.empty() : Optional.of(login(settings, problems)));
    }

    private static Login login(Settings settings, Problems problems) {
        var mechanism = settings.authentication().equalsIgnoreCase("password")
                ? Login.Mechanism.PLAIN
                : choice(Login.Mechanism.class, "authentication", settings.authentication(), problems);
        if (settings.passwordFile().isBlank()) {
            problem(
                    problems,
                    "password.file",
                    "nothing",
                    "a file with the password or token, or env:NAME",
                    "Set password.file.");
        }
        var secret = new Secret(settings.passwordFile().strip());
        return new Login(
                settings.user().strip(),
                mechanism,
                settings.tokenUrl().isBlank() ? secret::read : tokens(settings, secret, mechanism, problems));
    }

    private static Login.Proof tokens(Settings settings, Secret secret, Login.Mechanism mechanism, Problems problems) {
        if (!mechanism.isToken()) {
            problem(
                    problems,
                    "token.url",
                    "a place to get tokens from",
                    "nothing, as authentication is password",
                    "Set authentication to xoauth2 or oauthbearer, or take token.url out.");
        }
        if (settings.clientId().isBlank()) {
            problem(problems, "client.id", "nothing", "the id of this client at the token server", "Set client.id.");
        }
        URI url = URI.create("https://token.invalid/");
        try {
            url = URI.create(settings.tokenUrl().strip());
        } catch (IllegalArgumentException malformed) {
            problem(problems, "token.url", settings.tokenUrl(), "a URL", "Correct token.url.");
        }
        if (!ClientCredentials.isSafe(url)) {
            problem(problems, "token.url", url.toString(), "https", "Secrets are only sent over TLS.");
        }
        return new ClientCredentials(
                url, settings.clientId().strip(), settings.scope().strip(), secret);
    }

    private static Optional<Path> path(String name) {
        return name.isBlank() ? Optional.empty() : Optional.of(Path.of(name.strip()));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String key, String value, Problems problems) {
        try {
            return Enum.valueOf(type, value.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            problem(problems, key, value, choices(type), "Correct " + key + ".");
            return type.getEnumConstants()[0];
        }
    }

    private static <E extends Enum<E>> String choices(Class<E> type) {
        var choices = new StringBuilder();
        for (E choice : type.getEnumConstants()) {
            choices.append(choices.length() == 0 ? "" : ", ")
                    .append(choice.name().toLowerCase(Locale.ROOT));
        }
        return choices.toString();
    }

    private static void problem(Problems problems, String key, String found, String expected, String remedy) {
        problems.add("intake.server.setting", key, found, expected, remedy);
    }
}
