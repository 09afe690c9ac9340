package org.minikisa.runtime.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.trust.Judge;
import org.minikisa.runtime.plugins.trust.Verdict;

/** Believes what administrators have approved as well, and from then on nothing else under that name but what is signed. */
final class ApprovingJudge implements Judge {

    private final Judge signatures;
    private final Supplier<?> trusted;
    private final Ledger ledger;
    private Object trustedBefore;

    /** @param trusted what the signatures are judged by now, equal as long as nothing of it has changed */
    ApprovingJudge(Judge signatures, Supplier<?> trusted, Ledger ledger) {
        this.signatures = signatures;
        this.trusted = trusted;
        this.ledger = ledger;
        this.trustedBefore = trusted.get();
    }

    /** Whether publishers have come or gone, or something was revoked, since this was asked last. */
    synchronized boolean thinksOtherwise() {
        Object now = trusted.get();
        boolean changed = !now.equals(trustedBefore);
        trustedBefore = now;
        return changed;
    }

    @Override
    public Verdict judge(PluginFile file) {
        Verdict verdict = signatures.judge(file);
        if (verdict.trust() != Trust.UNSIGNED || !ledger.isPinned(file.name())) {
            return verdict;
        }
        return ledger.approvedBy(file.name(), KeptBytes.digest(file.content()))
                .map(by -> approved(verdict, by))
                .orElseGet(() -> modified(verdict));
    }

    /** By signatures alone. */
    Verdict unapproved(PluginFile file) {
        return signatures.judge(file);
    }

    /** What the verdict would be if it were approved. A revoked content stays revoked. */
    static Verdict approved(Verdict unsigned, String by) {
        boolean isRevoked = unsigned.findings().stream().anyMatch(Finding::isError);
        return isRevoked ? unsigned : new Verdict(Trust.VERIFIED, Optional.of("approved by " + by), List.of());
    }

    private static Verdict modified(Verdict unsigned) {
        var findings = new ArrayList<>(unsigned.findings());
        findings.add(Finding.error(new Problem(
                "plugins.trust.approval",
                "",
                "another content than was approved under this name",
                "the approved bytes, or a trusted signature",
                "If the change is meant, approve it: kisa:plugins approve NAME.")));
        return new Verdict(Trust.MODIFIED, unsigned.publisher(), findings);
    }
}
