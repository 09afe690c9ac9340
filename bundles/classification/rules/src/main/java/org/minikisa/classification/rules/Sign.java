package org.minikisa.classification.rules;

/**
 * A kind of words that say how soon an answer is wanted, with its weight for {@code URGENT} and for {@code SOON} in nats. The weights
 * were fitted on the writers' mails, see the README.
 */
enum Sign {
    /** Today or within hours, in a sentence that speaks of something to be done. */
    TODAY_DUE("urgency.today", 6.3, 1.0),
    TODAY("urgency.today", 4.7, 0.8),
    TOMORROW_DUE("urgency.tomorrow", 7.4, 2.6),
    TOMORROW("urgency.tomorrow", 6.1, 0.9),
    /** A day or date from the second to the fifth working day. */
    DAYS_DUE("urgency.days", 2.3, 5.4),
    DAYS("urgency.days", 1.7, 3.9),
    WEEK_DUE("urgency.week", 3.5, 6.3),
    WEEK("urgency.week", 2.5, 4.3),
    /** A day that is named without it being known when that was written. */
    DATE_DUE("urgency.date", -1.0, 0.8),
    DATE("urgency.date", -1.0, 0.8),
    /** A date that is further away. */
    LATER("urgency.later", -0.5, -0.5),
    WORD("urgency.word", 5.0, 1.5),
    WEAK_WORD("urgency.word", 1.3, 0.0),
    SOON_WORD("urgency.word", 1.0, 1.8),
    /** A legal period is running. */
    PERIOD("urgency.period", 0.3, 3.4),
    NO_HURRY("urgency.none", -2.5, -2.5);

    private final String source;
    private final double urgent;
    private final double soon;

    Sign(String source, double urgent, double soon) {
        this.source = source;
        this.urgent = urgent;
        this.soon = soon;
    }

    String source() {
        return source;
    }

    double urgent() {
        return urgent;
    }

    double soon() {
        return soon;
    }
}
