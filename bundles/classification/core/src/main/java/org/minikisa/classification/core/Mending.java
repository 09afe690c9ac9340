package org.minikisa.classification.core;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.store.api.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left of rows that a disk or another program has damaged. One damaged label must not keep all others from being read: it
 * is unknown and not sure, so that a person can say what is right, and the log says once where it is.
 */
public final class Mending {

    private static final Logger LOG = LoggerFactory.getLogger(Mending.class);

    /** What is told once must be remembered; nobody reads more than this. */
    private static final int MOST_TOLD = 1000;

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private static final List<Evidence> DAMAGED = List.of(new Evidence("(damaged in the store)", 0, Evidence.DOUBT));

    private Mending() {}

    /** @param what without personal data. @return empty where a row cannot be read */
    public static <T> Optional<T> readable(String what, Supplier<T> row) {
        try {
            return Optional.of(row.get());
        } catch (StoreException | IllegalArgumentException e) {
            tell(what);
            return Optional.empty();
        }
    }

    private static void tell(String what) {
        if (TOLD.size() < MOST_TOLD && TOLD.add(what)) {
            LOG.warn("{} is damaged in the store and left out", what);
        }
    }

    /** @throws IllegalArgumentException for a value that its axis does not have */
    static Statement whole(Statement statement) {
        statement.axis().ifPresent(axis -> requireValue(axis, statement.value()));
        return statement;
    }

    private static void requireValue(Axis axis, String value) {
        if (!isValue(axis, value)) {
            throw new IllegalArgumentException("no value of " + axis);
        }
    }

    /** Joint procurements may have been withdrawn, and languages are no closed list. */
    private static boolean isValue(Axis axis, String value) {
        return switch (axis) {
            case KIND -> isOneOf(Kind.values(), value);
            case TOPIC -> isOneOf(Topic.values(), value);
            case URGENCY -> isOneOf(Urgency.values(), value);
            case JOINT_PROCUREMENT, LANGUAGE -> true;
        };
    }

    private static boolean isOneOf(Enum<?>[] values, String value) {
        return Arrays.stream(values).anyMatch(v -> v.name().equals(value));
    }

    /**
     * A label for each axis.
     *
     * @param labels those of a contact that could be read, by the names of their axes; loses those of axes
     */
    static Map<Axis, Label> whole(String contact, Map<String, Label> labels) {
        var whole = new EnumMap<Axis, Label>(Axis.class);
        for (Axis axis : Axis.values()) {
            Optional.ofNullable(labels.remove(axis.name()))
                    .filter(label -> isValue(axis, label.value()))
                    .ifPresent(label -> whole.put(axis, whole(axis, label)));
        }
        // one that was judged by 0.1.0 has none
        whole.putIfAbsent(Axis.URGENCY, Label.unknown(Urgency.NORMAL.name()));
        for (Axis axis : Axis.values()) {
            if (!whole.containsKey(axis)) {
                tell("the " + axis + " of " + contact);
                whole.put(axis, new Label(instead(axis, whole), 0, false, DAMAGED, List.of()));
            }
        }
        return whole;
    }

    private static Label whole(Axis axis, Label label) {
        List<Alternative> alternatives = label.alternatives().stream()
                .filter(a -> isValue(axis, a.value()))
                .toList();
        return new Label(label.value(), label.probability(), label.sure(), label.evidence(), alternatives);
    }

    /** Kind and topic fit together as far as one of them is known. */
    private static String instead(Axis axis, Map<Axis, Label> known) {
        Optional<String> other = Optional.ofNullable(known.get(axis == Axis.KIND ? Axis.TOPIC : Axis.KIND))
                .map(Label::value);
        return switch (axis) {
            case KIND ->
                other.map(Topic::valueOf).map(Topic::kind).orElse(Kind.GUIDANCE).name();
            case TOPIC -> topicOf(other.orElse(Kind.GUIDANCE.name())).name();
            case URGENCY -> Urgency.NORMAL.name();
            case JOINT_PROCUREMENT, LANGUAGE -> "";
        };
    }

    private static Topic topicOf(String kind) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.kind().name().equals(kind))
                .findFirst()
                .orElse(Topic.values()[0]);
    }
}
