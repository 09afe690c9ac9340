package org.minikisa.intake.core;

import java.time.Duration;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.mime.Reading;

/** Reads a contact's bytes in the way of its channel. Bounded by its limits, and by a thread that is given up at the end of them. */
final class ContactReader {

    /** How much more one who waits allows. */
    private static final int PATIENCE = 10;

    /** For a reader to say itself that its time is up, before it is given up. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final Limits limits;
    private final MailReader mails;
    private final NoteReader notes;

    ContactReader(Limits limits) {
        this.limits = limits;
        this.mails = new MailReader(limits, ReadingThread::nanos);
        this.notes = new NoteReader(limits);
    }

    /** The limits of one who waits for the result of one contact. */
    static Limits patient(Limits limits) {
        return new Limits(
                limits.bytes(),
                limits.headerFields(),
                limits.headerFieldBytes(),
                Math.multiplyExact(limits.nesting(), PATIENCE),
                Math.multiplyExact(limits.parts(), PATIENCE),
                limits.textCharacters(),
                limits.time().multipliedBy(PATIENCE));
    }

    Reading read(Channel channel, byte[] bytes) {
        return ReadingThread.read(
                () -> channel == Channel.MAIL ? mails.read(bytes) : notes.read(bytes),
                limits.time().plus(GRACE));
    }

    /** @param position from 0. @return the decoded content; empty where there is no such attachment */
    Optional<byte[]> attachment(Channel channel, byte[] bytes, int position) {
        return channel == Channel.MAIL ? mails.attachment(bytes, position) : notes.attachment(bytes, position);
    }
}
