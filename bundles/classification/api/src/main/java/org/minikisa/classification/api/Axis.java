package org.minikisa.classification.api;

/** A question that is asked of every contact. The values of a {@link Label} on each axis are strings: */
public enum Axis {
    /** The name of a {@link Kind}. Never empty. */
    KIND,
    /** The name of a {@link Topic}. Never empty: {@link Topic#NONE} where nothing speaks for another. */
    TOPIC,
    /** The id of a joint procurement; empty where nothing speaks for one. */
    JOINT_PROCUREMENT,
    /** ISO 639-1 code, lower case, also of languages that nobody here answers in; empty where it cannot be told. */
    LANGUAGE,
    /** The name of an {@link Urgency}. Never empty. */
    URGENCY
}
