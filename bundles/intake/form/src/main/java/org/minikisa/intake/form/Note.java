package org.minikisa.intake.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.problem.api.Problems;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** The JSON note of {@link org.minikisa.intake.api.RawContact}: what the intake keeps of a form, and what programs send. */
final class Note {

    private static final Set<String> MEMBERS = Set.of("from", "subject", "text", "language", "received", "attachments");
    private static final Set<String> OF_FROM = Set.of("name", "address", "organisation", "telephone");
    private static final Set<String> OF_ATTACHMENT = Set.of("name", "mediaType", "content");

    private Note() {}

    /** The same submission always gives the same bytes, so that sending it twice keeps one contact. */
    static byte[] write(Submission submission) {
        var from = new JsonObject();
        add(from, "name", submission.name());
        add(from, "address", submission.address());
        add(from, "organisation", submission.organisation());
        add(from, "telephone", submission.telephone());
        var note = new JsonObject();
        note.add("from", from);
        add(note, "subject", submission.subject());
        add(note, "text", submission.text());
        add(note, "language", submission.language());
        if (!submission.attachments().isEmpty()) {
            var attachments = new JsonArray();
            submission.attachments().forEach(upload -> attachments.add(attachment(upload)));
            note.add("attachments", attachments);
        }
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject attachment(Submission.Upload upload) {
        var attachment = new JsonObject();
        add(attachment, "name", upload.name());
        add(attachment, "mediaType", upload.mediaType());
        attachment.addProperty("content", Base64.getEncoder().encodeToString(upload.content()));
        return attachment;
    }

    private static void add(JsonObject object, String member, String text) {
        if (!text.isEmpty()) {
            object.addProperty(member, text);
        }
    }

    /** What a program has sent; empty for bytes that are no JSON object in UTF-8. @param problems gets what does not fit */
    static Optional<Submission> read(byte[] bytes, Problems problems) {
        return object(bytes).map(note -> read(note, problems));
    }

    private static Optional<JsonObject> object(byte[] bytes) {
        var utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes), utf8))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            return element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT
                    ? Optional.of(element.getAsJsonObject())
                    : Optional.empty();
        } catch (IOException | JsonParseException notJson) {
            return Optional.empty();
        }
    }

    private static Submission read(JsonObject note, Problems problems) {
        known(note, MEMBERS, "", problems);
        JsonObject from = child(note.get("from"), "from", OF_FROM, problems);
        received(text(note, "received", "received", problems), problems);
        return new Submission(
                text(from, "name", "from.name", problems),
                text(from, "address", "from.address", problems),
                text(from, "organisation", "from.organisation", problems),
                text(from, "telephone", "from.telephone", problems),
                text(note, "subject", "subject", problems),
                text(note, "text", "text", problems),
                text(note, "language", "language", problems),
                attachments(note.get("attachments"), problems));
    }

    private static List<Submission.Upload> attachments(JsonElement element, Problems problems) {
        if (element == null || element.isJsonNull()) {
            return List.of();
        }
        if (!element.isJsonArray()) {
            type("attachments", "a list", problems);
            return List.of();
        }
        var uploads = new ArrayList<Submission.Upload>();
        for (JsonElement each : element.getAsJsonArray()) {
            String place = "attachments[" + uploads.size() + "]";
            JsonObject attachment = child(each, place, OF_ATTACHMENT, problems);
            uploads.add(new Submission.Upload(
                    text(attachment, "name", place + ".name", problems),
                    text(attachment, "mediaType", place + ".mediaType", problems),
                    content(text(attachment, "content", place + ".content", problems), place, problems)));
        }
        return uploads;
    }

    private static byte[] content(String base64, String place, Problems problems) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            problems.add(
                    "intake.api.base64",
                    place + ".content",
                    "no Base64",
                    "Base64 (RFC 4648 section 4) in one line",
                    "Encode the file again.");
            return new byte[0];
        }
    }

    private static void received(String moment, Problems problems) {
        try {
            if (!moment.isEmpty()) {
                OffsetDateTime.parse(moment);
            }
        } catch (DateTimeParseException noMoment) {
            problems.add(
                    "intake.api.moment",
                    "received",
                    "no moment",
                    "2026-02-03T09:15:00+02:00",
                    "Write date, time and offset.");
        }
    }

    private static JsonObject child(JsonElement element, String place, Set<String> members, Problems problems) {
        if (element == null || element.isJsonNull()) {
            return new JsonObject();
        }
        if (!element.isJsonObject()) {
            type(place, "an object", problems);
            return new JsonObject();
        }
        known(element.getAsJsonObject(), members, place + ".", problems);
        return element.getAsJsonObject();
    }

    private static void known(JsonObject object, Set<String> members, String place, Problems problems) {
        object.keySet().stream()
                .filter(member -> !members.contains(member))
                .forEach(member -> problems.add(
                        "intake.api.unknown",
                        place + member,
                        "a member that nobody reads",
                        "one of " + String.join(", ", members.stream().sorted().toList()),
                        "Leave it out, or write it as the description of the API does."));
    }

    private static String text(JsonObject object, String member, String place, Problems problems) {
        JsonElement element = object.get(member);
        if (element == null || element.isJsonNull()) {
            return "";
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            type(place, "a string", problems);
            return "";
        }
        return element.getAsString();
    }

    private static void type(String place, String expected, Problems problems) {
        problems.add("intake.api.type", place, "something else", expected, "Look into the description of the API.");
    }
}
