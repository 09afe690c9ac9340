package org.minikisa.classification.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is said of one text on all axes.
 *
 * @param labels one for every axis
 * @param further joint procurements that are meant beside the one in {@code labels}, most probable first
 * @param own labels of the taxonomies that the unit brought itself, by the taxonomy's id
 * @param model what judged: names every classifier and version that took part
 */
public record Judgement(Map<Axis, Label> labels, List<Label> further, Map<String, Label> own, String model) {

    public Judgement {
        var byAxis = new EnumMap<Axis, Label>(Axis.class);
        for (Axis axis : Axis.values()) {
            byAxis.put(axis, Objects.requireNonNull(labels.get(axis), () -> "no label for " + axis));
        }
        labels = Collections.unmodifiableMap(byAxis);
        further = List.copyOf(further);
        own = Collections.unmodifiableMap(new TreeMap<>(own));
        Objects.requireNonNull(model, "model");
        Kind.valueOf(labels.get(Axis.KIND).value());
        Topic.valueOf(labels.get(Axis.TOPIC).value());
        Urgency.valueOf(labels.get(Axis.URGENCY).value());
    }

    /** Whether it stands by what decides where the contact goes: kind and topic. */
    public boolean sure() {
        return labels.get(Axis.KIND).sure() && labels.get(Axis.TOPIC).sure();
    }

    /** The same with another label on one axis. */
    public Judgement with(Axis axis, Label label) {
        var changed = new EnumMap<>(labels);
        changed.put(axis, label);
        return new Judgement(changed, further, own, model);
    }
}
