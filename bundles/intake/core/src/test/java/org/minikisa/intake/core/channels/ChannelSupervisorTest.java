package org.minikisa.intake.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.channels.ChannelStatus;
import org.minikisa.intake.api.channels.ChannelStatus.State;
import org.minikisa.intake.core.OneCustomer;
import org.minikisa.intake.core.ParsingReaction;
import org.minikisa.intake.core.StoredIntake;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.jdbc.SqliteStore;

class ChannelSupervisorTest {

    private static final Duration MOMENT = Duration.ZERO;

    @TempDir
    Path folder;

    private SqliteStore store;
    private FullAtTimes intake;
    private HandTimetable time;
    private ChannelSupervisor supervisor;
    private final TrialChannel mailbox = new TrialChannel("imap-tuki", false);
    private final TrialChannel port = new TrialChannel("lmtp-own", true);

    /** The real intake behind a disk that a test can fill. */
    private static final class FullAtTimes implements Intake {

        private final Intake real;
        private boolean full;

        FullAtTimes(Intake real) {
            this.real = real;
        }

        @Override
        public Receipt receive(RawContact raw) {
            if (full) {
                throw new StoreException(
                        "not stored",
                        new Problem("store.disk.full", "", "no room left", "room", "Make room on the disk."),
                        null);
            }
            return real.receive(raw);
        }
    }

