package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plan;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Plugins.Mode;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.PluginFolder.Occasion;
import org.minikisa.runtime.plugins.Policy.Admission;
import org.minikisa.runtime.plugins.Policy.Unsigned;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.guard.Offer;
import org.minikisa.runtime.plugins.trust.Judge;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.minikisa.store.api.Entry;
import org.minikisa.store.jdbc.SqliteStore;

class PluginFolderTest {

    @TempDir
    Path path;

    @TempDir
    Path data;

    private final SteppingClock clock = new SteppingClock();
    private final Words words = new Words();
    private Verdict verdict = new Verdict(Trust.UNSIGNED, Optional.empty(), List.of());
    /** A signature is a publisher's name, and everyone is trusted. */
    private final Judge judge = file -> file.signature()
            .map(by -> new Verdict(Trust.VERIFIED, Optional.of(new String(by, StandardCharsets.UTF_8)), List.of()))
            .orElse(verdict);

    private SqliteStore store;
    private Ledger ledger;
    private final AtomicLong nanos = new AtomicLong();
    private PluginFolder folder;

    @BeforeEach
    void open() {
        store = SqliteStore.open(data, clock);
        folder = folder();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatLiesThereAtTheStartIsInUseAtOnce() throws IOException {
        drop("a.word", "good 1");

        folder.settle();

        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void aFileIsTakenUpOnceItHasComeToRest() throws IOException {
        folder.settle();
        drop("a.word", "good 1");

        Duration next = folder.look(Occasion.AT_REST);
        assertThat(words.inUse).isEmpty();
        assertThat(next).isLessThanOrEqualTo(PluginFolder.QUIET);

        rest();
        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(plugin("a.word").millis()).isPresent();
    }

    @Test
    void aHalfWrittenFileIsTakenUpWhenItsOtherHalfComes() throws IOException {
        drop("a.word", "goo");
        folder.look(Occasion.AT_REST);
        rest();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.STAGED);

        drop("a.word", "good 1");
        folder.look(Occasion.AT_REST);
        rest();

        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(plugin("a.word").findings()).isEmpty();
    }

    @Test
    void aBrokenFileIsRefusedAndTheVersionInUseKeepsServing() throws IOException {
        drop("a.word", "good 1");
        folder.settle();

        drop("a.word", "bad");
        folder.look(Occasion.AT_REST);
        rest();
        nanos.addAndGet(PluginFolder.GRACE.toNanos());
        folder.look(Occasion.AT_REST);

        Plugin plugin = plugin("a.word");
        assertThat(plugin.state()).isEqualTo(PluginState.REFUSED);
        assertThat(plugin.findings()).extracting(f -> f.problem().code()).containsExactly("word.bad");
        assertThat(plugin.inUse()).map(Plugin.Identity::version).contains("1");
        assertThat(words.inUse).containsEntry("a.word", "good 1");
    }

    @Test
    void aFileThatIsMendedIsUsed() throws IOException {
        drop("a.word", "bad");
        folder.settle();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.REFUSED);

        drop("a.word", "good 2");
        folder.look(Occasion.AT_REST);
        rest();

        assertThat(words.inUse).containsEntry("a.word", "good 2");
    }

