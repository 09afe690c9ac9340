package org.minikisa.classification.core.learning;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** When models are learnt again by themselves. */
@ObjectClassDefinition(name = "Minikisa classification", description = "When models are learnt again by themselves.")
@interface LearningSettings {

    /** Property {@code retrain.after}. */
    @AttributeDefinition(
            name = "Corrections until learning again",
            description =
                    "A correction holds at once. After so many of them a taxonomy's model is learnt anew from all texts, in"
                            + " the background; it serves unless it is worse on held-back texts. 0 for never.",
            min = "0")
    int retrain_after() default 25;
}
