package org.minikisa.intake.api.channels;

import java.util.Optional;

import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** What a {@link LiveChannel} works with while it is open. Thread-safe. */
@ProviderType
public interface ChannelHost {

    /**
     * {@link org.minikisa.intake.api.Intake#receive}: the contact is durable when this returns. While the store takes nothing (full
     * disk) the exception comes through: tell the other side to try again later; {@link Channels} shows the reason and opens the
     * channel again when there is room.
     */
    Receipt receive(RawContact raw);

    /** What was last kept by {@link #keepPosition}; empty for a channel that never did. */
    Optional<String> position();

    /** Durable when this returns: how far the channel has come, in words of its own, at most 10,000 characters. */
    void keepPosition(String position);

    /** The connection stands and nothing waits; tells {@link ChannelStatus#lastSuccess}. */
    void succeeded();

    /** How many contacts are known to wait at the source. */
    void waiting(long contacts);

    /** Something is wrong with one contact or for the moment; the channel goes on by itself. */
    void report(Problem problem);

    /** The channel cannot go on; it will be closed and, after a pause that grows from seconds to minutes, opened again. */
    void failed(Problem problem);
}
