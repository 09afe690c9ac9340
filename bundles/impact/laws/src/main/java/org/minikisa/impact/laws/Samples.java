package org.minikisa.impact.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.ModelDescription;

/**
 * Answers drawn from a model's own description: allowed ones only, corners first, always the same for the same
 * description.
 */
public final class Samples {

    private static final long SEED = 20_230_430L;
    private static final int COMPLETIONS = 6;
    private static final int STEPS = 8;

    private final LocalDate asOf;
    private final List<Indicator> asked;
    private final Map<String, Band> bands;

    public Samples(ModelDescription model) {
        this.asOf = aDayOfAllParameters(model);
        this.bands = AnswerLaws.bands(model);
        this.asked = model.indicators().stream()
                .filter(i -> !(i.domain() instanceof Domain.Computed))
                .toList();
    }

    /** @param base x1, completed; @param choices x2, allowed on top of it */
    public record Sample(Answers base, Answers choices) {}

    /** The day the samples are of: one on which every dated parameter has a value, if there is one. */
    public LocalDate asOf() {
        return asOf;
    }

    /** All worst with nothing chosen, all best, then mixed ones. */
    public List<Sample> draw(int count) {
        return IntStream.range(0, count).mapToObj(this::sample).toList();
    }

    private Sample sample(int number) {
        var random = new SplittableRandom(SEED + number);
        var base = new TreeMap<String, Answer>();
        var choices = new TreeMap<String, Answer>();
        for (var indicator : asked) {
            var values = some(indicator.domain(), random);
            var given = indicator.withoutChoice().orElseGet(() -> pick(values, number, random));
            base.put(indicator.id(), new Answer.Answered(given, "sample"));
            if (indicator.askedOfCustomer() && number > 0 && random.nextInt(3) > 0) {
                var chosen = pick(values, number, random);
                if (indicator.merge() == MergeRule.MAY_REPLACE
                        || AnswerLaws.compare(indicator, chosen, given).orElse(-1) >= 0) {
                    choices.put(indicator.id(), new Answer.Answered(chosen, "sample"));
                }
            }
        }
        return new Sample(new Answers(asOf, base), new Answers(asOf, choices, moved(number)));
    }

    /** Every third sample moves weights, the first of them to the ends of their bands. */
    private Map<String, Double> moved(int number) {
        var random = new SplittableRandom(SEED - number);
        var moved = new TreeMap<String, Double>();
        if (number % 3 == 2) {
            bands.forEach((id, band) -> moved.put(
                    id,
                    number == 2
                            ? random.nextBoolean() ? band.max() : band.min()
                            : band.min() + (band.max() - band.min()) * random.nextInt(0, 9) / 8));
        }
        return moved;
    }

    /** The same answers with one replaced. */
    static Answers replaced(Answers answers, String indicator, Answer answer) {
        return answers.with(new Answers(answers.asOf(), Map.of(indicator, answer)));
    }

    /** The same answers with moved weights multiplied. */
    static Answers reweighted(Answers answers, double factor) {
        var weights = new TreeMap<>(answers.weights());
        weights.replaceAll((id, weight) -> weight * factor);
        return answers.weights(weights);
    }

    /** Values of the indicator from the worst to the best, at most eight; empty where they have no order. */
    List<String> rising(Indicator indicator, int number) {
        var random = new SplittableRandom(SEED + 31L * number + indicator.id().hashCode());
        var values = some(indicator.domain(), random).stream().distinct().toList();
        boolean ordered = values.stream().allMatch(value -> AnswerLaws.compare(indicator, values.get(0), value)
                .isPresent());
        if (!ordered) {
            return List.of();
        }
        var rising = values.stream()
                .sorted((a, b) -> AnswerLaws.compare(indicator, a, b).orElse(0))
                .toList();
        return rising.size() <= STEPS
                ? rising
                : IntStream.range(0, STEPS)
                        .mapToObj(i -> rising.get(i * (rising.size() - 1) / (STEPS - 1)))
                        .toList();
    }

    /** Values for indicators that are missing: all of a single one, corners and some mixtures of several. */
    static List<Map<String, String>> completions(List<Indicator> missing, SplittableRandom random) {
        if (missing.size() == 1) {
            var only = missing.get(0);
            return some(only.domain(), random).stream()
                    .map(value -> Map.of(only.id(), value))
                    .toList();
        }
        return IntStream.range(0, COMPLETIONS)
                .mapToObj(number -> {
                    Map<String, String> values = new TreeMap<>();
                    missing.forEach(one -> values.put(one.id(), pick(some(one.domain(), random), number, random)));
                    return values;
                })
                .toList();
    }

    /** Values to try: all of a finite domain; ends and inner ones of a range. */
    static List<String> some(Domain domain, SplittableRandom random) {
        var values = new ArrayList<String>();
        if (domain instanceof Domain.Numeric numeric) {
            var min = numeric.min().orElse(Math.min(0, numeric.max().orElse(0) - 100));
            var max = numeric.max().orElse(min + 100);
            values.add(text(min));
            values.add(text(max));
            for (int i = 0; i < 3; i++) {
                double inner = min + (max - min) * random.nextInt(1, 1000) / 1000;
                values.add(text(numeric.whole() ? StrictMath.floor(inner) : rounded(inner, min, max)));
            }
        } else if (domain instanceof Domain.Ordinal ordinal) {
            ordinal.levels().forEach(level -> values.add(Integer.toString(level.value())));
        } else if (domain instanceof Domain.Choice choice) {
            choice.options().forEach(option -> values.add(option.id()));
        } else {
            values.add("false");
            values.add("true");
        }
        return values;
    }

    /** To six decimals where that stays between the ends. */
    private static double rounded(double inner, double min, double max) {
        double rounded = StrictMath.rint(inner * 1e6) / 1e6;
        return rounded >= min && rounded <= max ? rounded : inner;
    }

    private static String pick(List<String> values, int number, SplittableRandom random) {
        return switch (number) {
            case 0 -> values.get(0);
            case 1 -> values.get(values.size() > 2 ? 1 : values.size() - 1);
            default -> values.get(random.nextInt(values.size()));
        };
    }

    /** A number as the written form has it: no exponent, at most 18 digits on either side of the point. */
    private static String text(double value) {
        var exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return (exact.scale() > 18 ? exact.setScale(18, RoundingMode.HALF_EVEN).stripTrailingZeros() : exact)
                .toPlainString();
    }

    private static LocalDate aDayOfAllParameters(ModelDescription model) {
        return model.parameters().stream()
                .flatMap(parameter -> parameter.periods().stream())
                .flatMap(period -> period.from().stream())
                .filter(day -> model.parameters().stream()
                        .allMatch(parameter -> parameter.on(day).isPresent()))
                .max(LocalDate::compareTo)
                .or(() -> model.parameters().stream()
                        .flatMap(parameter -> parameter.periods().stream())
                        .flatMap(period -> period.until().stream())
                        .min(LocalDate::compareTo))
                .orElse(LocalDate.of(2025, 1, 1));
    }
}
