package org.minikisa.impact.core.declarative;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.analysis.ChoiceSet;

/**
 * The sets of choices that no other set beats in both cost and index, cheapest first. Sets are written out when they are
 * asked for: there may be many. Immutable.
 */
public final class CostIndexFrontier {

    private final Menu menu;
    private final List<Menu.Course> courses;
    private final double base;
    private final long[] costs;
    private final double[] indices;
    private final int[][] settings;

    private CostIndexFrontier(
            Menu menu, List<Menu.Course> courses, double base, long[] costs, double[] indices, int[][] settings) {
        this.menu = menu;
        this.courses = List.copyOf(courses);
        this.base = base;
        this.costs = costs;
        this.indices = indices;
        this.settings = settings;
    }

    /**
     * Of sets in any order, of which some may be beaten and some have no index ({@link Double#NaN}).
     *
     * @param courses what was chosen from
     * @param base I1
     * @param settings by set: a setting of each course
     * @param fineness sets that gain no more than that are not worth a cost
     */
    public static CostIndexFrontier of(
            Menu menu,
            List<Menu.Course> courses,
            double base,
            long[] costs,
            double[] indices,
            int[][] settings,
            double fineness) {
        var order = Tradeoffs.order(costs, indices);
        var kept = new int[order.length];
        int size = 0;
        for (int set : order) {
            if (!Double.isNaN(indices[set]) && (size == 0 || indices[set] > indices[kept[size - 1]] + fineness)) {
                kept[size++] = set;
            }
        }
        int[] sets = Arrays.copyOf(kept, size);
        return new CostIndexFrontier(
                menu,
                courses,
                base,
                Arrays.stream(sets)
                        .mapToLong(set -> costs[set] + menu.madeCost())
                        .toArray(),
                Arrays.stream(sets).mapToDouble(set -> indices[set]).toArray(),
                Arrays.stream(sets).mapToObj(set -> settings[set]).toArray(int[][]::new));
    }

    /** 0 where no choice has an index. */
    public int size() {
        return costs.length;
    }

    /** I1. */
    public double base() {
        return base;
    }

    /** EUR per year. */
    public BigDecimal cost(int set) {
        return menu.money(costs[set]);
    }

    public double index(int set) {
        return indices[set];
    }

    public ChoiceSet set(int set) {
        Map<String, String> choices = new TreeMap<>(menu.made());
        for (int c = 0; c < courses.size(); c++) {
            var course = courses.get(c);
            course.settings()
                    .get(settings[set][c])
                    .value()
                    .ifPresent(value -> choices.put(course.indicator().id(), value));
        }
        return new ChoiceSet(choices, cost(set), indices[set], indices[set] - base);
    }

    /** Ids of the indicators that may be, or are, chosen without a stated cost; in the model's order. */
    public List<String> withoutCost(ModelDescription model) {
        var ids = new TreeSet<>(menu.unpriced());
        courses.stream()
                .filter(Menu.Course::isUnpriced)
                .map(course -> course.indicator().id())
                .forEach(ids::add);
        return model.indicators().stream()
                .map(indicator -> indicator.id())
                .filter(ids::contains)
                .toList();
    }
}
