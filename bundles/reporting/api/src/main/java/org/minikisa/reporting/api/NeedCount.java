package org.minikisa.reporting.api;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A count of contacts, or that it is not told.
 *
 * @param count empty where it is not told
 * @param small whether it is not told because it is small; otherwise because it would give a small one away
 */
public record NeedCount(OptionalInt count, boolean small) {

    /** Greater than 0 and below the least count. */
    public static final NeedCount SMALL = new NeedCount(OptionalInt.empty(), true);

    /** Not small, but a small one could be computed from it. */
    public static final NeedCount HIDDEN = new NeedCount(OptionalInt.empty(), false);

    public NeedCount {
        Objects.requireNonNull(count, "count");
    }

    public static NeedCount of(int count) {
        return new NeedCount(OptionalInt.of(count), false);
    }

    /** {@code 12}, {@code <3}, or {@code *} for one that would give another away. */
    public String text(int leastCount) {
        return count.isPresent() ? Integer.toString(count.getAsInt()) : small ? "<" + leastCount : "*";
    }
}
