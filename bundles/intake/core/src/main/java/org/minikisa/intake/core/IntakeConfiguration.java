package org.minikisa.intake.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@code org.minikisa.intake.core}: what reading one contact may cost. */
@ObjectClassDefinition(
        name = "Intake limits",
        description = "What reading one contact may cost. A contact over a limit is quarantined, never cut or lost.")
@interface IntakeConfiguration {

    String PID = "org.minikisa.intake.core";

    @AttributeDefinition(name = "Largest contact", description = "Bytes", min = "1024", max = "67108864")
    int largestBytes() default 25 * 1024 * 1024;

    @AttributeDefinition(name = "Deepest nesting", description = "Multiparts within multiparts", min = "1", max = "500")
    int deepestNesting() default 100;

    @AttributeDefinition(name = "Most parts", description = "Of one message", min = "1", max = "50000")
    int mostParts() default 5_000;

    @AttributeDefinition(name = "Longest header field", description = "Bytes", min = "1000", max = "16777216")
    int longestHeaderField() default 1024 * 1024;

    @AttributeDefinition(
            name = "Longest time",
            description = "Seconds until reading one contact is given up",
            min = "1")
    int seconds() default 20;
}
