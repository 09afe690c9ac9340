package org.minikisa.impact.core.gap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.problem.api.InvalidInputException;

/**
 * From one set of answers to another under one model. The model itself shares the difference, as it shares an uplift:
 * it is asked with the earlier answers as the base and the later ones as the choices. Three things it cannot share that
 * way come before, each by evaluations: the day of dated parameters, indicators that became applicable or ceased to be,
 * and weights.
 */
public final class AnswerGap {

    /** Each indicator more doubles the evaluations; beyond this, they come one after another in the model's order. */
    private static final int MOST_PLAYERS = 8;

    private final ImpactModel model;
    private final Asking asking;
    private final List<Share> shares = new ArrayList<>();

    private AnswerGap(ImpactModel model, Asking asking) {
        this.model = model;
        this.asking = asking;
    }

    /**
     * @param from merged answers with the weights they move; checked
     * @param to likewise
     * @return those that are not 0
     */
    public static List<Share> of(ImpactModel model, Answers from, Answers to, Asking asking) {
        var gap = new AnswerGap(model, asking);
        var onTheDay = gap.day(from, to);
        var applicable = gap.applicability(onTheDay, to);
        gap.answers(applicable, to);
        var shares = gap.shares.stream().filter(share -> share.points() != 0).toList();
        return Share.closed(shares, asking.index(model, to) - asking.index(model, from));
    }

    private Answers day(Answers from, Answers to) {
        var moved = new Answers(to.asOf(), from.values(), from.weights());
        if (!from.asOf().equals(to.asOf()) && !model.description().parameters().isEmpty()) {
            shares.add(
                    new Share(Kind.OTHER_DEFINITIONS, "asOf", asking.index(model, moved) - asking.index(model, from)));
        }
        return moved;
    }

    /** Lets those change first that one of the two leaves out: their weight comes from the others, or goes to them. */
    private Answers applicability(Answers from, Answers to) {
        var changed = model.description().indicators().stream()
                .map(Indicator::id)
                .filter(id -> isLeftOut(from, id) != isLeftOut(to, id))
                .toList();
        if (changed.isEmpty()) {
            return from;
        }
        double[] points;
        try {
            points = changed.size() <= MOST_PLAYERS
                    ? Shapley.values(
                            changed.size(), set -> asking.index(model, replaced(from, to, chosen(changed, set))))
                    : oneAfterAnother(from, to, changed);
            for (int i = 0; i < points.length; i++) {
                shares.add(new Share(Kind.INDICATOR, changed.get(i), points[i]));
            }
        } catch (InvalidInputException e) {
            // of some of them alone nothing would be left to assess: then they count together
            double together = asking.index(model, replaced(from, to, changed)) - asking.index(model, from);
            shares.add(new Share(Kind.INDICATOR, String.join("+", changed), together));
        }
        return replaced(from, to, changed);
    }

    private static boolean isLeftOut(Answers answers, String id) {
        return answers.answer(id) instanceof Answer.NotApplicable;
    }

    private double[] oneAfterAnother(Answers from, Answers to, List<String> changed) {
        var points = new double[changed.size()];
        double before = asking.index(model, from);
        for (int i = 0; i < points.length; i++) {
            double after = asking.index(model, replaced(from, to, changed.subList(0, i + 1)));
            points[i] = after - before;
            before = after;
        }
        return points;
    }

    private static List<String> chosen(List<String> all, int set) {
        var chosen = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            if ((set & 1 << i) != 0) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    private static Answers replaced(Answers from, Answers to, List<String> ids) {
        var values = new TreeMap<>(from.values());
        ids.forEach(id -> values.put(id, to.answer(id)));
        return new Answers(from.asOf(), values, from.weights());
    }

    private void answers(Answers from, Answers to) {
        var base = from.weights(Map.of());
        var points = new LinkedHashMap<Share, Double>();
        add(points, asking.evaluate(model, base, everything(to)), 1);
        if (!from.weights().isEmpty()) {
            add(points, asking.evaluate(model, base, new Answers(from.asOf(), Map.of(), from.weights())), -1);
        }
        points.forEach((what, sum) -> shares.add(new Share(what.kind(), what.id(), sum)));
    }

    /** With what is unknown now, which no choice can say. */
    private Answers everything(Answers to) {
        var values = new TreeMap<>(to.values());
        model.description().indicators().stream()
                .filter(indicator -> !(indicator.domain() instanceof Domain.Computed))
                .forEach(indicator -> values.putIfAbsent(indicator.id(), new Answer.Unknown()));
        return new Answers(to.asOf(), values, to.weights());
    }

    private static void add(Map<Share, Double> points, Evaluation evaluation, int sign) {
        for (var contribution : evaluation.contributions()) {
            var what = new Share(kind(contribution.kind()), contribution.id(), 0);
            points.merge(what, sign * contribution.uplift(), Double::sum);
        }
    }

    private static Kind kind(Contribution.Kind kind) {
        return switch (kind) {
            case ORIGIN, INDICATOR -> Kind.INDICATOR;
            case WEIGHTS -> Kind.MOVED_WEIGHTS;
            case GATE -> Kind.GATE;
        };
    }
}
