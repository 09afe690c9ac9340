package org.minikisa.runtime.worker.wire;

import java.lang.reflect.Type;

/** Writes and reads the values of one declared type. Thread-safe. */
public interface Codec {

    /** @throws WireException when it is not a value of the type, or too large */
    void write(Object value, WireOutput out);

    /** @throws WireException when the bytes are not a value of the type */
    Object read(WireInput in);

    /**
     * The codec of a declared type: primitives and their arrays of double, texts, exact decimals, dates, optionals, lists,
     * sets, maps, and the enums, records and sealed interfaces of the open packages.
     *
     * @throws IllegalArgumentException for any other type
     */
    static Codec of(Type type) {
        return Codecs.of(type);
    }
}
