package org.minikisa.intake.core.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so. */
final class HandTimetable implements Timetable {

    private final List<Planned> planned = new ArrayList<>();
    private Instant now = Instant.parse("2026-02-03T08:00:00Z");
    private boolean ended;

    private record Planned(Instant at, Runnable task) {}

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void soon(Runnable task) {
        in(Duration.ZERO, task);
    }

    @Override
    public void in(Duration pause, Runnable task) {
        if (!ended) {
            planned.add(new Planned(now.plus(pause), task));
        }
    }

    @Override
    public void end() {
        pass(Duration.ZERO);
        planned.clear();
        ended = true;
    }

    /** Lets time pass and does what is due, also what that plans in turn. */
    void pass(Duration duration) {
        Instant until = now.plus(duration);
        while (true) {
            Planned next = planned.stream()
                    .filter(task -> !task.at().isAfter(until))
                    .min(Comparator.comparing(Planned::at))
                    .orElse(null);
            if (next == null) {
                now = until;
                return;
            }
            planned.remove(next);
            now = next.at().isAfter(now) ? next.at() : now;
            next.task().run();
        }
    }
}
