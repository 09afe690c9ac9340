package org.minikisa.runtime.plugins.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.problem.api.InvalidInputException;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The signature that lies beside a JSON model: a JSON Web Signature in its compact form with detached content (RFC 7515, appendix
 * F) over the file's very bytes ({@code b64:false}, RFC 7797), with the signer's certificates in it ({@code x5c}). Other libraries
 * make and read it as well.
 *
 * <p>Read strictly: the algorithm must be the one that the certificate's key is for, so that nobody chooses it; there is no
 * {@code none}, no key from elsewhere ({@code jku}, {@code jwk}, {@code x5u}), no header that must be understood and is not
 * ({@code crit}), no member twice, one spelling only of each part.
 */
final class Jws {

    private static final int LONGEST = 64 << 10;
    private static final int MOST_CERTIFICATES = 10;
    private static final Set<String> KEYS_FROM_ELSEWHERE = Set.of("jku", "jwk", "x5u");
    private static final String OPTION = "b64";

    private Jws() {}

    /**
     * Whose signature it is.
     *
     * @return the signer's certificate, then those that came with it; whether to believe it is another question
     * @throws InvalidInputException when it is no such signature, or not one over this content
     */
    static List<X509Certificate> verify(byte[] content, byte[] jws) {
        String[] parts = parts(jws);
        Header header = Header.read(decode(parts[0], "header"));
        List<X509Certificate> chain = chain(header);
        PublicKey key = chain.get(0).getPublicKey();
        Algorithm algorithm = algorithm(header, key);
        byte[] signature = decode(parts[2], "signature");
        try {
            Signature verifier = algorithm.signature();
            verifier.initVerify(key);
            sign(verifier, parts[0], header.isPlain, content);
            if (verifier.verify(signature)) {
                return chain;
            }
        } catch (GeneralSecurityException e) {
            // a signature that is none of this algorithm
        }
        throw refused(
                "plugins.trust.jws.signature",
                "signature",
                "a signature over other content",
                "one over this file's bytes",
                "Get the model and its signature from the publisher again; if you are the publisher, sign it anew.");
    }

    /** The compact form, with a line end. */
    static byte[] make(byte[] content, SigningKey key) {
        PublicKey publicKey = key.certificate().getPublicKey();
        Algorithm algorithm = Algorithm.first(publicKey)
                .orElseThrow(() -> refused(
                        "plugins.trust.jws.alg",
                        "",
                        "a key of " + publicKey.getAlgorithm(),
                        "EC P-256 or P-384, RSA with 2048 bits, or Ed25519",
                        "Make a key with: plugins keys new"));
        String header = encode(header(algorithm, key).getBytes(StandardCharsets.US_ASCII));
        try {
            Signature signer = algorithm.signature();
            signer.initSign(key.key());
            sign(signer, header, true, content);
            return (header + ".." + encode(signer.sign()) + "\n").getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw refused(
                    "plugins.trust.key", "", String.valueOf(e.getMessage()), "a key that can sign", "Use another key.");
        }
    }

    private static String header(Algorithm algorithm, SigningKey key) {
        String chain = key.chain().stream()
                .map(c -> '"' + Base64.getEncoder().encodeToString(encoded(c)) + '"')
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"alg\":\"" + algorithm.name + "\",\"b64\":false,\"crit\":[\"b64\"],\"x5c\":" + chain + "}";
    }

    private static void sign(Signature signature, String header, boolean isPlain, byte[] content)
            throws GeneralSecurityException {
        signature.update((header + ".").getBytes(StandardCharsets.US_ASCII));
        signature.update(isPlain ? content : encode(content).getBytes(StandardCharsets.US_ASCII));
    }

    private static String[] parts(byte[] jws) {
        String text = new String(jws, StandardCharsets.ISO_8859_1).replaceFirst("\\r?\\n\\z", "");
        String[] parts = text.split("\\.", -1);
        if (jws.length > LONGEST || parts.length != 3 || parts[0].isEmpty() || !parts[1].isEmpty()) {
            throw refused(
                    "plugins.trust.jws",
                    "",
                    jws.length + " bytes that are no detached signature",
                    "HEADER..SIGNATURE",
                    "Sign the model with: kisa:plugins sign FILE");
        }
        return parts;
    }

    private static List<X509Certificate> chain(Header header) {
        if (header.certificates.isEmpty() || header.certificates.size() > MOST_CERTIFICATES) {
            throw refused(
                    "plugins.trust.jws.x5c",
                    "header.x5c",
                    header.certificates.size() + " certificates",
                    "1 to " + MOST_CERTIFICATES + ", the signer's first",
                    "Sign the model with: kisa:plugins sign FILE");
        }
        return header.certificates.stream().map(Jws::certificate).toList();
    }

