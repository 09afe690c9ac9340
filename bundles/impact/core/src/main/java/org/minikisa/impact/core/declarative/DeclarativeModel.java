package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.laws.Variants;

/** A model made of JSON. Immutable. */
public final class DeclarativeModel implements ImpactModel, Variants {

    private static final Set<String> UNORDERED_LISTS = Set.of("themes", "indicators", "gates", "parameters");

    private final Engine engine;
    private final String canonical;

    private final Functions functions;

    private DeclarativeModel(Definition definition, Functions functions) {
        this.engine = new Engine(definition);
        this.functions = functions;
        this.canonical = CanonicalJson.of(definition.source());
    }

    /**
     * Reads and checks; the laws are the caller's to run.
     *
     * @param what the input in a few words, as it stands in "WHAT was refused"
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    public static DeclarativeModel of(String what, Json json) {
        return of(what, json, Functions.NONE);
    }

    /** @param functions those of plug-ins that are there */
    public static DeclarativeModel of(String what, Json json, Functions functions) {
        return new DeclarativeModel(ModelFormat.read(what, json, functions), functions);
    }

    /** The same model with other functions. @throws org.minikisa.problem.api.InvalidInputException when one is missing */
    public DeclarativeModel with(String what, Functions others) {
        return of(what, engine.model().source(), others);
    }

    /** Whether it calls the very functions that another one calls. */
    public boolean callsTheSame(ImpactModel other) {
        return other instanceof DeclarativeModel model
                && engine.model().functions().equals(model.engine.model().functions());
    }

    /** Whether all functions that it calls are still there. */
    public boolean isBound() {
        return engine.model().functions().stream().allMatch(BoundFunction::isThere);
    }

    /** The digests of the functions it is bound to, by {@code name@version}. */
    public SortedMap<String, String> functions() {
        var digests = new TreeMap<String, String>();
        engine.model().functions().forEach(f -> digests.put(f.name() + "@" + f.version(), f.digest()));
        return digests;
    }

    @Override
    public ModelDescription description() {
        return engine.model().description();
    }

    @Override
    public Evaluation evaluate(Answers base, Answers choices) {
        return engine.evaluate(base, choices);
    }

    /** The same arithmetic without words: for searches, simulations and bulk. A new one, for one thread. */
    public Calculator calculator() {
        return new Calculator(engine);
    }

    /** What its parts can come to over all answers. */
    public Extent extent() {
        return new Extent(engine);
    }

    /** As it was written. */
    public Json.Obj definition() {
        return engine.model().source();
    }

    @Override
    public OptionalDouble headroom(Answers base) {
        return engine.headroom(base);
    }

    /**
     * The sets of choices worth thinking of, exactly.
     *
     * @throws org.minikisa.problem.api.InvalidInputException when the model cannot be searched exactly
     */
    public CostIndexFrontier frontier(Menu menu) {
        return FrontierSearch.of(engine, menu, FrontierSearch.Effort.USUAL);
    }

    /** What may still be chosen, numbers among it with the values that may be best. */
    public List<Menu.Course> courses(Menu menu) {
        return FrontierSearch.courses(engine, menu);
    }

    @Override
    public Optional<String> source() {
        return Optional.of(canonical);
    }

    @Override
    public ImpactModel reversed() {
        return of("the reversed model", reversed(engine.model().source()), functions);
    }

    @Override
    public ImpactModel reweighted(double factor) {
        return of("the reweighted model", reweighted(engine.model().source(), factor), functions);
    }

    private static Json reversed(Json.Obj model) {
        var members = new LinkedHashMap<String, Json>();
        model.members()
                .forEach((name, value) -> members.put(
                        name,
                        UNORDERED_LISTS.contains(name)
                                ? reversed((Json.Arr) value)
                                : name.equals("aggregate") ? tree(value, DeclarativeModel::reversed) : value));
        return new Json.Obj(members);
    }

    private static Json.Arr reversed(Json.Arr list) {
        var elements = new ArrayList<>(list.elements());
        Collections.reverse(elements);
        return new Json.Arr(elements);
    }

    private static Json reweighted(Json.Obj model, double factor) {
        var isTree = model.get("aggregate")
                .filter(a -> a instanceof Json.Obj o && o.get("of").isPresent())
                .isPresent();
        var members = new LinkedHashMap<String, Json>();
        model.members()
                .forEach((name, value) -> members.put(
                        name,
                        name.equals("themes") || name.equals("indicators")
                                ? each((Json.Arr) value, part -> banded(isTree ? part : weighted(part, factor), factor))
                                : name.equals("aggregate")
                                        ? tree(value, list -> each(list, part -> weighted(part, factor)))
                                        : value));
        return new Json.Obj(members);
    }

    private static Json.Arr each(Json.Arr list, UnaryOperator<Json.Obj> change) {
        return new Json.Arr(list.elements().stream()
                .map(element -> (Json) change.apply((Json.Obj) element))
                .toList());
    }

    private static Json.Obj weighted(Json.Obj part, double factor) {
        double weight =
                part.get("weight").map(json -> ((Json.Number) json).value()).orElse(1.0);
        return part.with("weight", new Json.Number(weight * factor));
    }

    private static Json.Obj banded(Json.Obj part, double factor) {
        return part.get("band")
                .map(band -> part.with(
                        "band",
                        new Json.Arr(((Json.Arr) band)
                                .elements().stream()
                                        .map(end -> (Json) new Json.Number(((Json.Number) end).value() * factor))
                                        .toList())))
                .orElse(part);
    }

    /** The same tree with each of its lists of children changed. */
    private static Json tree(Json node, UnaryOperator<Json.Arr> change) {
        if (!(node instanceof Json.Obj object) || object.get("of").isEmpty()) {
            return node;
        }
        List<Json> below = ((Json.Arr) object.get("of").get())
                .elements().stream().map(child -> tree(child, change)).toList();
        return object.with("of", change.apply(new Json.Arr(below)));
    }
}
