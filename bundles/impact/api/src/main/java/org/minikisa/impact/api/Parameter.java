package org.minikisa.impact.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A number of a model that changes with time, such as an emission factor. Outside its periods it has no value. */
public record Parameter(String id, String unit, List<Period> periods) {

    public Parameter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(unit, "unit");
        periods = List.copyOf(periods);
    }

    /** The period that holds on a day. */
    public Optional<Period> on(LocalDate day) {
        return periods.stream().filter(period -> period.holdsOn(day)).findFirst();
    }

    /**
     * @param from the first day; empty for always before
     * @param until the last day; empty for still
     * @param source who published the value
     * @param uncertainty how uncertain it is; empty for certain
     */
    public record Period(
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            double value,
            String source,
            Optional<Distribution> uncertainty) {

        public Period(Optional<LocalDate> from, Optional<LocalDate> until, double value, String source) {
            this(from, until, value, source, Optional.empty());
        }

        public Period {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(uncertainty, "uncertainty");
        }

        boolean holdsOn(LocalDate day) {
            return !from.map(day::isBefore).orElse(false)
                    && !until.map(day::isAfter).orElse(false);
        }
    }
}
