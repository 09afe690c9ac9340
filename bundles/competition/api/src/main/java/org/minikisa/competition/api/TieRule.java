package org.minikisa.competition.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What decides between equal totals, announced in the call: keys that are compared one after another. A key is a list
 * of criteria whose weighted points are summed; the better sum wins (the higher one of points, the lower one of money
 * and of ranks). Tenders that are equal in all keys share their rank.
 *
 * @param keys in the order they are tried; empty for no rule
 */
public record TieRule(List<List<String>> keys) {

    public TieRule {
        keys = keys.stream().map(List::copyOf).toList();
        if (keys.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a key of a tie rule names no criterion");
        }
    }

    /** Equal totals share their rank. */
    public static TieRule none() {
        return new TieRule(List.of());
    }

    /** The criteria one after another, as in KHO 2004:22: more points in the first one wins. */
    public static TieRule inOrder(String... criteria) {
        return new TieRule(Arrays.stream(criteria).map(List::of).toList());
    }

    /** The sum of some criteria first, as in KHO 2014:55; go on with {@link #then}. */
    public static TieRule sumOf(String... criteria) {
        return new TieRule(List.of(List.of(criteria)));
    }

    /** This rule and, when it leaves a tie, one more criterion or the sum of several. */
    public TieRule then(String... criteria) {
        var more = new ArrayList<>(keys);
        more.add(List.of(criteria));
        return new TieRule(more);
    }
}
