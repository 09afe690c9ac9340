package org.minikisa.support.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How fast the unit wants to be. */
@ObjectClassDefinition(
        name = "Minikisa support: service time",
        description = "Until when a case should be answered, in working time: 8-16 on Finnish working days.")
@interface ServiceTime {

    /** Two working days. */
    long TWO_WORKING_DAYS = 2 * 8 * 60;

    /** Property {@code answer.within.working.minutes}. */
    @AttributeDefinition(
            name = "Answer within, working minutes",
            description = "Counted from the moment the customer wrote; 480 is one working day. Holds for cases that are"
                    + " opened or opened again from now on.",
            min = "1")
    long answer_within_working_minutes() default TWO_WORKING_DAYS;
}
