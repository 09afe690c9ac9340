package org.minikisa.procurement.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * An object of a document and the place where it stands. Whatever cannot be read becomes a problem that names its
 * place, and a stand-in, so that reading goes on to find the next one; a document with problems is refused in the end.
 */
final class JsonPart {

    private static final String STAND_IN = "?";
    /** 1E999999999 is short in a document and a gigabyte when written out. */
    private static final int MOST_DIGITS = 30;

    private final JsonObject object;
    private final String place;
    private final Problems problems;

    private JsonPart(JsonObject object, String place, Problems problems) {
        this.object = object;
        this.place = place;
        this.problems = problems;
    }

    static JsonPart of(JsonElement element, String place, Problems problems) {
        if (element != null && element.isJsonObject()) {
            return new JsonPart(element.getAsJsonObject(), place, problems);
        }
        problems.add("procurement.json.type", place, shown(element), "an object", "Write { … }.");
        return new JsonPart(new JsonObject(), place, problems);
    }

    /** Notes every key that nobody reads: a misspelt one would otherwise be lost in silence. */
    JsonPart only(String... keys) {
        Set<String> known = Set.of(keys);
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                problems.add(
                        "procurement.json.key",
                        at(key),
                        "the key \"" + key + "\"",
                        "one of " + Arrays.stream(keys).sorted().collect(Collectors.joining(", ")),
                        "Correct the key or leave it out.");
            }
        }
        return this;
    }

    String text(String key) {
        return optionalText(key).orElseGet(() -> {
            if (isAbsent(key)) {
                missing(key, "a text");
            }
            return STAND_IN;
        });
    }

    Optional<String> optionalText(String key) {
        return isAbsent(key) ? Optional.empty() : Optional.of(text(object.get(key), at(key)));
    }

    private String text(JsonElement element, String where) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            problems.add("procurement.json.type", where, shown(element), "a text", "Put it in quotes.");
            return STAND_IN;
        }
        if (element.getAsString().isBlank()) {
            problems.add("procurement.blank", where, "nothing", "a text", "Fill it in.");
            return STAND_IN;
        }
        return element.getAsString();
    }

    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        List<JsonElement> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            texts.add(text(elements.get(i), at(key) + "[" + i + "]"));
        }
        return texts;
    }

    List<JsonPart> parts(String key) {
        var parts = new ArrayList<JsonPart>();
        List<JsonElement> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            parts.add(of(elements.get(i), at(key) + "[" + i + "]", problems));
        }
        return parts;
    }

    private List<JsonElement> elements(String key) {
        if (isAbsent(key)) {
            return List.of();
        }
        if (!object.get(key).isJsonArray()) {
            problems.add("procurement.json.type", at(key), shown(object.get(key)), "a list", "Write [ … ].");
            return List.of();
        }
        return object.get(key).getAsJsonArray().asList();
    }

    Optional<JsonPart> optionalPart(String key) {
        return isAbsent(key) ? Optional.empty() : Optional.of(of(object.get(key), at(key), problems));
    }

    JsonPart part(String key, String expected) {
        return optionalPart(key).orElseGet(() -> {
            missing(key, expected);
            return new JsonPart(standIn(), at(key), new Problems());
        });
    }

    private static JsonObject standIn() {
        var object = new JsonObject();
        List.of("fi", "sv", "en").forEach(language -> object.addProperty(language, STAND_IN));
        return object;
    }

    LocalizedText localized(String key) {
        return part(key, "an object with fi, sv and en").localized();
    }

    /** This object as a text in three languages. */
    LocalizedText localized() {
        only("fi", "sv", "en");
        return new LocalizedText(text("fi"), text("sv"), text("en"));
    }

    List<Language> languages(String key) {
        var languages = new ArrayList<Language>();
        List<String> codes = texts(key);
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            String where = at(key) + "[" + i + "]";
            Language.of(code)
                    .ifPresentOrElse(
                            languages::add,
                            () -> problems.add(
                                    "procurement.language",
                                    where,
                                    '"' + code + '"',
                                    "fi, sv or en",
                                    "Write the language's code."));
        }
        return languages;
    }

    /** False where it is not there. */
    boolean optionalFlag(String key) {
        return !isAbsent(key) && flag(key);
    }

    boolean flag(String key) {
        JsonElement element = object.get(key);
        if (isAbsent(key)) {
            missing(key, "true or false");
        } else if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            problems.add("procurement.json.type", at(key), shown(element), "true or false", "Write it without quotes.");
        } else {
            return element.getAsBoolean();
        }
        return false;
    }

    /** A number, or one in quotes: the digits are kept as they stand. */
    BigDecimal decimal(String key) {
        if (isAbsent(key)) {
            missing(key, "a number");
            return BigDecimal.ZERO;
        }
        try {
            var number = new BigDecimal(
                    object.get(key).isJsonPrimitive() ? object.get(key).getAsString() : STAND_IN);
            if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
                throw new NumberFormatException("too long");
            }
            return number.scale() < 0 ? number.setScale(0) : number; // 1E3 is kept as it is written out: 1000
        } catch (NumberFormatException e) {
            problems.add(
                    "procurement.json.number",
                    at(key),
                    shown(object.get(key)),
                    "a number of at most " + MOST_DIGITS + " digits",
                    "Write it with a decimal point and without blanks: 1592.7.");
            return BigDecimal.ZERO;
        }
    }

    Optional<BigDecimal> optionalDecimal(String key) {
        return isAbsent(key) ? Optional.empty() : Optional.of(decimal(key));
    }

    int integer(String key) {
        BigDecimal number = decimal(key);
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            problems.add("procurement.json.number", at(key), number.toString(), "a whole number", "Correct it.");
            return 0;
        }
    }

    LocalDate date(String key) {
        if (isAbsent(key)) {
            missing(key, "a date like 2021-12-31");
        }
        return optionalDate(key).orElse(LocalDate.EPOCH);
    }

    Optional<LocalDate> optionalDate(String key) {
        return optionalText(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                problems.add(
                        "procurement.json.date",
                        at(key),
                        '"' + text + '"',
                        "a date like 2021-12-31",
                        "Write year, month and day with hyphens.");
                return Optional.empty();
            }
        });
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        String names = Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
        if (isAbsent(key)) {
            missing(key, "one of " + names);
            return constants[0];
        }
        String text = text(object.get(key), at(key));
        for (E constant : constants) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        if (!text.equals(STAND_IN)) {
            problems.add(
                    "procurement.json.constant",
                    at(key),
                    '"' + text + '"',
                    "one of " + names,
                    "Choose one of them, in capitals.");
        }
        return constants[0];
    }

    private boolean isAbsent(String key) {
        return !object.has(key) || object.get(key).isJsonNull();
    }

    private void missing(String key, String expected) {
        problems.add("procurement.json.missing", at(key), "nothing", expected, "Add \"" + key + "\".");
    }

    private String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    private static String shown(JsonElement element) {
        return element == null ? "nothing" : element.toString();
    }
}
