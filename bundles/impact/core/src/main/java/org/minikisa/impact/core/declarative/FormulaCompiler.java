package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.minikisa.impact.core.declarative.Formula.Symbol;
import org.minikisa.impact.core.declarative.Formula.Type;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Problem;

/**
 * Compiles the formula language of models to closures.
 *
 * <pre>
 *   truth   = truth "or" truth | truth "and" truth | "not" truth | number (= | != | &lt; | &lt;= | &gt; | &gt;=) number
 *           | true | false | name
 *   number  = number (+ | - | * | /) number | -number | 12.5 | name | FUNCTION(number, …) | if(truth, number, number)
 * </pre>
 *
 * <p>{@code × ÷ − ≤ ≥ ≠} may be written as well. Names are indicators and parameters; a yes-no indicator is a truth. The
 * functions are those of {@link FormulaLibrary} and of plug-ins. There are no loops and no recursion, the length and depth
 * of a formula are limited: it always ends. Units are checked by {@link Terms}: what is added or compared has one unit, a
 * literal takes any.
 */
final class FormulaCompiler {

    static final int LONGEST = 2_000;
    private static final int DEEPEST = 50;

    private final String text;
    private final Map<String, Symbol> symbols;
    private final FormulaFaults faults;
    private final Terms terms;
    private final FormulaLibrary library;
    private final Set<String> references = new LinkedHashSet<>();
    private int at;
    private int depth;

    private FormulaCompiler(String text, Map<String, Symbol> symbols, Map<String, BoundFunction> functions) {
        this.text = text;
        this.symbols = symbols;
        this.faults = new FormulaFaults(text);
        this.terms = new Terms(faults);
        this.library = new FormulaLibrary(functions, faults, terms);
    }

    /**
     * @param symbols what names stand for
     * @param functions of plug-ins, by name
     * @throws Wrong with everything that is wrong with the text, as far as it can be read
     */
    static Formula compile(String text, Map<String, Symbol> symbols, Map<String, BoundFunction> functions)
            throws Wrong {
        return new FormulaCompiler(text, symbols, functions).formula();
    }

