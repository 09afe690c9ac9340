package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.core.declarative.Formula.Symbol;
import org.minikisa.impact.core.declarative.Formula.Type;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/** Reads formula indicators and gates: what is compiled, and in which order it is computed. */
final class FormulaFormat {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

    /** Where there are more, they are one tangle: breaking these shows whether others are left. */
    private static final int MOST_CYCLES = 20;

    private final Members model;
    private final List<Indicator> indicators;
    private final List<Optional<Normaliser>> normalisers;
    private final List<Parameter> parameters;
    private final Problems problems;
    private final Map<String, BoundFunction> functions;
    private final Map<String, Symbol> symbols;
    private final Set<Set<Integer>> cycles = new HashSet<>();

    FormulaFormat(
            Members model,
            List<Indicator> indicators,
            List<Optional<Normaliser>> normalisers,
            List<Parameter> parameters,
            Map<String, BoundFunction> functions,
            Problems problems) {
        this.model = model;
        this.indicators = indicators;
        this.normalisers = normalisers;
        this.parameters = parameters;
        this.functions = functions;
        this.problems = problems;
        this.symbols = symbols();
    }

    /** @param condition closed when true */
    record Gated(Gate gate, Formula condition) {}

    private Map<String, Symbol> symbols() {
        var symbols = new HashMap<String, Symbol>();
        for (int i = 0; i < parameters.size(); i++) {
            var unit = Unit.parse(parameters.get(i).unit());
            symbols.put(parameters.get(i).id(), new Symbol(indicators.size() + i, Type.NUMBER, unit));
        }
        for (int i = 0; i < indicators.size(); i++) {
            symbols.put(indicators.get(i).id(), new Symbol(i, type(i), unit(i)));
        }
        return symbols;
    }

    /** A formula that is scored by levels gives a truth, all others numbers. */
    private Type type(int i) {
        var domain = indicators.get(i).domain();
        boolean isTruth = domain instanceof Domain.Flag
                || domain instanceof Domain.Computed
                        && normalisers
                                .get(i)
                                .filter(Normaliser.Levels.class::isInstance)
                                .isPresent();
        return isTruth ? Type.TRUTH : Type.NUMBER;
    }

    /** Any of a formula that does not say its own, until it is compiled. */
    private Unit unit(int i) {
        var domain = indicators.get(i).domain();
        if (domain instanceof Domain.Computed computed) {
            return computed.unit().isEmpty() && type(i) == Type.NUMBER ? Unit.ANY : Unit.parse(computed.unit());
        }
        return domain instanceof Domain.Numeric numeric ? Unit.parse(numeric.unit()) : Unit.NONE;
    }

    /** By indicator; empty for one that is answered, and for one that has a problem. */
    List<Optional<Formula>> formulas() {
        var formulas = new ArrayList<Optional<Formula>>(Collections.nCopies(indicators.size(), Optional.empty()));
        for (int i : unitsFirst()) {
            var computed = (Domain.Computed) indicators.get(i).domain();
            var id = indicators.get(i).id();
            var symbol = symbols.get(id);
            var formula = formula(computed.formula(), "indicators[" + i + "].formula", symbol.type());
            if (formula.isPresent() && symbol.type() == Type.NUMBER) {
                symbols.put(id, new Symbol(i, Type.NUMBER, agreed(computed, formula.get(), i)));
            }
            formulas.set(i, formula);
        }
        return formulas;
    }

    /** The unit of a formula, which is the declared one where one is declared. */
    private Unit agreed(Domain.Computed computed, Formula formula, int i) {
        if (computed.unit().isEmpty()) {
            return formula.unit() == Unit.ANY ? Unit.NONE : formula.unit();
        }
        var declared = Unit.parse(computed.unit());
        if (declared.with(formula.unit()).isEmpty()) {
            problems.add(
                    "impact.formula.unit",
                    "indicators[" + i + "].formula at 1",
                    formula.unit().toString(),
                    declared + ", the unit that is declared",
                    "Correct the unit, or multiply or divide by a parameter that converts one into the other.");
        }
        return declared;
    }

