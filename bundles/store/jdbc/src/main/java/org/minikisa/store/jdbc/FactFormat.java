package org.minikisa.store.jdbc;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.minikisa.store.api.StoreException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;

/**
 * Facts as canonical JSON: an object with the components in the order of their declaration, map keys sorted, no white
 * space, doubles with the fewest digits that read back as the same double. The same fact is the same text on every JVM.
 *
 * <p>A type is named {@code <wing>.<SimpleName>} for {@code org.minikisa.<wing>.api}, and by its full package for a plug-in
 * from elsewhere; a record {@code XyzV2} is version 2 of {@code Xyz}.
 */
final class FactFormat {

    private static final Pattern WING_API = Pattern.compile("org\\.minikisa\\.([a-z][a-z0-9]*)\\.api(\\..*)?");
    private static final Pattern VERSIONED = Pattern.compile("(.+?)V([2-9]|[1-9][0-9]{1,3})");
    /** From here on a double is written with an exponent. */
    private static final int LONGEST_PLAIN = 17;

    private static final Set<Class<?>> SIMPLE = Set.of(
            String.class,
            long.class,
            Long.class,
            int.class,
            Integer.class,
            double.class,
            Double.class,
            boolean.class,
            Boolean.class);

    /** What is known of a record class is found out once; a class loader that goes takes its entry with it. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return shape(type);
        }
    };

    private FactFormat() {}

    /** The name and version under which a record class stands in the journal. */
    record Name(String type, int version) {}

    record Written(Name name, String json) {}

    private record Shape(Name name, List<RecordComponent> components, Constructor<?> constructor) {}

    /** @throws IllegalArgumentException when the class cannot be a fact; says why */
    static Name name(Class<? extends Record> type) {
        return SHAPES.get(type).name();
    }

