package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Theme;
import org.minikisa.problem.api.Problems;

/** Reads the aggregation: within and between themes, or a tree. */
final class AggregateFormat {

    /** The most nodes of a tree, leaves included. */
    private static final int MOST_NODES = 1_000;

    private final Members model;
    private final List<Theme> themes;
    private final List<Indicator> indicators;
    private final List<Optional<Normaliser>> normalisers;
    private final Problems problems;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, Double> leafWeights = new HashMap<>();
    private final Map<String, Double> nodeWeights = new HashMap<>();
    private int nodes;

    /** @param themes and indicators get the weights of a tree, when there is one */
    AggregateFormat(
            Members model,
            List<Theme> themes,
            List<Indicator> indicators,
            List<Optional<Normaliser>> normalisers,
            Problems problems) {
        this.model = model;
        this.themes = themes;
        this.indicators = indicators;
        this.normalisers = normalisers;
        this.problems = problems;
        for (int i = 0; i < indicators.size(); i++) {
            places.put(indicators.get(i).id(), i);
        }
    }

    /** Empty where there is nothing to aggregate, or a problem was noted. */
    Optional<Node.Inner> read() {
        var aggregate = model.child("aggregate", "aggregate");
        var root = aggregate.has("of") ? tree(aggregate) : themes.isEmpty() ? flat(aggregate) : byTheme(aggregate);
        bandsHold();
        return root;
    }

    private Optional<Node.Inner> flat(Members aggregate) {
        var leaves = leaves("");
        var aggregator = aggregate.has("fn")
                ? aggregator(aggregate, leaves.size())
                : aggregator(aggregate, "between", Set.of(leaves.size()));
        return Optional.of(new Node.Inner("index", aggregator, leaves, 1)).filter(this::hasChildren);
    }

