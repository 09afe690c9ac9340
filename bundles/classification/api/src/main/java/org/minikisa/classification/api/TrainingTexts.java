package org.minikisa.classification.api;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Examples to learn from. Whiteboard service: a classifier that learns does so again when one comes or goes. */
@ConsumerType
public interface TrainingTexts {

    /** For people: where the texts come from. */
    String name();

    /** Always the same while it is registered; order does not matter. */
    List<TrainingText> texts();
}
