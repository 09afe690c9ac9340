package org.minikisa.intake.mailserver;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who we are at a server and how that is proven.
 *
 * @param user the account
 * @param proof where password or token come from
 */
public record Login(String user, Mechanism mechanism, Proof proof) {

    /** A password or a token, got for one login. */
    @FunctionalInterface
    public interface Proof {
        String get() throws ServerTrouble;

        /** The server did not take it. True if another one may be got at once. */
        default boolean refused() {
            return false;
        }
    }

    /** SASL mechanisms (RFC 4422). */
    public enum Mechanism {
        /** RFC 4616. */
        PLAIN,
        /** Google's and Microsoft's way to hand over an OAuth 2 bearer token. */
        XOAUTH2,
        /** RFC 7628. */
        OAUTHBEARER;

        public boolean isToken() {
            return this != PLAIN;
        }
    }

    /** What the client says first, in base64. */
    public String firstWord(Endpoint server) throws ServerTrouble {
        String secret = proof.get();
        String message =
                switch (mechanism) {
                    case PLAIN -> "\0" + user + "\0" + secret;
                    case XOAUTH2 -> "user=" + user + "\1auth=Bearer " + secret + "\1\1";
                    case OAUTHBEARER ->
                        "n,a=" + saslName() + ",\1host=" + server.host() + "\1port=" + server.port() + "\1auth=Bearer "
                                + secret + "\1\1";
                };
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    /** What the client says to a server that explains its refusal before it refuses (RFC 7628 section 3.2.3). */
    public String resignation() {
        return mechanism == Mechanism.OAUTHBEARER ? "AQ==" : "";
    }

    /** Refused: nothing of what the server says about it is repeated, it may quote what it was told. */
    public ServerTrouble refused(Endpoint server, String code) {
        return mechanism.isToken()
                ? server.trouble(
                        "intake.server.token",
                        "the token was not accepted (" + code + ")",
                        "a token that is valid now and allows this account",
                        "Renew the token, and look at its scope and at the account's permissions.")
                : server.trouble(
                        "intake.server.login",
                        "user or password was not accepted (" + code + ")",
                        "an account of the server",
                        "Look at user and password.file.");
    }

    /** RFC 5801 section 4. */
    private String saslName() {
        return user.replace("=", "=3D").replace(",", "=2C");
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Login[" + mechanism + "]";
    }
}
