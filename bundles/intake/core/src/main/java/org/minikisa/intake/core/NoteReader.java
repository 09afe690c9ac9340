package org.minikisa.intake.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.mime.FileNames;
import org.minikisa.intake.core.mime.Header;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.intake.core.text.Text;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Reads the JSON note of a form, a telephone call or an event; its shape is told at {@code RawContact}. */
final class NoteReader {

    private static final int LONGEST_SUBJECT = 2_000;
    private static final int LONGEST_SIGNATURE_LINE = 320;
    private static final int LONGEST_MEDIA_TYPE = 127;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

    private final Limits limits;

    NoteReader(Limits limits) {
        this.limits = limits;
    }

    Reading read(byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            return Reading.problem(
                    "intake.size",
                    "",
                    bytes.length + " bytes",
                    "at most " + limits.bytes() + " bytes",
                    "Write a shorter note.");
        }
        Optional<JsonElement> json = json(bytes);
        if (json.isEmpty()) {
            return Reading.problem(
                    "intake.note.json",
                    "",
                    "bytes that are no JSON",
                    "{\"text\": \"…\"}",
                    "Mend the note and hand it in again.");
        }
        if (!json.get().isJsonObject()) {
            return Reading.problem(
                    "intake.note.json",
                    "",
                    "JSON that is no object",
                    "{\"text\": \"…\"}",
                    "Put the note's text into an object.");
        }
        return understood(json.get().getAsJsonObject());
    }

    /**
     * What hangs on a note, decoded.
     *
     * @param position from 0
     * @return empty where there is no such attachment, and for bytes that are not understood
     */
    Optional<byte[]> attachment(byte[] bytes, int position) {
        List<Enclosure> enclosures = Optional.of(bytes)
                .filter(note -> note.length <= limits.bytes())
                .flatMap(NoteReader::json)
                .filter(JsonElement::isJsonObject)
                .map(note -> enclosures(note.getAsJsonObject(), new Problems()))
                .orElse(List.of());
        return position < enclosures.size()
                ? Optional.of(enclosures.get(position).content())
                : Optional.empty();
    }

    private static Optional<JsonElement> json(byte[] bytes) {
        try (var reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(element) : Optional.empty();
        } catch (IOException | JsonParseException broken) {
            return Optional.empty();
        }
    }

    private Reading understood(JsonObject note) {
        var problems = new Problems();
        JsonObject from = object(note, "from", problems);
        String name = text(from, "name", "from.name", problems);
        String address = text(from, "address", "from.address", problems);
        String subject = text(note, "subject", "subject", problems);
        String text = Text.lines(text(note, "text", "text", problems)).strip();
        String signature = signature(
                name,
                text(from, "organisation", "from.organisation", problems),
                text(from, "telephone", "from.telephone", problems));
        List<Enclosure> enclosures = enclosures(note, problems);
        Optional<Instant> date = date(text(note, "received", "received", problems), problems);
        if (text.isEmpty() && subject.isBlank()) {
            problems.add("intake.note.text", "text", "nothing", "what it was about", "Write at least one sentence.");
        }
        List<Problem> found = problems.list();
        if (!found.isEmpty()) {
            return new Reading.NotUnderstood(found.get(0));
        }
        Mailbox sender = Mailbox.parse(address);
        return Reading.of(new Message(
                "",
                List.of(),
                new Mailbox(Text.oneLine(name, 320), sender.address()),
                Text.oneLine(subject, LONGEST_SUBJECT),
                date,
                new Header(),
                text + signature,
                enclosures.stream().map(Enclosure::attachment).toList(),
                Optional.empty()));
    }

    /** Whom it comes from, as a letter has it below its text. */
    private static String signature(String name, String organisation, String telephone) {
        if (organisation.isBlank() && telephone.isBlank()) {
            return "";
        }
        return Stream.of(name, organisation, telephone)
                .map(line -> Text.oneLine(line, LONGEST_SIGNATURE_LINE))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n\n-- \n", ""));
    }

    /** What hangs on a note. */
    private record Enclosure(String name, String mediaType, byte[] content) {

        Attachment attachment() {
            return new Attachment(name, mediaType, content.length, Digests.sha256(content));
        }
    }

    private static List<Enclosure> enclosures(JsonObject note, Problems problems) {
        JsonElement element = note.get("attachments");
        if (element == null || element.isJsonNull()) {
            return List.of();
        }
        if (!element.isJsonArray()) {
            problems.add("intake.note.type", "attachments", "something else", "a list", "Write [{\"name\": …}].");
            return List.of();
        }
        var found = new ArrayList<Enclosure>();
        for (JsonElement each : element.getAsJsonArray()) {
            String place = "attachments[" + found.size() + "]";
            if (!each.isJsonObject()) {
                problems.add("intake.note.type", place, "something else", "an object", "Write {\"name\": …}.");
            }
            JsonObject object = each.isJsonObject() ? each.getAsJsonObject() : new JsonObject();
            String mediaType = mediaType(text(object, "mediaType", place + ".mediaType", problems));
            found.add(new Enclosure(
                    FileNames.of(text(object, "name", place + ".name", problems), mediaType, found.size() + 1),
                    mediaType,
                    content(object, place + ".content", problems)));
        }
        return found;
    }

    private static String mediaType(String claimed) {
        String bare = claimed.toLowerCase(Locale.ROOT);
        return bare.length() <= LONGEST_MEDIA_TYPE && MEDIA_TYPE.matcher(bare).matches()
                ? bare
                : "application/octet-stream";
    }

    private static byte[] content(JsonObject object, String place, Problems problems) {
        try {
            return Base64.getDecoder().decode(text(object, "content", place, problems));
        } catch (IllegalArgumentException notBase64) {
            problems.add("intake.note.base64", place, "no Base64", "Base64 (RFC 4648 section 4)", "Encode it again.");
            return new byte[0];
        }
    }

    private static JsonObject object(JsonObject note, String member, Problems problems) {
        JsonElement element = note.get(member);
        if (element == null || element.isJsonNull()) {
            return new JsonObject();
        }
        if (!element.isJsonObject()) {
            problems.add(
                    "intake.note.type", member, "something else", "an object", "Write {\"name\": …, \"address\": …}.");
            return new JsonObject();
        }
        return element.getAsJsonObject();
    }

    private static String text(JsonObject object, String member, String place, Problems problems) {
        JsonElement element = object.get(member);
        if (element == null || element.isJsonNull()) {
            return "";
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            problems.add("intake.note.type", place, "something else", "a string", "Put it into quotation marks.");
            return "";
        }
        return element.getAsString();
    }

    private static Optional<Instant> date(String text, Problems problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noMoment) {
            problems.add(
                    "intake.note.date",
                    "received",
                    "no moment",
                    "2026-02-03T09:15:00+02:00",
                    "Write date, time and offset.");
            return Optional.empty();
        }
    }
}
