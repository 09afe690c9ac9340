package org.minikisa.runtime.plugins.trust;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.trust.TrustStore.Trusted;

/**
 * Whether the one who signed is one whom this runtime believes: a certificate of the trust store, or one that an authority of the
 * trust store stands behind (PKIX, RFC 5280, without asking anybody on the network), valid at the moment, meant for code, with a
 * key that is strong enough, and not revoked.
 */
final class Publishers {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String ANY_USE = "2.5.29.37.0";
    private static final int CERTIFIES = 5;
    private static final int SIGNS = 0;
    private static final int LONGEST_SUBJECT = 200;

    private final Trusted trusted;
    private final boolean saysTime;

    private Publishers(Trusted trusted, boolean saysTime) {
        this.trusted = trusted;
        this.saysTime = saysTime;
    }

    static Publishers ofPlugins(Trusted trusted) {
        return new Publishers(trusted, false);
    }

    static Publishers ofTimestamps(Trusted trusted) {
        return new Publishers(trusted, true);
    }

    /** The name a certificate is given to, on one line and without control characters. */
    static String subject(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName().replaceAll("\\p{C}", "?");
        return name.length() > LONGEST_SUBJECT ? name.substring(0, LONGEST_SUBJECT) + "…" : name;
    }

    /** Whether it says of itself that it certifies others; a publisher's own certificate must not become an authority. */
    static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[CERTIFIES]);
    }

    /**
     * Why a signer is not believed.
     *
     * @param chain the signer's certificate, then those that came with it
     * @return nothing when the signer is believed; an error when it is revoked, warnings else
     */
    List<Finding> objections(List<X509Certificate> chain, Instant at) {
        List<X509Certificate> path = path(chain, at);
        var concerned = Stream.concat(chain.stream(), path.stream()).toList();
        Optional<Finding> revoked = concerned.stream()
                .filter(c -> trusted.revoked().contains(Fingerprints.of(c)))
                .findFirst()
                .map(Publishers::revoked);
        if (revoked.isPresent()) {
            return List.of(revoked.get());
        }
        X509Certificate leaf = chain.get(0);
        List<Finding> weak = (path.isEmpty() ? List.of(leaf) : path)
                .stream().flatMap(c -> weak(c, path).stream()).distinct().toList();
        if (path.isEmpty()) {
            return Stream.concat(Stream.of(whyNot(chain, at)), weak.stream()).toList();
        }
        return weak;
    }

    /** The first moment at which the whole chain is valid. */
    private static Instant begin(List<X509Certificate> chain) {
        return chain.stream()
                .map(c -> c.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private Finding whyNot(List<X509Certificate> chain, Instant at) {
        X509Certificate leaf = chain.get(0);
        List<X509Certificate> once = path(chain, begin(chain));
        if (once.isEmpty()) {
            return isForAnotherUse(leaf) ? use(leaf) : foreign(leaf);
        }
        return once.stream()
                .filter(c -> !isValid(c, at))
                .findFirst()
                .map(c -> expired(c, at))
                .orElseGet(() -> foreign(leaf));
    }

    /** From the signer to the certificate of the trust store, both included; empty when there is none at that moment. */
    private List<X509Certificate> path(List<X509Certificate> chain, Instant at) {
        X509Certificate leaf = chain.get(0);
        if (!trusted.isComplete()) {
            return List.of();
        }
        if (anchors().contains(leaf)) {
            return isValid(leaf, at) ? List.of(leaf) : List.of();
        }
        Set<TrustAnchor> authorities = anchors().stream()
                .filter(c -> isAuthority(c) && isValid(c, at))
                .map(c -> new TrustAnchor(c, null))
                .collect(Collectors.toSet());
        return authorities.isEmpty() || isForAnotherUse(leaf) ? List.of() : build(chain, authorities, at);
    }

    private Set<X509Certificate> anchors() {
        return trusted.entries().stream()
                .filter(entry -> entry.saysTime() == saysTime)
                .map(TrustStore.Entry::certificate)
                .collect(Collectors.toSet());
    }

    private static List<X509Certificate> build(List<X509Certificate> chain, Set<TrustAnchor> authorities, Instant at) {
        try {
            var leaf = new X509CertSelector();
            leaf.setCertificate(chain.get(0));
            var parameters = new PKIXBuilderParameters(authorities, leaf);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            var result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            var path = new ArrayList<X509Certificate>();
            result.getCertPath().getCertificates().forEach(c -> path.add((X509Certificate) c));
            path.add(result.getTrustAnchor().getTrustedCert());
            return path;
        } catch (CertPathBuilderException e) {
            return List.of();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform builds PKIX paths", e);
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    /** A certificate of a web server, say, that the organisation's authority has issued as well. */
    private boolean isForAnotherUse(X509Certificate leaf) {
        try {
            List<String> uses = leaf.getExtendedKeyUsage();
            boolean[] usage = leaf.getKeyUsage();
            String needed = saysTime ? TIME_STAMPING : CODE_SIGNING;
            return uses != null && !uses.contains(needed) && !uses.contains(ANY_USE)
                    || saysTime && uses == null
                    || usage != null && !usage[SIGNS];
        } catch (CertificateParsingException e) {
            return true;
        }
    }

    /** Of a certificate of the trust store only the key counts: nobody needs to certify it. */
    private static List<Finding> weak(X509Certificate certificate, List<X509Certificate> path) {
        var findings = new ArrayList<Finding>();
        if (!isStrong(certificate.getPublicKey())) {
            findings.add(weak(certificate, "a key of " + describe(certificate.getPublicKey())));
        }
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
        boolean isAnchor = !path.isEmpty() && certificate.equals(path.get(path.size() - 1));
        if (!isAnchor && (algorithm.startsWith("SHA1") || algorithm.startsWith("MD"))) {
            findings.add(weak(certificate, "a certificate signed by " + certificate.getSigAlgName()));
        }
        return findings;
    }

    static boolean isStrong(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength() >= 2048;
        }
        return key instanceof ECKey ec && ec.getParams().getOrder().bitLength() >= 256 || key instanceof EdECKey;
    }

    private static String describe(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return "RSA with " + rsa.getModulus().bitLength() + " bits";
        }
        if (key instanceof ECKey ec) {
            return "EC with " + ec.getParams().getOrder().bitLength() + " bits";
        }
        return key.getAlgorithm();
    }

    private static Finding weak(X509Certificate certificate, String found) {
        return Finding.warning(new Problem(
                "plugins.trust.weak",
                subject(certificate),
                found,
                "RSA with 2048 bits, EC with 256 bits or Ed25519, and SHA-256",
                "Ask the publisher to sign with a stronger key: minikisa plugins keys new makes one."));
    }

    private static Finding foreign(X509Certificate leaf) {
        return Finding.warning(new Problem(
                "plugins.trust.foreign",
                "",
                "a signature of " + subject(leaf) + ", certificate " + Fingerprints.of(leaf),
                "a publisher of the trust store",
                "If you know this publisher, compare the certificate's SHA-256 with what they told you by another way, and add it:"
                        + " kisa:plugins trust add FILE"));
    }

    private static Finding use(X509Certificate leaf) {
        return Finding.warning(new Problem(
                "plugins.trust.use",
                subject(leaf),
                "a certificate for another use",
                "one for signing code, as its extended key usage says",
                "Ask the publisher to sign with a certificate for signing code."));
    }

    private static Finding expired(X509Certificate certificate, Instant at) {
        boolean early = at.isBefore(certificate.getNotBefore().toInstant());
        return Finding.warning(
                new Problem(
                        early ? "plugins.trust.early" : "plugins.trust.expired",
                        subject(certificate),
                        early
                                ? "a certificate that is valid from "
                                        + certificate.getNotBefore().toInstant()
                                : "a certificate that was valid until "
                                        + certificate.getNotAfter().toInstant(),
                        "one that is valid at " + at,
                        early
                                ? "Wait until then, or set this machine's clock."
                                : "Ask the publisher to sign it again with a new certificate, and for a time stamp: then it stays valid."));
    }

    private static Finding revoked(X509Certificate certificate) {
        return Finding.error(new Problem(
                "plugins.trust.revoked",
                subject(certificate),
                "certificate " + Fingerprints.of(certificate) + ", which is revoked",
                "a publisher who is still believed",
                "Ask the publisher what happened; do not use what was signed with it."));
    }
}
