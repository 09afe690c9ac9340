package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.minikisa.impact.core.declarative.Formula.Point;
import org.minikisa.impact.core.declarative.Formula.Ranges;
import org.minikisa.impact.core.declarative.Formula.Symbol;
import org.minikisa.impact.core.declarative.Formula.Type;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Problem;

/**
 * Compiles the formula language of models to closures.
 *
 * <pre>
 *   truth   = truth "or" truth | truth "and" truth | "not" truth | number (= | != | &lt; | &lt;= | &gt; | &gt;=) number
 *   number  = number (+ | - | * | /) number | -number | 12.5 | name | min(a, …) | max(a, …) | clamp(a, low, high)
 *           | ln(a) | if(truth, a, b)
 * </pre>
 *
 * <p>{@code × ÷ − ≤ ≥ ≠} may be written as well. Names are indicators and parameters; a yes-no indicator is a truth.
 * There are no loops and no recursion, the length and depth of a formula are limited: it always ends.
 */
final class FormulaCompiler {

    static final int LONGEST = 2_000;
    private static final int DEEPEST = 50;
    private static final Range SURELY = Range.of(1);
    private static final Range NEVER = Range.of(0);

    private final String text;
    private final Map<String, Symbol> symbols;
    private final Set<String> references = new LinkedHashSet<>();
    private int at;
    private int depth;

    private FormulaCompiler(String text, Map<String, Symbol> symbols) {
        this.text = text;
        this.symbols = symbols;
    }

    /** @throws Wrong with the first thing that is wrong with the text */
    static Formula compile(String text, Map<String, Symbol> symbols) throws Wrong {
        if (text.length() > LONGEST) {
            throw new Wrong(
                    "impact.formula.length",
                    0,
                    text.length() + " characters",
                    "at most " + LONGEST,
                    "Split it into several formula indicators.");
        }
        var compiler = new FormulaCompiler(text, symbols);
        var result = compiler.either();
        if (!compiler.atEnd()) {
            throw compiler.wrong(
                    "impact.formula.syntax", compiler.here(), "an operator or the end", "Check what stands before it.");
        }
        var slots = compiler.references.stream()
                .map(name -> symbols.get(name).slot())
                .toList();
        return new Formula(result.type, compiler.references, slots, result.point, result.range);
    }