    @Test
    void aFileThatWasBrokenWhileNobodyRanLeavesTheLastGoodOneInUse() throws IOException {
        drop("a.word", "good 1");
        folder.settle();

        drop("a.word", "bad");
        restart();

        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.REFUSED);
        assertThat(plugin("a.word").inUseDigest()).isNotEqualTo(plugin("a.word").digest());
    }

    @Test
    void aRemovedFileIsWithdrawnAndForgotten() throws IOException {
        drop("a.word", "good 1");
        folder.settle();

        Files.delete(path.resolve("a.word"));
        folder.look(Occasion.AT_REST);
        rest();

        assertThat(words.inUse).isEmpty();
        assertThat(folder.list()).isEmpty();
    }

    @Test
    void aFileThatIsDeletedAndWrittenAnewIsNeverOutOfUse() throws IOException {
        drop("a.word", "good 1");
        folder.settle();

        Files.delete(path.resolve("a.word"));
        folder.look(Occasion.AT_REST);
        assertThat(words.inUse).containsEntry("a.word", "good 1");

        drop("a.word", "good 2");
        folder.look(Occasion.AT_REST);
        rest();
        assertThat(words.inUse).containsEntry("a.word", "good 2");
        assertThat(words.withdrawals).isZero();
    }

    @Test
    void nothingIsWithdrawnWhenTheFolderCannotBeRead() throws IOException {
        drop("a.word", "good 1");
        folder.settle();

        Path away = path.resolveSibling(path.getFileName() + "-away");
        Files.move(path, away);
        folder.look(Occasion.AT_REST);
        Files.move(away, path);

        assertThat(words.inUse).containsKey("a.word");
    }

    @Test
    void touchingAFileChangesNothing() throws IOException {
        drop("a.word", "good 1");
        folder.settle();
        int deployments = words.deployments;

        drop("a.word", "good 1");
        folder.look(Occasion.AT_REST);
        rest();

        assertThat(words.deployments).isEqualTo(deployments);
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void aJsonFileOfTheWrongEndingIsToldHowToBeNamed() throws IOException {
        drop("cleaning.json", "{}");

        folder.settle();

        assertThat(plugin("cleaning.json").findings())
                .first()
                .satisfies(f -> assertThat(f.problem().expected()).contains(".model.json"));
    }

    @Test
    void oneFileThatCannotBeLookedAtDoesNotHideTheOthers() throws IOException {
        Files.createSymbolicLink(path.resolve("loop.word"), Path.of("loop.word"));
        Files.createDirectory(path.resolve("folder.word"));
        drop("a.word", "good 1");

        folder.settle();

        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(plugin("loop.word").findings())
                .extracting(f -> f.problem().code())
                .containsExactly("plugins.unreadable");
        assertThat(plugin("folder.word").findings())
                .extracting(f -> f.problem().code())
                .containsExactly("plugins.noFile");
    }

    @Test
    void aTwinIsUsedWhenTheOtherOneGoes() throws IOException {
        drop("a.word", "good 1");
        drop("b.word", "good 1");
        folder.settle();
        assertThat(plugin("b.word").state()).isEqualTo(PluginState.REFUSED);

        folder.remove("a.word");

        assertThat(plugin("b.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(plugin("b.word").findings()).isEmpty();
    }

    @Test
    void theOrderInWhichFilesAreReadDoesNotMatter() throws IOException {
        drop("a.word", "good needing b");
        drop("b.word", "good b");

        folder.settle();

        assertThat(words.inUse).containsKeys("a.word", "b.word");
    }

    @Test
    void anEndingInCapitalsIsTheSameEnding() throws IOException {
        drop("A.WORD", "good 1");

        folder.settle();

        assertThat(plugin("A.WORD").state()).isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void aHiddenFileIsNoPlugin() {
        assertThatThrownBy(() -> install(".a.word", "good 1")).isInstanceOf(InvalidInputException.class);
        assertThat(path.resolve(".a.word")).doesNotExist();
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        drop("README.txt", "good 1");
        drop(".hidden.word", "good 1");

        folder.settle();

        assertThat(folder.list()).isEmpty();
    }

    @Test
    void installingIsAllOrNothing() throws IOException {
        folder.settle();
        assertThat(install("a.word", "good 1").state()).isEqualTo(PluginState.ACTIVE);

        assertThatThrownBy(() -> install("a.word", "bad")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> install("a.word", "good late")).isInstanceOf(InvalidInputException.class);

        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(path.resolve("a.word")).hasContent("good 1");
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void filesWaitWhileNothingReadsTheirKind() throws IOException {
        words.ready = false;
        drop("a.word", "good 1");
        folder.settle();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.STAGED);

        words.ready = true;
        folder.settle();
        assertThat(words.inUse).containsKey("a.word");

        words.ready = false;
        folder.suspend(words);
        assertThat(words.inUse).isEmpty();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.STAGED);
    }

    @Test
    void theThreadSeesADroppedFileByItself() throws Exception {
        folder = folder(System::nanoTime);
        folder.settle();
        try (var watch = new FolderWatch(folder)) {
            watch.start();
            Path part = path.resolve(".part");
            Files.writeString(part, "good 1");
            Files.move(part, path.resolve("a.word"));

            for (int i = 0; i < 500 && folder.list().isEmpty(); i++) {
                Thread.sleep(10);
            }
        }
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("minikisa-plugins");
    }

    // ---------------------------------------------------------------- trust

    @Test
    void productionUsesNothingUnsignedUntilItIsApproved() throws IOException {
        words.policy = new Policy(Mode.PRODUCTION, Unsigned.REFUSE);
        drop("a.word", "good 1");
        folder.settle();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.REFUSED);
        assertThat(codes("a.word")).containsExactly("plugins.trust.refused");

        Plugin approved = folder.approve("a.word", "Aino");

        assertThat(approved.state()).isEqualTo(PluginState.ACTIVE);
        assertThat(approved.trust()).isEqualTo(Trust.VERIFIED);
        assertThat(approved.publisher()).contains("approved by Aino");
        restart();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(facts())
                .containsExactly("runtime.PluginRefused", "runtime.PluginApproved", "runtime.PluginActivated");
    }

    @Test
    void aFileThatIsChangedAfterApprovalIsNeverUsed() throws IOException {
        drop("a.word", "good 1");
        folder.settle();
        folder.approve("a.word", "Aino");

        drop("a.word", "good 2");
        lookUntilRefused();
        assertThat(plugin("a.word").trust()).isEqualTo(Trust.MODIFIED);
        assertThat(codes("a.word")).containsExactly("plugins.trust.approval");
        assertThat(words.inUse).containsEntry("a.word", "good 1");

        restart();
        assertThat(words.inUse)
                .as("the approved bytes, from where they were kept")
                .containsEntry("a.word", "good 1");
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.REFUSED);

        folder.approve("a.word", "Aino");
        assertThat(words.inUse).containsEntry("a.word", "good 2");
    }

    @Test
    void whatIsRevokedIsTakenOutOfUseAndCannotBeApproved() throws IOException {
        drop("a.word", "good 1");
        folder.settle();

        var revoked = Finding.error(new Problem("plugins.trust.revoked", "", "a", "b", "c"));
        verdict = new Verdict(Trust.UNSIGNED, Optional.empty(), List.of(revoked));
        folder.look(Occasion.AT_REST);

        assertThat(words.inUse).isEmpty();
        assertThat(codes("a.word")).containsExactly("plugins.trust.revoked");
        assertThatThrownBy(() -> folder.approve("a.word", "Aino")).hasMessageContaining("plugins.trust.revoked");
        restart();
        assertThat(words.inUse).isEmpty();
        assertThat(facts()).contains("runtime.PluginWithdrawn");
    }

    @Test
    void aSignatureThatComesOrGoesLetsItsFileBeJudgedAnew() throws IOException {
        words.policy = new Policy(Mode.PRODUCTION, Unsigned.REFUSE);
        drop("a.word", "good 1");
        folder.settle();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.REFUSED);

        drop("a.word.jws", "CN=Kerttu");
        folder.look(Occasion.AT_REST);
        rest();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(plugin("a.word").publisher()).contains("CN=Kerttu");
        assertThat(folder.list()).as("a signature is no plug-in").hasSize(1);

        Files.delete(path.resolve("a.word.jws"));
        lookUntilRefused();
        assertThat(codes("a.word")).containsExactly("plugins.trust.refused");
        assertThat(words.inUse).as("what was verified stays in use").containsEntry("a.word", "good 1");
        restart();
        assertThat(words.inUse).as("with the signature that was kept").containsEntry("a.word", "good 1");
    }

    // ---------------------------------------------------------------- retiring, restoring, going back

    @Test
    void aRetiredOneStaysOutOfUseUntilItIsRestored() throws IOException {
        drop("a.word", "good 1");
        folder.settle();

        assertThat(folder.retire("a.word").state()).isEqualTo(PluginState.RETIRED);
        assertThat(words.inUse).isEmpty();
        restart();
        drop("a.word", "good 2");
        folder.look(Occasion.AT_REST);
        rest();
        assertThat(words.inUse).isEmpty();
        assertThatThrownBy(() -> install("a.word", "good 3")).hasMessageContaining("plugins.retired");
        assertThatThrownBy(() -> folder.rollback("a.word")).hasMessageContaining("plugins.retired");

        assertThat(folder.restore("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(words.inUse).containsEntry("a.word", "good 2");
        assertThatThrownBy(() -> folder.restore("a.word")).hasMessageContaining("plugins.restore.nothing");
        assertThat(facts())
                .containsExactly(
                        "runtime.PluginActivated",
                        "runtime.PluginRetired",
                        "runtime.PluginRestored",
                        "runtime.PluginActivated");
    }

    @Test
    void rollingBackPutsTheEarlierBytesIntoTheFolder() throws IOException {
        install("a.word", "good 1");
        install("a.word", "good 2");
        assertThat(ledger.history("a.word"))
                .extracting(use -> use.identity().version())
                .containsExactly("1");

        Plugin back = folder.rollback("a.word");

        assertThat(back.state()).isEqualTo(PluginState.ACTIVE);
        assertThat(back.inUse()).map(Plugin.Identity::version).contains("1");
        assertThat(path.resolve("a.word")).hasContent("good 1");
        assertThat(ledger.history("a.word"))
                .extracting(use -> use.identity().version())
                .containsExactly("2");
        restart();
        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(facts()).endsWith("runtime.PluginRolledBack");
    }

    @Test
    void keptBytesThatSomeoneChangedAreNotUsed() throws IOException {
        install("a.word", "good 1");
        install("a.word", "good 2");
        Path kept = path.resolve(PluginFolder.KEPT).resolve(KeptBytes.digest(bytes("good 1")));
        assertThat(kept).hasContent("good 1");
        Files.write(kept, bytes("good evil"));

        assertThatThrownBy(() -> folder.rollback("a.word")).hasMessageContaining("plugins.kept.gone");

        assertThat(words.inUse).containsEntry("a.word", "good 2");
        assertThat(path.resolve("a.word")).hasContent("good 2");
    }

    @Test
    void onlySomeVersionsAreKept() throws IOException {
        for (int i = 1; i <= Ledger.MOST_KEPT + 5; i++) {
            install("a.word", "good " + i);
        }

        assertThat(ledger.history("a.word")).hasSize(Ledger.MOST_KEPT - 1);
        assertThat(path.resolve(PluginFolder.KEPT)).isDirectoryNotContaining(f -> !isKept(f));
        try (var files = Files.list(path.resolve(PluginFolder.KEPT))) {
            assertThat(files).hasSize(Ledger.MOST_KEPT);
        }
    }

    private boolean isKept(Path file) {
        return ledger.digests().contains(file.getFileName().toString());
    }

    @Test
    void whatWasRemovedByMistakeCanBeBroughtBack() throws IOException {
        install("a.word", "good 1");
        folder.remove("a.word");
        assertThat(folder.list()).isEmpty();

        folder.rollback("a.word");

        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(path.resolve("a.word")).hasContent("good 1");
    }

    @Test
    void whatWentWhileNobodyRanIsAFactAsWell() throws IOException {
        drop("a.word", "good 1");
        folder.settle();
        Files.delete(path.resolve("a.word"));

        restart();

        assertThat(words.inUse).isEmpty();
        assertThat(facts()).containsExactly("runtime.PluginActivated", "runtime.PluginWithdrawn");
    }

    @Test
    void aRestartIsNoNews() throws IOException {
        drop("a.word", "good 1");
        drop("b.word", "bad");
        folder.settle();
        Instant since = plugin("a.word").since();
        clock.step(Duration.ofDays(1));

        restart();

        assertThat(facts()).containsExactly("runtime.PluginActivated", "runtime.PluginRefused");
        assertThat(plugin("a.word").since()).isEqualTo(since);
    }

    // ---------------------------------------------------------------- quarantine

    @Test
    void whatTheRuntimeDidNotSurviveTwiceIsQuarantinedAtTheNextStart() throws IOException {
        drop("a.word", "good 1");
        theRuntimeEndedWhileItWasTried(0);
        restart();
        assertThat(plugin("a.word").state()).as("once may be chance").isEqualTo(PluginState.ACTIVE);

        theRuntimeEndedWhileItWasTried(1);
        restart();

        assertThat(words.inUse).isEmpty();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.QUARANTINED);
        assertThat(ledger.incidents().get(0).problem().code()).isEqualTo("plugins.ended.runtime");
        assertThat(path.resolve(".trial")).doesNotExist();

        folder.restore("a.word");
        restart();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
    }

    private void theRuntimeEndedWhileItWasTried(int before) throws IOException {
        Files.writeString(
                path.resolve(".trial"),
                "name=a.word\nid=a\nversion=1\nends=" + before + "\ndigest=" + KeptBytes.digest(bytes("good 1"))
                        + "\n");
    }

    @Test
    void whatMisbehavesIsOutOfUseAndIsNotUsedAgainUntilItIsRestored() throws IOException {
        drop("a.word", "good 1");
        folder.settle();
        clock.step(Duration.ofHours(1));

        fail("good 1");

        assertThat(words.inUse).isEmpty();
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.QUARANTINED);
        assertThat(codes("a.word")).containsExactly("plugins.quarantined");
        Incident incident = ledger.incidents().get(0);
        assertThat(incident.id()).isEqualTo("Q-1");
        assertThat(incident.input()).isEqualTo("{\"task\": 1}");
        assertThat(incident.problem().code()).isEqualTo("plugins.guard.threw");
        assertThat(incident.thread()).contains(Thread.currentThread().getName());
        assertThat(incident.instead()).isEmpty();

        restart();
        assertThat(words.inUse).isEmpty();
        drop("b.word", "good 1");
        folder.settle();
        assertThat(plugin("b.word").state())
                .as("the same bytes under another name")
                .isEqualTo(PluginState.QUARANTINED);
        assertThatThrownBy(() -> install("c.word", "good 1")).hasMessageContaining("plugins.quarantined");

        Files.delete(path.resolve("b.word"));
        folder.settle();
        assertThat(folder.restore("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(ledger.incidents().get(0).released()).isPresent();
        assertThat(facts())
                .containsExactly(
                        "runtime.PluginActivated",
                        "runtime.PluginQuarantined",
                        "runtime.PluginRestored",
                        "runtime.PluginActivated");
    }

    @Test
    void theLastWorkingVersionComesBackWhenTheNewOneFailsWithinItsFirstMinute() throws IOException {
        install("a.word", "good 1");
        clock.step(Duration.ofHours(1));
        install("a.word", "good 2");
        clock.step(Duration.ofSeconds(59));

        fail("good 2");

        assertThat(words.inUse).containsEntry("a.word", "good 1");
        Plugin plugin = plugin("a.word");
        assertThat(plugin.state()).isEqualTo(PluginState.QUARANTINED);
        assertThat(plugin.inUse()).map(Plugin.Identity::version).contains("1");
        assertThat(ledger.incidents().get(0).instead())
                .map(Plugin.Identity::version)
                .contains("1");
        restart();
        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.QUARANTINED);
        assertThat(facts())
                .containsExactly(
                        "runtime.PluginActivated",
                        "runtime.PluginActivated",
                        "runtime.PluginQuarantined",
                        "runtime.PluginRolledBack");

        install("a.word", "good 3");
        assertThat(words.inUse).containsEntry("a.word", "good 3");
    }

    @Test
    void aPredecessorThatIsStillLeavingComesBackWhenItHasLeft() throws IOException {
        install("a.word", "good 1");
        install("a.word", "good 2");
        words.inUse.put("leaving", "good 1");
        fail("good 2");
        assertThat(words.inUse).doesNotContainKey("a.word");

        words.inUse.remove("leaving");
        folder.look(Occasion.AT_REST);

        assertThat(words.inUse).containsEntry("a.word", "good 1");
        assertThat(plugin("a.word").inUse()).map(Plugin.Identity::version).contains("1");
        assertThat(ledger.incidents().get(0).instead()).isPresent();
    }

    @Test
    void afterItsFirstMinuteNothingComesBackByItself() throws IOException {
        install("a.word", "good 1");
        install("a.word", "good 2");
        clock.step(Duration.ofSeconds(61));

        fail("good 2");
        fail("good 2");

        assertThat(words.inUse).isEmpty();
        assertThat(ledger.incidents()).hasSize(1);
        folder.rollback("a.word");
        assertThat(words.inUse).containsEntry("a.word", "good 1");
    }

    @Test
    void whatMisbehavesWhileItIsLeavingDoesNotTakeItsSuccessorAlong() throws IOException {
        install("a.word", "good 1");
        install("a.word", "good 2");

        fail("good 1");

        assertThat(words.inUse).containsEntry("a.word", "good 2");
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(ledger.history("a.word")).isEmpty();
    }

    // ---------------------------------------------------------------- plans

    @Test
    void aPlanSaysWhatWouldChangeAndChangesNothing() throws IOException {
        install("a.word", "good 1");

        Plan plan = plan("a.word", "good 2");
        Plan broken = plan("a.word", "bad");
        Plan twin = plan("b.word", "good 1");

        assertThat(plan.isAdmitted()).isTrue();
        assertThat(plan.replaces()).map(Plugin.Identity::version).contains("1");
        assertThat(plan.next()).map(Plugin.Identity::version).contains("2");
        assertThat(plan.changes()).containsExactly("good 1 -> good 2");
        assertThat(plan.uses()).containsExactly("used: word good 1");
        assertThat(plan.digest()).isEqualTo(KeptBytes.digest(bytes("good 2")));
        assertThat(broken.isAdmitted()).isFalse();
        assertThat(Finding.errors(twin.findings())).extracting(Problem::code).containsExactly("plugins.model.twin");
        assertThat(words.inUse).containsOnly(Map.entry("a.word", "good 1"));
        assertThat(path.resolve("b.word")).doesNotExist();
        assertThat(facts()).containsExactly("runtime.PluginActivated");
    }

    @Test
    void anInstallationThatIsRefusedLeavesTheFileThatWasThere() throws IOException {
        install("a.word", "good 1");
        drop("a.word", "bad");
        lookUntilRefused();

        assertThatThrownBy(() -> install("a.word", "good late")).isInstanceOf(InvalidInputException.class);

        assertThat(path.resolve("a.word")).hasContent("bad");
        assertThat(words.inUse).containsEntry("a.word", "good 1");
    }

    // ---------------------------------------------------------------- a folder in the world

    @Test
    void namesMayHoldWhatFileSystemsAllow() throws IOException {
        for (String name : List.of("ä ö å.word", "Hei maailma (2).word", "a'b\"c.word", "日本.word")) {
            Files.write(path.resolve(name), bytes("good " + name));
        }

        folder.settle();
        assertThat(folder.list()).hasSize(4).allMatch(p -> p.state() == PluginState.ACTIVE);
        restart();
        assertThat(folder.list()).hasSize(4).allMatch(p -> p.state() == PluginState.ACTIVE);
    }

    @Test
    void aLinkIsTheFileItPointsTo() throws IOException {
        Path elsewhere = Files.write(data.resolve("elsewhere"), bytes("good 1"));
        Files.createSymbolicLink(path.resolve("a.word"), elsewhere);
        folder.settle();
        assertThat(words.inUse).containsEntry("a.word", "good 1");

        Files.write(elsewhere, bytes("good 22"));
        folder.look(Occasion.AT_REST);
        rest();
        assertThat(words.inUse).containsEntry("a.word", "good 22");

        folder.remove("a.word");
        assertThat(elsewhere).as("only the link is ours").exists();
    }

    @Test
    void manyFilesAreHandledInSlicesThatLetOthersIn() throws IOException {
        folder.settle();
        for (int i = 0; i < 100; i++) {
            drop("w%03d.word".formatted(i), "good " + i);
        }
        nanos.addAndGet(PluginFolder.QUIET.toNanos());
        folder.look(Occasion.AT_REST);
        words.nanosEach = PluginFolder.SLICE.toNanos() / 10;

        nanos.addAndGet(PluginFolder.QUIET.toNanos());
        Duration next = folder.look(Occasion.AT_REST);

        assertThat(next).isZero();
        assertThat(folder.list()).as("progress is seen").hasSizeBetween(5, 20);
        for (int i = 0; i < 20; i++) {
            folder.look(Occasion.AT_REST);
        }
        assertThat(words.inUse).hasSize(100);
    }

    @Test
    void aThousandTwinsAreEachReadOnce() throws IOException {
        for (int i = 0; i < 1000; i++) {
            Files.write(path.resolve("w" + i + ".word"), bytes("good 1"));
        }
        folder.settle();
        drop("other.word", "good 2");
        folder.look(Occasion.AT_REST);
        rest();

        assertThat(words.inUse).hasSize(2);
        assertThat(words.verifications).isEqualTo(1001);
        assertThat(facts()).filteredOn("runtime.PluginActivated"::equals).hasSize(2);
    }

    @Test
    void aFolderThatComesBackIsWatchedAgain() throws Exception {
        folder = folder(System::nanoTime);
        folder.settle();
        try (var watch = new FolderWatch(folder)) {
            watch.start();
            Files.delete(path);
            for (int i = 0; i < 1000 && folder.trouble().isEmpty(); i++) {
                Thread.sleep(10);
            }
            Files.createDirectory(path);
            Files.writeString(path.resolve("a.word"), "good 1");
            for (int i = 0; i < 1000 && words.inUse.isEmpty(); i++) {
                Thread.sleep(10);
            }
        }
        assertThat(plugin("a.word").state()).isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void aFullDiskOfTheStoreStopsNoPlugin() throws IOException {
        drop("a.word", "good 1");
        store.close();

        folder.settle();

        assertThat(words.inUse).containsEntry("a.word", "good 1");
    }

    private Plan plan(String name, String text) {
        return folder.plan(
                new PluginFile(name, bytes(text), Optional.empty()),
                offers -> offers.stream().map(offer -> "used: " + offer).toList());
    }

    private void lookUntilRefused() {
        folder.look(Occasion.AT_REST);
        rest();
        nanos.addAndGet(PluginFolder.GRACE.toNanos());
        folder.look(Occasion.AT_REST);
    }

    private List<String> codes(String name) {
        return Finding.errors(plugin(name).findings()).stream()
                .map(Problem::code)
                .toList();
    }

    /** As after a restart. */
    private PluginFolder folder() {
        return folder(nanos::get);
    }

    private PluginFolder folder(LongSupplier now) {
        ledger = new Ledger(store, clock);
        return new PluginFolder(
                path,
                List.of(words),
                new ApprovingJudge(judge, () -> verdict, ledger),
                ledger,
                clock,
                now,
                Runnable::run,
                () -> {});
    }

    private void restart() {
        words.inUse.clear();
        folder = folder();
        folder.settle();
    }

    private Plugin install(String name, String text) throws IOException {
        return folder.install(new PluginFile(name, bytes(text), Optional.empty()));
    }

    private void rest() {
        nanos.addAndGet(PluginFolder.QUIET.toNanos());
        folder.look(Occasion.AT_REST);
    }

    private Plugin plugin(String name) {
        return folder.list().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void drop(String name, String text) throws IOException {
        Files.write(path.resolve(name), bytes(text));
        // File systems count time in steps; a change within one step and of the same size would not be one.
        nanos.addAndGet(1);
    }

    /** What misbehaved, as a guard tells it. */
    private void fail(String text) {
        var offer = new Offer(
                ScoringMethod.class,
                Map.of(ScoringMethod.ID, "word", ScoringMethod.VERSION, "1.0"),
                (ScoringMethod) Proxy.newProxyInstance(
                        ScoringMethod.class.getClassLoader(), new Class<?>[] {ScoringMethod.class}, (p, m, a) -> null));
        var problem = new Problem("plugins.guard.threw", "score", "an exception", "scores", "Mend it.");
        words.faults.get(text).accept(new Fault(offer, problem, "{\"task\": 1}", Optional.of(Thread.currentThread())));
    }

    private List<String> facts() {
        return store.entries(0, "runtime.", 10_000).stream().map(Entry::type).toList();
    }

    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        void step(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Plug-ins that are a word: those that do not begin with "good" fail their check, "late" fails when it is used. */
    private final class Words implements Deployer {

        private final Map<String, String> inUse = new ConcurrentSkipListMap<>();
        private final Map<String, Consumer<Fault>> faults = new TreeMap<>();
        private Policy policy = new Policy(Mode.DEVELOPMENT, Unsigned.WORKER);
        private int verifications;
        private long nanosEach;
        private boolean ready = true;
        private int deployments;
        private int withdrawals;

        @Override
        public String kind() {
            return "word";
        }

        @Override
        public boolean accepts(String fileName) {
            return fileName.endsWith(".word");
        }

        @Override
        public long largest() {
            return 100;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public Verified verify(PluginFile file, Verdict verdict, Optional<Deployed> previous) {
            String text = new String(file.content(), StandardCharsets.UTF_8);
            verifications++;
            nanos.addAndGet(nanosEach);
            Admission admission = policy.data(verdict);
            var findings = new ArrayList<>(admission.findings());
            findings.removeIf(finding -> finding.severity() == Severity.NOTE);
            if (!text.startsWith("good ")) {
                findings.add(Finding.error(new Problem("word.bad", "", text, "good", "Be good.")));
            }
            return new Word(file.name(), text, admission.residence(), findings);
        }

        @Override
        public List<Finding> conflicts(Verified verified, Optional<Deployed> previous) {
            Word word = (Word) verified;
            boolean twin = inUse.entrySet().stream()
                    .anyMatch(e -> !e.getKey().equals(word.name) && e.getValue().equals(word.text));
            return twin
                    ? List.of(Finding.error(new Problem("plugins.model.twin", "", word.text, "one", "Remove one.")))
                    : List.of();
        }

        @Override
        public List<String> changes(Verified next, Deployed previous) {
            return List.of(((WordInUse) previous).word.text + " -> " + ((Word) next).text);
        }

        @Override
        public Deployed deploy(Verified verified, Optional<Deployed> previous, Consumer<Fault> fault) {
            Word word = (Word) verified;
            if (word.text.endsWith("late")) {
                throw InvalidInputException.of(word.name, "word.late", "", word.text, "early", "Be early.");
            }
            if (word.text.endsWith("needing b") && !inUse.containsValue("good b")) {
                throw InvalidInputException.of(word.name, "plugins.needs", "", "no b", "b", "Deploy b.");
            }
            deployments++;
            faults.put(word.text, fault);
            inUse.put(word.name, word.text);
            return new WordInUse(word);
        }

        @Override
        public void withdraw(Deployed deployed) {
            withdrawals++;
            inUse.remove(((WordInUse) deployed).word.name);
        }

        private record Word(String name, String text, Optional<Residence> residence, List<Finding> findings)
                implements Verified {
            @Override
            public Optional<Plugin.Identity> identity() {
                return text.length() > 5 ? Optional.of(new Plugin.Identity(name, text.substring(5))) : Optional.empty();
            }

            @Override
            public List<String> offers() {
                return List.of("word " + text);
            }
        }

        private record WordInUse(Word word) implements Deployed {
            @Override
            public Plugin.Identity identity() {
                return word.identity().orElseThrow();
            }

            @Override
            public Residence residence() {
                return Residence.DATA;
            }

            @Override
            public List<String> offers() {
                return word.offers();
            }
        }
    }
}
