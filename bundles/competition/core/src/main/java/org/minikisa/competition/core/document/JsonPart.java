package org.minikisa.competition.core.document;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.core.Decimals;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * An object of a document with its place. What is missing or of the wrong kind becomes a problem and reads as a
 * stand-in, so that reading goes on and finds the next one; {@link #done} finds names nobody asked for.
 */
public final class JsonPart {

    private static final Pattern ROUNDING = Pattern.compile("(-\\d|\\d|1[0-2]) (HALF_UP|DOWN)");

    private final JsonObject object;
    private final String place;
    private final Problems problems;
    /** How the codes of its problems begin, with the point. */
    private final String codes;

    private final Set<String> read = new LinkedHashSet<>();

    public JsonPart(JsonObject object, String place, Problems problems, String codes) {
        this.object = object;
        this.place = place;
        this.problems = problems;
        this.codes = codes;
    }

    public String place() {
        return place;
    }

    public String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    public boolean has(String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    public boolean isObject(String name) {
        return has(name) && object.get(name).isJsonObject();
    }

    /** A name that may stand here. */
    public void optional(String name) {
        read.add(name);
    }

    public Set<String> names() {
        return object.keySet();
    }

    /** A required text; {@code ?} stands in for it. */
    public String text(String name) {
        return optionalText(name).orElseGet(() -> {
            if (!has(name)) {
                missing(name, "a text");
            }
            return "?";
        });
    }

    public Optional<String> optionalText(String name) {
        JsonElement element = take(name);
        if (element.isJsonNull()) {
            return Optional.empty();
        }
        if (!element.isJsonPrimitive()
                || !element.getAsJsonPrimitive().isString()
                || element.getAsString().isBlank()) {
            wrong(name, element, "a text");
            return Optional.empty();
        }
        return Optional.of(element.getAsString());
    }

    public boolean flag(String name) {
        JsonElement element = take(name);
        if (element.isJsonNull()) {
            return false;
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            wrong(name, element, "true or false");
            return false;
        }
        return element.getAsBoolean();
    }

    /**
     * A decimal as a text ({@code "547.66"}), so that no parser changes its digits, or a quotient {@code "547.66/60"}.
     */
    public Optional<BigDecimal> decimal(String name) {
        return optionalText(name).flatMap(text -> {
            Optional<BigDecimal> decimal = Decimals.parse(text);
            if (decimal.isEmpty()) {
                say(
                        "decimal",
                        at(name),
                        text,
                        "a decimal like \"547.66\" or a quotient \"547.66/60\"",
                        "Write digits with a point.");
            }
            return decimal;
        });
    }

    public <E extends Enum<E>> E constant(String name, Class<E> type, E standIn) {
        return optionalText(name)
                .map(text -> {
                    for (E constant : type.getEnumConstants()) {
                        if (constant.name().equals(text)) {
                            return constant;
                        }
                    }
                    say(
                            "constant",
                            at(name),
                            text,
                            "one of " + List.of(type.getEnumConstants()),
                            "Choose one of them.");
                    return standIn;
                })
                .orElse(standIn);
    }

    /** In three languages, or one text that is the same in all. */
    public LocalizedText localized(String name) {
        if (has(name) && !isObject(name)) {
            return LocalizedText.same(text(name));
        }
        JsonPart texts = part(name);
        var text = new LocalizedText(texts.text("fi"), texts.text("sv"), texts.text("en"));
        texts.done();
        return text;
    }

    public Optional<LocalizedText> optionalLocalized(String name) {
        optional(name);
        return has(name) ? Optional.of(localized(name)) : Optional.empty();
    }

    /** More than 0; empty where it is missing or is not. */
    public Optional<BigDecimal> positive(String name) {
        return decimal(name).filter(value -> {
            if (value.signum() <= 0) {
                say("positive", at(name), value.toPlainString(), "more than 0", "Correct it.");
            }
            return value.signum() > 0;
        });
    }

    /** A day like {@code 2012-10-16}. */
    public Optional<LocalDate> date(String name) {
        return optionalText(name).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                say("date", at(name), text, "a date like 2012-10-16", "Write year, month and day.");
                return Optional.empty();
            }
        });
    }

    /** {@code "2 HALF_UP"}, {@code "1 DOWN"}, {@code "-3 HALF_UP"}; none where it is left out. */
    public Rounding rounding(String name) {
        return optionalText(name).map(text -> rounding(name, text)).orElse(Rounding.NONE);
    }

    private Rounding rounding(String name, String text) {
        var written = ROUNDING.matcher(text);
        if (text.equals("NONE")) {
            return Rounding.NONE;
        }
        if (!written.matches()) {
            say(
                    "rounding",
                    at(name),
                    text,
                    "NONE, or digits and mode: \"2 HALF_UP\"",
                    "Write to how many digits it is rounded there, and how.");
            return Rounding.NONE;
        }
        return new Rounding(Integer.parseInt(written.group(1)), Rounding.Mode.valueOf(written.group(2)));
    }

    /** All its names with texts. */
    public Map<String, String> allTexts() {
        var texts = new LinkedHashMap<String, String>();
        names().forEach(name -> optionalText(name).ifPresent(value -> texts.put(name, value)));
        return texts;
    }

    /** A required object. */
    public JsonPart part(String name) {
        JsonElement element = take(name);
        if (element.isJsonNull()) {
            missing(name, "an object");
        } else if (!element.isJsonObject()) {
            wrong(name, element, "an object");
        }
        return new JsonPart(
                element.isJsonObject() ? element.getAsJsonObject() : new JsonObject(), at(name), problems, codes);
    }

    public Optional<JsonPart> optionalPart(String name) {
        optional(name);
        return has(name) ? Optional.of(part(name)) : Optional.empty();
    }

    /** Objects of a list. */
    public <T> List<T> list(String name, Function<JsonPart, T> reader) {
        var parts = new ArrayList<T>();
        JsonElement element = take(name);
        if (!element.isJsonNull() && !element.isJsonArray()) {
            wrong(name, element, "a list");
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                JsonElement item = element.getAsJsonArray().get(i);
                String itemPlace = at(name) + "[" + i + "]";
                if (item.isJsonObject()) {
                    parts.add(reader.apply(new JsonPart(item.getAsJsonObject(), itemPlace, problems, codes)));
                } else {
                    say("kind", itemPlace, item.toString(), "an object", "Correct the document.");
                }
            }
        }
        return parts;
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        JsonElement element = take(name);
        if (!element.isJsonNull() && !element.isJsonArray()) {
            wrong(name, element, "a list of texts");
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                JsonElement item = element.getAsJsonArray().get(i);
                if (item.isJsonPrimitive() && item.getAsJsonPrimitive().isString()) {
                    texts.add(item.getAsString());
                } else {
                    say("kind", at(name) + "[" + i + "]", item.toString(), "a text", "Put it into quotes.");
                }
            }
        }
        return texts;
    }

    /** A list of lists of texts. */
    public List<List<String>> textLists(String name) {
        var lists = new ArrayList<List<String>>();
        JsonElement element = take(name);
        if (!element.isJsonNull() && !element.isJsonArray()) {
            wrong(name, element, "a list of lists");
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                var wrapped = new JsonObject();
                wrapped.add("[" + i + "]", element.getAsJsonArray().get(i));
                List<String> texts = new JsonPart(wrapped, at(name), problems, codes).texts("[" + i + "]");
                if (texts.isEmpty()) {
                    say(
                            "kind",
                            at(name) + "[" + i + "]",
                            "nothing",
                            "at least one text",
                            "Name something, or leave the list out.");
                } else {
                    lists.add(texts);
                }
            }
        }
        return lists;
    }

    /** All its names with decimals. */
    public Map<String, BigDecimal> decimals() {
        var decimals = new LinkedHashMap<String, BigDecimal>();
        names().forEach(name -> decimal(name).ifPresent(value -> decimals.put(name, value)));
        return decimals;
    }

    /** Tells of names that were not asked for: a misspelt one must not be passed over. */
    public void done() {
        object.keySet().stream()
                .filter(name -> !read.contains(name))
                .forEach(
                        name -> say("unknown", at(name), name, "one of " + read, "Correct the name, or leave it out."));
    }

    /** A problem that only one kind of document has. */
    public void problem(String code, String at, String found, String expected, String remedy) {
        problems.add(code, at, found, expected, remedy);
    }

    /** A problem that every kind of document has under a code of its own. */
    public void say(String ending, String at, String found, String expected, String remedy) {
        problems.add(codes + ending, at, found, expected, remedy);
    }

    public void missing(String name, String expected) {
        say("missing", at(name), "nothing", expected, "Add it.");
    }

    private void wrong(String name, JsonElement found, String expected) {
        say("kind", at(name), found.toString(), expected, "Correct it.");
    }

    private JsonElement take(String name) {
        read.add(name);
        return object.has(name) ? object.get(name) : JsonNull.INSTANCE;
    }
}