    private static X509Certificate certificate(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (Arrays.equals(der, certificate.getEncoded())) {
                return certificate;
            }
        } catch (CertificateException | IllegalArgumentException e) {
            // said below
        }
        throw refused(
                "plugins.trust.jws.x5c",
                "header.x5c",
                "what is no certificate",
                "certificates in DER, Base64 (RFC 7515, section 4.1.6)",
                "Sign the model with: kisa:plugins sign FILE");
    }

    private static Algorithm algorithm(Header header, PublicKey key) {
        return Algorithm.of(header.algorithm)
                .filter(algorithm -> algorithm.isFor(key))
                .orElseThrow(() -> refused(
                        "plugins.trust.jws.alg",
                        "header.alg",
                        (header.algorithm.isEmpty() ? "nothing" : header.algorithm) + " with a key of "
                                + key.getAlgorithm(),
                        "ES256 (P-256), ES384 (P-384), RS256 or PS256 (RSA) or EdDSA (Ed25519), as the certificate's key is",
                        "Sign the model with: kisa:plugins sign FILE"));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One spelling only: no padding, no bits that are not used. */
    private static byte[] decode(String text, String place) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw refused(
                "plugins.trust.jws",
                place,
                "what is no Base64url without padding",
                "Base64url (RFC 7515, appendix C)",
                "Sign the model with: kisa:plugins sign FILE");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no encoded form", e);
        }
    }

    private static InvalidInputException refused(
            String code, String place, String found, String expected, String remedy) {
        return InvalidInputException.of("the signature", code, place, found, expected, remedy);
    }

    /** @param isPlain whether the content is signed as it is and not in Base64url */
    private record Header(String algorithm, List<String> certificates, boolean isPlain) {

        static Header read(byte[] json) {
            try (var reader = new JsonReader(new StringReader(text(json)))) {
                reader.setStrictness(Strictness.STRICT);
                return read(reader);
            } catch (IOException | IllegalStateException | NumberFormatException | JsonParseException e) {
                throw unreadable(String.valueOf(e.getMessage()));
            }
        }

        private static Header read(JsonReader reader) throws IOException {
            String algorithm = "";
            List<String> certificates = List.of();
            Optional<Boolean> encoded = Optional.empty();
            List<String> critical = List.of();
            Set<String> names = new HashSet<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (!names.add(name)) {
                    throw unreadable(name + " twice");
                }
                switch (name) {
                    case "alg" -> algorithm = string(reader);
                    case "x5c" -> certificates = strings(reader);
                    case OPTION -> encoded = Optional.of(reader.nextBoolean());
                    case "crit" -> critical = strings(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw unreadable("more than one value");
            }
            understood(names, critical);
            return new Header(algorithm, certificates, !encoded.orElse(true));
        }

        /** RFC 7515, section 4.1.11; RFC 7797, section 6: b64 must be marked critical. */
        private static void understood(Set<String> names, List<String> critical) {
            names.stream().filter(KEYS_FROM_ELSEWHERE::contains).findFirst().ifPresent(name -> {
                throw refused(
                        "plugins.trust.jws.key",
                        "header." + name,
                        "a key from elsewhere",
                        "the signer's certificate in x5c",
                        "Sign the model with: kisa:plugins sign FILE");
            });
            boolean known = names.contains(OPTION)
                    ? critical.equals(List.of(OPTION))
                    : critical.isEmpty() && !names.contains("crit");
            if (!known) {
                throw refused(
                        "plugins.trust.jws.crit",
                        "header.crit",
                        critical.toString(),
                        names.contains(OPTION) ? "[b64]" : "no such member",
                        "Sign the model with: kisa:plugins sign FILE");
            }
        }

        private static String string(JsonReader reader) throws IOException {
            if (reader.peek() != JsonToken.STRING) {
                throw unreadable(reader.peek() + " at " + reader.getPath());
            }
            return reader.nextString();
        }

        private static List<String> strings(JsonReader reader) throws IOException {
            var strings = new ArrayList<String>();
            reader.beginArray();
            while (reader.hasNext()) {
                strings.add(string(reader));
            }
            reader.endArray();
            return List.copyOf(strings);
        }

        private static String text(byte[] json) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(json))
                        .toString();
            } catch (CharacterCodingException e) {
                throw unreadable("bytes that are not UTF-8");
            }
        }

        private static InvalidInputException unreadable(String found) {
            return refused(
                    "plugins.trust.jws",
                    "header",
                    found,
                    "one JSON object, each member once",
                    "Sign the model with: kisa:plugins sign FILE");
        }
    }
}
