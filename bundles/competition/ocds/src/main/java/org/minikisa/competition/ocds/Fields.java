package org.minikisa.competition.ocds;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Reads fields that ought to be of a kind. What is of another kind is noted and left out; nothing is thrown for it. */
final class Fields {

    /** What is done with a field of an object; it must read or skip its value. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** What is done with an element of a list. */
    interface Element {
        void read() throws IOException;
    }

    /** Nobody tenders with more digits; a hostile number makes gigabytes of zeros. */
    private static final int LONGEST_NUMBER = 60;

    private static final int LARGEST_EXPONENT = 30;

    private final JsonReader in;
    private Notes notes;
    private int prefix;

    Fields(JsonReader in) {
        this.in = in;
    }

    /** Reads the value that comes next as a publication of its own: its places are told relative to it. */
    void within(Notes own, Element publication) throws IOException {
        Notes outer = notes;
        int outerPrefix = prefix;
        notes = own;
        prefix = in.getPath().length();
        try {
            publication.read();
        } finally {
            notes = outer;
            prefix = outerPrefix;
        }
    }

    /** The line of the file that is being read; {@link JsonReader} tells it in its text only. */
    long line() {
        String text = in.toString();
        int from = text.indexOf(" at line ") + " at line ".length();
        return Long.parseLong(text.substring(from, text.indexOf(' ', from)));
    }

    void object(Field field) throws IOException {
        if (is(JsonToken.BEGIN_OBJECT, "an object")) {
            in.beginObject();
            while (in.hasNext()) {
                field.read(in.nextName());
            }
            in.endObject();
        }
    }

    void list(Element element) throws IOException {
        if (is(JsonToken.BEGIN_ARRAY, "a list")) {
            in.beginArray();
            while (in.hasNext()) {
                element.read();
            }
            in.endArray();
        }
    }

    /** What stands there; {@code ""} for null and for what is no text. */
    String text() throws IOException {
        return switch (in.peek()) {
            case STRING, NUMBER -> in.nextString();
            case BOOLEAN -> Boolean.toString(in.nextBoolean());
            default -> {
                is(JsonToken.STRING, "a text");
                yield "";
            }
        };
    }

    Optional<BigDecimal> decimal() throws IOException {
        JsonToken token = in.peek();
        if (token != JsonToken.NUMBER && token != JsonToken.STRING) {
            is(JsonToken.NUMBER, "a number");
            return Optional.empty();
        }
        String text = in.nextString().strip();
        Optional<BigDecimal> number = decimal(text);
        if (number.isEmpty()) {
            leftOut("competition.import.number", within(in.getPreviousPath()), text, "a number");
        }
        return number;
    }

    static Optional<BigDecimal> decimal(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text);
            int exponent = number.scale();
            if (Math.abs((long) exponent) > LARGEST_EXPONENT) {
                return Optional.empty();
            }
            return Optional.of(exponent < 0 ? number.setScale(0) : number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<Instant> moment() throws IOException {
        String text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> moment = moment(text);
        if (moment.isEmpty()) {
            leftOut(
                    "competition.import.date",
                    within(in.getPreviousPath()),
                    text,
                    "a moment like 2016-06-08T10:00:00+04:00");
        }
        return moment;
    }

    /** A moment; a day or a local time without a zone is taken as UTC. */
    static Optional<Instant> moment(String text) {
        try {
            if (text.length() <= 10) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            char last = text.charAt(text.length() - 1);
            boolean zoned = last == 'Z' || text.indexOf('+', 10) > 0 || text.indexOf('-', 10) > 0;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void skip() throws IOException {
        in.skipValue();
    }

    JsonToken next() throws IOException {
        return in.peek();
    }

    /** Where the next value stands, within its release. */
    String place() {
        return within(in.getPath());
    }

    private String within(String path) {
        String within = path.length() > prefix ? path.substring(prefix) : "";
        return within.startsWith(".") ? within.substring(1) : within;
    }

    /** Null is nothing and right everywhere; anything else of another kind is noted. */
    private boolean is(JsonToken wanted, String expected) throws IOException {
        JsonToken token = in.peek();
        if (token == wanted) {
            return true;
        }
        if (token != JsonToken.NULL) {
            leftOut("competition.import.kind", place(), kind(token), expected);
        }
        in.skipValue();
        return false;
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case BEGIN_ARRAY -> "a list";
            case BEGIN_OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "the end";
        };
    }

    private void leftOut(String code, String place, String found, String expected) {
        if (notes != null) {
            notes.leftOut(code, place, found, expected, "Correct it in the file; the rest is imported without it.");
        }
    }
}
