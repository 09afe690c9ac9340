package org.minikisa.impact.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.core.sampling.Quantile;

/**
 * How values of a domain are drawn. What is drawn is a number: the value itself, a level, 0 or 1 of a flag, and of a
 * choice the place of the option among all, the worst first; so that even options of equal score are told apart.
 */
final class DrawnDomain {

    private final Domain domain;
    private final List<Option> options;
    private final double[] scores;

    DrawnDomain(Domain domain) {
        this.domain = domain;
        this.options = domain instanceof Domain.Choice choice
                ? choice.options().stream()
                        .sorted(Comparator.comparingDouble(Option::score).thenComparing(Option::id))
                        .toList()
                : List.of();
        this.scores = options.stream().mapToDouble(Option::score).toArray();
    }

    /** Anything in the domain alike; empty for a number without bounds. */
    Optional<Quantile> anything() {
        if (domain instanceof Domain.Numeric numeric) {
            return numeric.min().isPresent() && numeric.max().isPresent()
                    ? Optional.of(anything(numeric))
                    : Optional.empty();
        }
        return Optional.of(Quantile.anyOf(0, words().size() - 1));
    }

    private static Quantile anything(Domain.Numeric numeric) {
        double min = numeric.min().orElseThrow();
        double max = numeric.max().orElseThrow();
        return numeric.whole()
                ? Quantile.anyOf((long) StrictMath.ceil(min), (long) StrictMath.floor(max))
                : Quantile.uniform(min, max);
    }

    /** Of a number. @param value as it is written; @param distribution not a discrete one */
    Quantile around(String value, Distribution distribution) {
        var numeric = (Domain.Numeric) domain;
        var quantile = Quantile.around(Double.parseDouble(value), distribution);
        return (numeric.whole() ? quantile.rounded() : quantile)
                .clipped(
                        numeric.min().orElse(Double.NEGATIVE_INFINITY),
                        numeric.max().orElse(Double.POSITIVE_INFINITY));
    }

    /** @param distribution of values that are the domain's */
    Quantile by(Distribution.Discrete distribution) {
        var values = distribution.probabilities().keySet().stream()
                .sorted(Comparator.comparingDouble(this::drawn).thenComparing(value -> value))
                .toList();
        var drawn = values.stream().mapToDouble(this::drawn).toArray();
        var place = Quantile.places(
                values.stream().mapToDouble(distribution.probabilities()::get).toArray());
        return share -> drawn[(int) place.at(share)];
    }

    /** What the arithmetic sees of a drawn value, and people: an option's score, else the number itself. */
    double number(double drawn) {
        return scores.length == 0 ? drawn : scores[(int) drawn];
    }

    /** A drawn value as it is written. */
    String text(double drawn) {
        var words = words();
        if (!words.isEmpty()) {
            return words.get((int) drawn);
        }
        return ((Domain.Numeric) domain).whole() ? Long.toString((long) drawn) : Double.toString(drawn);
    }

    private double drawn(String value) {
        return domain instanceof Domain.Numeric ? Double.parseDouble(value) : words().indexOf(value);
    }

    /** The written values in the order of what is drawn; none of a number. */
    private List<String> words() {
        if (domain instanceof Domain.Ordinal ordinal) {
            return IntStream.range(0, ordinal.levels().size())
                    .mapToObj(Integer::toString)
                    .toList();
        }
        if (domain instanceof Domain.Flag) {
            return List.of("false", "true");
        }
        return options.stream().map(Option::id).toList();
    }
}
