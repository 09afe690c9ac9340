package org.minikisa.impact.core.gap;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.core.declarative.Json;

/** What a model in Java says of itself, as JSON: each record an object of its components. */
final class Described {

    private static final Comparator<Json> BY_TEXT = Comparator.comparing(Json::toString);

    private Described() {}

    static Json.Obj json(ModelDescription description) {
        return (Json.Obj) value(description);
    }

    private static Json value(Object value) {
        if (value instanceof Record record) {
            return object(record);
        }
        if (value instanceof Map<?, ?> map) {
            var members = new TreeMap<String, Json>();
            map.forEach((name, element) -> members.put(name.toString(), value(element)));
            return new Json.Obj(members);
        }
        if (value instanceof Collection<?> collection) {
            var elements = collection.stream().map(Described::value);
            return new Json.Arr(
                    collection instanceof List
                            ? elements.toList()
                            : elements.sorted(BY_TEXT).toList());
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new Json.Number(number.doubleValue());
        }
        return value instanceof Boolean bool ? new Json.Bool(bool) : new Json.Text(value.toString());
    }

    private static Json.Obj object(Record record) {
        var members = new LinkedHashMap<String, Json>();
        for (var component : record.getClass().getRecordComponents()) {
            present(read(record, component)).ifPresent(value -> members.put(component.getName(), value(value)));
        }
        return new Json.Obj(members);
    }

    /** Without its wrapping; what is absent is no member. */
    private static Optional<?> present(Object value) {
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
        }
        return value instanceof Optional<?> optional ? optional : Optional.of(value);
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of the contract cannot be read", e);
        }
    }
}
