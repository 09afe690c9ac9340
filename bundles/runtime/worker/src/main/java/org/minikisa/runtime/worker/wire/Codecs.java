package org.minikisa.runtime.worker.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The codecs, one per type, made when it is first met. */
final class Codecs {

    /** Only what these hold is ever made of bytes. */
    private static final Set<String> OPEN = Set.of(
            "org.minikisa.problem.api",
            "org.minikisa.competition.api",
            "org.minikisa.impact.api",
            "org.minikisa.runtime.worker.wire");

    private static final Map<Type, Codec> KNOWN = new ConcurrentHashMap<>();

    static {
        simple(boolean.class, Boolean.class, (v, out) -> out.writeByte(v ? 1 : 0), in -> in.readChoice(2) == 1);
        simple(int.class, Integer.class, (v, out) -> out.writeInt(v), WireInput::readInt);
        simple(long.class, Long.class, (v, out) -> out.writeLong(v), WireInput::readLong);
        simple(
                double.class,
                Double.class,
                (v, out) -> out.writeLong(Double.doubleToRawLongBits(v)),
                in -> Double.longBitsToDouble(in.readLong()));
        simple(double[].class, double[].class, Codecs::writeDoubles, Codecs::readDoubles);
        simple(String.class, String.class, (v, out) -> out.writeText(v), WireInput::readText);
        simple(BigDecimal.class, BigDecimal.class, Decimals::write, Decimals::read);
        simple(LocalDate.class, LocalDate.class, (v, out) -> out.writeLong(v.toEpochDay()), Codecs::readDate);
        simple(Instant.class, Instant.class, Codecs::writeInstant, Codecs::readInstant);
        simple(OptionalDouble.class, OptionalDouble.class, Codecs::writeOptional, Codecs::readOptionalDouble);
        simple(OptionalInt.class, OptionalInt.class, Codecs::writeOptional, Codecs::readOptionalInt);
    }

    private Codecs() {}

    static Codec of(Type type) {
        var known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        // A type may hold itself, so its parts are looked up when they are first needed.
        var made = type instanceof ParameterizedType parameterized ? generic(parameterized) : declared((Class<?>) type);
        KNOWN.put(type, made);
        return made;
    }

