package org.minikisa.competition.sealing;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;

import org.minikisa.competition.api.TenderedValue;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/** Records as JSON on one line: members in the order of the record, decimals and instants as text. */
final class Json {

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .setStrictness(Strictness.STRICT)
            .registerTypeAdapter(Instant.class, new InstantText().nullSafe())
            .registerTypeAdapter(BigDecimal.class, new DecimalText().nullSafe())
            .registerTypeAdapter(TenderedValue.class, new ValueForm().nullSafe())
            .create();

    private Json() {}

    static String write(Object record) {
        return GSON.toJson(record);
    }

    /** @throws org.minikisa.problem.api.InvalidInputException with what is wrong with the text */
    static <T> T read(String what, String place, String text, Class<T> type) {
        try {
            return Objects.requireNonNull(GSON.fromJson(text, type), "content");
        } catch (NullPointerException e) {
            throw Damaged.format(what, place, "no " + e.getMessage(), "a complete document");
        } catch (JsonParseException | IllegalArgumentException | DateTimeException e) {
            throw Damaged.format(what, place, innermost(e), "JSON of this format");
        } catch (RuntimeException e) {
            // the checks in a record's constructor come wrapped
            if (e.getCause() == null) {
                throw e;
            }
            throw Damaged.format(what, place, innermost(e), "a complete document");
        }
    }

    private static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return said.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^Use JsonReader.* to accept ", "")
                .replaceAll("[\"'`]", "");
    }

    private static final class InstantText extends TypeAdapter<Instant> {
        @Override
        public void write(JsonWriter out, Instant value) throws IOException {
            out.value(value.toString());
        }

        @Override
        public Instant read(JsonReader in) throws IOException {
            return Instant.parse(in.nextString());
        }
    }

    private static final class DecimalText extends TypeAdapter<BigDecimal> {
        @Override
        public void write(JsonWriter out, BigDecimal value) throws IOException {
            out.value(value.toPlainString());
        }

        @Override
        public BigDecimal read(JsonReader in) throws IOException {
            return decimal(in.nextString());
        }
    }

    /** One amount is a text or a number, a filled price form an object. */
    private static final class ValueForm extends TypeAdapter<TenderedValue> {
        @Override
        public void write(JsonWriter out, TenderedValue value) throws IOException {
            if (value instanceof TenderedValue.LinePrices form) {
                out.beginObject();
                for (var price : form.prices().entrySet()) {
                    out.name(price.getKey()).value(price.getValue().toPlainString());
                }
                out.endObject();
            } else {
                out.value(((TenderedValue.Amount) value).amount().toPlainString());
            }
        }

        @Override
        public TenderedValue read(JsonReader in) throws IOException {
            if (in.peek() != JsonToken.BEGIN_OBJECT) {
                return TenderedValue.of(decimal(in.nextString()));
            }
            var prices = new LinkedHashMap<String, BigDecimal>();
            in.beginObject();
            while (in.hasNext()) {
                String line = in.nextName();
                if (prices.put(line, decimal(in.nextString())) != null) {
                    throw new JsonParseException("the line " + line + " twice");
                }
            }
            in.endObject();
            return TenderedValue.ofLines(prices);
        }
    }

    /** A decimal as people write it; not one whose plain form would fill the memory. */
    private static BigDecimal decimal(String text) {
        try {
            var value = new BigDecimal(text);
            if (text.length() <= 100 && Math.abs((long) value.scale()) <= 100) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new JsonParseException(
                "the value " + text.substring(0, Math.min(40, text.length())) + ", which is no decimal");
    }
}
