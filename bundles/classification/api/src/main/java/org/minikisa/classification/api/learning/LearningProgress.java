package org.minikisa.classification.api.learning;

/** Hears how far learning is. It may stop it by throwing; an interrupted thread stops learning as well. */
@FunctionalInterface
public interface LearningProgress {

    /** Hears nothing. */
    LearningProgress SILENT = (step, done, of) -> {};

    /**
     * @param step what is being done, a few English words: {@code learning}, {@code calibrating}, {@code evaluating}
     * @param done how many units of this step, from 0
     * @param of how many there are in all
     */
    void at(String step, long done, long of);
}