    /** @throws IllegalArgumentException when it is no fact, or one of its values cannot be kept */
    static Written write(Record fact) {
        Shape shape = SHAPES.get(fact.getClass());
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setHtmlSafe(false);
            json.beginObject();
            for (RecordComponent component : shape.components()) {
                json.name(component.getName());
                write(json, value(fact, component), fact.getClass().getSimpleName() + "." + component.getName());
            }
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("a StringWriter does not fail", e);
        }
        return new Written(shape.name(), withoutLoneSurrogates(text.toString()));
    }

    /**
     * Reads a fact; a component that the text lacks is null, 0 or false, a list or map is empty.
     *
     * @throws StoreException when the text does not fit the record
     */
    static <R extends Record> R read(String json, Class<R> type) {
        Shape shape = SHAPES.get(type);
        Object[] values = new Object[shape.components().size()];
        try {
            JsonObject object = JsonParser.parseString(json).getAsJsonObject();
            for (int i = 0; i < values.length; i++) {
                RecordComponent component = shape.components().get(i);
                values[i] = read(object.get(component.getName()), component.getGenericType());
            }
            return type.cast(shape.constructor().newInstance(values));
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | UnsupportedOperationException
                | ArithmeticException e) {
            throw new StoreException("the fact does not fit " + type.getName(), e);
        } catch (InvocationTargetException e) {
            throw new StoreException(type.getName() + " refuses the fact: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new StoreException(type.getName() + " cannot be made", e);
        }
    }

    private static Shape shape(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " cannot be a fact: it is not a record");
        }
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                throw new IllegalArgumentException(
                        type.getName() + " cannot be a fact: " + c.getSimpleName() + " is not public");
            }
        }
        Name name = nameOf(type);
        List<RecordComponent> components = List.of(type.getRecordComponents());
        for (RecordComponent component : components) {
            requireSupported(type, component, component.getGenericType());
        }
        try {
            Class<?>[] parameters =
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new Shape(name, components, type.getConstructor(parameters));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be a fact: its constructor is not public", e);
        }
    }

    private static Name nameOf(Class<?> type) {
        String home = type.getPackageName();
        Matcher wing = WING_API.matcher(home);
        if (wing.matches()) {
            home = wing.group(1);
        } else if (home.isEmpty() || home.startsWith("org.minikisa.")) {
            throw new IllegalArgumentException(type.getName()
                    + " cannot be a fact: facts of the house live in org.minikisa.<wing>.api, those of a plug-in in a package"
                    + " of its own");
        }
        Matcher versioned = VERSIONED.matcher(type.getSimpleName());
        return versioned.matches()
                ? new Name(home + "." + versioned.group(1), Integer.parseInt(versioned.group(2)))
                : new Name(home + "." + type.getSimpleName(), 1);
    }

    private static void requireSupported(Class<?> owner, RecordComponent component, Type type) {
        boolean supported = type instanceof Class<?> simple && SIMPLE.contains(simple);
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean list = generic.getRawType() == List.class;
            supported = list || generic.getRawType() == Map.class && arguments[0] == String.class;
            if (supported) {
                requireSupported(owner, component, arguments[arguments.length - 1]);
            }
        }
        if (!supported) {
            throw new IllegalArgumentException(owner.getName() + " cannot be a fact: component " + component.getName()
                    + " is of type " + type.getTypeName()
                    + "; a fact carries String, long, int, double, boolean, List and Map<String, …> of these");
        }
    }

    private static Object value(Record fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "cannot read " + component + " of " + fact.getClass().getName(), e);
        }
    }

    private static void write(JsonWriter json, Object value, String place) throws IOException {
        if (value == null) {
            throw new IllegalArgumentException(
                    place + " is null; a fact says \"\" or an empty list where there is none");
        } else if (value instanceof String text) {
            json.value(text);
        } else if (value instanceof Boolean flag) {
            json.value(flag);
        } else if (value instanceof Double real) {
            json.jsonValue(canonical(real, place));
        } else if (value instanceof Number number) {
            json.value(number.longValue());
        } else if (value instanceof List<?> list) {
            json.beginArray();
            for (int i = 0; i < list.size(); i++) {
                write(json, list.get(i), place + "[" + i + "]");
            }
            json.endArray();
        } else {
            json.beginObject();
            for (Map.Entry<?, ?> entry : new TreeMap<Object, Object>((Map<?, ?>) value).entrySet()) {
                json.name((String) entry.getKey());
                write(json, entry.getValue(), place + "[" + entry.getKey() + "]");
            }
            json.endObject();
        }
    }

    /**
     * The fewest digits that read back as the same double. {@code Double.toString} gives other digits before Java 19 than
     * after, and the journal outlives both.
     */
    static String canonical(double value, String place) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(place + " is " + value + "; JSON has no such number");
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        // 15 digits always suffice for a number that was written with up to 15, 17 for any double.
        for (int digits = 15; digits <= 17; digits++) {
            shortest = exact.round(new MathContext(digits)).stripTrailingZeros();
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        if (shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= LONGEST_PLAIN) {
            return shortest.toPlainString() + ".0";
        }
        return shortest.scale() > 0 && shortest.scale() <= LONGEST_PLAIN
                ? shortest.toPlainString()
                : shortest.toString();
    }

    /** Half of a character pair cannot be written as UTF-8; as an escape it can, and comes back as it was. */
    private static String withoutLoneSurrogates(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (escaped == null && Character.isSurrogate(c) && !pair) {
                escaped = new StringBuilder(json.substring(0, i));
            }
            if (pair) {
                if (escaped != null) {
                    escaped.append(c).append(json.charAt(i + 1));
                }
                i++;
            } else if (escaped != null) {
                escaped.append(Character.isSurrogate(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return escaped == null ? json : escaped.toString();
    }

    private static Object read(JsonElement json, Type type) {
        boolean absent = json == null || json.isJsonNull();
        if (type instanceof ParameterizedType generic) {
            Type content = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                List<Object> list = new ArrayList<>();
                if (!absent) {
                    json.getAsJsonArray().forEach(element -> list.add(read(element, content)));
                }
                return Collections.unmodifiableList(list);
            }
            Map<String, Object> map = new LinkedHashMap<>();
            if (!absent) {
                json.getAsJsonObject().entrySet().forEach(e -> map.put(e.getKey(), read(e.getValue(), content)));
            }
            return Collections.unmodifiableMap(map);
        }
        if (type == String.class) {
            return absent ? null : json.getAsString();
        } else if (type == long.class || type == Long.class) {
            return absent ? 0L : (Object) json.getAsBigDecimal().longValueExact();
        } else if (type == int.class || type == Integer.class) {
            return absent ? 0 : (Object) json.getAsBigDecimal().intValueExact();
        } else if (type == double.class || type == Double.class) {
            return absent ? 0.0 : (Object) json.getAsDouble();
        }
        return !absent && json.getAsBoolean();
    }
}
