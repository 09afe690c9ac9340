package org.minikisa.competition.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * An object of a document with its place. What is missing or of the wrong kind becomes a problem and reads as a
 * stand-in, so that reading goes on and finds the next one; {@link #done} finds names nobody asked for.
 */
final class JsonPart {

    private final JsonObject object;
    private final String place;
    private final Problems problems;
    private final Set<String> read = new LinkedHashSet<>();

    JsonPart(JsonObject object, String place, Problems problems) {
        this.object = object;
        this.place = place;
        this.problems = problems;
    }

    String place() {
        return place;
    }

    String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    boolean has(String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    boolean isObject(String name) {
        return has(name) && object.get(name).isJsonObject();
    }

    /** A name that may stand here. */
    void optional(String name) {
        read.add(name);
    }

    Set<String> names() {
        return object.keySet();
    }

    /** A required text; {@code ?} stands in for it. */
    String text(String name) {
        return optionalText(name).orElseGet(() -> {
            if (!has(name)) {
                missing(name, "a text");
            }
            return "?";
        });
    }

    Optional<String> optionalText(String name) {
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

    boolean flag(String name) {
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
    Optional<BigDecimal> decimal(String name) {
        return optionalText(name).flatMap(text -> {
            Optional<BigDecimal> decimal = Decimals.parse(text);
            if (decimal.isEmpty()) {
                problems.add(
                        "competition.table.decimal",
                        at(name),
                        text,
                        "a decimal like \"547.66\" or a quotient \"547.66/60\"",
                        "Write digits with a point.");
            }
            return decimal;
        });
    }

    <E extends Enum<E>> E constant(String name, Class<E> type, E standIn) {
        return optionalText(name)
                .map(text -> {
                    for (E constant : type.getEnumConstants()) {
                        if (constant.name().equals(text)) {
                            return constant;
                        }
                    }
                    problems.add(
                            "competition.table.constant",
                            at(name),
                            text,
                            "one of " + List.of(type.getEnumConstants()),
                            "Choose one of them.");
                    return standIn;
                })
                .orElse(standIn);
    }

    LocalizedText localized(String name) {
        JsonPart texts = part(name);
        var text = new LocalizedText(texts.text("fi"), texts.text("sv"), texts.text("en"));
        texts.done();
        return text;
    }

    /** A required object. */
    JsonPart part(String name) {
        JsonElement element = take(name);
        if (element.isJsonNull()) {
            missing(name, "an object");
        } else if (!element.isJsonObject()) {
            wrong(name, element, "an object");
        }
        return new JsonPart(element.isJsonObject() ? element.getAsJsonObject() : new JsonObject(), at(name), problems);
    }

    Optional<JsonPart> optionalPart(String name) {
        optional(name);
        return has(name) ? Optional.of(part(name)) : Optional.empty();
    }

    /** Objects of a list. */
    <T> List<T> list(String name, Function<JsonPart, T> reader) {
        var parts = new ArrayList<T>();
        JsonElement element = take(name);
        if (!element.isJsonNull() && !element.isJsonArray()) {
            wrong(name, element, "a list");
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                JsonElement item = element.getAsJsonArray().get(i);
                String itemPlace = at(name) + "[" + i + "]";
                if (item.isJsonObject()) {
                    parts.add(reader.apply(new JsonPart(item.getAsJsonObject(), itemPlace, problems)));
                } else {
                    problems.add(
                            "competition.table.kind", itemPlace, item.toString(), "an object", "Correct the document.");
                }
            }
        }
        return parts;
    }

    List<String> texts(String name) {
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
                    problems.add(
                            "competition.table.kind",
                            at(name) + "[" + i + "]",
                            item.toString(),
                            "a text",
                            "Put it into quotes.");
                }
            }
        }
        return texts;
    }

    /** A list of lists of texts. */
    List<List<String>> textLists(String name) {
        var lists = new ArrayList<List<String>>();
        JsonElement element = take(name);
        if (!element.isJsonNull() && !element.isJsonArray()) {
            wrong(name, element, "a list of lists");
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                var wrapped = new JsonObject();
                wrapped.add("[" + i + "]", element.getAsJsonArray().get(i));
                List<String> texts = new JsonPart(wrapped, at(name), problems).texts("[" + i + "]");
                if (texts.isEmpty()) {
                    problems.add(
                            "competition.table.kind",
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
    Map<String, BigDecimal> decimals() {
        var decimals = new LinkedHashMap<String, BigDecimal>();
        names().forEach(name -> decimal(name).ifPresent(value -> decimals.put(name, value)));
        return decimals;
    }

    /** Tells of names that were not asked for: a misspelt one must not be passed over. */
    void done() {
        object.keySet().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> problems.add(
                        "competition.table.unknown",
                        at(name),
                        name,
                        "one of " + read,
                        "Correct the name, or leave it out."));
    }

    void missing(String name, String expected) {
        problems.add("competition.table.missing", at(name), "nothing", expected, "Add it.");
    }

    private void wrong(String name, JsonElement found, String expected) {
        problems.add("competition.table.kind", at(name), found.toString(), expected, "Correct it.");
    }

    private JsonElement take(String name) {
        read.add(name);
        return object.has(name) ? object.get(name) : JsonNull.INSTANCE;
    }
}
