package org.minikisa.competition.core;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.TenderedValue;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/** How records stand in columns: JSON with decimals and instants as text, so that no digit and no zero is lost. */
public final class StoredForm {

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(BigDecimal.class, new DecimalText())
            .registerTypeAdapter(Instant.class, new InstantText())
            .registerTypeAdapter(TenderedValue.class, new ValueForm())
            .registerTypeAdapterFactory(new Optionals())
            .create();

    private StoredForm() {}

    public static String write(Object value) {
        return GSON.toJson(value);
    }

    public static String writeValues(Map<String, TenderedValue> values) {
        return GSON.toJson(
                values,
                TypeToken.getParameterized(Map.class, String.class, TenderedValue.class)
                        .getType());
    }

    public static <T> T read(String json, Class<T> type) {
        return GSON.fromJson(json, type);
    }

    public static Map<String, TenderedValue> readValues(String json) {
        return readMap(json, TenderedValue.class);
    }

    public static <T> Map<String, T> readMap(String json, Class<T> type) {
        return GSON.fromJson(
                json,
                TypeToken.getParameterized(LinkedHashMap.class, String.class, type)
                        .getType());
    }

    public static <T> List<T> readList(String json, Class<T> type) {
        return GSON.fromJson(json, TypeToken.getParameterized(List.class, type).getType());
    }

    private static final class DecimalText extends TypeAdapter<BigDecimal> {
        @Override
        public void write(JsonWriter out, BigDecimal value) throws IOException {
            out.value(value.toPlainString());
        }

        @Override
        public BigDecimal read(JsonReader in) throws IOException {
            return new BigDecimal(in.nextString());
        }
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

    /** One amount is a text, a filled price form an object. */
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
                return TenderedValue.of(in.nextString());
            }
            var prices = new LinkedHashMap<String, BigDecimal>();
            in.beginObject();
            while (in.hasNext()) {
                prices.put(in.nextName(), new BigDecimal(in.nextString()));
            }
            in.endObject();
            return TenderedValue.ofLines(prices);
        }
    }

    /**
     * An absent value is an empty list, a present one a list of one: the same in every place, also where nulls are
     * dropped.
     */
    private static final class Optionals implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked")
        public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            if (type.getRawType() != Optional.class) {
                return null;
            }
            Type inner = ((ParameterizedType) type.getType()).getActualTypeArguments()[0];
            return (TypeAdapter<T>) new OptionalForm<>(gson.getAdapter(TypeToken.get(inner)));
        }
    }

    private static final class OptionalForm<T> extends TypeAdapter<Optional<T>> {
        private final TypeAdapter<T> inner;

        @SuppressWarnings("unchecked")
        OptionalForm(TypeAdapter<?> inner) {
            this.inner = (TypeAdapter<T>) inner;
        }

        @Override
        public void write(JsonWriter out, Optional<T> value) throws IOException {
            out.beginArray();
            if (value.isPresent()) {
                inner.write(out, value.get());
            }
            out.endArray();
        }

        @Override
        public Optional<T> read(JsonReader in) throws IOException {
            in.beginArray();
            Optional<T> value = in.hasNext() ? Optional.of(inner.read(in)) : Optional.empty();
            in.endArray();
            return value;
        }
    }
}