    private static Codec generic(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return new OptionalCodec(of(arguments[0]));
        }
        if (type.getRawType() == List.class || type.getRawType() == Collection.class) {
            return new ListCodec(of(arguments[0]));
        }
        if (type.getRawType() == Set.class) {
            return new SetCodec(of(arguments[0]));
        }
        if (type.getRawType() == Map.class) {
            return new MapCodec(of(arguments[0]), of(arguments[1]));
        }
        throw new IllegalArgumentException("values of " + type + " cannot be sent to a worker");
    }

    private static Codec declared(Class<?> type) {
        if (OPEN.contains(type.getPackageName())) {
            if (type.isEnum()) {
                return new EnumCodec(type);
            }
            if (type.isRecord()) {
                return new RecordCodec(type);
            }
            if (type.isSealed() && type.isInterface()) {
                return new SealedCodec(type);
            }
        }
        throw new IllegalArgumentException("values of " + type.getName() + " cannot be sent to a worker");
    }

    private static <T> void simple(
            Class<?> declared, Class<T> boxed, BiConsumer<T, WireOutput> writer, Function<WireInput, T> reader) {
        var codec = new Simple<>(boxed, writer, reader);
        KNOWN.put(declared, codec);
        KNOWN.put(boxed, codec);
    }

    static <T> T checked(Class<T> type, Object value) {
        if (value == null) {
            throw new WireException("nothing (null) instead of " + type.getSimpleName());
        }
        if (!type.isInstance(value)) {
            throw new WireException(value.getClass().getName() + " instead of " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static void writeDoubles(double[] values, WireOutput out) {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeLong(Double.doubleToRawLongBits(value));
        }
    }

    private static double[] readDoubles(WireInput in) {
        var values = new double[in.readSize(Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.longBitsToDouble(in.readLong());
        }
        return values;
    }

    private static LocalDate readDate(WireInput in) {
        try {
            return LocalDate.ofEpochDay(in.readLong());
        } catch (DateTimeException e) {
            throw new WireException("a date that does not exist", e);
        }
    }

    private static void writeInstant(Instant value, WireOutput out) {
        out.writeLong(value.getEpochSecond());
        out.writeInt(value.getNano());
    }

    private static Instant readInstant(WireInput in) {
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException | ArithmeticException e) {
            throw new WireException("a moment that does not exist", e);
        }
    }

    private static void writeOptional(OptionalDouble value, WireOutput out) {
        out.writeByte(value.isPresent() ? 1 : 0);
        value.ifPresent(v -> out.writeLong(Double.doubleToRawLongBits(v)));
    }

    private static OptionalDouble readOptionalDouble(WireInput in) {
        return in.readChoice(2) == 1
                ? OptionalDouble.of(Double.longBitsToDouble(in.readLong()))
                : OptionalDouble.empty();
    }

    private static void writeOptional(OptionalInt value, WireOutput out) {
        out.writeByte(value.isPresent() ? 1 : 0);
        value.ifPresent(out::writeInt);
    }

    private static OptionalInt readOptionalInt(WireInput in) {
        return in.readChoice(2) == 1 ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
    }

    /** A type without parts. */
    private record Simple<T>(Class<T> type, BiConsumer<T, WireOutput> writer, Function<WireInput, T> reader)
            implements Codec {
        @Override
        public void write(Object value, WireOutput out) {
            writer.accept(checked(type, value), out);
        }

        @Override
        public Object read(WireInput in) {
            return reader.apply(in);
        }
    }

    /** Bounded: a few bytes can name a number that no computer can write out. */
    private static final class Decimals {

        private static final int MOST_BYTES = 1024;
        private static final int MOST_DIGITS = 10_000;

        static void write(BigDecimal value, WireOutput out) {
            byte[] unscaled = value.unscaledValue().toByteArray();
            check(unscaled.length, value.scale());
            out.writeInt(value.scale());
            out.writeBytes(unscaled);
        }

        static BigDecimal read(WireInput in) {
            int scale = in.readInt();
            byte[] unscaled = in.readBytes();
            check(unscaled.length, scale);
            return new BigDecimal(new BigInteger(unscaled), scale);
        }

        private static void check(int bytes, int scale) {
            if (bytes == 0 || bytes > MOST_BYTES || scale > MOST_DIGITS || scale < -MOST_DIGITS) {
                throw new WireException("a number of " + bytes + " bytes and scale " + scale);
            }
        }
    }

    private record OptionalCodec(Codec content) implements Codec {
        @Override
        public void write(Object value, WireOutput out) {
            Optional<?> optional = checked(Optional.class, value);
            out.writeByte(optional.isPresent() ? 1 : 0);
            optional.ifPresent(v -> content.write(v, out));
        }

        @Override
        public Object read(WireInput in) {
            return in.readChoice(2) == 1 ? Optional.of(content.read(in)) : Optional.empty();
        }
    }

    /** Copied first: a collection of a plug-in's own may be of another size each time it is asked. */
    private static void writeAll(Collection<?> values, Codec element, WireOutput out) {
        var copy = new ArrayList<Object>();
        for (Object value : values) {
            if (copy.size() == WireInput.MOST_ELEMENTS) {
                throw new WireException("more than " + WireInput.MOST_ELEMENTS + " elements in one value");
            }
            copy.add(value);
        }
        out.writeInt(copy.size());
        copy.forEach(value -> element.write(value, out));
    }

    private static <C extends Collection<Object>> C readAll(C into, Codec element, WireInput in) {
        int size = in.readSize();
        for (int i = 0; i < size; i++) {
            if (!into.add(element.read(in))) {
                throw new WireException("an element twice");
            }
        }
        return into;
    }

    private record ListCodec(Codec element) implements Codec {
        @Override
        public void write(Object value, WireOutput out) {
            writeAll(checked(List.class, value), element, out);
        }

        @Override
        public Object read(WireInput in) {
            return Collections.unmodifiableList(readAll(new ArrayList<>(), element, in));
        }
    }

    private record SetCodec(Codec element) implements Codec {
        @Override
        public void write(Object value, WireOutput out) {
            writeAll(checked(Set.class, value), element, out);
        }

        @Override
        public Object read(WireInput in) {
            return Collections.unmodifiableSet(readAll(new LinkedHashSet<>(), element, in));
        }
    }

    private record MapCodec(Codec key, Codec content) implements Codec {
        @Override
        public void write(Object value, WireOutput out) {
            var copy = new LinkedHashMap<Object, Object>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) checked(Map.class, value)).entrySet()) {
                if (copy.size() == WireInput.MOST_ELEMENTS) {
                    throw new WireException("more than " + WireInput.MOST_ELEMENTS + " entries in one value");
                }
                copy.put(entry.getKey(), entry.getValue());
            }
            out.writeInt(copy.size());
            copy.forEach((k, v) -> {
                key.write(k, out);
                content.write(v, out);
            });
        }

        @Override
        public Object read(WireInput in) {
            int size = in.readSize();
            var map = new LinkedHashMap<Object, Object>();
            for (int i = 0; i < size; i++) {
                if (map.put(key.read(in), content.read(in)) != null) {
                    throw new WireException("a key twice");
                }
            }
            return Collections.unmodifiableMap(map);
        }
    }

    private static final class EnumCodec implements Codec {
        private final Class<?> type;
        private final Object[] constants;

        EnumCodec(Class<?> type) {
            this.type = type;
            this.constants = type.getEnumConstants();
        }

        @Override
        public void write(Object value, WireOutput out) {
            out.writeByte(((Enum<?>) checked(type, value)).ordinal());
        }

        @Override
        public Object read(WireInput in) {
            return constants[in.readChoice(constants.length)];
        }
    }

    private static final class SealedCodec implements Codec {
        private final Class<?> type;
        private final Class<?>[] permitted;

        SealedCodec(Class<?> type) {
            this.type = type;
            this.permitted = type.getPermittedSubclasses();
        }

        @Override
        public void write(Object value, WireOutput out) {
            Object checked = checked(type, value);
            for (int i = 0; i < permitted.length; i++) {
                if (permitted[i].isInstance(checked)) {
                    out.writeByte(i);
                    of(permitted[i]).write(checked, out);
                    return;
                }
            }
            throw new WireException(checked.getClass().getName() + " instead of " + type.getSimpleName());
        }

        @Override
        public Object read(WireInput in) {
            return of(permitted[in.readChoice(permitted.length)]).read(in);
        }
    }

    private static final class RecordCodec implements Codec {
        private final Class<?> type;
        private final RecordComponent[] components;
        private final Constructor<?> constructor;
        private volatile Codec[] codecs;

        RecordCodec(Class<?> type) {
            this.type = type;
            this.components = type.getRecordComponents();
            try {
                this.constructor = type.getConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type.getName() + " cannot be made from outside", e);
            }
        }

        @Override
        public void write(Object value, WireOutput out) {
            Object checked = checked(type, value);
            for (int i = 0; i < components.length; i++) {
                try {
                    codecs()[i].write(components[i].getAccessor().invoke(checked), out);
                } catch (WireException e) {
                    throw at(components[i].getName(), e);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("a record of an open package can be read", e);
                }
            }
        }

        @Override
        public Object read(WireInput in) {
            in.enter();
            var arguments = new Object[components.length];
            for (int i = 0; i < arguments.length; i++) {
                try {
                    arguments[i] = codecs()[i].read(in);
                } catch (WireException e) {
                    throw at(components[i].getName(), e);
                }
            }
            in.leave();
            return make(arguments);
        }

        private Object make(Object[] arguments) {
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException e) {
                throw new WireException(
                        "no " + type.getSimpleName() + ": " + e.getCause().getMessage(), e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record of an open package can be made", e);
            }
        }

        private Codec[] codecs() {
            var known = codecs;
            if (known == null) {
                known = Arrays.stream(components)
                        .map(component -> of(component.getGenericType()))
                        .toArray(Codec[]::new);
                codecs = known;
            }
            return known;
        }

        private WireException at(String component, WireException e) {
            return new WireException(type.getSimpleName() + "." + component + ": " + e.getMessage());
        }
    }
}
