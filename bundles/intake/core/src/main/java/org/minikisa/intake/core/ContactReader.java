package org.minikisa.intake.core;

import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.mime.Reading;

/** Reads a contact's bytes in the way of its channel. Pure, and bounded by its limits. */
final class ContactReader {

    /** How much more one who waits allows. */
    private static final int PATIENCE = 10;

    private final MailReader mails;
    private final NoteReader notes;

    ContactReader(Limits limits) {
        this.mails = new MailReader(limits);
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
        return channel == Channel.MAIL ? mails.read(bytes) : notes.read(bytes);
    }

    /** @param position from 0. @return the decoded content; empty where there is no such attachment */
    Optional<byte[]> attachment(Channel channel, byte[] bytes, int position) {
        return channel == Channel.MAIL ? mails.attachment(bytes, position) : notes.attachment(bytes, position);
    }
}
