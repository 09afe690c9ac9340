package org.minikisa.procurement.core;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * Parses JSON strictly (RFC 8259, UTF-8): one value, no comments, and no key twice, which most parsers drop silently.
 */
final class JsonDocument {

    /** The largest document that is read, in bytes. */
    static final int LARGEST = 16 * 1024 * 1024;

    private final String what;
    private final Problems problems;

    private JsonDocument(String what, Problems problems) {
        this.what = what;
        this.problems = problems;
    }

    /**
     * @param what the document in messages
     * @param problems where keys that stand twice are noted
     * @throws InvalidInputException when it is no JSON at all: then there is nothing else to say about it
     */
    static JsonElement parse(String what, byte[] json, Problems problems) {
        var document = new JsonDocument(what, problems);
        JsonReader reader = new JsonReader(new StringReader(document.decode(json)));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement value = document.value(reader, "");
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw document.refused("procurement.json", "more behind the end", "one JSON value");
            }
            return value;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw document.refused("procurement.json", firstLine(e.getMessage()), "JSON as in RFC 8259");
        }
    }

    /** A JSON value within another document; empty where it is none. */
    static Optional<JsonElement> find(String json) {
        var problems = new Problems();
        try {
            JsonElement value = parse("a value", json.getBytes(StandardCharsets.UTF_8), problems);
            return problems.isEmpty() ? Optional.of(value) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private String decode(byte[] json) {
        if (json.length > LARGEST) {
            throw refused("procurement.json.size", json.length + " bytes", "at most " + LARGEST + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused("procurement.json.encoding", "bytes that are no UTF-8", "UTF-8");
        }
    }

    private JsonElement value(JsonReader reader, String place) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, place);
            case BEGIN_ARRAY -> array(reader, place);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new BigDecimal(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new IllegalStateException("unexpected " + reader.peek() + " at " + reader.getPath());
        };
    }

    private JsonObject object(JsonReader reader, String place) throws IOException {
        var object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            String inside = place.isEmpty() ? key : place + "." + key;
            JsonElement value = value(reader, inside);
            if (object.has(key)) {
                problems.add(
                        "procurement.json.twice",
                        inside,
                        "the key \"" + key + "\" a second time",
                        "each key once",
                        "Leave one of the two out.");
            }
            object.add(key, value);
        }
        reader.endObject();
        return object;
    }

    private JsonArray array(JsonReader reader, String place) throws IOException {
        var array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader, place + "[" + array.size() + "]"));
        }
        reader.endArray();
        return array;
    }

    private InvalidInputException refused(String code, String found, String expected) {
        return InvalidInputException.of(what, code, "", found, expected, "Save the document as JSON in UTF-8.");
    }

    /** Gson adds a second line with a link to its own documentation. */
    private static String firstLine(String message) {
        return message == null ? "broken JSON" : message.lines().findFirst().orElse("broken JSON");
    }
}
