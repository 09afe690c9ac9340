package org.minikisa.impact.core.gap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.impact.core.declarative.Json;

/**
 * Mixes two definitions of a model: each kind of change taken over or not. What the two have in common keeps its place;
 * texts are always those of the later one, for they change no figure. A mixture need not be a valid model.
 */
final class Hybrids {

    /** The kinds that definitions differ in, in the order they are shown. */
    static final List<Kind> KINDS = List.of(
            Kind.WEIGHTS,
            Kind.NORMALISERS,
            Kind.AGGREGATION,
            Kind.GATES,
            Kind.NEW_INDICATORS,
            Kind.REMOVED_INDICATORS,
            Kind.OTHER_DEFINITIONS);

    /** Members by the kind of change they are; all others that are no text are other definitions. */
    private static final Map<String, Kind> MEMBERS = Map.of(
            "weight", Kind.WEIGHTS,
            "band", Kind.WEIGHTS,
            "normalise", Kind.NORMALISERS,
            "direction", Kind.NORMALISERS,
            "options", Kind.NORMALISERS,
            "reference", Kind.NORMALISERS,
            "theme", Kind.AGGREGATION,
            "aggregate", Kind.AGGREGATION,
            "gates", Kind.GATES,
            "minimum", Kind.GATES);

    /** What people read. */
    static final Set<String> TEXTS =
            Set.of("id", "version", "status", "title", "summary", "source", "note", "weightSource", "appliesTo");

    private final Json.Obj from;
    private final Json.Obj to;
    private final Map<String, Json.Obj> fromIndicators;
    private final Map<String, Json.Obj> toIndicators;

    Hybrids(Json.Obj from, Json.Obj to) {
        this.from = from;
        this.to = to;
        this.fromIndicators = byId(from, "indicators");
        this.toIndicators = byId(to, "indicators");
    }

    /**
     * Kinds that cannot be told apart from the outset: weights that stand beside indicators in one definition and in a
     * tree in the other are part of the tree.
     */
    List<Set<Kind>> inseparable() {
        return tree(from).isPresent() == tree(to).isPresent()
                ? List.of()
                : List.of(Set.of(Kind.WEIGHTS, Kind.AGGREGATION, Kind.NEW_INDICATORS, Kind.REMOVED_INDICATORS));
    }

    /** @param taken the kinds of which the later definition holds */
    Json.Obj of(Set<Kind> taken) {
        var indicators = indicators(taken);
        var members = new LinkedHashMap<String, Json>();
        for (var name : names(from, to)) {
            var side = side(name, taken);
            switch (name) {
                case "tests" -> {}
                case "indicators" -> members.put(name, new Json.Arr(List.copyOf(indicators.values())));
                case "themes" -> members.put(name, themes(indicators, taken));
                case "aggregate" -> aggregate(indicators.keySet(), taken).ifPresent(tree -> members.put(name, tree));
                default -> side.get(name).ifPresent(value -> members.put(name, value));
            }
        }
        return new Json.Obj(members);
    }

    private Json.Obj side(String member, Set<Kind> taken) {
        return TEXTS.contains(member) || taken.contains(MEMBERS.getOrDefault(member, Kind.OTHER_DEFINITIONS))
                ? to
                : from;
    }

    // ---------------------------------------------------------------- indicators and themes

    private Map<String, Json> indicators(Set<Kind> taken) {
        var mixed = new LinkedHashMap<String, Json>();
        fromIndicators.forEach((id, indicator) -> {
            if (toIndicators.containsKey(id)) {
                mixed.put(id, mixed(indicator, toIndicators.get(id), taken));
            } else if (!taken.contains(Kind.REMOVED_INDICATORS)) {
                mixed.put(id, indicator);
            }
        });
        toIndicators.forEach((id, indicator) -> {
            if (!fromIndicators.containsKey(id) && taken.contains(Kind.NEW_INDICATORS)) {
                mixed.put(id, indicator);
            }
        });
        return mixed;
    }

    private static Json.Obj mixed(Json.Obj before, Json.Obj after, Set<Kind> taken) {
        var members = new LinkedHashMap<String, Json>();
        for (var name : names(before, after)) {
            var later = TEXTS.contains(name) || taken.contains(MEMBERS.getOrDefault(name, Kind.OTHER_DEFINITIONS));
            (later ? after : before).get(name).ifPresent(value -> members.put(name, value));
        }
        return new Json.Obj(members);
    }

