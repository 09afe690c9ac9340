package org.minikisa.competition.core.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * The places of a document: {@code terms.fi}, {@code criteria[0].maxPoints}, or {@code criteria[price].maxPoints} by the
 * id of an element (of what has no id, by its name). Places are changed one by one, and two documents are compared place
 * by place.
 */
public final class DraftPlaces {

    private static final Pattern STEP = Pattern.compile("(?:^|\\.)([A-Za-z][A-Za-z0-9_-]*)|\\[([^\\[\\]]+)]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private DraftPlaces() {}

    /** A place whose content differs; {@code ""} for nothing. */
    public record Difference(String place, String before, String after) {}

    // ------------------------------------------------------------------------------------------------------ changing

    /** Makes all changes; what cannot be made becomes a problem. */
    public static void change(JsonObject document, Map<String, String> changes, Problems problems) {
        changes.forEach((place, value) -> {
            Optional<List<Step>> steps = steps(place);
            if (steps.isEmpty() || !set(document, steps.get(), value.isBlank() ? JsonNull.INSTANCE : content(value))) {
                problems.add(
                        "competition.edit.place",
                        place,
                        place,
                        "a place of the draft, as criteria[0].maxPoints or criteria[price].maxPoints",
                        "Look at the document of the draft for its places; lists have no gaps.");
            }
        });
    }

    /** A name in an object, or an element of a list. */
    private record Step(String name, boolean element) {}

    private static Optional<List<Step>> steps(String place) {
        var steps = new ArrayList<Step>();
        Matcher matcher = STEP.matcher(place);
        int end = 0;
        while (end < place.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            steps.add(matcher.group(1) == null ? new Step(matcher.group(2), true) : new Step(matcher.group(1), false));
            end = matcher.end();
        }
        return steps.isEmpty() || steps.get(0).element() ? Optional.empty() : Optional.of(steps);
    }

    /** JSON where it is some, else the text itself. */
    private static JsonElement content(String value) {
        String text = value.strip();
        if (text.equals("true") || text.equals("false")) {
            return new JsonPrimitive(Boolean.valueOf(text));
        }
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
            try {
                byte[] wrapped = ("{\"value\":" + text + "}").getBytes(StandardCharsets.UTF_8);
                return JsonDocument.parse("value", wrapped, new Problems()).get("value");
            } catch (InvalidInputException e) {
                return new JsonPrimitive(value); // a text that begins like JSON
            }
        }
        return new JsonPrimitive(value);
    }

    private static boolean set(JsonObject document, List<Step> steps, JsonElement value) {
        JsonElement at = document;
        for (int i = 0; i < steps.size() - 1; i++) {
            Step step = steps.get(i);
            JsonElement next = get(at, step);
            if (next.isJsonNull()) {
                next = steps.get(i + 1).element() ? new JsonArray() : new JsonObject();
                if (!put(at, step, next)) {
                    return false;
                }
            }
            at = next;
        }
        return put(at, steps.get(steps.size() - 1), value);
    }

    private static JsonElement get(JsonElement at, Step step) {
        if (!step.element()) {
            return at.isJsonObject() && at.getAsJsonObject().has(step.name())
                    ? at.getAsJsonObject().get(step.name())
                    : JsonNull.INSTANCE;
        }
        int index = at.isJsonArray() ? index(at.getAsJsonArray(), step.name()) : -1;
        return index >= 0 && index < at.getAsJsonArray().size()
                ? at.getAsJsonArray().get(index)
                : JsonNull.INSTANCE;
    }

    /** @return whether there was a place for it */
    private static boolean put(JsonElement at, Step step, JsonElement value) {
        if (!step.element()) {
            if (at.isJsonObject() && value.isJsonNull()) {
                at.getAsJsonObject().remove(step.name());
            } else if (at.isJsonObject()) {
                at.getAsJsonObject().add(step.name(), value);
            }
            return at.isJsonObject();
        }
        int index = at.isJsonArray() ? index(at.getAsJsonArray(), step.name()) : -1;
        if (index < 0 || index > at.getAsJsonArray().size()) {
            return false;
        }
        JsonArray list = at.getAsJsonArray();
        if (value.isJsonNull()) {
            return index < list.size() && list.remove(index) != null;
        }
        if (index == list.size()) {
            list.add(value);
        } else {
            list.set(index, value);
        }
        return true;
    }

    /** Of an element by its number or its id; -1 for none. */
    private static int index(JsonArray list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (id(list.get(i)).filter(name::equals).isPresent()) {
                return i;
            }
        }
        return NUMBER.matcher(name).matches() ? Integer.parseInt(name) : -1;
    }

    private static Optional<String> id(JsonElement element) {
        if (!element.isJsonObject()) {
            return Optional.empty();
        }
        return Stream.of("id", "name")
                .map(element.getAsJsonObject()::get)
                .filter(value -> value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isString())
                .map(JsonElement::getAsString)
                .findFirst();
    }

    // ----------------------------------------------------------------------------------------------------- comparing

    /** All places that differ, in the order of the documents. */
    public static List<Difference> compare(JsonObject before, JsonObject after) {
        var differences = new ArrayList<Difference>();
        compare("", before, after, differences);
        return differences;
    }

    private static void compare(String place, JsonElement before, JsonElement after, List<Difference> differences) {
        if (before.equals(after)) {
            return;
        }
        if (before.isJsonObject() && after.isJsonObject()) {
            JsonObject one = before.getAsJsonObject();
            JsonObject other = after.getAsJsonObject();
            union(one.keySet(), other.keySet())
                    .forEach(name -> compare(
                            place.isEmpty() ? name : place + "." + name,
                            member(one, name),
                            member(other, name),
                            differences));
        } else if (named(before) && named(after)) {
            elements(place, before.getAsJsonArray(), after.getAsJsonArray(), differences);
        } else {
            differences.add(new Difference(place, shown(before), shown(after)));
        }
    }

    private static void elements(String place, JsonArray before, JsonArray after, List<Difference> differences) {
        List<String> one = ids(before);
        List<String> other = ids(after);
        union(one, other)
                .forEach(id -> compare(
                        place + "[" + id + "]", element(before, one, id), element(after, other, id), differences));
        List<String> stayed = one.stream().filter(other::contains).toList();
        List<String> stay = other.stream().filter(one::contains).toList();
        if (!stayed.equals(stay)) {
            differences.add(new Difference(place, String.join(", ", stayed), String.join(", ", stay)));
        }
    }

    /** A list whose elements are told apart by their ids, or an empty or missing one. */
    private static boolean named(JsonElement element) {
        if (!element.isJsonArray()) {
            return false;
        }
        List<String> ids = ids(element.getAsJsonArray());
        return ids.size() == element.getAsJsonArray().size() && new LinkedHashSet<>(ids).size() == ids.size();
    }

    private static List<String> ids(JsonArray list) {
        return list.asList().stream().flatMap(element -> id(element).stream()).toList();
    }

    private static JsonElement element(JsonArray list, List<String> ids, String id) {
        int index = ids.indexOf(id);
        return index < 0 ? JsonNull.INSTANCE : list.get(index);
    }

    private static JsonElement member(JsonObject object, String name) {
        return object.has(name) ? object.get(name) : JsonNull.INSTANCE;
    }

    private static LinkedHashSet<String> union(Iterable<String> one, Iterable<String> other) {
        var all = new LinkedHashSet<String>();
        one.forEach(all::add);
        other.forEach(all::add);
        return all;
    }

    private static String shown(JsonElement element) {
        if (element.isJsonNull()) {
            return "";
        }
        return element.isJsonPrimitive() ? element.getAsString() : element.toString();
    }
}