    /** A formula does not compile. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Wrong(String code, int position, String found, String expected, String remedy) {
            this.problem = new Problem(code, "character " + (position + 1), found, expected, remedy);
        }

        /** @param place where the formula stands */
        Problem in(String place) {
            return new Problem(
                    problem.code(),
                    place + " " + problem.place(),
                    problem.found(),
                    problem.expected(),
                    problem.remedy());
        }
    }

    /** @param start where it begins in the text */
    private record Term(Type type, Point point, Ranges range, int start) {}

    private Term either() throws Wrong {
        enter();
        var left = both();
        while (word("or")) {
            left = connect(left, both(), true);
        }
        depth--;
        return left;
    }

    private Term both() throws Wrong {
        var left = negated();
        while (word("and")) {
            left = connect(left, negated(), false);
        }
        return left;
    }

    private Term connect(Term a, Term b, boolean either) throws Wrong {
        require(a, Type.TRUTH);
        require(b, Type.TRUTH);
        Point p = a.point;
        Point q = b.point;
        Ranges r = a.range;
        Ranges s = b.range;
        return new Term(
                Type.TRUTH,
                x -> {
                    double left = p.at(x);
                    double right = q.at(x);
                    return undefined(left, right) ? Double.NaN : either ? Math.max(left, right) : Math.min(left, right);
                },
                x -> either ? r.at(x).max(s.at(x)) : r.at(x).min(s.at(x)),
                a.start);
    }

    private Term negated() throws Wrong {
        if (!word("not")) {
            return comparison();
        }
        enter();
        var a = require(negated(), Type.TRUTH);
        depth--;
        Point p = a.point;
        Ranges r = a.range;
        return new Term(Type.TRUTH, x -> 1 - p.at(x), x -> SURELY.minus(r.at(x)), a.start);
    }

    private Term comparison() throws Wrong {
        var left = sum();
        for (var operator : Comparison.values()) {
            if (operator.isAt(this)) {
                var right = sum();
                if (operator.ordered) {
                    require(left, Type.NUMBER);
                }
                return operator.term(left, require(right, left.type));
            }
        }
        return left;
    }

    private Term sum() throws Wrong {
        var left = product();
        while (true) {
            if (sign("+")) {
                left = arithmetic(left, product(), (a, b) -> a + b, Range::plus);
            } else if (sign("-") || sign("−")) {
                left = arithmetic(left, product(), (a, b) -> a - b, Range::minus);
            } else {
                return left;
            }
        }
    }

    private Term product() throws Wrong {
        var left = unary();
        while (true) {
            if (sign("*") || sign("×")) {
                left = arithmetic(left, unary(), (a, b) -> a * b, Range::times);
            } else if (sign("/") || sign("÷")) {
                left = arithmetic(left, unary(), (a, b) -> b == 0 ? Double.NaN : a / b, Range::dividedBy);
            } else {
                return left;
            }
        }
    }

    private Term unary() throws Wrong {
        if (!sign("-") && !sign("−")) {
            return primary();
        }
        enter();
        var a = require(unary(), Type.NUMBER);
        depth--;
        Point p = a.point;
        Ranges r = a.range;
        return new Term(Type.NUMBER, x -> -p.at(x), x -> NEVER.minus(r.at(x)), a.start);
    }

    private Term primary() throws Wrong {
        if (sign("(")) {
            var inner = either();
            expect(")");
            return inner;
        }
        if (atEnd()) {
            throw wrong(
                    "impact.formula.syntax", "the end", "a number, a name or a parenthesis", "Complete the formula.");
        }
        char c = text.charAt(at);
        if (Character.isDigit(c) || c == '.') {
            return number();
        }
        var start = at;
        var name = name();
        if (name.isEmpty()) {
            throw wrong(
                    "impact.formula.syntax", here(), "a number, a name or a parenthesis", "Check what stands there.");
        }
        if (name.equals("true") || name.equals("false")) {
            double truth = name.equals("true") ? 1 : 0;
            var range = Range.of(truth);
            return new Term(Type.TRUTH, x -> truth, x -> range, start);
        }
        return sign("(") ? function(name, start) : reference(name, start);
    }

    private Term number() throws Wrong {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        try {
            double value = Double.parseDouble(text.substring(start, at));
            var range = Range.of(value);
            return new Term(Type.NUMBER, x -> value, x -> range, start);
        } catch (NumberFormatException e) {
            var found = text.substring(start, at);
            at = start;
            throw wrong(
                    "impact.formula.syntax",
                    "\"" + found + "\"",
                    "a number such as 12.5",
                    "Write one decimal point at most.");
        }
    }

    private Term reference(String name, int start) throws Wrong {
        var symbol = symbols.get(name);
        if (symbol == null) {
            at = start;
            var near = AnswerLaws.near(name, symbols.keySet());
            throw wrong(
                    "impact.formula.name",
                    "\"" + name + "\"",
                    "the id of an indicator or parameter",
                    near.isEmpty() ? "Name one that is there." : "Did you mean " + String.join(" or ", near) + "?");
        }
        references.add(name);
        int slot = symbol.slot();
        return new Term(symbol.type(), x -> x[slot], x -> x[slot], start);
    }

    private Term function(String name, int start) throws Wrong {
        enter();
        var arguments = new ArrayList<Term>();
        do {
            arguments.add(either());
        } while (sign(","));
        expect(")");
        depth--;
        return switch (name) {
            case "min" -> fold(arguments, name, start, Math::min, Range::min);
            case "max" -> fold(arguments, name, start, Math::max, Range::max);
            case "clamp" -> clamp(counted(arguments, 3, name, start));
            case "ln" -> ln(counted(arguments, 1, name, start));
            case "if" -> choice(counted(arguments, 3, name, start));
            default -> {
                at = start;
                throw wrong(
                        "impact.formula.function",
                        "\"" + name + "\"",
                        "min, max, clamp, ln or if",
                        "Use one of these.");
            }
        };
    }

    private Term fold(List<Term> terms, String name, int start, Binary point, RangeBinary range) throws Wrong {
        if (terms.size() < 2) {
            counted(terms, 2, name, start);
        }
        var result = require(terms.get(0), Type.NUMBER);
        for (int i = 1; i < terms.size(); i++) {
            result = arithmetic(result, terms.get(i), point, range);
        }
        return result;
    }

    private Term clamp(List<Term> terms) throws Wrong {
        var atLeast = arithmetic(terms.get(0), terms.get(1), Math::max, Range::max);
        return arithmetic(atLeast, terms.get(2), Math::min, Range::min);
    }

    private Term ln(List<Term> terms) throws Wrong {
        var a = require(terms.get(0), Type.NUMBER);
        Point p = a.point;
        Ranges r = a.range;
        return new Term(
                Type.NUMBER,
                x -> {
                    double value = p.at(x);
                    return value > 0 ? StrictMath.log(value) : Double.NaN;
                },
                x -> r.at(x).ln(),
                a.start);
    }

    private Term choice(List<Term> terms) throws Wrong {
        var condition = require(terms.get(0), Type.TRUTH);
        var yes = terms.get(1);
        var no = require(terms.get(2), yes.type);
        Point c = condition.point;
        Point p = yes.point;
        Point q = no.point;
        Ranges k = condition.range;
        Ranges r = yes.range;
        Ranges s = no.range;
        return new Term(
                yes.type,
                x -> {
                    double truth = c.at(x);
                    return Double.isNaN(truth) ? truth : truth == 1 ? p.at(x) : q.at(x);
                },
                x -> {
                    var truth = k.at(x);
                    return truth.isPoint()
                            ? (truth.low() == 1 ? r : s).at(x)
                            : r.at(x).join(s.at(x));
                },
                condition.start);
    }

    private List<Term> counted(List<Term> terms, int count, String name, int start) throws Wrong {
        if (terms.size() != count) {
            at = start;
            throw wrong(
                    "impact.formula.arguments",
                    terms.size() + " arguments of " + name,
                    "" + count,
                    "Give " + name + " " + count + ".");
        }
        return terms;
    }

    private Term arithmetic(Term a, Term b, Binary point, RangeBinary range) throws Wrong {
        Point p = require(a, Type.NUMBER).point;
        Point q = require(b, Type.NUMBER).point;
        Ranges r = a.range;
        Ranges s = b.range;
        return new Term(Type.NUMBER, x -> point.of(p.at(x), q.at(x)), x -> range.of(r.at(x), s.at(x)), a.start);
    }

    private Term require(Term term, Type type) throws Wrong {
        if (term.type != type) {
            at = term.start;
            throw wrong(
                    "impact.formula.type",
                    term.type.words() + " in " + here(),
                    type.words(),
                    "Compare numbers to get a truth; use if(…, 1, 0) to get a number.");
        }
        return term;
    }

    private void enter() throws Wrong {
        if (++depth > DEEPEST) {
            throw wrong(
                    "impact.formula.depth",
                    "nesting deeper than " + DEEPEST,
                    "at most " + DEEPEST,
                    "Split it into several formula indicators.");
        }
    }

    private boolean atEnd() {
        blanks();
        return at >= text.length();
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean sign(String sign) {
        blanks();
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private boolean word(String word) {
        blanks();
        int end = at + word.length();
        if (!text.startsWith(word, at) || end < text.length() && isNamePart(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    private String name() {
        blanks();
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private void expect(String sign) throws Wrong {
        if (!sign(sign)) {
            throw wrong("impact.formula.syntax", here(), "\"" + sign + "\"", "Close what was opened.");
        }
    }

    private String here() {
        return atEnd() ? "the end" : "\"" + text.substring(at, Math.min(text.length(), at + 20)) + "\"";
    }

    private Wrong wrong(String code, String found, String expected, String remedy) {
        return new Wrong(code, at, found, expected, remedy);
    }

    private static boolean undefined(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b);
    }

    @FunctionalInterface
    private interface Binary {
        double of(double a, double b);
    }

    @FunctionalInterface
    private interface RangeBinary {
        Range of(Range a, Range b);
    }

    @FunctionalInterface
    private interface Test {
        boolean of(double a, double b);
    }

    /** Longer signs before their beginnings. */
    private enum Comparison {
        AT_MOST(true, (a, b) -> a <= b, (a, b) -> truth(a.high() <= b.low(), a.low() > b.high()), "<=", "≤"),
        AT_LEAST(true, (a, b) -> a >= b, (a, b) -> truth(a.low() >= b.high(), a.high() < b.low()), ">=", "≥"),
        DIFFERENT(false, (a, b) -> a != b, (a, b) -> SURELY.minus(equal(a, b)), "!=", "≠"),
        EQUAL(false, (a, b) -> a == b, Comparison::equal, "==", "="),
        LESS(true, (a, b) -> a < b, (a, b) -> truth(a.high() < b.low(), a.low() >= b.high()), "<"),
        MORE(true, (a, b) -> a > b, (a, b) -> truth(a.low() > b.high(), a.high() <= b.low()), ">");

        private final boolean ordered;
        private final Test point;
        private final RangeBinary range;
        private final List<String> signs;

        Comparison(boolean ordered, Test point, RangeBinary range, String... signs) {
            this.ordered = ordered;
            this.point = point;
            this.range = range;
            this.signs = List.of(signs);
        }

        boolean isAt(FormulaCompiler compiler) {
            return signs.stream().anyMatch(compiler::sign);
        }

        Term term(Term a, Term b) {
            Point p = a.point;
            Point q = b.point;
            Ranges r = a.range;
            Ranges s = b.range;
            return new Term(
                    Type.TRUTH,
                    x -> {
                        double left = p.at(x);
                        double right = q.at(x);
                        return undefined(left, right) ? Double.NaN : point.of(left, right) ? 1 : 0;
                    },
                    x -> range.of(r.at(x), s.at(x)),
                    a.start);
        }

        private static Range equal(Range a, Range b) {
            return truth(a.isPoint() && b.isPoint() && a.low() == b.low(), a.high() < b.low() || a.low() > b.high());
        }

        private static Range truth(boolean surely, boolean never) {
            return surely ? SURELY : never ? NEVER : Range.UNIT;
        }
    }
}
