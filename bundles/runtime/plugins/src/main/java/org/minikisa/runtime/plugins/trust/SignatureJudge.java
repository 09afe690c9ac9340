package org.minikisa.runtime.plugins.trust;

import java.security.CodeSigner;
import java.security.Timestamp;
import java.security.cert.CertPath;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.trust.TrustStore.Trusted;

/** Believes what a publisher of the trust store has signed: a jar by its own signature, a model by the one beside it. */
public final class SignatureJudge implements Judge {

    /** Of the warning about what nobody has signed. */
    public static final String UNSIGNED = "plugins.trust.unsigned";

    private final TrustStore store;
    private final Clock clock;

    public SignatureJudge(TrustStore store, Clock clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public Verdict judge(PluginFile file) {
        Trusted trusted = store.now();
        String digest = Fingerprints.of(file.content());
        Verdict verdict = file.name().endsWith(".json") ? model(file, trusted) : jar(file, trusted);
        if (trusted.revoked().contains(digest)) {
            return with(verdict, Trust.UNSIGNED, List.of(revoked(digest)));
        }
        return verdict.trust() == Trust.VERIFIED ? verdict : with(verdict, verdict.trust(), trusted.findings());
    }

    private Verdict jar(PluginFile file, Trusted trusted) {
        JarSeal seal = JarSeal.of(file.content());
        List<Signed> signers = seal.signers().stream()
                .map(signer -> new Signed(certificates(signer.getSignerCertPath()), moment(signer, trusted)))
                .toList();
        if (!seal.isIntact()) {
            return new Verdict(Trust.MODIFIED, Optional.empty(), seal.findings());
        }
        if (signers.isEmpty()) {
            return seal.findings().isEmpty()
                    ? unsigned(
                            "a jar without a signature",
                            "Sign it as the last step of the build: kisa:plugins sign FILE")
                    : new Verdict(Trust.UNSIGNED, Optional.empty(), seal.findings());
        }
        return weigh(signers, seal.findings(), trusted);
    }

    private Verdict model(PluginFile file, Trusted trusted) {
        if (file.signature().isEmpty()) {
            return unsigned(
                    "a model without a signature",
                    "Sign it, which writes " + file.name() + ".jws beside it: kisa:plugins sign FILE");
        }
        try {
            List<X509Certificate> chain =
                    Jws.verify(file.content(), file.signature().get());
            return weigh(List.of(new Signed(chain, clock.instant())), List.of(), trusted);
        } catch (InvalidInputException e) {
            return new Verdict(
                    Trust.MODIFIED,
                    Optional.empty(),
                    e.problems().stream().map(Finding::error).toList());
        }
    }

    /** @param at when it must have been valid */
    private record Signed(List<X509Certificate> chain, Instant at) {

        String subject() {
            return Publishers.subject(chain.get(0));
        }
    }

    /** One of several signers is enough; but what one signed who is revoked nobody uses. */
    private static Verdict weigh(List<Signed> signers, List<Finding> weak, Trusted trusted) {
        var publishers = Publishers.ofPlugins(trusted);
        var findings = new ArrayList<>(weak);
        Optional<String> believed = Optional.empty();
        for (Signed signer : signers) {
            List<Finding> objections = publishers.objections(signer.chain, signer.at);
            findings.addAll(objections);
            if (objections.isEmpty() && believed.isEmpty()) {
                believed = Optional.of(signer.subject());
            }
        }
        if (believed.isPresent() && weak.isEmpty() && findings.stream().noneMatch(Finding::isError)) {
            return new Verdict(Trust.VERIFIED, believed, List.of());
        }
        return new Verdict(Trust.UNSIGNED, Optional.of(signers.get(0).subject()), findings);
    }

    /** When it was signed, if a time-stamp service that is believed says so; else now. */
    private Instant moment(CodeSigner signer, Trusted trusted) {
        Timestamp stamp = signer.getTimestamp();
        if (stamp == null) {
            return clock.instant();
        }
        Instant said = stamp.getTimestamp().toInstant();
        boolean believed = Publishers.ofTimestamps(trusted)
                .objections(certificates(stamp.getSignerCertPath()), said)
                .isEmpty();
        return believed ? said : clock.instant();
    }

    private static List<X509Certificate> certificates(CertPath path) {
        return path.getCertificates().stream().map(X509Certificate.class::cast).toList();
    }

    private static Verdict unsigned(String found, String remedy) {
        return new Verdict(
                Trust.UNSIGNED,
                Optional.empty(),
                List.of(Finding.warning(
                        new Problem(UNSIGNED, "", found, "the signature of a publisher of the trust store", remedy))));
    }

    private static Finding revoked(String digest) {
        return Finding.error(new Problem(
                "plugins.trust.revoked",
                "",
                "bytes that are revoked, SHA-256 " + digest,
                "bytes that are still believed",
                "Use another version; ask the publisher what happened."));
    }

    private static Verdict with(Verdict verdict, Trust trust, List<Finding> more) {
        var findings = new ArrayList<>(verdict.findings());
        findings.addAll(more);
        return new Verdict(verdict.trust() == Trust.MODIFIED ? Trust.MODIFIED : trust, verdict.publisher(), findings);
    }
}
