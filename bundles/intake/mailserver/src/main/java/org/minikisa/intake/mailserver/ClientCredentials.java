package org.minikisa.intake.mailserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Gets tokens for an application that acts in its own name (OAuth 2 client credentials, RFC 6749 section 4.4), as Microsoft 365 asks of
 * programs that read a shared mailbox. A token is used until a minute before it ends.
 */
final class ClientCredentials implements Login.Proof {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(1);
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI url;
    private final String client;
    private final String scope;
    private final Secret secret;
    private String token;
    private Instant end = Instant.MIN;

    ClientCredentials(URI url, String client, String scope, Secret secret) {
        this.url = url;
        this.client = client;
        this.scope = scope;
        this.secret = secret;
    }

    /** Secrets go over TLS, or nowhere but to this machine. */
    static boolean isSafe(URI url) {
        return url.getHost() != null
                && ("https".equals(url.getScheme())
                        || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
    }

    @Override
    public synchronized String get() throws ServerTrouble {
        if (Instant.now().isAfter(end)) {
            renew();
        }
        return token;
    }

    @Override
    public synchronized boolean refused() {
        end = Instant.MIN;
        return true;
    }

    private void renew() throws ServerTrouble {
        HttpResponse<InputStream> answer = ask();
        try (var body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw trouble("HTTP status " + answer.statusCode(), null);
            }
            take(JsonParser.parseString(new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8))
                    .getAsJsonObject());
        } catch (IOException | JsonParseException | IllegalStateException | UnsupportedOperationException unreadable) {
            throw unreadable instanceof ServerTrouble known ? known : trouble("an answer without a token", unreadable);
        }
    }

    private void take(JsonObject answer) throws ServerTrouble {
        if (!answer.has("access_token")) {
            throw trouble("an answer without a token", null);
        }
        token = answer.get("access_token").getAsString();
        long seconds = answer.has("expires_in") ? answer.get("expires_in").getAsLong() : 300;
        end = Instant.now().plusSeconds(Math.max(0, Math.min(seconds, 86_400))).minus(BEFORE_THE_END);
    }

    private HttpResponse<InputStream> ask() throws ServerTrouble {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form()))
                .build();
        try {
            // Redirects are not followed: the secret is meant for this address alone.
            return HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException unreachable) {
            throw trouble("no answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw trouble("interrupted", stopped);
        }
    }

    private String form() throws ServerTrouble {
        return "grant_type=client_credentials&client_id=" + encoded(client) + "&client_secret=" + encoded(secret.read())
                + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private ServerTrouble trouble(String found, Exception cause) {
        var words = new ServerTrouble(
                "intake.server.token",
                url.getHost(),
                found,
                "a token",
                "Look at token.url, client.id, scope and whether the client's secret is still valid.");
        return new ServerTrouble(words.problem(), cause);
    }
}
