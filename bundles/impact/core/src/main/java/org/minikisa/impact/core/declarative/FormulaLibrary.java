package org.minikisa.impact.core.declarative;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.impact.laws.AnswerLaws;

/** The functions of the language, and how a name finds one of a plug-in. */
final class FormulaLibrary {

    /** The greatest exponent of {@code pow}, either way. */
    private static final int GREATEST_POWER = 20;

    /** Each function with what it takes. */
    private static final Map<String, Takes> OWN = new TreeMap<>(Map.ofEntries(
            Map.entry("min", new Takes(2, 1, "2 or more")),
            Map.entry("max", new Takes(2, 1, "2 or more")),
            Map.entry("sum", new Takes(1, 1, "1 or more")),
            Map.entry("mean", new Takes(1, 1, "1 or more")),
            Map.entry("clamp", new Takes(3, 0, "3: a value, the least and the greatest")),
            Map.entry("if", new Takes(3, 0, "3: a condition, a value where it is true, one where it is not")),
            Map.entry("ln", new Takes(1, 0, "1")),
            Map.entry("exp", new Takes(1, 0, "1")),
            Map.entry("abs", new Takes(1, 0, "1")),
            Map.entry("sqrt", new Takes(1, 0, "1")),
            Map.entry("round", new Takes(1, 0, "1")),
            Map.entry("pow", new Takes(2, 0, "2: a value and an exponent")),
            Map.entry("piecewise", new Takes(5, 2, "5, 7, 9 …: x, then two points or more, each as x and value")),
            Map.entry("brackets", new Takes(3, 2, "3, 5, 7 …: x, then each bracket as threshold and rate"))));

    private final Map<String, BoundFunction> plugins;
    private final FormulaFaults faults;
    private final Terms terms;

    /** @param plugins the functions of plug-ins that the model names */
    FormulaLibrary(Map<String, BoundFunction> plugins, FormulaFaults faults, Terms terms) {
        this.plugins = plugins;
        this.faults = faults;
        this.terms = terms;
    }

    /** @param least how many arguments at least; @param step how many more at a time, 0 for none */
    private record Takes(int least, int step, String words) {

        boolean are(int count) {
            return count == least || step > 0 && count > least && (count - least) % step == 0;
        }
    }

    /** The names that plug-ins cannot take. */
    static Collection<String> names() {
        return OWN.keySet();
    }

    Term call(String name, List<Term> arguments, int start) {
        int count = arguments.size();
        var own = OWN.get(name);
        var plugin = plugins.get(name);
        if (own == null && plugin == null) {
            return unknown(name, start);
        }
        if (own != null) {
            return own.are(count) ? own(name, arguments, start) : miscounted(name, count, own.words, start);
        }
        return plugin.takes(count)
                ? terms.call(plugin, arguments, start)
                : miscounted(name, count, Integer.toString(plugin.arity()), start);
    }

    private Term miscounted(String name, int count, String expected, int start) {
        faults.add(
                "impact.formula.arguments",
                start,
                count + (count == 1 ? " argument of " : " arguments of ") + name,
                expected,
                "Give " + name + " as many.");
        return Term.unknown(Formula.Type.NUMBER, start);
    }

    private Term unknown(String name, int start) {
        var all = new TreeMap<String, Object>(OWN);
        all.putAll(plugins);
        var near = AnswerLaws.near(name, all.keySet());
        faults.add(
                "impact.formula.function",
                start,
                "\"" + name + "\"",
                "one of " + String.join(", ", all.keySet()),
                near.isEmpty()
                        ? "Use one of these; a function of a plug-in stands in the model's \"functions\" first."
                        : "Did you mean " + String.join(" or ", near) + "?");
        return Term.unknown(Formula.Type.NUMBER, start);
    }