    @BeforeEach
    void start() {
        store = SqliteStore.open(folder, Clock.systemUTC());
        intake = new FullAtTimes(new StoredIntake(store, new ParsingReaction(store, new OneCustomer())));
        time = new HandTimetable();
        supervisor = new ChannelSupervisor(store, intake, name -> time);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ChannelStatus status(String id) {
        return supervisor.list().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void register(TrialChannel channel) {
        supervisor.addLive(channel);
        time.pass(MOMENT);
    }

    private void stopAndStartAgain() {
        supervisor.removeLive(mailbox);
        store.close();
        start();
    }

    @Test
    void aChannelIsOpenedAndItsContactsAreCounted() {
        register(mailbox);

        assertThat(mailbox.bring(1)).isTrue();
        assertThat(mailbox.bring(1)).isFalse();
        mailbox.host.succeeded();
        mailbox.host.waiting(7);
        time.pass(Duration.ofMinutes(3));

        ChannelStatus status = status("imap-tuki");
        assertThat(status.state()).isEqualTo(State.OPEN);
        assertThat(status.received()).isEqualTo(1);
        assertThat(status.repeated()).isEqualTo(1);
        assertThat(status.waiting()).contains(7L);
        assertThat(status.lastContact()).isPresent();
        assertThat(status.lag()).contains(Duration.ofMinutes(3));
        assertThat(status.problem()).isEmpty();
    }

    @Test
    void countsAndPositionSurviveARestart() {
        register(mailbox);
        mailbox.bring(1);
        mailbox.host.keepPosition("1:17");

        stopAndStartAgain();
        register(mailbox);

        assertThat(status("imap-tuki").received()).isEqualTo(1);
        assertThat(mailbox.host.position()).contains("1:17");
    }

    @Test
    void aPauseHoldsAcrossRestartsUntilItIsResumed() {
        register(mailbox);
        supervisor.pause("imap-tuki", "anna");
        time.pass(Duration.ofHours(1));
        assertThat(mailbox.open).isFalse();

        stopAndStartAgain();
        assertThat(status("imap-tuki").state())
                .as("although the channel is not there")
                .isEqualTo(State.PAUSED);
        register(mailbox);
        time.pass(Duration.ofHours(1));
        assertThat(status("imap-tuki").state()).isEqualTo(State.PAUSED);
        assertThat(mailbox.open).isFalse();

        assertThat(supervisor.resume("imap-tuki", "anna").state()).isEqualTo(State.OPEN);
        time.pass(MOMENT);
        assertThat(mailbox.open).isTrue();
    }

    @Test
    void aFailedChannelIsOpenedAgainAfterPausesThatGrowFromSecondsToMinutes() {
        register(mailbox);
        mailbox.host.failed(TrialChannel.GONE);
        time.pass(MOMENT);

        assertThat(mailbox.open).isFalse();
        assertThat(status("imap-tuki").state()).isEqualTo(State.FAILED);
        assertThat(status("imap-tuki").problem()).contains(TrialChannel.GONE);
        assertThat(status("imap-tuki").retryAt()).contains(time.now().plusSeconds(2));

        time.pass(Duration.ofSeconds(2));
        assertThat(mailbox.opened).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            mailbox.host.failed(TrialChannel.GONE);
            time.pass(MOMENT);
            time.pass(Duration.between(time.now(), status("imap-tuki").retryAt().orElseThrow()));
        }
        mailbox.host.failed(TrialChannel.GONE);
        time.pass(MOMENT);
        assertThat(status("imap-tuki").retryAt()).contains(time.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void aFailedChannelCanBeOpenedAtOnceByAPerson() {
        register(mailbox);
        mailbox.host.failed(TrialChannel.GONE);
        time.pass(MOMENT);

        supervisor.resume("imap-tuki", "anna");
        time.pass(MOMENT);

        assertThat(mailbox.open).isTrue();
        time.pass(Duration.ofHours(1));
        assertThat(mailbox.opened).as("the planned try is not made besides").isEqualTo(2);
    }

    @Test
    void whatAFormerOpeningSaysOfFailuresNoLongerCounts() {
        register(mailbox);
        var former = mailbox.host;
        former.failed(TrialChannel.GONE);
        time.pass(Duration.ofSeconds(2));

        former.failed(TrialChannel.GONE);
        time.pass(MOMENT);

        assertThat(status("imap-tuki").state()).isEqualTo(State.OPEN);
        assertThat(mailbox.open).isTrue();
    }

    @Test
    void aChannelThatThrowsIsTriedAgain() {
        mailbox.breaksOnOpening = true;
        register(mailbox);
        assertThat(status("imap-tuki").problem().map(Problem::code)).contains("intake.channel.broken");

        mailbox.breaksOnOpening = false;
        time.pass(Duration.ofSeconds(2));

        assertThat(mailbox.open).isTrue();
    }

    @Test
    void aFullDiskClosesAChannelThatFetchesAndRoomOpensItAgain() {
        register(mailbox);
        intake.full = true;
        assertThatThrownBy(() -> mailbox.bring(1)).isInstanceOf(StoreException.class);
        time.pass(MOMENT);

        assertThat(mailbox.open).isFalse();
        assertThat(status("imap-tuki").problem().map(Problem::code)).contains("store.disk.full");

        intake.full = false;
        time.pass(Duration.ofSeconds(30));
        assertThat(mailbox.open).isTrue();
        assertThat(mailbox.bring(1)).isTrue();
        assertThat(status("imap-tuki").problem()).isEmpty();
    }

    @Test
    void aFullDiskLeavesAPortOpenSoThatCallersAreToldToComeAgain() {
        register(port);
        intake.full = true;
        assertThatThrownBy(() -> port.bring(1)).isInstanceOf(StoreException.class);

        assertThat(port.open).isTrue();
        assertThat(status("lmtp-own").state()).isEqualTo(State.OPEN);
        assertThat(status("lmtp-own").problem().map(Problem::code)).contains("store.disk.full");
        assertThat(status("lmtp-own").lag()).isEmpty();

        intake.full = false;
        assertThat(port.bring(1)).isTrue();
        assertThat(status("lmtp-own").problem()).isEmpty();
        assertThat(port.opened).isEqualTo(1);
    }

    @Test
    void aWithdrawnChannelIsClosedAndForgotten() {
        register(mailbox);

        supervisor.removeLive(mailbox);

        assertThat(mailbox.open).isFalse();
        assertThat(supervisor.list()).isEmpty();
    }

    @Test
    void aSecondChannelOfTheSameNameDoesNotDisturbTheFirst() {
        register(mailbox);
        var second = new TrialChannel("imap-tuki", false);
        register(second);
        supervisor.removeLive(second);

        assertThat(second.opened).isZero();
        assertThat(mailbox.open).isTrue();
        assertThat(status("imap-tuki").state()).isEqualTo(State.OPEN);
    }

    @Test
    void anUnknownChannelIsRefused() {
        assertThatThrownBy(() -> supervisor.pause("imap-x", "anna")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aChannelIsAskedForItsPlaceWithoutHoldingUpWhatItTells() {
        var told = new boolean[1];
        var busy = new TrialChannel("imap-busy", false) {
            @Override
            public String place() {
                if (host != null) {
                    Thread other = new Thread(host::succeeded);
                    other.start();
                    try {
                        other.join(10_000);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    told[0] = !other.isAlive();
                }
                return super.place();
            }
        };
        register(busy);

        status("imap-busy");

        assertThat(told[0]).isTrue();
    }
}
