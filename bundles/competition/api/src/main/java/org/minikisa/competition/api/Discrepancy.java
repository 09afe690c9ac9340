package org.minikisa.competition.api;

import java.util.Objects;

/**
 * A published figure that the published rule does not give.
 *
 * @param what which figure: {@code total of CAF}
 * @param published as it was printed
 * @param computed what comes out here
 * @param remark what is known about the difference; {@code ""} for nothing
 */
public record Discrepancy(String what, String published, String computed, String remark) {

    public Discrepancy {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(computed, "computed");
        Objects.requireNonNull(remark, "remark");
    }
}
