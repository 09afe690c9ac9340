package org.minikisa.runtime.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.Deployer.Deployed;
import org.minikisa.runtime.plugins.Deployer.Verified;
import org.minikisa.runtime.plugins.FolderFiles.Stamp;
import org.minikisa.runtime.plugins.trust.Judge;
import org.minikisa.runtime.plugins.trust.Verdict;

/** What is known of one name in the folder. Guarded by the lock of its {@link PluginFolder}. */
final class FolderEntry {

    final String name;

    /** Of the file as it was seen last; absent while it is missing. */
    Optional<Stamp> stamp = Optional.empty();

    /** {@link System#nanoTime} of when it was seen to change. */
    long changedAt;

    /** Whether the file as it is has been dealt with. */
    boolean handled;

    /** Whether it was tried since something else came or went, if it hangs on others. */
    boolean triedAgain = true;

    /** Whether what is in use must be judged anew. */
    boolean isDoubted;

    Optional<Deployer> deployer = Optional.empty();
    Optional<InUse> inUse = Optional.empty();

    /** Whether what was in use last waits for others to be in use again. */
    boolean lastWaits;

    /** The incident after which an earlier version is to come back, as soon as it can. */
    Optional<Incident> comesBackFor = Optional.empty();

    /** Null until it was handled first. */
    PluginState state;

    Content content = Content.UNREADABLE;
    List<Finding> findings = List.of();
    OptionalLong millis = OptionalLong.empty();

    private Instant since;

    /** Of the content, when all that is left against it is the others: it needs not be read again for them. */
    private Optional<Verified> verified = Optional.empty();

    private Content verifiedContent = Content.UNREADABLE;

    FolderEntry(String name) {
        this.name = name;
    }

    /** What a file holds, and by whose word. @param digest SHA-256; empty when it could not be read */
    record Content(String digest, Verdict verdict) {

        static final Content UNREADABLE = new Content("", new Verdict(Trust.UNSIGNED, Optional.empty(), List.of()));

        static Content of(PluginFile file, Judge judge) {
            return new Content(KeptBytes.digest(file.content()), judge.judge(file));
        }

        boolean isUnreadable() {
            return digest.isEmpty();
        }
    }

    /** @param findings of its checks: advice only */
    record InUse(Deployed deployed, Content content, List<Finding> findings) {
        Plugin.Identity identity() {
            return deployed.identity();
        }
    }

    void noticed(Optional<Stamp> now, long nanos) {
        if (!now.equals(stamp)) {
            stamp = now;
            changedAt = nanos;
            handled = false;
        }
    }

    /** In its file, or in use. */
    boolean holds(String digest) {
        return content.digest().equals(digest)
                || inUse.filter(use -> use.content().digest().equals(digest)).isPresent();
    }

    boolean isInUse(Content other) {
        return inUse.filter(use -> use.content().equals(other)).isPresent();
    }

    /** The very bytes are in use already, and would run where they do. */
    boolean isOnlyBelievedOtherwise(Content other, Verified next) {
        return inUse.filter(use -> use.content().digest().equals(other.digest()))
                .filter(use ->
                        next.residence().equals(Optional.of(use.deployed().residence())))
                .isPresent();
    }

    void keep(Content of, Verified passed) {
        verifiedContent = of;
        verified = Optional.of(passed);
    }

    Optional<Verified> verified(Content of) {
        return verified.filter(any -> verifiedContent.equals(of));
    }

    boolean hangsOnOthers() {
        return lastWaits
                || state == PluginState.REFUSED
                        && Finding.errors(findings).stream()
                                .map(Problem::code)
                                .anyMatch(Deployer.HANGS_ON_OTHERS::contains);
    }

    /** Has been dealt with. */
    void become(PluginState next, Content nextContent, List<Finding> nextFindings, Instant at) {
        if (next != state || !nextContent.digest().equals(content.digest())) {
            since = at;
        }
        state = next;
        content = nextContent;
        findings = nextFindings;
        handled = true;
        if (!hangsOnOthers() && next != PluginState.VERIFIED) {
            verified = Optional.empty();
            verifiedContent = Content.UNREADABLE;
        }
    }

    Plugin plugin() {
        return new Plugin(
                name,
                deployer.map(Deployer::kind).orElse("unknown"),
                Plugin.FOLDER,
                state,
                content.verdict().trust(),
                content.verdict().publisher(),
                inUse.map(use -> use.deployed().residence()),
                inUse.map(InUse::identity),
                since,
                content.digest(),
                inUse.map(use -> use.content().digest()).orElse(""),
                allFindings(),
                inUse.map(use -> use.deployed().offers()).orElse(List.of()),
                millis);
    }

    /** Those of the file, and of what is in use of it those that came while it was. */
    private List<Finding> allFindings() {
        return Stream.concat(
                        findings.stream(),
                        inUse.filter(use -> use.content().digest().equals(content.digest())).stream()
                                .flatMap(use -> use.deployed().findings().stream()))
                .distinct()
                .toList();
    }
}
