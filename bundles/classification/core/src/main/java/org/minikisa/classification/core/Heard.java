package org.minikisa.classification.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was said of one text.
 *
 * @param voices on all questions
 * @param own the labels of each taxonomy of the unit's own, by its id
 * @param jointProcurements ids of those there are
 * @param remembered by question: what people said of the same text
 * @param failed who threw; nobody is sure then
 * @param model what took part
 */
record Heard(
        List<Voice> voices,
        Map<String, List<String>> own,
        List<String> jointProcurements,
        Map<String, Remembered> remembered,
        Substance substance,
        List<String> failed,
        SureFrom sureFrom,
        String model) {

    /** @param contact whose text it was, the last one that was labelled */
    record Remembered(String value, String contact) {}

    /** From which probability on there is certainty. */
    @FunctionalInterface
    interface SureFrom {
        double of(String question, String value);
    }

    List<Voice> on(String question) {
        return voices.stream().filter(v -> v.question().equals(question)).toList();
    }

    Optional<Remembered> rememberedOn(String question) {
        return Optional.ofNullable(remembered.get(question));
    }
}
