package org.minikisa.intake.core.channels;

import java.time.Duration;
import java.time.Instant;

/** Does one thing after another, at once or later. */
interface Timetable {

    Instant now();

    void soon(Runnable task);

    void in(Duration pause, Runnable task);

    /** Ends, after what was asked for {@link #soon} is done or a few seconds have passed; what was to be done later is not. */
    void end();
}