    private Optional<Node.Inner> byTheme(Members aggregate) {
        onlyOneForm(aggregate, "fn", "beside themes");
        var leaves = themes.stream().map(theme -> leaves(theme.id())).toList();
        var within =
                aggregator(aggregate, "within", leaves.stream().map(List::size).collect(Collectors.toSet()));
        var children = new ArrayList<Node>();
        for (int i = 0; i < themes.size(); i++) {
            if (leaves.get(i).isEmpty()) {
                problems.add(
                        "impact.theme.empty",
                        "themes[" + i + "]",
                        "no indicator with a weight",
                        "at least one",
                        "Give an indicator this theme, or remove the theme.");
            } else {
                children.add(new Node.Inner(
                        themes.get(i).id(), within, leaves.get(i), themes.get(i).weight()));
            }
        }
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).theme().isEmpty() && indicators.get(i).weight() > 0) {
                problems.add(
                        "impact.indicator.theme",
                        "indicators[" + i + "].theme",
                        "nothing",
                        "the id of a theme",
                        "Name its theme, or give it weight 0 when only gates and formulas read it.");
            }
        }
        var between = aggregator(aggregate, "between", Set.of(themes.size()));
        return Optional.of(new Node.Inner("index", between, children, 1)).filter(this::hasChildren);
    }

    private static void onlyOneForm(Members aggregate, String name, String found) {
        if (aggregate.has(name)) {
            aggregate.problem(
                    "impact.aggregate",
                    name,
                    found,
                    "either a tree (fn, of) or within and between",
                    "Remove one of them.");
        }
    }

    private boolean hasChildren(Node.Inner node) {
        if (node.children().isEmpty() && problems.isEmpty()) {
            model.problem(
                    "impact.aggregate",
                    "indicators",
                    "no indicator with a weight",
                    "at least one",
                    "Give one a weight.");
        }
        return !node.children().isEmpty();
    }

    /** The weighted indicators of a theme. */
    private List<Node> leaves(String theme) {
        var leaves = new ArrayList<Node>();
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).theme().equals(theme) && indicators.get(i).weight() > 0) {
                scored(i);
                leaves.add(new Node.Leaf(i, indicators.get(i).weight()));
            }
        }
        return leaves;
    }

    private void scored(int indicator) {
        if (normalisers.get(indicator).isEmpty()) {
            problems.add(
                    "impact.normalise",
                    "indicators[" + indicator + "].normalise",
                    "nothing",
                    "how its value becomes a score",
                    "Add {\"fn\": \"goalposts\", \"lo\": …, \"hi\": …}, or weight 0 when only gates read it.");
        }
    }

    // ---------------------------------------------------------------- trees

    private Optional<Node.Inner> tree(Members aggregate) {
        onlyOneForm(aggregate, "within", "beside a tree");
        onlyOneForm(aggregate, "between", "beside a tree");
        var children = children(aggregate);
        weighLeaves();
        weighThemes();
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Inner(
                        aggregate.optionalText("id").orElse("index"),
                        aggregator(aggregate, children.size()),
                        children,
                        1));
    }

    private List<Node> children(Members node) {
        var children = new ArrayList<Node>();
        var elements = node.children("of", "child", ModelFormat.MOST_INDICATORS);
        for (var child : elements) {
            if (++nodes > MOST_NODES) {
                node.problem(
                        "impact.count",
                        "of",
                        "more than " + MOST_NODES + " nodes",
                        "at most " + MOST_NODES + " in all",
                        "A model is made for people to read: split it.");
                return List.of();
            }
            double weight = child.weight("weight", 1, false);
            (child.has("ref") ? leaf(child, weight) : inner(child, weight)).ifPresent(children::add);
        }
        if (elements.isEmpty()) {
            node.problem(
                    "impact.aggregate",
                    "of",
                    "no children",
                    "at least one",
                    "Refer to indicators: [ {\"ref\": \"id\"}, … ].");
        }
        return children;
    }

    private Optional<Node> inner(Members child, double weight) {
        var id = child.name("id");
        if (child.has("id") && nodeWeights.putIfAbsent(id, weight) != null) {
            child.problem("impact.id.twice", "id", "\"" + id + "\" again", "an id of its own", "Rename one of them.");
        }
        var below = children(child);
        return below.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Inner(id, aggregator(child, below.size()), below, weight));
    }

    private Optional<Node> leaf(Members child, double weight) {
        for (var name : List.of("id", "fn", "of", "shift", "p", "owaWeights")) {
            if (child.has(name)) {
                child.problem("impact.aggregate", name, "beside ref", "none", "Remove it: an indicator is a leaf.");
            }
        }
        var ref = child.text("ref");
        var place = places.get(ref);
        if (place == null) {
            var near = child.near(ref, places.keySet());
            child.problem(
                    "impact.aggregate.ref",
                    "ref",
                    "\"" + ref + "\"",
                    "the id of an indicator",
                    near.isEmpty() ? "Name one that is there." : "Did you mean " + near.get(0) + "?");
            return Optional.empty();
        }
        if (leafWeights.putIfAbsent(place, weight) != null) {
            child.problem(
                    "impact.aggregate.twice",
                    "ref",
                    "\"" + ref + "\" again",
                    "each indicator once",
                    "Add the weights up in one place.");
            return Optional.empty();
        }
        scored(place);
        return Optional.of(new Node.Leaf(place, weight));
    }

    /** In a tree an indicator's weight is where it is referred to. */
    private void weighLeaves() {
        for (int i = 0; i < indicators.size(); i++) {
            if (leafWeights.containsKey(i)) {
                weighedTwice("indicators[" + i + "]", indicators.get(i).weight());
            }
            indicators.set(i, indicators.get(i).weight(leafWeights.getOrDefault(i, 0.0)));
        }
    }

    /** A node with a theme's id is that theme. */
    private void weighThemes() {
        for (int i = 0; i < themes.size(); i++) {
            var theme = themes.get(i);
            var weight = nodeWeights.get(theme.id());
            if (weight != null) {
                weighedTwice("themes[" + i + "]", theme.weight());
                themes.set(
                        i,
                        new Theme(
                                theme.id(),
                                theme.title(),
                                weight,
                                theme.weightSource(),
                                theme.band(),
                                theme.minimum()));
            } else if (theme.band().isPresent() || theme.minimum().isPresent()) {
                problems.add(
                        "impact.theme.node",
                        "themes[" + i + "]." + (theme.band().isPresent() ? "band" : "minimum"),
                        "no node \"" + theme.id() + "\" in the tree",
                        "a node with the theme's id",
                        "Give the node of this theme its id, or remove the member.");
            }
        }
    }

    private void weighedTwice(String place, double weight) {
        if (weight != 1) {
            problems.add(
                    "impact.weight.twice",
                    place + ".weight",
                    "a weight beside a tree",
                    "none",
                    "Write weights in the tree.");
        }
    }

    // ---------------------------------------------------------------- bands

    private void bandsHold() {
        for (int i = 0; i < themes.size(); i++) {
            bandHolds("themes[" + i + "]", themes.get(i).band(), themes.get(i).weight());
        }
        for (int i = 0; i < indicators.size(); i++) {
            var indicator = indicators.get(i);
            bandHolds("indicators[" + i + "]", indicator.band(), indicator.weight());
            if (indicator.band().isPresent()
                    && themes.stream()
                            .anyMatch(theme ->
                                    theme.band().isPresent() && theme.id().equals(indicator.id()))) {
                problems.add(
                        "impact.id.twice",
                        "indicators[" + i + "].id",
                        "\"" + indicator.id() + "\", also a theme whose weight may be moved",
                        "an id of its own",
                        "Rename one of them: weight." + indicator.id() + " must say which is meant.");
            }
        }
    }

    private void bandHolds(String place, Optional<Band> band, double weight) {
        if (band.isPresent() && !band.get().contains(weight)) {
            problems.add(
                    "impact.band",
                    place + ".band",
                    CanonicalJson.number(band.get().min()) + " to "
                            + CanonicalJson.number(band.get().max()),
                    weight == 0
                            ? "no band: it has no weight"
                            : "a band that contains its weight, " + CanonicalJson.number(weight),
                    weight == 0 ? "Remove it, or give it a weight." : "Widen it, or change the weight.");
        }
    }

    // ---------------------------------------------------------------- aggregators

    private Aggregator aggregator(Members node, int children) {
        return new AggregatorFormat(node, "fn").read(Set.of(children));
    }

    /** {@code "within": "arithmetic"}, or {@code "between": {"fn": "geometric", "shift": 0.01}}. */
    private static Aggregator aggregator(Members aggregate, String name, Set<Integer> children) {
        return aggregate.json(name).filter(Json.Obj.class::isInstance).isPresent()
                ? new AggregatorFormat(aggregate.child(name, "aggregator"), "fn").read(children)
                : new AggregatorFormat(aggregate, name).read(children);
    }
}
