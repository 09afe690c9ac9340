package org.minikisa.reporting.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.osgi.annotation.versioning.ProviderType;

/** What stands in a figure or a cell. */
@ProviderType
public sealed interface Value {

    /** A word or a name; plain text, escaped by whoever prints it. */
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A number with the digits it is printed with: its scale is part of it. All forms of a report show exactly these
     * digits and nothing is rounded after this.
     */
    record Number(BigDecimal number) implements Value {
        public Number {
            Objects.requireNonNull(number, "number");
            if (number.scale() < 0) {
                number = number.setScale(0);
            }
        }
    }

    /** A day; the data files have it as {@code 2026-12-31}. */
    record Day(LocalDate day) implements Value {
        public Day {
            Objects.requireNonNull(day, "day");
        }
    }

    /** A moment: read in Finnish local time on the page, in UTC ({@code 2026-12-31T14:00:00Z}) in the data files. */
    record At(Instant at) implements Value {
        public At {
            Objects.requireNonNull(at, "at");
        }
    }

    /** The ids behind a row, in their order. */
    record Ids(List<String> ids) implements Value {
        public Ids {
            ids = List.copyOf(ids);
        }
    }

    /** Nothing is known: not zero. Printed as a dash, empty in CSV, null in JSON. */
    record Missing() implements Value {}

    static Value text(String text) {
        return new Text(text);
    }

    static Value number(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    static Value number(BigDecimal number) {
        return new Number(number);
    }

    /** @param number as {@link BigDecimal#BigDecimal(String)} reads it; its digits are kept */
    static Value number(String number) {
        return new Number(new BigDecimal(number));
    }

    static Value day(LocalDate day) {
        return new Day(day);
    }

    static Value at(Instant at) {
        return new At(at);
    }

    static Value ids(List<String> ids) {
        return new Ids(ids);
    }

    static Value missing() {
        return new Missing();
    }
}
