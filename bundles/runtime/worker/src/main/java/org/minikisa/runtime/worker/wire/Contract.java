package org.minikisa.runtime.worker.wire;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;

/**
 * A service interface whose calls can be sent to a worker: its methods, numbered, with the codecs of what they take and give.
 * New methods of the interface need nothing here as long as their types can be sent.
 */
public enum Contract {
    MODEL(ImpactModel.class),
    FUNCTION(ImpactFunction.class),
    METHOD(ScoringMethod.class);

    private final Class<?> type;
    private final List<Call> calls;

    Contract(Class<?> type) {
        this.type = type;
        this.calls = Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toGenericString))
                .map(Call::of)
                .toList();
    }

    /** The interface. */
    public Class<?> type() {
        return type;
    }

    /** Its methods; a method's number is its place here. */
    public List<Call> calls() {
        return calls;
    }

    /** The contract of an interface, by its name; null for another one. */
    public static Contract named(String name) {
        return Arrays.stream(values())
                .filter(contract -> contract.type.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * Is the same on both sides exactly when they have the same contracts: methods, records, their components, constants of
     * enums.
     */
    public static long fingerprint() {
        var types = new LinkedHashSet<Type>();
        var text = new StringBuilder();
        for (var contract : values()) {
            for (var call : contract.calls) {
                text.append(call.method.toGenericString()).append('\n');
                Stream.concat(
                                Arrays.stream(call.method.getGenericParameterTypes()),
                                Stream.of(call.method.getGenericReturnType()))
                        .forEach(type -> describe(type, types, text));
            }
        }
        describe(Opened.class, types, text);
        var sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return sum.getValue() << 32 | text.length();
    }

    private static void describe(Type type, Set<Type> known, StringBuilder text) {
        if (!known.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(part -> describe(part, known, text));
        } else if (type instanceof Class<?> declared) {
            text.append(shape(declared)).append('\n');
            parts(declared).forEach(part -> describe(part, known, text));
        }
    }

    private static String shape(Class<?> type) {
        return type.getName()
                + (type.isEnum() ? Arrays.toString(type.getEnumConstants()) : "")
                + parts(type).map(Type::getTypeName).collect(Collectors.joining(",", "(", ")"));
    }

    private static Stream<Type> parts(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getGenericType)
                : type.isSealed() && !type.isEnum() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.empty();
    }

    /**
     * A method.
     *
     * @param takes the codecs of its parameters
     * @param gives the codec of its result
     */
    public record Call(Method method, List<Codec> takes, Codec gives) {

        static Call of(Method method) {
            return new Call(
                    method,
                    Arrays.stream(method.getGenericParameterTypes())
                            .map(Codec::of)
                            .toList(),
                    Codec.of(method.getGenericReturnType()));
        }

        /** What it always gives the same for: a method without parameters tells what the component is. */
        public boolean isConstant() {
            return takes.isEmpty();
        }

        public void writeArguments(Object[] arguments, WireOutput out) {
            for (int i = 0; i < takes.size(); i++) {
                takes.get(i).write(arguments[i], out);
            }
        }

        public Object[] readArguments(WireInput in) {
            return takes.stream().map(codec -> codec.read(in)).toArray();
        }
    }
}
