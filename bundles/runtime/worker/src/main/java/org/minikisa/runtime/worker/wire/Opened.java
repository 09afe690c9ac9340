package org.minikisa.runtime.worker.wire;

import java.util.List;
import java.util.Objects;

/** What a worker found in a jar, in the order in which calls name it. */
public record Opened(List<Component> components) {

    public static final Codec CODEC = Codec.of(Opened.class);

    public Opened {
        components = List.copyOf(components);
    }

    /** A component under one of its contracts. */
    public record Component(Contract contract, List<Property> properties) {

        public Component {
            Objects.requireNonNull(contract, "contract");
            properties = List.copyOf(properties);
        }
    }

    /**
     * A property as its XML has it.
     *
     * @param type of Declarative Services: {@code String}, {@code Long}, …
     * @param values one unless it is an array
     */
    public record Property(String name, Type type, boolean isArray, List<String> values) {

        public Property {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            values = List.copyOf(values);
        }

        /** Types of properties, as Declarative Services names them. */
        public enum Type {
            STRING,
            LONG,
            DOUBLE,
            FLOAT,
            INTEGER,
            BYTE,
            CHARACTER,
            BOOLEAN,
            SHORT
        }
    }
}
