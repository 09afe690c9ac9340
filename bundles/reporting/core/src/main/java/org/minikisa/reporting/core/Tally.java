package org.minikisa.reporting.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.minikisa.reporting.api.Value;

/** Counting and the few statistics of the report; counts keep the ids they count. */
final class Tally {

    private Tally() {}

    /** The ids of each group, groups in the order they first appear. */
    static <T, K> Map<K, List<String>> ids(Collection<T> all, Function<T, K> group, Function<T, String> id) {
        var groups = new LinkedHashMap<K, List<String>>();
        for (T each : all) {
            groups.computeIfAbsent(group.apply(each), k -> new ArrayList<>()).add(id.apply(each));
        }
        return groups;
    }

    /** The middle value; of an even number the mean of the two in the middle. Missing for none. */
    static Value medianHours(List<Long> minutes) {
        if (minutes.isEmpty()) {
            return Value.missing();
        }
        List<Long> sorted = minutes.stream().sorted().toList();
        int half = sorted.size() / 2;
        long twice = sorted.size() % 2 == 1 ? 2 * sorted.get(half) : sorted.get(half - 1) + sorted.get(half);
        return Value.number(BigDecimal.valueOf(twice).divide(BigDecimal.valueOf(120), 1, RoundingMode.HALF_UP));
    }

    /** The smallest value that at least 90 % do not exceed (nearest rank). Missing for none. */
    static Value p90Hours(List<Long> minutes) {
        if (minutes.isEmpty()) {
            return Value.missing();
        }
        List<Long> sorted = minutes.stream().sorted().toList();
        int rank = (int) ((sorted.size() * 9L + 9) / 10);
        return Value.number(hours(sorted.get(rank - 1)));
    }

    /** Hours with one decimal. */
    static BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    }

    /** Per cent with one decimal; missing where there is nothing to share. */
    static Value percent(long part, long whole) {
        return whole == 0
                ? Value.missing()
                : Value.number(
                        BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }
}
