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
 * @param urgency name of an {@link Urgency}; {@code NORMAL} where it was not judged yet
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
        String model,
        String urgency) {

    public ContactClassified {
        urgency = urgency == null ? Urgency.NORMAL.name() : urgency; // facts from before it was judged lack it
    }

    /** One that can wait. */
    public ContactClassified(
            String contact,
            String conversation,
            String kind,
            String topic,
            String jointProcurement,
            String language,
            double kindProbability,
            double topicProbability,
            boolean sure,
            String model) {
        this(
                contact,
                conversation,
                kind,
                topic,
                jointProcurement,
                language,
                kindProbability,
                topicProbability,
                sure,
                model,
                Urgency.NORMAL.name());
    }
}
