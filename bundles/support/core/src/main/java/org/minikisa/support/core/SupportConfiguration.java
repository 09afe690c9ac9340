package org.minikisa.support.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How fast the unit wants to be, and what it says when a contact has come in. */
@ObjectClassDefinition(
        name = "Minikisa support",
        description =
                "Until when a case should be answered, in working time: 8-16 on Finnish working days; and what customers are"
                        + " told when their contact has come in.")
@interface SupportConfiguration {

    String PID = "org.minikisa.support";

    /** Two working days. */
    long TWO_WORKING_DAYS = 2 * 8 * 60;

    /** Property {@code answer.within.working.minutes}. */
    @AttributeDefinition(
            name = "Answer within, working minutes",
            description = "Counted from the moment the customer wrote; 480 is one working day. Holds for cases that are"
                    + " opened or opened again from now on.",
            min = "1")
    long answer_within_working_minutes() default TWO_WORKING_DAYS;

    /** Property {@code acknowledgement.text.fi}; likewise the others. */
    @AttributeDefinition(
            name = "Acknowledgement in Finnish",
            description =
                    "{number} stands for the conversation's number, {day} for the day of the answer, \\n for a new line;"
                            + " the signature is added. Empty for the text that comes with the program.")
    String acknowledgement_text_fi() default "";

    @AttributeDefinition(name = "Acknowledgement in Swedish", description = "Like the Finnish one.")
    String acknowledgement_text_sv() default "";

    @AttributeDefinition(name = "Acknowledgement in English", description = "Like the Finnish one.")
    String acknowledgement_text_en() default "";

    @AttributeDefinition(
            name = "Signature in Finnish",
            description =
                    "Below acknowledgements, \\n for a new line; its first line is the sender's name as well. Empty for"
                            + " the one that comes with the program.")
    String acknowledgement_signature_fi() default "";

    @AttributeDefinition(name = "Signature in Swedish", description = "Like the Finnish one.")
    String acknowledgement_signature_sv() default "";

    @AttributeDefinition(name = "Signature in English", description = "Like the Finnish one.")
    String acknowledgement_signature_en() default "";
}
