package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

import org.minikisa.impact.core.declarative.Formula.Point;
import org.minikisa.impact.core.declarative.Formula.Ranges;
import org.minikisa.impact.core.declarative.Formula.Type;

/**
 * Puts terms together: checks their types and units, makes the closures. What does not fit is noted, and the term made as
 * if it did, so that one pass finds everything.
 */
final class Terms {

    private final FormulaFaults faults;

    Terms(FormulaFaults faults) {
        this.faults = faults;
    }

    // ---------------------------------------------------------------- truths

    Term not(Term a, int start) {
        Point p = required(a, Type.TRUTH).point();
        Ranges r = a.range();
        var surely = Range.of(1);
        return Term.truth(x -> 1 - p.at(x), x -> surely.minus(r.at(x)), start);
    }

    /** @param either "or", else "and" */
    Term connected(List<Term> terms, boolean either) {
        terms.forEach(term -> required(term, Type.TRUTH));
        DoubleBinaryOperator point = either ? Math::max : Math::min;
        BinaryOperator<Range> range = either ? Range::max : Range::min;
        return Term.truth(
                folded(points(terms), point),
                folded(ranges(terms), range),
                terms.get(0).start());
    }

    Term compared(Comparison comparison, Term a, Term b) {
        if (comparison.isOrdered()) {
            required(a, Type.NUMBER);
        }
        required(b, a.type());
        unit(List.of(a, b));
        Point p = a.point();
        Point q = b.point();
        Ranges r = a.range();
        Ranges s = b.range();
        return Term.truth(
                x -> {
                    double left = p.at(x);
                    double right = q.at(x);
                    return Double.isNaN(left) || Double.isNaN(right) ? Double.NaN : comparison.of(left, right) ? 1 : 0;
                },
                x -> comparison.of(r.at(x), s.at(x)),
                a.start());
    }

    // ---------------------------------------------------------------- numbers

    Term negative(Term a, int start) {
        if (a.literal().isPresent()) {
            return Term.literal(-a.literal().getAsDouble(), start);
        }
        var zero = Range.of(0);
        return mapped(a, numeric(a).unit(), value -> -value, zero::minus, start);
    }

    /** @param minus by term, whether it is taken away; never the first one */
    Term sum(List<Term> terms, List<Boolean> minus) {
        var p = points(terms);
        var r = ranges(terms);
        var negative = signs(minus);
        return Term.number(
                unit(numeric(terms)),
                x -> {
                    double sum = p[0].at(x);
                    for (int i = 1; i < p.length; i++) {
                        sum = negative[i] ? sum - p[i].at(x) : sum + p[i].at(x);
                    }
                    return sum;
                },
                x -> {
                    var sum = r[0].at(x);
                    for (int i = 1; i < r.length; i++) {
                        sum = negative[i] ? sum.minus(r[i].at(x)) : sum.plus(r[i].at(x));
                    }
                    return sum;
                },
                terms.get(0).start());
    }

    /** One of literals, such as 1 / 3, is a literal. @param divided by term, whether it is a divisor; never the first one */
    Term product(List<Term> terms, List<Boolean> divided) {
        var p = points(terms);
        var r = ranges(terms);
        var divisor = signs(divided);
        var unit = productUnit(numeric(terms), divisor);
        Point point = x -> {
            double product = p[0].at(x);
            for (int i = 1; i < p.length; i++) {
                double factor = p[i].at(x);
                product = !divisor[i] ? product * factor : factor == 0 ? Double.NaN : product / factor;
            }
            return product;
        };
        Ranges range = x -> {
            var product = r[0].at(x);
            for (int i = 1; i < r.length; i++) {
                product = divisor[i] ? product.dividedBy(r[i].at(x)) : product.times(r[i].at(x));
            }
            return product;
        };
        int start = terms.get(0).start();
        boolean isLiteral = terms.stream().allMatch(term -> term.literal().isPresent());
        double literal = isLiteral ? point.at(new double[0]) : Double.NaN;
        return Double.isFinite(literal) ? Term.literal(literal, start) : Term.number(unit, point, range, start);
    }

    /** The least or greatest of them, say: a value among numbers of one unit. */
    Term among(List<Term> terms, DoubleBinaryOperator point, BinaryOperator<Range> range, int start) {
        return Term.number(unit(numeric(terms)), folded(points(terms), point), folded(ranges(terms), range), start);
    }

    /** Any function of one number. */
    Term mapped(Term a, Unit unit, DoubleUnaryOperator point, UnaryOperator<Range> range, int start) {
        Point p = numeric(a).point();
        Ranges r = a.range();
        return Term.number(unit, x -> point.applyAsDouble(p.at(x)), x -> range.apply(r.at(x)), start);
    }