    /**
     * The places of the formula indicators, each after those without a declared unit that it reads, so that their units
     * are known by then; in a circle, which is refused later, any.
     */
    private Set<Integer> unitsFirst() {
        var reads = new TreeMap<Integer, Set<Integer>>();
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).domain() instanceof Domain.Computed computed) {
                reads.put(i, undeclared(computed.formula()));
            }
        }
        var sorted = new LinkedHashSet<Integer>();
        int before;
        do {
            before = sorted.size();
            reads.forEach((i, needed) -> {
                if (sorted.containsAll(needed)) {
                    sorted.add(i);
                }
            });
        } while (sorted.size() > before);
        sorted.addAll(reads.keySet());
        return sorted;
    }

    /** The formula indicators that a text may read and that do not say their unit. */
    private Set<Integer> undeclared(String text) {
        var places = new HashSet<Integer>();
        var names = NAME.matcher(text.length() <= FormulaCompiler.LONGEST ? text : "");
        while (names.find()) {
            var symbol = symbols.get(names.group());
            if (symbol != null && symbol.unit() == Unit.ANY) {
                places.add(symbol.slot());
            }
        }
        return places;
    }

    private Optional<Formula> formula(String text, String place, Type type) {
        try {
            var formula = FormulaCompiler.compile(text, symbols, functions);
            if (formula.type() != type) {
                problems.add(
                        "impact.formula.type",
                        place,
                        formula.type().words(),
                        type.words(),
                        type == Type.TRUTH ? "Compare: \"… >= 10\"." : "Use if(…, 1, 0), or normalise it by levels.");
                return Optional.empty();
            }
            return Optional.of(formula);
        } catch (FormulaCompiler.Wrong wrong) {
            wrong.in(place).forEach(problems::add);
            return Optional.empty();
        }
    }

    /** The formula indicators, each after those it reads; a cycle is a problem that names its members. */
    List<Integer> order(List<Optional<Formula>> formulas) {
        var order = new LinkedHashSet<Integer>();
        for (int i = 0; i < formulas.size(); i++) {
            visit(i, formulas, order, new ArrayList<>());
        }
        return List.copyOf(order);
    }

    private void visit(int slot, List<Optional<Formula>> formulas, Set<Integer> order, List<Integer> path) {
        if (slot >= formulas.size() || formulas.get(slot).isEmpty() || order.contains(slot)) {
            return;
        }
        int begin = path.indexOf(slot);
        if (begin >= 0) {
            var cycle = new ArrayList<>(path.subList(begin, path.size()));
            if (cycles.size() < MOST_CYCLES && cycles.add(new TreeSet<>(cycle))) {
                cycle.add(slot);
                problems.add(
                        "impact.formula.cycle",
                        "indicators[" + slot + "].formula",
                        cycle.stream().map(i -> indicators.get(i).id()).collect(Collectors.joining(" → ")),
                        "formulas that do not lead back to themselves",
                        "Break the circle: one of them must be answered instead.");
            }
            return;
        }
        path.add(slot);
        formulas.get(slot).get().slots().forEach(next -> visit(next, formulas, order, path));
        path.remove(path.size() - 1);
        order.add(slot);
    }

    /** Those without a problem. */
    List<Gated> gates(Scale scale) {
        var gates = new ArrayList<Gated>();
        var ids = new ArrayList<String>();
        for (var gate : model.children("gates", "gate", 100)) {
            var id = gate.name("id");
            ids.add(id);
            var title = gate.localized("title");
            var effect = gate.constant("effect", Gate.Effect.class);
            if (!gate.has("effect")) {
                gate.missing("effect", "cap, veto or flag");
            }
            var at = gate.number("at");
            if (effect.filter(e -> e == Gate.Effect.CAP).isPresent()
                    && (at.isEmpty() || at.getAsDouble() <= scale.min() || at.getAsDouble() >= scale.max())) {
                gate.problem(
                        "impact.gate.at",
                        "at",
                        at.isEmpty() ? "nothing" : CanonicalJson.number(at.getAsDouble()),
                        "the greatest index under this cap, between " + CanonicalJson.number(scale.min()) + " and "
                                + CanonicalJson.number(scale.max()),
                        "Write \"at\": 40, say.");
            }
            if (effect.filter(e -> e != Gate.Effect.CAP).isPresent() && at.isPresent()) {
                gate.problem(
                        "impact.gate.at",
                        "at",
                        CanonicalJson.number(at.getAsDouble()),
                        "none for this effect",
                        "Remove it.");
            }
            gate.optionalText("source");
            var condition = formula(gate.text("when"), gate.at("when"), Type.TRUTH);
            if (condition.isPresent() && effect.isPresent()) {
                gates.add(new Gated(new Gate(id, title, effect.get(), at), condition.get()));
            }
        }
        model.unique("gates", ids);
        return gates;
    }

    /** An indicator that counts nowhere is a mistake. Only asked when there is no problem: a broken formula reads nothing. */
    void everythingIsUsed(List<Optional<Formula>> formulas, List<Gated> gates) {
        var read = new HashSet<String>();
        formulas.forEach(formula -> formula.ifPresent(f -> read.addAll(f.references())));
        gates.forEach(gated -> read.addAll(gated.condition().references()));
        indicators.forEach(indicator -> {
            if (indicator.domain() instanceof Domain.Numeric numeric) {
                numeric.per().ifPresent(per -> read.add(per.indicator()));
            }
        });
        for (int i = 0; i < indicators.size(); i++) {
            var indicator = indicators.get(i);
            if (indicator.weight() == 0 && !read.contains(indicator.id())) {
                problems.add(
                        "impact.indicator.unused",
                        "indicators[" + i + "]",
                        "\"" + indicator.id() + "\" counts nowhere",
                        "a weight, or a formula or gate that reads it",
                        "Use it or remove it: nobody should answer in vain.");
            }
        }
    }

    /** A gate that is always open or always closed is a mistake. */
    void gatesCanMove(Definition definition) {
        if (functions.values().stream().anyMatch(BoundFunction::isAwaited)) {
            return; // asked when they are there
        }
        var engine = new Engine(definition);
        var values = new Values(definition.slots());
        for (int i = 0; i < indicators.size(); i++) {
            values.open(i, definition.formulas().get(i).isPresent() ? Range.ALL : engine.range(i, indicators.get(i)));
        }
        for (int i = 0; i < parameters.size(); i++) {
            values.open(
                    indicators.size() + i,
                    Range.hull(parameters.get(i).periods().stream()
                            .mapToDouble(Parameter.Period::value)
                            .toArray()));
        }
        try {
            engine.computeFormulas(values);
        } catch (InvalidInputException constantWithoutValue) {
            constantWithoutValue.problems().forEach(problems::add);
            return;
        }
        for (int i = 0; i < definition.conditions().size(); i++) {
            var truth = definition.conditions().get(i).range().at(values.ranges());
            if (truth.isPoint()) {
                problems.add(
                        "impact.gate.constant",
                        "gates[" + i + "].when",
                        truth.low() == 1 ? "always true" : "never true",
                        "a condition that answers can change",
                        "Correct the condition, or remove the gate.");
            }
        }
    }
}
