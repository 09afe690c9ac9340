package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What columns and bars have in common. */
final class Stacks {

    private Stacks() {}

    static void check(String title, List<Series> series, List<Stack> stacks) {
        if (series.isEmpty() || stacks.isEmpty()) {
            throw new IllegalArgumentException("the chart " + title + " has nothing to show");
        }
        for (Stack stack : stacks) {
            if (stack.values().size() != series.size()) {
                throw new IllegalArgumentException("the chart " + title + " has " + series.size() + " series and "
                        + stack.values().size() + " values for " + stack.label());
            }
        }
    }

    static BigDecimal most(List<Stack> stacks) {
        return stacks.stream().map(Stack::total).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    static String description(List<Series> series, List<Stack> stacks, Numerals numerals) {
        return stacks.stream()
                .map(stack -> stack.label() + ": " + numerals.text(stack.total()) + parts(series, stack, numerals))
                .collect(Collectors.joining(". ", "", "."));
    }

    private static String parts(List<Series> series, Stack stack, Numerals numerals) {
        if (series.size() == 1) {
            return "";
        }
        String parts = IntStream.range(0, series.size())
                .filter(i -> stack.values().get(i).signum() > 0)
                .mapToObj(i -> series.get(i).name() + " "
                        + numerals.text(stack.values().get(i)))
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : " (" + parts + ")";
    }
}