    /** A formula does not compile. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<Problem> problems;

        Wrong(List<Problem> problems) {
            super(problems.toString());
            this.problems = problems;
        }

        /** Everything that is wrong. @param place where the formula stands */
        List<Problem> in(String place) {
            return problems.stream()
                    .map(problem -> new Problem(
                            problem.code(),
                            place + " " + problem.place(),
                            problem.found(),
                            problem.expected(),
                            problem.remedy()))
                    .toList();
        }
    }

    /** Nothing after this can be read; what is wrong has been noted. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private Formula formula() throws Wrong {
        try {
            var result = whole();
            if (faults.isEmpty()) {
                var slots = references.stream()
                        .map(name -> symbols.get(name).slot())
                        .toList();
                return new Formula(result.type(), result.unit(), references, slots, result.point(), result.range());
            }
        } catch (Unreadable e) {
            // noted
        }
        throw new Wrong(faults.list());
    }

    private Term whole() throws Unreadable {
        if (text.length() > LONGEST) {
            throw unreadable(
                    "impact.formula.length",
                    text.length() + " characters",
                    "at most " + LONGEST,
                    "Split it into several formula indicators.");
        }
        var result = either();
        if (!atEnd()) {
            throw syntax("an operator or the end", "Check what stands before it.");
        }
        return result;
    }

    // ---------------------------------------------------------------- truths

    private Term either() throws Unreadable {
        enter();
        var first = both();
        var all = new ArrayList<>(List.of(first));
        while (word("or")) {
            all.add(both());
        }
        depth--;
        return all.size() == 1 ? first : terms.connected(all, true);
    }

    private Term both() throws Unreadable {
        var first = negated();
        var all = new ArrayList<>(List.of(first));
        while (word("and")) {
            all.add(negated());
        }
        return all.size() == 1 ? first : terms.connected(all, false);
    }

    private Term negated() throws Unreadable {
        int start = next();
        if (!word("not")) {
            return comparison();
        }
        enter();
        var a = negated();
        depth--;
        return terms.not(a, start);
    }

    private Term comparison() throws Unreadable {
        var left = sum();
        for (var comparison : Comparison.values()) {
            if (comparison.signs().stream().anyMatch(this::sign)) {
                return terms.compared(comparison, left, sum());
            }
        }
        return left;
    }

    // ---------------------------------------------------------------- numbers

    private Term sum() throws Unreadable {
        var first = product();
        var all = new ArrayList<>(List.of(first));
        var minus = new ArrayList<>(List.of(false));
        while (true) {
            boolean plus = sign("+");
            if (!plus && !sign("-") && !sign("−")) {
                return all.size() == 1 ? first : terms.sum(all, minus);
            }
            minus.add(!plus);
            all.add(product());
        }
    }

    private Term product() throws Unreadable {
        var first = unary();
        var all = new ArrayList<>(List.of(first));
        var divided = new ArrayList<>(List.of(false));
        while (true) {
            boolean times = sign("*") || sign("×");
            if (!times && !sign("/") && !sign("÷")) {
                return all.size() == 1 ? first : terms.product(all, divided);
            }
            divided.add(!times);
            all.add(unary());
        }
    }

    private Term unary() throws Unreadable {
        int start = next();
        if (!sign("-") && !sign("−")) {
            return primary();
        }
        enter();
        var a = unary();
        depth--;
        return terms.negative(a, start);
    }

    private Term primary() throws Unreadable {
        if (sign("(")) {
            var inner = either();
            expect(")");
            return inner;
        }
        int start = next();
        char c = atEnd() ? ' ' : text.charAt(at);
        if (c >= '0' && c <= '9' || c == '.') {
            return literal(start);
        }
        var name = name();
        if (name.isEmpty()) {
            throw syntax(
                    "a number, a name or a parenthesis",
                    atEnd() ? "Complete the formula." : "Check what stands there.");
        }
        if (name.equals("true") || name.equals("false")) {
            double truth = name.equals("true") ? 1 : 0;
            var range = Range.of(truth);
            return Term.truth(x -> truth, x -> range, start);
        }
        return sign("(") ? library.call(name, arguments(), start) : reference(name, start);
    }

    private List<Term> arguments() throws Unreadable {
        enter();
        var arguments = new ArrayList<Term>();
        do {
            arguments.add(either());
        } while (sign(","));
        expect(")");
        depth--;
        return arguments;
    }

    private Term literal(int start) throws Unreadable {
        while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9' || text.charAt(at) == '.')) {
            at++;
        }
        var value = decimal(text.substring(start, at));
        if (value.isEmpty()) {
            at = start;
            throw syntax("a number such as 12.5", "Write one decimal point at most.");
        }
        return Term.literal(value.getAsDouble(), start);
    }

    private static OptionalDouble decimal(String digits) {
        try {
            double value = Double.parseDouble(digits);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private Term reference(String name, int start) {
        var symbol = symbols.get(name);
        if (symbol == null) {
            var near = AnswerLaws.near(name, symbols.keySet());
            faults.add(
                    "impact.formula.name",
                    start,
                    "\"" + name + "\"",
                    "the id of an indicator or parameter",
                    near.isEmpty() ? "Name one that is there." : "Did you mean " + String.join(" or ", near) + "?");
            return Term.unknown(Type.NUMBER, start);
        }
        references.add(name);
        int slot = symbol.slot();
        return new Term(symbol.type(), symbol.unit(), x -> x[slot], x -> x[slot], start, OptionalDouble.empty());
    }

    // ---------------------------------------------------------------- reading

    private void enter() throws Unreadable {
        if (++depth > DEEPEST) {
            throw unreadable(
                    "impact.formula.depth",
                    "nesting deeper than " + DEEPEST,
                    "at most " + DEEPEST,
                    "Split it into several formula indicators.");
        }
    }

    private boolean atEnd() {
        return next() >= text.length();
    }

    /** Where the next sign, word or number begins. */
    private int next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean sign(String sign) {
        if (!text.startsWith(sign, next())) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private boolean word(String word) {
        int end = next() + word.length();
        if (!text.startsWith(word, at) || end < text.length() && isNamePart(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    private String name() {
        int start = next();
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private void expect(String sign) throws Unreadable {
        if (!sign(sign)) {
            throw syntax("\"" + sign + "\"", "Close what was opened.");
        }
    }

    private Unreadable syntax(String expected, String remedy) {
        return unreadable("impact.formula.syntax", faults.snippet(next()), expected, remedy);
    }

    private Unreadable unreadable(String code, String found, String expected, String remedy) {
        faults.add(code, at, found, expected, remedy);
        return new Unreadable();
    }
}
