package org.minikisa.classification.api;

import java.util.Map;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Judges contacts. Whiteboard service: of several the one with the highest {@code service.ranking} is asked; while there is
 * none, contacts wait. So a classifier that still has to train registers when it is ready.
 *
 * <p>{@link #classify} is pure and thread-safe: the same text and model give the same labels. It runs inside a unit of work
 * of the store, so it must be quick and must not write to the store. A contact for which it throws is parked and can be
 * retried.
 */
@ConsumerType
public interface ContactClassifier {

    /** Stable name of the kind of classifier: {@code linear}. */
    String id();

    /** The exact thing that judges now, so that a judgement can be traced to it; changes when it learns. */
    default String model() {
        return id();
    }

    /** @return one label for every axis, with the values that {@link Axis} says */
    Map<Axis, Label> classify(ContactText contact);
}
