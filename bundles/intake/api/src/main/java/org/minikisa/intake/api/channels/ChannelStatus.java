package org.minikisa.intake.api.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * How a channel is doing.
 *
 * @param id of the channel
 * @param place see {@link LiveChannel#place}; for a channel that only reads on demand what it reads
 * @param lastSuccess when it last reached its source, in this run or an earlier one
 * @param lastContact when it last brought a new contact
 * @param received new contacts it has brought since it was first opened; a stop by force may lose the last seconds of this count
 * @param repeated contacts that had been there already
 * @param waiting contacts that wait at the source, where the channel knows
 * @param lag how long the newest state of the source has not been seen; empty for a channel that waits to be called
 * @param problem the last one since it last succeeded
 * @param retryAt when a failed one is opened again
 */
public record ChannelStatus(
        String id,
        String place,
        State state,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastContact,
        long received,
        long repeated,
        Optional<Long> waiting,
        Optional<Duration> lag,
        Optional<Problem> problem,
        Optional<Instant> retryAt) {

    /** What a channel is doing. */
    public enum State {
        /** Reads when it is asked to: files and folders. */
        ON_DEMAND,
        /** Open, or being opened. */
        OPEN,
        /** Closed by a person until a person resumes it, also across restarts. */
        PAUSED,
        /** Failed; will be opened again by itself. */
        FAILED
    }

    public ChannelStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(lastSuccess, "lastSuccess");
        Objects.requireNonNull(lastContact, "lastContact");
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(lag, "lag");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(retryAt, "retryAt");
    }
}
