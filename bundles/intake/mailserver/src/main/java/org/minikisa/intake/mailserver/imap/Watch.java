package org.minikisa.intake.mailserver.imap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.mailserver.Connection;
import org.minikisa.intake.mailserver.ServerTrouble;
import org.minikisa.problem.api.Problem;

/** One connection's life: brings in what has come, waits for more, until it is stopped or something goes wrong. */
final class Watch implements Runnable {

    /** So many messages are marked at once, and come again after a stop at the wrong moment. */
    private static final int BATCH = 50;

    private static final Instant EARLIEST_SANE = Instant.parse("1990-01-01T00:00:00Z");

    private final Mailbox mailbox;
    private final ChannelHost host;
    private final Connection connection;
    private final ImapSession session;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Problem> reports = new ArrayList<>();
    private ImapSession.Folder folder;
    private Position position;

    Watch(Mailbox mailbox, ChannelHost host) {
        this.mailbox = mailbox;
        this.host = host;
        this.connection = new Connection(mailbox.access().server());
        this.session = new ImapSession(mailbox.access(), connection);
    }

    @Override
    public void run() {
        try (connection) {
            session.open();
            openFolder();
            while (!isStopped()) {
                bringIn();
                host.succeeded();
                report();
                await();
            }
        } catch (ServerTrouble trouble) {
            failed(trouble.problem());
        } catch (RuntimeException notKept) { // the store takes nothing
            failed(new Problem(
                    "intake.imap.store",
                    mailbox.name(),
                    notKept.getClass().getSimpleName(),
                    "a store that takes contacts",
                    "Look at the disk; nothing is lost, the mailbox is read on as soon as there is room."));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped.countDown();
        connection.close();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void failed(Problem problem) {
        if (!isStopped()) {
            host.failed(problem);
        }
    }

    /** After the success, which wipes out what was told before it. */
    private void report() {
        reports.forEach(host::report);
        reports.clear();
    }

    // ---- where we are

    private void openFolder() throws ServerTrouble {
        folder = session.select(mailbox.folder(), mailbox.mark().isPresent());
        String kept = host.position().orElse("");
        position = Position.of(kept, mailbox.place(), folder.uidValidity());
        if (!kept.isEmpty() && position.last() == 0) {
            renumbered("another mailbox, or another UIDVALIDITY");
        }
        if (folder.uidNext() != 0 && folder.uidNext() <= position.last()) {
            // A mailbox that was put back from a copy and goes on counting from there: below "last" there may be new
            // messages.
            renumbered("the next UID is below those that were there");
            position = Position.start(mailbox.place(), folder.uidValidity());
        }
    }

    private void renumbered(String found) {
        host.report(
                new Problem(
                        "intake.imap.renumbered",
                        mailbox.name(),
                        found,
                        "the UIDs of last time",
                        "Nothing is to be done: all messages are looked at again, and those that are known are not taken twice."));
    }

    // ---- bringing in

    private void bringIn() throws ServerTrouble {
        do {
            session.takeNews();
            long[] owed = position.owed().isEmpty() ? new long[0] : session.among(position.owed());
            forgetRemoved(owed);
            bringIn(LongStream.concat(Arrays.stream(owed), Arrays.stream(session.from(position.last() + 1)))
                    .toArray());
        } while (session.takeNews() && !isStopped());
    }

    private void forgetRemoved(long[] there) {
        var removed = new TreeSet<>(position.owed());
        Arrays.stream(there).forEach(removed::remove);
        removed.forEach(uid -> position = position.past(uid));
    }

    private void bringIn(long[] uids) throws ServerTrouble {
        host.waiting(uids.length);
        for (int begin = 0; begin < uids.length && !isStopped(); begin += BATCH) {
            int end = Math.min(begin + BATCH, uids.length);
            var batch = new TreeSet<Long>();
            Arrays.stream(uids, begin, end).forEach(batch::add);
            bringInBatch(batch);
            host.waiting(uids.length - end);
        }
    }

    /** Stored, then marked, then the position: whatever is cut short comes again. */
    private void bringInBatch(SortedSet<Long> uids) throws ServerTrouble {
        Map<Long, Response.Fetched> looks = session.look(uids);
        var stored = new TreeSet<Long>();
        for (long uid : uids) {
            if (isStopped()) {
                break;
            }
            if (store(uid, Optional.ofNullable(looks.get(uid)))) {
                stored.add(uid);
                position = position.past(uid);
            } else {
                owe(uid);
            }
        }
        mark(stored);
        host.keepPosition(position.toString());
    }

    private boolean store(long uid, Optional<Response.Fetched> look) throws ServerTrouble {
        if (look.isEmpty()) {
            return false;
        }
        long size = look.get().size().orElse(0);
        if (size > RawContact.LARGEST) {
            tooLarge(uid, size);
            return false;
        }
        byte[] bytes = whole(uid, size);
        if (bytes == null) {
            notGiven(uid);
            return false;
        }
        host.receive(new RawContact(
                Channel.MAIL,
                mailbox.source(folder.uidValidity(), uid),
                bytes,
                look.get().date().filter(Watch::isSane),
                false));
        return true;
    }

    /**
     * A message that is shorter than the server said is asked for again, and believed if it comes the same: some servers only
     * estimate sizes.
     */
    private byte[] whole(long uid, long size) throws ServerTrouble {
        byte[] bytes = session.get(uid, size);
        while (bytes != null && bytes.length < size) {
            byte[] again = session.get(uid, size);
            if (Arrays.equals(bytes, again)) {
                return bytes;
            }
            if (again == null || again.length <= bytes.length) {
                throw connection.nonsense("a message that is shorter each time it is asked for");
            }
            bytes = again;
        }
        return bytes;
    }

    private static boolean isSane(Instant date) {
        return date.isAfter(EARLIEST_SANE) && date.isBefore(Instant.now().plus(Duration.ofDays(1)));
    }

    private void mark(Set<Long> stored) throws ServerTrouble {
        if (stored.isEmpty() || mailbox.mark().isEmpty()) {
            return;
        }
        if (!folder.writable() || !session.mark(stored, mailbox.mark().get())) {
            reports.add(new Problem(
                    "intake.imap.mark",
                    mailbox.name(),
                    "a folder in which stored messages cannot be marked "
                            + mailbox.mark().get(),
                    "the right to set flags (s and w of RFC 4314)",
                    "Give the account the right, or set mark to none. What was stored is stored."));
        }
    }

    private void owe(long uid) throws ServerTrouble {
        position = position.owing(uid);
        if (position.owed().size() > Position.MOST_OWED) {
            throw connection.nonsense("more than " + Position.MOST_OWED + " messages that it does not give");
        }
    }

    private void tooLarge(long uid, long size) {
        reports.add(new Problem(
                "intake.imap.large",
                mailbox.source(folder.uidValidity(), uid),
                size + " bytes",
                "at most " + RawContact.LARGEST + " bytes",
                "It stays in the mailbox without a mark. Take it from there, and hand it in without its attachments."));
    }

    private void notGiven(long uid) {
        reports.add(new Problem(
                "intake.imap.withheld",
                mailbox.source(folder.uidValidity(), uid),
                "no content",
                "the message",
                "It stays in the mailbox without a mark and is asked for again. Look at it with a mail program."));
    }

    // ---- waiting

    private void await() throws ServerTrouble, InterruptedException {
        if (isStopped()) {
            return;
        }
        if (session.canIdle()) {
            session.idle(mailbox.renew());
        } else if (!stopped.await(mailbox.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            session.noop();
        }
    }
}
