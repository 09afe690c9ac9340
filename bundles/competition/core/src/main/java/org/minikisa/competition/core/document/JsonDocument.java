package org.minikisa.competition.core.document;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

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

/** Reads JSON as RFC 8259 says, in UTF-8; a name that stands twice is a problem, not a silent choice. */
public final class JsonDocument {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private JsonDocument() {}

    /**
     * @param problems gets the names that stand twice
     * @throws InvalidInputException when it is no JSON object; nothing more can be said then
     */
    public static JsonObject parse(String what, byte[] bytes, Problems problems) {
        try {
            if (bytes.length > MOST_BYTES) {
                throw new IOException(bytes.length + " bytes, which is more than " + MOST_BYTES);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new IOException("no object but " + reader.peek());
            }
            JsonObject object = object(reader, "", problems);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("something behind the end of the object");
            }
            return object;
        } catch (CharacterCodingException e) {
            throw refused(what, "bytes that are not UTF-8");
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw refused(
                    what, String.valueOf(e.getMessage()).lines().findFirst().orElse("broken JSON"));
        }
    }

    private static InvalidInputException refused(String what, String found) {
        return InvalidInputException.of(
                what, "competition.json", "", found, "one JSON object in UTF-8", "Save the document as JSON.");
    }

    private static JsonElement value(JsonReader reader, String place, Problems problems) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, place, problems);
            case BEGIN_ARRAY -> array(reader, place, problems);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new BigDecimal(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new IOException("unexpected " + reader.peek() + " at " + place);
        };
    }

    private static JsonObject object(JsonReader reader, String place, Problems problems) throws IOException {
        var object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            String at = place.isEmpty() ? name : place + "." + name;
            if (object.has(name)) {
                problems.add(
                        "competition.json.twice",
                        at,
                        name + " a second time",
                        "each name once",
                        "Leave one of them out.");
            }
            object.add(name, value(reader, at, problems));
        }
        reader.endObject();
        return object;
    }

    private static JsonArray array(JsonReader reader, String place, Problems problems) throws IOException {
        var array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader, place + "[" + array.size() + "]", problems));
        }
        reader.endArray();
        return array;
    }
}
