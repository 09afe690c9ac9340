package org.minikisa.impact.core.declarative;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Band;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;

/**
 * Reads the members of one JSON object and notes what is wrong with them, each with its place. Goes on after a problem
 * with a value that does no harm, so that all problems of a file come out at once.
 */
final class Members {

    static final int LONGEST_TEXT = 2_000;

    /** Stands in for a text that is missing or none, so that no further problem is noted of it. */
    static final String NOTHING = "?";

    private static final int LONGEST_NAME = 100;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "if", "min", "max", "clamp", "ln", "true", "false", "origin");

    private final Json.Obj object;
    private final String place;
    private final Problems problems;
    private final boolean isObject;

    /** @param known the members such an object may have; others are problems */
    Members(Json json, String place, Set<String> known, Problems problems) {
        this.place = place;
        this.problems = problems;
        this.isObject = json instanceof Json.Obj;
        if (json instanceof Json.Obj members) {
            this.object = members;
            members.members().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> unknown(name, known));
        } else {
            this.object = new Json.Obj(Map.of());
            problem("impact.type", "", json.kind(), "an object", "Write { … }.");
        }
    }

    boolean has(String name) {
        return object.get(name).isPresent();
    }

    Optional<Json> json(String name) {
        return object.get(name);
    }

    String at(String name) {
        return name.isEmpty() ? place : place.isEmpty() ? name : place + "." + name;
    }

    Problems problems() {
        return problems;
    }

    void problem(String code, String name, String found, String expected, String remedy) {
        problems.add(code, at(shortened(name)), found, expected, remedy);
    }

    /** A name out of a hostile file must not flood a screen. */
    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    /** A required text; a placeholder when it is missing. */
    String text(String name) {
        if (!has(name)) {
            missing(name, "a text");
            return NOTHING;
        }
        return optionalText(name).orElse(NOTHING);
    }

    Optional<String> optionalText(String name) {
        var json = object.get(name);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        if (json.get() instanceof Json.Text text
                && !text.value().isBlank()
                && text.value().length() <= LONGEST_TEXT) {
            return Optional.of(text.value());
        }
        problem(
                "impact.type",
                name,
                json.get().kind(),
                "a text of 1 to " + LONGEST_TEXT + " characters",
                json.get() instanceof Json.Text ? "Fill it in, or shorten it." : "Write it in quotes.");
        return Optional.empty();
    }

    OptionalDouble number(String name) {
        var json = object.get(name);
        if (json.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (json.get() instanceof Json.Number number) {
            return OptionalDouble.of(number.value());
        }
        problem("impact.type", name, json.get().kind(), "a number", "Write it without quotes, with a decimal point.");
        return OptionalDouble.empty();
    }

    double required(String name, double placeholder) {
        if (!has(name)) {
            missing(name, "a number");
        }
        return number(name).orElse(placeholder);
    }

    /** A number within limits; the default when it is missing or wrong. */
    double within(String name, double least, double most, double otherwise) {
        var value = number(name).orElse(otherwise);
        if (value < least || value > most) {
            problem(
                    "impact.range",
                    name,
                    CanonicalJson.number(value),
                    CanonicalJson.number(least) + " to " + CanonicalJson.number(most),
                    "Write a number within these limits.");
            return otherwise;
        }
        return value;
    }

    /** A weight greater than 0; 0 too where that is allowed. */
    double weight(String name, double otherwise, boolean zeroToo) {
        var value = number(name).orElse(otherwise);
        if (zeroToo ? value < 0 : value <= 0) {
            problem(
                    "impact.weight",
                    name,
                    CanonicalJson.number(value),
                    zeroToo ? "0 or greater" : "greater than 0",
                    "Weights are shares; leave out what does not count.");
            return 1;
        }
        if (value > 1e9 || value > 0 && value < 1e-9) {
            problem("impact.weight", name, CanonicalJson.number(value), "between 1e-9 and 1e9", "Scale the weights.");
            return 1;
        }
        return value;
    }

    boolean truth(String name, boolean otherwise) {
        var json = object.get(name);
        if (json.isEmpty() || json.get() instanceof Json.Bool) {
            return json.map(value -> ((Json.Bool) value).value()).orElse(otherwise);
        }
        problem("impact.type", name, json.get().kind(), "true or false", "Write it without quotes.");
        return otherwise;
    }

    /** One of the constants, in camel case: {@code mayRaise} for MAY_RAISE. */
    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return optionalText(name).flatMap(text -> {
            var match = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> camel(constant).equals(text))
                    .findFirst();
            if (match.isEmpty()) {
                oneOf(
                        name,
                        text,
                        Arrays.stream(type.getEnumConstants())
                                .map(Members::camel)
                                .toList());
            }
            return match;
        });
    }

    void oneOf(String name, String found, List<String> allowed) {
        var near = near(found, allowed);
        problem(
                "impact.value",
                name,
                "\"" + found + "\"",
                "one of " + String.join(", ", allowed),
                near.isEmpty() ? "Use one of these." : "Did you mean " + near.get(0) + "?");
    }

    /** Hints; none once so much is wrong that nobody would read them, since they are dear to find. */
    List<String> near(String wrong, Collection<String> known) {
        return problems.list().size() >= Problems.MOST ? List.of() : AnswerLaws.near(wrong, known);
    }

    /** The least and the greatest weight that a customer may give. */
    Optional<Band> band(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        var ends = list(name, 2).stream()
                .filter(Json.Number.class::isInstance)
                .mapToDouble(end -> ((Json.Number) end).value())
                .toArray();
        if (ends.length != 2 || !(ends[0] >= 1e-9 && ends[0] <= ends[1] && ends[1] <= 1e9)) {
            problem(
                    "impact.band",
                    name,
                    json(name).get().kind(),
                    "[least weight, greatest weight], above 0",
                    "Write [0.5, 2], say: within this the customer may move the weight.");
            return Optional.empty();
        }
        return Optional.of(new Band(ends[0], ends[1]));
    }

    /** The numbers of a reference set, nulls left out; empty where there is none, or it cannot tell values apart. */
    Optional<double[]> reference(String name) {
        var elements = list(name, ReferenceFormat.MOST_UNITS);
        var numbers = new ArrayList<Double>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Json.Number number) {
                numbers.add(number.value());
            } else if (!(elements.get(i) instanceof Json.Null)) {
                problem("impact.type", name + "[" + i + "]", elements.get(i).kind(), "a number or null", "Correct it.");
            }
        }
        long distinct = numbers.stream().distinct().count();
        if (has(name) && distinct < 2) {
            problem(
                    "impact.reference.distinct",
                    name,
                    distinct == 0 ? "no number" : "one value only",
                    "at least 2 different numbers",
                    "Values are told apart by where they stand in the set: give it more.");
            return Optional.empty();
        }
        return has(name)
                ? Optional.of(numbers.stream().mapToDouble(Double::doubleValue).toArray())
                : Optional.empty();
    }

    /** EUR per year. */
    Optional<BigDecimal> cost(String name) {
        var cost = number(name);
        return cost.isPresent()
                ? Optional.of(new BigDecimal(CanonicalJson.number(cost.getAsDouble())))
                : Optional.empty();
    }

    LocalizedText localized(String name) {
        if (!has(name)) {
            missing(name, "a text in fi, sv and en");
            return LocalizedText.same(NOTHING);
        }
        return child(name, "text").localized();
    }

    /** The text that this object is. */
    LocalizedText localized() {
        return isObject ? new LocalizedText(text("fi"), text("sv"), text("en")) : LocalizedText.same(NOTHING);
    }

    Optional<LocalDate> date(String name) {
        return optionalText(name).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                problem("impact.date", name, "\"" + text + "\"", "a day such as 2025-01-31", "Write year-month-day.");
                return Optional.empty();
            }
        });
    }

    /** The elements of a list; none when it is missing. */
    List<Json> list(String name, int most) {
        var json = object.get(name);
        if (json.isEmpty()) {
            return List.of();
        }
        if (!(json.get() instanceof Json.Arr list)) {
            problem("impact.type", name, json.get().kind(), "a list", "Write [ … ].");
            return List.of();
        }
        if (list.elements().size() > most) {
            problem(
                    "impact.count",
                    name,
                    list.elements().size() + " elements",
                    "at most " + most,
                    "A model is made for people to read: split it.");
            return List.of();
        }
        return list.elements();
    }

    List<String> texts(String name, int most) {
        var texts = new ArrayList<String>();
        var elements = list(name, most);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Json.Text text
                    && !text.value().isBlank()
                    && text.value().length() <= LONGEST_TEXT) {
                texts.add(text.value());
            } else {
                problem("impact.type", name + "[" + i + "]", elements.get(i).kind(), "a text", "Write it in quotes.");
            }
        }
        return texts;
    }

    /** An object of plain values, as text: answers. */
    Map<String, String> plain(String name) {
        var result = new LinkedHashMap<String, String>();
        var json = object.get(name);
        if (json.isPresent() && !(json.get() instanceof Json.Obj)) {
            problem("impact.type", name, json.get().kind(), "an object", "Write { \"indicator\": value, … }.");
        } else if (json.isPresent()) {
            ((Json.Obj) json.get()).members().forEach((id, value) -> {
                if (value instanceof Json.Text text) {
                    result.put(id, text.value());
                } else if (value instanceof Json.Number || value instanceof Json.Bool) {
                    result.put(id, CanonicalJson.of(value));
                } else {
                    problem(
                            "impact.type",
                            name + "." + id,
                            value.kind(),
                            "a text, a number, true or false",
                            "Write one value.");
                }
            });
        }
        return result;
    }

    void missing(String name, String expected) {
        problem("impact.missing", name, "nothing", expected, "Add the member \"" + name + "\".");
    }

    private void unknown(String name, Set<String> known) {
        var near = near(name, known);
        problem(
                "impact.member",
                name,
                "an unknown member",
                "one of " + known.stream().sorted().collect(Collectors.joining(", ")),
                near.isEmpty()
                        ? "Remove it; remarks go into \"note\"."
                        : "Did you mean " + String.join(" or ", near) + "?");
    }

    /** {@code MAY_RAISE} as it is written in models: {@code mayRaise}. */
    static String camel(Enum<?> constant) {
        var words = constant.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** The object in a member; one without members when there is none. */
    Members child(String name, String kind) {
        return new Members(
                object.get(name).orElse(new Json.Obj(Map.of())), at(name), ModelFormat.MEMBERS.get(kind), problems);
    }

    /** The objects in a list, in their order. */
    List<Members> children(String list, String kind, int most) {
        var elements = list(list, most);
        var children = new ArrayList<Members>();
        for (int i = 0; i < elements.size(); i++) {
            children.add(
                    new Members(elements.get(i), at(list + "[" + i + "]"), ModelFormat.MEMBERS.get(kind), problems));
        }
        return children;
    }

    /** Whether formulas use it for something else than names of indicators. */
    static boolean isWord(String name) {
        return WORDS.contains(name);
    }

    /** A required name that formulas may use. */
    String name(String member) {
        var name = text(member);
        if (!name.equals(NOTHING) && (!NAME.matcher(name).matches() || WORDS.contains(name))) {
            problem(
                    "impact.id",
                    member,
                    "\"" + name + "\"",
                    "a letter a-z, then up to 63 of a-z, 0-9 and _",
                    WORDS.contains(name)
                            ? "Choose another one: formulas use this word."
                            : "Rename it: formulas refer to it.");
        }
        return name;
    }

    /** Notes the ids of a list that stand there twice. */
    void unique(String list, List<String> ids) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i)) && !ids.get(i).equals(NOTHING)) {
                problem(
                        "impact.id.twice",
                        list + "[" + i + "].id",
                        "\"" + ids.get(i) + "\" again",
                        "an id of its own",
                        "Rename one of them.");
            }
        }
    }
}
