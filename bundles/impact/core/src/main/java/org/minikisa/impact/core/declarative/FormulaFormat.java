package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private final Members model;
    private final List<Indicator> indicators;
    private final List<Optional<Normaliser>> normalisers;
    private final List<Parameter> parameters;
    private final Problems problems;
    private final Map<String, Symbol> symbols;
    private final Set<Set<Integer>> cycles = new HashSet<>();

    FormulaFormat(
            Members model,
            List<Indicator> indicators,
            List<Optional<Normaliser>> normalisers,
            List<Parameter> parameters,
            Problems problems) {
        this.model = model;
        this.indicators = indicators;
        this.normalisers = normalisers;
        this.parameters = parameters;
        this.problems = problems;
        this.symbols = symbols();
    }

    /** @param condition closed when true */
    record Gated(Gate gate, Formula condition) {}

    private Map<String, Symbol> symbols() {
        var symbols = new HashMap<String, Symbol>();
        for (int i = 0; i < indicators.size(); i++) {
            symbols.put(
                    indicators.get(i).id(),
                    new Symbol(i, indicators.get(i).domain() instanceof Domain.Flag ? Type.TRUTH : Type.NUMBER));
        }
        for (int i = 0; i < parameters.size(); i++) {
            symbols.putIfAbsent(parameters.get(i).id(), new Symbol(indicators.size() + i, Type.NUMBER));
        }
        for (int i = 0; i < indicators.size(); i++) {
            // a formula that is scored by levels gives a truth, all others numbers
            if (indicators.get(i).domain() instanceof Domain.Computed
                    && normalisers
                            .get(i)
                            .filter(Normaliser.Levels.class::isInstance)
                            .isPresent()) {
                symbols.put(indicators.get(i).id(), new Symbol(i, Type.TRUTH));
            }
        }
        return symbols;
    }

    /** By indicator; empty for one that is answered, and for one that has a problem. */
    List<Optional<Formula>> formulas() {
        var formulas = new ArrayList<Optional<Formula>>();
        for (int i = 0; i < indicators.size(); i++) {
            var type = symbols.get(indicators.get(i).id()).type();
            formulas.add(
                    indicators.get(i).domain() instanceof Domain.Computed computed
                            ? formula(computed.formula(), "indicators[" + i + "].formula", type)
                            : Optional.empty());
        }
        return formulas;
    }

    private Optional<Formula> formula(String text, String place, Type type) {
        try {
            var formula = FormulaCompiler.compile(text, symbols);
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
            problems.add(wrong.in(place));
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
            if (cycles.add(new TreeSet<>(cycle))) {
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
        for (var gate : model.children("gates", "gate", 100)) {
            var id = gate.name("id");
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
        model.unique("gates", gates.stream().map(gated -> gated.gate().id()).toList());
        return gates;
    }

    /** An indicator that counts nowhere is a mistake. Only asked when there is no problem: a broken formula reads nothing. */
    void everythingIsUsed(List<Optional<Formula>> formulas, List<Gated> gates) {
        var read = new HashSet<String>();
        formulas.forEach(formula -> formula.ifPresent(f -> read.addAll(f.references())));
        gates.forEach(gated -> read.addAll(gated.condition().references()));
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
