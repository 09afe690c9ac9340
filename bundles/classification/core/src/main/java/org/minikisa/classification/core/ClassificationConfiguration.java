package org.minikisa.classification.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** When the machine stands by what it says. */
@ObjectClassDefinition(
        name = "Minikisa classification",
        description = "How right the machine must be where it does not ask people.")
@interface ClassificationConfiguration {

    String PID = "org.minikisa.classification";

    double NINE_IN_TEN = 0.9;

    /** Property {@code accuracy}. */
    @AttributeDefinition(
            name = "Accuracy of what it is sure of",
            description =
                    "Share of right answers, 0.5 to 0.999, among those it is sure of, on labelled texts that are held back"
                            + " from learning. The greater it is, the more is left to people.")
    double accuracy() default NINE_IN_TEN;
}
