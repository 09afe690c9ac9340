package org.minikisa.impact.core.declarative;

import java.util.List;

/** How two values may be compared. Longer signs stand before their beginnings. */
enum Comparison {
    AT_MOST(true, "<=", "≤") {
        @Override
        boolean of(double a, double b) {
            return a <= b;
        }

        @Override
        Range of(Range a, Range b) {
            return truth(a.high() <= b.low(), a.low() > b.high());
        }
    },
    AT_LEAST(true, ">=", "≥") {
        @Override
        boolean of(double a, double b) {
            return a >= b;
        }

        @Override
        Range of(Range a, Range b) {
            return truth(a.low() >= b.high(), a.high() < b.low());
        }
    },
    DIFFERENT(false, "!=", "≠") {
        @Override
        boolean of(double a, double b) {
            return a != b;
        }

        @Override
        Range of(Range a, Range b) {
            return Range.of(1).minus(EQUAL.of(a, b));
        }
    },
    EQUAL(false, "==", "=") {
        @Override
        boolean of(double a, double b) {
            return a == b;
        }

        @Override
        Range of(Range a, Range b) {
            return truth(a.isPoint() && b.isPoint() && a.low() == b.low(), a.high() < b.low() || a.low() > b.high());
        }
    },
    LESS(true, "<") {
        @Override
        boolean of(double a, double b) {
            return a < b;
        }

        @Override
        Range of(Range a, Range b) {
            return truth(a.high() < b.low(), a.low() >= b.high());
        }
    },
    MORE(true, ">") {
        @Override
        boolean of(double a, double b) {
            return a > b;
        }

        @Override
        Range of(Range a, Range b) {
            return truth(a.low() > b.high(), a.high() <= b.low());
        }
    };

    private final boolean ordered;
    private final List<String> signs;

    Comparison(boolean ordered, String... signs) {
        this.ordered = ordered;
        this.signs = List.of(signs);
    }

    abstract boolean of(double a, double b);

    /** 1 for surely, 0 for never, both for perhaps. */
    abstract Range of(Range a, Range b);

    /** Whether it is about more and less, so that truths cannot be compared by it. */
    boolean isOrdered() {
        return ordered;
    }

    List<String> signs() {
        return signs;
    }

    private static Range truth(boolean surely, boolean never) {
        return surely ? Range.of(1) : never ? Range.of(0) : Range.UNIT;
    }
}
