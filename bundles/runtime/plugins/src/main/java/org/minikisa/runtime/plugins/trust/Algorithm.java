package org.minikisa.runtime.plugins.trust;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The algorithms of detached signatures (RFC 7518, section 3.1; RFC 8037), each for one kind of key. */
enum Algorithm {
    ES256("ES256", "SHA256withECDSAinP1363Format"),
    ES384("ES384", "SHA384withECDSAinP1363Format"),
    /** Before PS256: the same file signed twice gives the same signature. */
    RS256("RS256", "SHA256withRSA"),
    PS256("PS256", "RSASSA-PSS"),
    EDDSA("EdDSA", "Ed25519");

    final String name;
    private final String jdkName;

    Algorithm(String name, String jdkName) {
        this.name = name;
        this.jdkName = jdkName;
    }

    static Optional<Algorithm> of(String name) {
        return Arrays.stream(values()).filter(a -> a.name.equals(name)).findFirst();
    }

    /** The one to sign with. */
    static Optional<Algorithm> first(PublicKey key) {
        return Arrays.stream(values()).filter(a -> a.isFor(key)).findFirst();
    }

    boolean isFor(PublicKey key) {
        return switch (this) {
            case ES256 -> key instanceof ECPublicKey ec && isOn(ec, "secp256r1");
            case ES384 -> key instanceof ECPublicKey ec && isOn(ec, "secp384r1");
            case RS256, PS256 -> key instanceof RSAPublicKey && Publishers.isStrong(key);
            case EDDSA ->
                key instanceof EdECPublicKey ed
                        && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
        };
    }

    Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jdkName);
        if (this == PS256) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        return signature;
    }

    private static boolean isOn(ECPublicKey key, String curve) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve));
            var expected = parameters.getParameterSpec(ECParameterSpec.class);
            ECParameterSpec own = key.getParams();
            return own.getCurve().equals(expected.getCurve())
                    && own.getGenerator().equals(expected.getGenerator())
                    && own.getOrder().equals(expected.getOrder());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has " + curve, e);
        }
    }
}
