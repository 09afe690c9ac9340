package org.minikisa.classification.api;

import java.util.Objects;

/**
 * An example to learn from. What it does not say, it does not teach.
 *
 * @param language ISO 639-1 code, lower case; empty for unsaid
 * @param topic name of a {@link Topic}; empty for unsaid
 * @param jointProcurement id of a joint procurement; empty for an example that speaks of none
 * @param subject may be empty
 * @param text what a customer might write; not blank
 * @param group by which hand it is, where several have written; texts by one hand are more alike than those of customers
 */
public record TrainingText(
        String language, String topic, String jointProcurement, String subject, String text, String group) {

    public TrainingText {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(group, "group");
        if (Objects.requireNonNull(text, "text").isBlank()) {
            throw new IllegalArgumentException("a training text is blank");
        }
        if (!topic.isEmpty()) {
            Topic.valueOf(topic);
        }
    }

    /** One by a hand of which nothing is known. */
    public TrainingText(String language, String topic, String jointProcurement, String subject, String text) {
        this(language, topic, jointProcurement, subject, text, "");
    }

    /** One without a subject, by a hand of which nothing is known. */
    public TrainingText(String language, String topic, String jointProcurement, String text) {
        this(language, topic, jointProcurement, "", text);
    }
}