    Term choice(Term condition, Term yes, Term no, int start) {
        required(condition, Type.TRUTH);
        required(no, yes.type());
        var unit = unit(List.of(yes, no));
        Point c = condition.point();
        Point p = yes.point();
        Point q = no.point();
        Ranges k = condition.range();
        Ranges r = yes.range();
        Ranges s = no.range();
        Point point = x -> {
            double truth = c.at(x);
            return Double.isNaN(truth) ? truth : truth == 1 ? p.at(x) : q.at(x);
        };
        Ranges range = x -> {
            var truth = k.at(x);
            return truth.isPoint() ? (truth.low() == 1 ? r : s).at(x) : r.at(x).join(s.at(x));
        };
        return yes.type() == Type.TRUTH ? Term.truth(point, range, start) : Term.number(unit, point, range, start);
    }

    /** @param steps step, value, step, value, … */
    Term scale(Scales scale, Term at, List<Term> steps, Unit unit, int start) {
        for (int i = 2; i < steps.size(); i += 2) {
            var before = steps.get(i - 2).literal();
            var here = steps.get(i).literal();
            if (before.isPresent() && here.isPresent() && before.getAsDouble() >= here.getAsDouble()) {
                faults.add(
                        "impact.formula.order",
                        steps.get(i).start(),
                        CanonicalJson.number(here.getAsDouble()),
                        "more than " + CanonicalJson.number(before.getAsDouble()) + ", the step before",
                        "Order the steps from the least to the greatest.");
            }
        }
        Point p = numeric(at).point();
        Ranges r = at.range();
        var points = points(numeric(steps));
        var ranges = ranges(steps);
        return Term.number(
                unit, x -> scale.of(p.at(x), values(points, x)), x -> scale.of(r.at(x), values(ranges, x)), start);
    }

    /** A call of a plug-in's function; its value takes any unit. */
    Term call(BoundFunction function, List<Term> arguments, int start) {
        var p = points(numeric(arguments));
        var r = ranges(arguments);
        return Term.number(Unit.ANY, x -> function.call(values(p, x)), x -> function.range(values(r, x)), start);
    }

    // ---------------------------------------------------------------- types and units

    /** The unit that all of them have. */
    Unit unit(List<Term> terms) {
        var unit = Unit.ANY;
        Term first = null;
        for (var term : terms) {
            var both = unit.with(term.unit());
            if (both.isEmpty()) {
                faults.add(
                        "impact.formula.unit",
                        term.start(),
                        term.unit() + " in " + faults.snippet(term.start()),
                        unit + ", as " + faults.snippet(first.start()) + " has",
                        "Multiply or divide by a parameter that converts one into the other; % is a unit too.");
                continue;
            }
            first = unit == Unit.ANY ? term : first;
            unit = both.get();
        }
        return unit;
    }

    /** @param derived empty when it is nothing that can be written */
    Unit possible(Optional<Unit> derived, Term of, String expected) {
        if (derived.isEmpty()) {
            faults.add(
                    "impact.formula.unit",
                    of.start(),
                    of.unit() + " in " + faults.snippet(of.start()),
                    expected,
                    "Divide by a parameter of the same unit first, such as one of value 1.");
        }
        return derived.orElse(Unit.ANY);
    }

    private Unit productUnit(List<Term> terms, boolean[] divisor) {
        var unit = terms.get(0).unit();
        for (int i = 1; i < terms.size(); i++) {
            var factor = terms.get(i);
            unit = possible(
                    divisor[i] ? unit.per(factor.unit()) : unit.times(factor.unit()),
                    factor,
                    "exponents of units up to " + Unit.GREATEST_EXPONENT);
        }
        return unit;
    }

    Term numeric(Term term) {
        return required(term, Type.NUMBER);
    }

    private List<Term> numeric(List<Term> terms) {
        return terms.stream().map(this::numeric).toList();
    }

    private Term required(Term term, Type type) {
        if (term.type() == type) {
            return term;
        }
        faults.add(
                "impact.formula.type",
                term.start(),
                term.type().words() + " in " + faults.snippet(term.start()),
                type.words(),
                "Compare numbers to get a truth; use if(…, 1, 0) to get a number.");
        return Term.unknown(type, term.start());
    }

    // ---------------------------------------------------------------- closures

    private static Point folded(Point[] points, DoubleBinaryOperator operator) {
        return x -> {
            double result = points[0].at(x);
            for (int i = 1; i < points.length; i++) {
                result = operator.applyAsDouble(result, points[i].at(x));
            }
            return result;
        };
    }

    private static Ranges folded(Ranges[] ranges, BinaryOperator<Range> operator) {
        return x -> {
            var result = ranges[0].at(x);
            for (int i = 1; i < ranges.length; i++) {
                result = operator.apply(result, ranges[i].at(x));
            }
            return result;
        };
    }

    private static double[] values(Point[] points, double[] x) {
        var values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = points[i].at(x);
        }
        return values;
    }

    private static Range[] values(Ranges[] ranges, Range[] x) {
        var values = new Range[ranges.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ranges[i].at(x);
        }
        return values;
    }

    private static Point[] points(List<Term> terms) {
        return terms.stream().map(Term::point).toArray(Point[]::new);
    }

    private static Ranges[] ranges(List<Term> terms) {
        return terms.stream().map(Term::range).toArray(Ranges[]::new);
    }

    private static boolean[] signs(List<Boolean> signs) {
        var result = new boolean[signs.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = signs.get(i);
        }
        return result;
    }
}
