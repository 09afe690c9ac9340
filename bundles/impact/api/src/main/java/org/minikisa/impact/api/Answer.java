package org.minikisa.impact.api;

import java.util.Objects;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The answer to one indicator, in one of four states: missing is never zero.
 *
 * <p>Values are text, as people write them and stores keep them: a number with a decimal point ({@code 82.5}), an
 * ordinal's level ({@code 0}, {@code 1}, {@code 2}), {@code true} or {@code false}, the id of an option. Whether a
 * value fits its indicator is checked before a model is asked.
 */
@ProviderType
public sealed interface Answer {

    /**
     * Known.
     *
     * @param reason why this value, in words; may be empty
     * @param evidence what shows it: a document, a measurement, a page; may be empty
     */
    record Answered(String value, String reason, String evidence) implements Answer {

        public Answered {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(evidence, "evidence");
        }

        public Answered(String value, String reason) {
            this(value, reason, "");
        }

        public Answered(String value) {
            this(value, "", "");
        }
    }

    /** The indicator makes no sense here; its weight is shared by the others, visibly. */
    record NotApplicable(String why) implements Answer {

        public NotApplicable {
            Objects.requireNonNull(why, "why");
        }

        public NotApplicable() {
            this("");
        }
    }

    /** Not known (yet); the index becomes an interval that contains every value it may have. */
    record Unknown() implements Answer {}

    /** Taken as known, until it is. @param by who assumed it; @param why on what grounds */
    record Assumed(String value, String by, String why) implements Answer {

        public Assumed {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Reads the written form: {@code 82.5}, {@code 2 | a quality bonus is paid monthly}, {@code 2 | a quality bonus is
     * paid monthly | appendix 3, page 4} with its evidence, {@code n/a}, {@code n/a | no car is used}, {@code unknown}, {@code assumed 40 | tender team | as in the contract before}. Never fails: what is
     * none of these is an answered value.
     */
    static Answer parse(String text) {
        var parts = text.strip().split("\\|", 3);
        var head = parts[0].strip();
        var second = parts.length > 1 ? parts[1].strip() : "";
        var third = parts.length > 2 ? parts[2].strip() : "";
        if (head.equalsIgnoreCase("unknown") || head.equals("?")) {
            return new Unknown();
        }
        if (head.equalsIgnoreCase("n/a")) {
            return new NotApplicable(second);
        }
        if (head.startsWith("assumed ") && parts.length == 3) {
            return new Assumed(head.substring("assumed ".length()).strip(), second, third);
        }
        return new Answered(head, second, third);
    }

    /** The written form; {@link #parse} reads it back. */
    default String text() {
        if (this instanceof Answered answered) {
            return !answered.evidence().isEmpty()
                    ? answered.value() + " | " + answered.reason() + " | " + answered.evidence()
                    : answered.reason().isEmpty() ? answered.value() : answered.value() + " | " + answered.reason();
        }
        if (this instanceof Assumed assumed) {
            return "assumed " + assumed.value() + " | " + assumed.by() + " | " + assumed.why();
        }
        if (this instanceof NotApplicable notApplicable) {
            return notApplicable.why().isEmpty() ? "n/a" : "n/a | " + notApplicable.why();
        }
        return "unknown";
    }
}
