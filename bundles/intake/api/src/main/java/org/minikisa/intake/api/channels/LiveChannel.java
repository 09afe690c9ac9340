package org.minikisa.intake.api.channels;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.minikisa.intake.api.IntakeChannel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReadSummary;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A channel that stays open: a mailbox that is watched, a port that is listened on. Whiteboard service, registered as
 * {@link LiveChannel}; {@link Channels} opens it, watches it, opens it again after a failure, and closes it when it is paused or the
 * service is withdrawn.
 */
@ConsumerType
public interface LiveChannel extends IntakeChannel {

    /** Begins to bring contacts in, on threads of its own, and returns at once. */
    void open(ChannelHost host);

    /** Ends at once and waits for its threads; what is half received is given up and comes again. Never throws. */
    void close();

    /** Where it brings contacts in from, for people, without secrets: {@code imaps://mail.example.fi/INBOX as tuki}. */
    String place();

    /**
     * Whether it waits to be called (a port that is listened on) instead of fetching. While the store takes nothing such a channel stays
     * open and tells its callers to come again; one that fetches is closed until there is room.
     */
    default boolean listens() {
        return false;
    }

    @Override
    default boolean accepts(Path location) {
        return false;
    }

    @Override
    default ReadSummary read(Path location, Consumer<RawContact> sink, Consumer<Long> progress) {
        throw new UnsupportedOperationException(id() + " reads no files");
    }
}
