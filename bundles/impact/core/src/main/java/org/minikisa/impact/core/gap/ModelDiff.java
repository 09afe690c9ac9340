package org.minikisa.impact.core.gap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.impact.api.analysis.ModelChange.Kind;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonParser;

/**
 * What differs between two definitions of a model, by id rather than by line: the order of what has ids means nothing.
 * Of a model in Java, its description is compared.
 */
public final class ModelDiff {

    private static final Json NOTHING = new Json.Null();

    /** What is not the definition, but says which one it is. */
    private static final Set<String> IDENTITY = Set.of("version", "ref");

    private final List<ModelChange> changes = new ArrayList<>();

    private ModelDiff() {}

    /** In the order of the definitions: members of both and of the earlier first. */
    public static List<ModelChange> of(ImpactModel from, ImpactModel to) {
        boolean json = from.source().isPresent() && to.source().isPresent();
        var diff = new ModelDiff();
        diff.objects(Place.ROOT, definition(from, json), definition(to, json));
        return List.copyOf(diff.changes);
    }

    /** Of two definitions in JSON. */
    static List<ModelChange> of(Json.Obj from, Json.Obj to) {
        var diff = new ModelDiff();
        diff.objects(Place.ROOT, withoutIdentity(from), withoutIdentity(to));
        return List.copyOf(diff.changes);
    }

    private static Json.Obj definition(ImpactModel model, boolean json) {
        return withoutIdentity(
                json
                        ? (Json.Obj) JsonParser.parse(
                                model.description().ref().toString(),
                                model.source().orElseThrow().getBytes(StandardCharsets.UTF_8))
                        : Described.json(model.description()));
    }

    private static Json.Obj withoutIdentity(Json.Obj definition) {
        var members = new LinkedHashMap<>(definition.members());
        members.keySet().removeAll(IDENTITY);
        return new Json.Obj(members);
    }

    private void values(Place place, Json before, Json after) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof Json.Obj a && after instanceof Json.Obj b) {
            objects(place, a, b);
        } else if (before instanceof Json.Arr a && after instanceof Json.Arr b) {
            lists(place, a, b);
        } else {
            changes.add(new ModelChange(
                    before == NOTHING ? Kind.ADDED : after == NOTHING ? Kind.REMOVED : Kind.CHANGED,
                    place.toString(),
                    written(before),
                    written(after),
                    Steps.of(place.names(), before, after)));
        }
    }

    private void objects(Place place, Json.Obj before, Json.Obj after) {
        each(before.members(), after.members(), (name, a, b) -> values(place.member(name), a, b));
    }

    private void lists(Place place, Json.Arr before, Json.Arr after) {
        var a = byId(before);
        var b = byId(after);
        if (a.isPresent() && b.isPresent()) {
            each(a.get(), b.get(), (id, x, y) -> values(place.member(id), x, y));
        } else {
            each(byPlace(before), byPlace(after), (i, x, y) -> values(place.element(i), x, y));
        }
    }

    private interface Pair {

        void accept(String name, Json before, Json after);
    }

    private static void each(Map<String, Json> before, Map<String, Json> after, Pair pair) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> pair.accept(name, before.getOrDefault(name, NOTHING), after.getOrDefault(name, NOTHING)));
    }

    /** A list of objects that each have an id of their own; a test has a name, a leaf of a tree a reference. */
    private static Optional<Map<String, Json>> byId(Json.Arr list) {
        var byId = new LinkedHashMap<String, Json>();
        for (var element : list.elements()) {
            var id = element instanceof Json.Obj object ? id(object) : Optional.<String>empty();
            if (id.isEmpty() || byId.put(id.get(), element) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(byId);
    }

    private static Optional<String> id(Json.Obj object) {
        for (var name : List.of("id", "ref", "name")) {
            if (object.get(name).orElse(NOTHING) instanceof Json.Text text) {
                return Optional.of(text.value());
            }
        }
        return Optional.empty();
    }

    private static Map<String, Json> byPlace(Json.Arr list) {
        var byPlace = new LinkedHashMap<String, Json>();
        for (int i = 0; i < list.elements().size(); i++) {
            byPlace.put(Integer.toString(i), list.elements().get(i));
        }
        return byPlace;
    }

    private static String written(Json value) {
        return value == NOTHING ? "" : value instanceof Json.Text text ? text.value() : CanonicalJson.of(value);
    }

    /** @param names from the root; @param text the same as it is written */
    private record Place(List<String> names, String text) {

        static final Place ROOT = new Place(List.of(), "");

        Place member(String name) {
            return below(name, text.isEmpty() ? name : text + "." + name);
        }

        Place element(String index) {
            return below(index, text + "[" + index + "]");
        }

        private Place below(String name, String newText) {
            var more = new ArrayList<>(names);
            more.add(name);
            return new Place(List.copyOf(more), newText);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
