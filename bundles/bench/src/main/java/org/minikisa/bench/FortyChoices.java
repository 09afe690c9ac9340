package org.minikisa.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.declarative.Menu;

/**
 * Choices of four options each in five themes, drawn from a fixed seed: the first option scores and costs nothing, each
 * further one scores more and costs some hundreds of euros more.
 */
public final class FortyChoices {

    public static final int OPTIONS = 4;
    private static final int THEMES = 5;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final String TITLE = "{\"fi\": \"a\", \"sv\": \"b\", \"en\": \"c\"}";

    private final int count;
    private final int[] weights;
    private final double[][] scores;
    private final int[][] costs;

    /** @param count at most 40, of five each theme has as many */
    public FortyChoices(int count) {
        var random = new SplittableRandom(1);
        this.count = count;
        this.weights = new int[count];
        this.scores = new double[count][OPTIONS];
        this.costs = new int[count][OPTIONS];
        for (int i = 0; i < count; i++) {
            weights[i] = random.nextInt(1, 10);
            for (int o = 1; o < OPTIONS; o++) {
                scores[i][o] = o == OPTIONS - 1 ? 1 : scores[i][o - 1] + random.nextInt(5, 40) / 100.0;
                costs[i][o] = costs[i][o - 1] + 100 * random.nextInt(1, 90);
            }
        }
    }

    /** Half of what everything costs. */
    public int budget() {
        return IntStream.range(0, count).map(i -> costs[i][OPTIONS - 1]).sum() / 2;
    }

    /** In EUR per year. */
    public int cost(int choice, int option) {
        return costs[choice][option];
    }

    /** What an option adds to the index when all means are arithmetic. */
    public double points(int choice, int option) {
        double inTheme = IntStream.range(0, count)
                .filter(i -> i % THEMES == choice % THEMES)
                .map(i -> weights[i])
                .sum();
        return 100.0 / THEMES * weights[choice] / inTheme * scores[choice][option];
    }

    /** @param between how themes are joined, as in a model's JSON */
    public DeclarativeModel model(String between) {
        var json =
                "{\"id\": \"m\", \"version\": \"1.0.0\", \"status\": \"pilot\", \"title\": " + TITLE + ", \"themes\": ["
                        + IntStream.range(0, THEMES)
                                .mapToObj(t -> "{\"id\": \"t" + t + "\", \"title\": " + TITLE + "}")
                                .collect(Collectors.joining(","))
                        + "], \"indicators\": ["
                        + IntStream.range(0, count).mapToObj(this::indicator).collect(Collectors.joining(","))
                        + "], \"aggregate\": {\"within\": \"arithmetic\", \"between\": " + between + "}}";
        return JsonModelReader.parse("benchmark", json.getBytes(StandardCharsets.UTF_8));
    }

    private String indicator(int i) {
        return "{\"id\": \"i" + i + "\", \"theme\": \"t" + i % THEMES + "\", \"title\": " + TITLE + ", \"weight\": "
                + weights[i] + ", \"type\": \"choice\", \"options\": ["
                + IntStream.range(0, OPTIONS)
                        .mapToObj(o -> "{\"id\": \"o" + o + "\", \"title\": " + TITLE + ", \"score\": " + scores[i][o]
                                + ", \"cost\": " + costs[i][o] + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    /** Nothing chosen yet. */
    public Menu menu(DeclarativeModel model) {
        var base = new TreeMap<String, String>();
        IntStream.range(0, count).forEach(i -> base.put("i" + i, "o0"));
        return Menu.of(model.description(), Answers.of(DAY, base), Answers.none(DAY));
    }
}
