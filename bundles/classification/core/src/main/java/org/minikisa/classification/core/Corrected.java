package org.minikisa.classification.core;

import java.util.List;

import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Label;

/** What holds of a contact: the machine's judgement with people's corrections in its place. */
final class Corrected {

    private Corrected() {}

    /** @param corrections oldest first; the last one on an axis holds */
    static Classification of(Classification judged, List<Correction> corrections) {
        Classification now = judged;
        for (Correction correction : corrections) {
            now = now.with(correction.axis(), new Label(correction.value(), 1, true, List.of(), List.of()));
        }
        return now;
    }
}
