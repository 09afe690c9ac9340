package org.minikisa.reporting.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/** The figures of a year; those of contacts are totals of need maps. */
public record NeedYear(int year, Instant asOf, List<Line> lines, String digest) {

    public NeedYear {
        Objects.requireNonNull(asOf, "asOf");
        lines = List.copyOf(lines);
        Objects.requireNonNull(digest, "digest");
    }

    /**
     * One figure.
     *
     * @param key stable: {@code contacts}, {@code kind-GUIDANCE}, {@code joint-procurement-cleaning}
     * @param value empty where there is nothing to compute it from
     * @param unit {@code h}; empty for a count
     * @param open the command line that shows what is behind it
     * @param behind ids of the contacts, competitions or cases that it was computed from, and of no other
     */
    public record Line(
            String key, LocalizedText name, Optional<BigDecimal> value, String unit, String open, List<String> behind) {

        public Line {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(open, "open");
            behind = List.copyOf(behind);
        }
    }
}
