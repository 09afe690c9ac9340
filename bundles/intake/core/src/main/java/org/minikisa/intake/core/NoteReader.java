package org.minikisa.intake.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.core.mime.Header;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.intake.core.text.Text;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;

/** Reads the JSON note of a form, a telephone call or an event; its shape is told at {@code RawContact}. */
final class NoteReader {

    private static final int LONGEST_SUBJECT = 2_000;

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
        JsonObject note;
        try (var reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject()) {
                return Reading.problem(
                        "intake.note.json",
                        "",
                        "JSON that is no object",
                        "{\"text\": \"…\"}",
                        "Put the note's text into an object.");
            }
            note = element.getAsJsonObject();
        } catch (IOException | JsonParseException broken) {
            return Reading.problem(
                    "intake.note.json",
                    "",
                    "bytes that are no JSON",
                    "{\"text\": \"…\"}",
                    "Mend the note and hand it in again.");
        }
        return understood(note);
    }

    private Reading understood(JsonObject note) {
        var problems = new Problems();
        JsonObject from = object(note, "from", problems);
        String name = text(from, "name", "from.name", problems);
        String address = text(from, "address", "from.address", problems);
        String subject = text(note, "subject", "subject", problems);
        String text = Text.lines(text(note, "text", "text", problems)).strip();
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
                text,
                List.of(),
                Optional.empty()));
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
