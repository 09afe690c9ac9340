package org.minikisa.runtime.plugins.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.InvalidInputException;

class JwsTest {

    private static final People PEOPLE = People.all();
    private static final byte[] CONTENT = "{\"weight\": 0.5}\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void eachKindOfKeyMakesASignatureThatHolds() {
        assertThat(Stream.of(PEOPLE.developer, PEOPLE.stranger, PEOPLE.rsa, PEOPLE.edwards, PEOPLE.publisher))
                .allSatisfy(key ->
                        assertThat(Jws.verify(CONTENT, Jws.make(CONTENT, key))).isEqualTo(key.chain()));
    }

    @Test
    void itIsDetachedAndSaysWhatIsSigned() {
        String jws = new String(Jws.make(CONTENT, PEOPLE.rsa), StandardCharsets.US_ASCII);

        assertThat(jws).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+\\n");
        assertThat(new String(Base64.getUrlDecoder().decode(jws.split("\\.")[0]), StandardCharsets.US_ASCII))
                .startsWith("{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"],\"x5c\":[\"MII");
        assertThat(Jws.make(CONTENT, PEOPLE.rsa)).isEqualTo(Jws.make(CONTENT, PEOPLE.rsa));
    }

    @Test
    void whatOtherLibrariesMakeIsRead() {
        // RFC 7515, appendix F, without RFC 7797: the content is signed in Base64url; members nobody must understand
        accepts("{\"typ\":\"JOSE\",\"alg\":\"RS256\",\"kid\":\"7\",\"x5c\":[" + x5c() + "]}", false);
        accepts("{ \"x5c\" : [" + x5c() + "] , \"b64\":true,\"crit\":[\"b64\"], \"alg\" : \"RS256\" }", false);
        accepts("{\"alg\":\"PS256\",\"b64\":false,\"crit\":[\"b64\"],\"x5c\":[" + x5c() + "]}", true);
    }

    @Test
    void nobodyButTheKeyChoosesTheAlgorithm() {
        for (String alg : List.of("none", "None", "HS256", "ES256", "EdDSA", "RS512", "")) {
            refuses(
                    "plugins.trust.jws.alg",
                    "{\"alg\":\"" + alg + "\",\"b64\":false,\"crit\":[\"b64\"],\"x5c\":[" + x5c() + "]}");
        }
        refuses("plugins.trust.jws.alg", "{\"x5c\":[" + x5c() + "]}");
    }

    @Test
    void keysFromElsewhereAndUnknownDemandsAreRefused() {
        refuses("plugins.trust.jws.key", header("\"jku\":\"https://example.org/keys\""));
        refuses("plugins.trust.jws.key", header("\"jwk\":{\"kty\":\"RSA\"}"));
        refuses("plugins.trust.jws.key", header("\"x5u\":\"https://example.org/c\""));
        refuses("plugins.trust.jws.crit", "{\"alg\":\"RS256\",\"b64\":false,\"x5c\":[" + x5c() + "]}");
        refuses("plugins.trust.jws.crit", "{\"alg\":\"RS256\",\"crit\":[],\"x5c\":[" + x5c() + "]}");
        refuses("plugins.trust.jws.crit", "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"x5c\":[" + x5c() + "]}");
        refuses(
                "plugins.trust.jws.crit",
                "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\",\"exp\"],\"exp\":1,\"x5c\":[" + x5c() + "]}");
        refuses("plugins.trust.jws.x5c", "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}");
        refuses("plugins.trust.jws.x5c", "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"],\"x5c\":[\"AAAA\"]}");
    }

    @Test
    void oneSpellingOnlyIsRead() {
        refuses("plugins.trust.jws", header("\"alg\":\"RS256\""));
        refuses("plugins.trust.jws", header("\"a\":1") + "{}");
        refuses("plugins.trust.jws", "[]");
        refuses("plugins.trust.jws", "{'alg':'RS256'}");
        refuses("plugins.trust.jws", "");
        String jws = new String(Jws.make(CONTENT, PEOPLE.rsa), StandardCharsets.US_ASCII).strip();
        assertThatCode(() -> verify(jws)).doesNotThrowAnyException();
        for (String other :
                List.of(jws + "=", jws + ".", jws.replace("..", ".e30."), " " + jws, jws + "\n\n", "", "..")) {
            assertThat(refusal(other)).as(other).isEqualTo("plugins.trust.jws");
        }
    }

    @Test
    void noCharacterOfItCanBeChanged() {
        byte[] jws = Jws.make(CONTENT, PEOPLE.developer);
        for (int i = 0; i < jws.length - 1; i++) {
            byte[] flipped = jws.clone();
            flipped[i] ^= 1;
            assertThat(catchThrowableOfType(InvalidInputException.class, () -> Jws.verify(CONTENT, flipped)))
                    .as("byte %d", i)
                    .isNotNull();
        }
    }

    @Test
    void aShortKeyDoesNotSign() {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> Jws.make(CONTENT, PEOPLE.weak))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo("plugins.trust.jws.alg");
    }

    private static void verify(String jws) {
        Jws.verify(CONTENT, jws.getBytes(StandardCharsets.UTF_8));
    }

    private static void accepts(String header, boolean plain) {
        assertThatCode(() -> verify(sign(header, plain))).doesNotThrowAnyException();
    }

    private static void refuses(String code, String header) {
        assertThat(refusal(sign(header, header.contains("\"b64\":false"))))
                .as(header)
                .isEqualTo(code);
    }

    private static String refusal(String jws) {
        return catchThrowableOfType(InvalidInputException.class, () -> verify(jws))
                .problems()
                .get(0)
                .code();
    }

    /** A right signature by the RSA key under any header. */
    private static String sign(String header, boolean plain) {
        var url = Base64.getUrlEncoder().withoutPadding();
        String encoded = url.encodeToString(header.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = (header.contains("PS256") ? Algorithm.PS256 : Algorithm.RS256).signature();
            signature.initSign(PEOPLE.rsa.key());
            signature.update((encoded + ".").getBytes(StandardCharsets.US_ASCII));
            signature.update(plain ? CONTENT : url.encode(CONTENT));
            return encoded + ".." + url.encodeToString(signature.sign());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(String member) {
        return "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]," + member + ",\"x5c\":[" + x5c() + "]}";
    }

    private static String x5c() {
        try {
            return '"'
                    + Base64.getEncoder()
                            .encodeToString(PEOPLE.rsa.certificate().getEncoded())
                    + '"';
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
