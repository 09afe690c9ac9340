package org.minikisa.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.JsonModelReader;

/**
 * What is computed by all: thirty indicators in five themes, each {@code clamp((x - lo) / (hi - lo), 0, 1)}, weighted means
 * within and between themes, times 100. As a model of ours, as a formula for others, and by hand.
 */
public final class ThirtyIndicators {

    public static final int COUNT = 30;
    public static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final int THEMES = 5;
    private static final int IN_THEME = COUNT / THEMES;
    private static final String TITLE = "{\"fi\": \"a\", \"sv\": \"b\", \"en\": \"c\"}";

    /** Of each indicator: where it scores 0 and 1, and its part of the whole index. */
    private final double[] lo = new double[COUNT];

    private final double[] hi = new double[COUNT];
    private final double[] part = new double[COUNT];

    private final double[] base = new double[COUNT];
    private final double[] chosen = new double[COUNT];

    public ThirtyIndicators() {
        for (int i = 0; i < COUNT; i++) {
            lo[i] = i % 5;
            hi[i] = 10 + 5 * (i % 4);
            part[i] = 100.0 * themeWeight(i / IN_THEME) / themeWeights() * weight(i) / weights(i / IN_THEME);
            base[i] = i * 7 % 23 + 0.25 * (i % 3);
            chosen[i] = base[i] + i % 4;
        }
    }

    private static int weight(int indicator) {
        return 1 + indicator % 3;
    }

    private static int weights(int theme) {
        return IntStream.range(theme * IN_THEME, (theme + 1) * IN_THEME)
                .map(ThirtyIndicators::weight)
                .sum();
    }

    private static int themeWeight(int theme) {
        return 1 + theme % 2;
    }

    private static int themeWeights() {
        return IntStream.range(0, THEMES).map(ThirtyIndicators::themeWeight).sum();
    }

    public double[] base() {
        return base.clone();
    }

    public double[] chosen() {
        return chosen.clone();
    }

    public static String name(int indicator) {
        return "x" + indicator;
    }

    // ---------------------------------------------------------------- by hand

    /** The index of some values. */
    public double index(double[] values) {
        double index = 0;
        for (int i = 0; i < COUNT; i++) {
            index += part[i] * Math.min(1, Math.max(0, (values[i] - lo[i]) / (hi[i] - lo[i])));
        }
        return index;
    }

    /** Base and index, then what each indicator gives to the base and to the uplift. */
    public double[] explained(double[] before, double[] after) {
        var result = new double[2 + 2 * COUNT];
        for (int i = 0; i < COUNT; i++) {
            double given = part[i] * Math.min(1, Math.max(0, (before[i] - lo[i]) / (hi[i] - lo[i])));
            double now = part[i] * Math.min(1, Math.max(0, (after[i] - lo[i]) / (hi[i] - lo[i])));
            result[0] += given;
            result[1] += now;
            result[2 + i] = given;
            result[2 + COUNT + i] = now - given;
        }
        return result;
    }

    // ---------------------------------------------------------------- as a formula

    /** @param clamped how a language writes an indicator's score; see {@link #score} */
    public String formula(IntFunction<String> clamped) {
        return "100.0 * ("
                + IntStream.range(0, THEMES)
                        .mapToObj(theme ->
                                themeWeight(theme) + ".0 * (" + theme(theme, clamped) + ") / " + weights(theme) + ".0")
                        .collect(Collectors.joining(" + "))
                + ") / " + themeWeights() + ".0";
    }

    private static String theme(int theme, IntFunction<String> clamped) {
        return IntStream.range(theme * IN_THEME, (theme + 1) * IN_THEME)
                .mapToObj(i -> weight(i) + ".0 * " + clamped.apply(i))
                .collect(Collectors.joining(" + "));
    }

    /** {@code (x7 - 2.0) / (25.0 - 2.0)}. */
    public String score(int indicator, String name) {
        return "(" + name + " - " + lo[indicator] + ") / (" + hi[indicator] + " - " + lo[indicator] + ")";
    }

    // ---------------------------------------------------------------- as a model

    public byte[] json() {
        var themes = IntStream.range(0, THEMES)
                .mapToObj(theme ->
                        "{\"id\": \"t%d\", \"title\": %s, \"weight\": %d}".formatted(theme, TITLE, themeWeight(theme)))
                .collect(Collectors.joining(","));
        var indicators = IntStream.range(0, COUNT)
                .mapToObj(i -> """
                        {"id": "%s", "theme": "t%d", "title": %s, "type": "number", "unit": "p", "min": 0, "max": 40,
                         "normalise": {"fn": "goalposts", "lo": %s, "hi": %s}, "weight": %d, "source": "constructed"}
                        """.formatted(name(i), i / IN_THEME, TITLE, lo[i], hi[i], weight(i)))
                .collect(Collectors.joining(","));
        var answers = IntStream.range(0, COUNT)
                .mapToObj(i -> "\"" + name(i) + "\": 0")
                .collect(Collectors.joining(","));
        return """
                {"id": "bench", "version": "1.0.0", "status": "pilot", "title": %s, "themes": [%s], "indicators": [%s],
                 "tests": [{"name": "worst", "base": {%s}, "expect": {"base": 0}}]}
                """.formatted(TITLE, themes, indicators, answers).getBytes(StandardCharsets.UTF_8);
    }

    public DeclarativeModel model() {
        return JsonModelReader.parse("bench.model.json", json());
    }

    public static Answers answers(double[] values) {
        return Answers.of(DAY, texts(values));
    }

    public static Map<String, String> texts(double[] values) {
        var texts = new TreeMap<String, String>();
        for (int i = 0; i < COUNT; i++) {
            texts.put(name(i), Double.toString(values[i]));
        }
        return texts;
    }

    /** @throws IllegalStateException when an engine computes something else */
    public static void requireSame(String engine, double expected, double found) {
        if (!(Math.abs(expected - found) <= 1e-9)) {
            throw new IllegalStateException(engine + " gives " + found + ", not " + expected);
        }
    }
}
