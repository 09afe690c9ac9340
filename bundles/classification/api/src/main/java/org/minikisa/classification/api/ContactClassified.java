package org.minikisa.classification.api;

/**
 * Fact: a contact was judged.
 *
 * @param contact its id
 * @param conversation the id of its conversation
 * @param kind name of a {@link Kind}
 * @param topic name of a {@link Topic}
 * @param jointProcurement id; empty for unknown
 * @param language {@code fi}, {@code sv}, {@code en}; empty for unknown
 * @param kindProbability from 0 to 1
 * @param topicProbability from 0 to 1
 * @param sure whether the classifier stands by kind and topic
 * @param model {@link ContactClassifier#model()}
 */
public record ContactClassified(
        String contact,
        String conversation,
        String kind,
        String topic,
        String jointProcurement,
        String language,
        double kindProbability,
        double topicProbability,
        boolean sure,
        String model) {}
