package org.minikisa.intake.api.channels;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** Opens, watches and closes the channels. Refuses an unknown id with {@link org.minikisa.problem.api.InvalidInputException}. */
@ProviderType
public interface Channels {

    /** All channels that are there, and those that were paused and are not there now, by id. */
    List<ChannelStatus> list();

    /**
     * Closes a channel until {@link #resume}, also across restarts; what comes in until its own thread has closed it, in a moment, is kept.
     * Paused already: nothing changes.
     */
    ChannelStatus pause(String id, String by);

    /** Opens a paused channel, or a failed one at once. */
    ChannelStatus resume(String id, String by);
}