    private Term own(String name, List<Term> arguments, int start) {
        var first = arguments.get(0);
        return switch (name) {
            case "min" -> terms.among(arguments, Math::min, Range::min, start);
            case "max" -> terms.among(arguments, Math::max, Range::max, start);
            case "clamp" -> clamp(arguments, start);
            case "if" -> terms.choice(first, arguments.get(1), arguments.get(2), start);
            case "sum" -> terms.among(arguments, Double::sum, Range::plus, start);
            case "mean" -> mean(arguments, start);
            case "ln" -> terms.mapped(first, Unit.NONE, FormulaLibrary::ln, Range::ln, start);
            case "exp" ->
                terms.mapped(first, Unit.NONE, StrictMath::exp, range -> range.mapped(StrictMath::exp), start);
            case "abs" -> terms.mapped(first, terms.numeric(first).unit(), Math::abs, Range::abs, start);
            case "round" ->
                terms.mapped(
                        first,
                        first.unit(),
                        FormulaLibrary::round,
                        range -> range.mapped(FormulaLibrary::round),
                        start);
            case "sqrt" -> sqrt(first, start);
            case "pow" -> pow(first, arguments.get(1), start);
            case "piecewise" -> piecewise(first, arguments.subList(1, arguments.size()), start);
            default -> brackets(first, arguments.subList(1, arguments.size()), start);
        };
    }

    private Term clamp(List<Term> arguments, int start) {
        var atLeast = terms.among(
                arguments.subList(0, 2), Math::max, Range::max, arguments.get(0).start());
        return terms.among(List.of(atLeast, arguments.get(2)), Math::min, Range::min, start);
    }

    private Term mean(List<Term> arguments, int start) {
        var sum = terms.among(arguments, Double::sum, Range::plus, start);
        double count = arguments.size();
        return terms.mapped(
                sum, sum.unit(), value -> value / count, range -> range.mapped(value -> value / count), start);
    }

    private Term sqrt(Term a, int start) {
        var unit = terms.possible(a.unit().root(), a, "a unit that is a square, such as m2");
        return terms.mapped(a, unit, value -> value < 0 ? Double.NaN : StrictMath.sqrt(value), Range::sqrt, start);
    }

    private Term pow(Term a, Term exponent, int start) {
        double power = exponent.literal().orElse(Double.NaN);
        if (!(Math.abs(power) <= GREATEST_POWER)) {
            faults.add(
                    "impact.formula.power",
                    exponent.start(),
                    faults.snippet(exponent.start()),
                    "a number from -" + GREATEST_POWER + " to " + GREATEST_POWER,
                    "Write it as a number, or as one divided by another: 1 / 3.");
            return Term.unknown(Formula.Type.NUMBER, start);
        }
        boolean isWhole = power == StrictMath.rint(power);
        var unit = isWhole
                ? terms.possible(a.unit().power((int) power), a, "exponents of units up to " + Unit.GREATEST_EXPONENT)
                : terms.possible(
                        Optional.of(a.unit()).filter(Unit::isNone), a, "no unit, for a power that is not whole");
        return terms.mapped(a, unit, value -> pow(value, power), range -> range.pow(power), start);
    }

    private Term piecewise(Term at, List<Term> points, int start) {
        terms.unit(each(at, points, 0));
        var unit = terms.unit(each(null, points, 1));
        return terms.scale(Scales.PIECEWISE, at, points, unit, start);
    }

    private Term brackets(Term at, List<Term> brackets, int start) {
        var of = terms.unit(each(at, brackets, 0));
        var rate = terms.unit(each(null, brackets, 1));
        var unit = terms.possible(of.times(rate), at, "exponents of units up to " + Unit.GREATEST_EXPONENT);
        return terms.scale(Scales.BRACKETS, at, brackets, unit, start);
    }

    private static List<Term> each(Term first, List<Term> pairs, int place) {
        var own = IntStream.range(0, pairs.size()).filter(i -> i % 2 == place).mapToObj(pairs::get);
        return first == null
                ? own.toList()
                : Stream.concat(Stream.of(first), own).toList();
    }

    private static double ln(double value) {
        return value > 0 ? StrictMath.log(value) : Double.NaN;
    }

    /** Halves away from 0, as sums are rounded in business. */
    private static double round(double value) {
        double size = Math.abs(value);
        double whole = Math.floor(size);
        return Math.copySign(size - whole >= 0.5 ? whole + 1 : whole, value) + 0.0;
    }

    /** None of less than 0 where the power is not whole. */
    static double pow(double value, double power) {
        return Double.isNaN(value) || value == 0 && power < 0 ? Double.NaN : StrictMath.pow(value, power);
    }
}
