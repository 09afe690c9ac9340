package org.minikisa.impact.core.declarative;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259), immutable; numbers are IEEE doubles as RFC 8785 has them. */
public sealed interface Json {

    /** Members in the order they were written. */
    record Obj(Map<String, Json> members) implements Json {

        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The same with a member set. */
        public Obj with(String name, Json value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }
    }

    record Arr(List<Json> elements) implements Json {

        public Arr {
            elements = List.copyOf(elements);
        }
    }

    record Text(String value) implements Json {}

    /** Finite. */
    record Number(double value) implements Json {

        public Number {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no " + value);
            }
        }
    }

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /** Lists of so many numbers are shown as they are. */
    int MOST_SHOWN = 4;

    /** What kind of value it is, in words, or the value itself where it is short. */
    default String kind() {
        if (this instanceof Obj) {
            return "an object";
        }
        if (this instanceof Arr list) {
            boolean isShort = list.elements().size() <= MOST_SHOWN
                    && list.elements().stream().allMatch(Number.class::isInstance);
            return isShort ? CanonicalJson.of(this) : "a list";
        }
        if (this instanceof Text text) {
            return '"' + text.value() + '"';
        }
        return CanonicalJson.of(this);
    }
}