    /** Those that the indicators name: a theme comes and goes with them. */
    private Json themes(Map<String, Json> indicators, Set<Kind> taken) {
        var before = byId(from, "themes");
        var after = byId(to, "themes");
        var named = new TreeSet<String>();
        indicators.values().forEach(indicator -> text((Json.Obj) indicator, "theme")
                .ifPresent(named::add));
        var ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        ids.retainAll(named);
        return new Json.Arr(ids.stream()
                .map(id -> !after.containsKey(id)
                        ? (Json) before.get(id)
                        : !before.containsKey(id) ? after.get(id) : mixed(before.get(id), after.get(id), taken))
                .toList());
    }

    // ---------------------------------------------------------------- trees

    private static Optional<Json.Obj> tree(Json.Obj model) {
        return model.get("aggregate")
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .filter(aggregate -> aggregate.get("of").isPresent());
    }

    private Optional<Json> aggregate(Set<String> indicators, Set<Kind> taken) {
        var side = side("aggregate", taken);
        var other = side == to ? from : to;
        var tree = tree(side);
        if (tree.isEmpty() || tree(other).isEmpty()) {
            return side.get("aggregate");
        }
        var weights = Weights.of(tree(taken.contains(Kind.WEIGHTS) ? to : from).get());
        var homeless = new LinkedHashMap<String, Place>();
        Weights.of(tree(other).get()).places.forEach((ref, place) -> {
            if (indicators.contains(ref)) {
                homeless.put(ref, place);
            }
        });
        homeless.keySet().removeAll(Weights.of(tree.get()).places.keySet());
        return Optional.of(node(tree.get(), "", indicators, weights, homeless));
    }

    /** Where an indicator hangs. @param child as it is written there */
    private record Place(String parent, Json.Obj child) {}

    /** The weights and places of a tree. @param weights by {@code ref x} or {@code node x} */
    private record Weights(Map<String, Optional<Json>> weights, Map<String, Place> places) {

        static Weights of(Json.Obj tree) {
            var all = new Weights(new HashMap<>(), new LinkedHashMap<>());
            all.collect(tree, "");
            return all;
        }

        private void collect(Json.Obj node, String id) {
            for (var child : children(node)) {
                weights.put(key(child), child.get("weight"));
                var ref = text(child, "ref");
                ref.ifPresent(name -> places.put(name, new Place(id, child)));
                if (ref.isEmpty()) {
                    collect(child, text(child, "id").orElse(""));
                }
            }
        }

        static String key(Json.Obj child) {
            return text(child, "ref")
                    .map(ref -> "ref " + ref)
                    .orElseGet(() -> "node " + text(child, "id").orElse(""));
        }
    }

    /** The structure of one tree with the weights of another, without what is not there, with what hangs in the other. */
    private static Json.Obj node(
            Json.Obj node, String id, Set<String> indicators, Weights weights, Map<String, Place> homeless) {
        var below = new ArrayList<Json>();
        for (var child : children(node)) {
            var ref = text(child, "ref");
            if (ref.isPresent()) {
                if (indicators.contains(ref.get())) {
                    below.add(weighted(child, weights));
                }
            } else {
                var inner = node(child, text(child, "id").orElse(""), indicators, weights, homeless);
                if (!children(inner).isEmpty()) {
                    below.add(weighted(inner, weights));
                }
            }
        }
        homeless.values().stream()
                .filter(place -> place.parent.equals(id))
                .forEach(place -> below.add(weighted(place.child, weights)));
        return node.with("of", new Json.Arr(below));
    }

    private static Json.Obj weighted(Json.Obj child, Weights weights) {
        var weight = weights.weights.get(Weights.key(child));
        if (weight == null) {
            return child;
        }
        var members = new LinkedHashMap<>(child.members());
        members.remove("weight");
        weight.ifPresent(value -> members.put("weight", value));
        return new Json.Obj(members);
    }

    private static List<Json.Obj> children(Json.Obj node) {
        return node.get("of")
                .map(of -> ((Json.Arr) of)
                        .elements().stream().map(Json.Obj.class::cast).toList())
                .orElse(List.of());
    }

    // ---------------------------------------------------------------- small words

    private static Set<String> names(Json.Obj a, Json.Obj b) {
        var names = new LinkedHashSet<>(a.members().keySet());
        names.addAll(b.members().keySet());
        return names;
    }

    static Map<String, Json.Obj> byId(Json.Obj model, String list) {
        var byId = new LinkedHashMap<String, Json.Obj>();
        model.get(list).ifPresent(elements -> ((Json.Arr) elements).elements().forEach(element -> {
            var object = (Json.Obj) element;
            byId.put(text(object, "id").orElse(""), object);
        }));
        return byId;
    }

    private static Optional<String> text(Json.Obj object, String name) {
        return object.get(name).map(value -> ((Json.Text) value).value());
    }
}
