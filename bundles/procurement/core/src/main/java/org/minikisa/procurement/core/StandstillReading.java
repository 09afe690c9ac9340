package org.minikisa.procurement.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How the legal calendar reads what can be read in two ways. */
@ObjectClassDefinition(
        name = "Minikisa procurement: legal calendar",
        description = "How the Procurement Act is read where it can be read in two ways.")
@interface StandstillReading {

    /** Property {@code standstill.reading}; where it is not set, the framework property of the calendar decides. */
    @AttributeDefinition(
            name = "Reading of s. 129",
            description = "When the contract may be made where the last day of the standstill is no working day: on the"
                    + " working day that follows (LITERAL), or after it (CAUTIOUS). Empty for the framework property"
                    + " minikisa.standstill.reading; CAUTIOUS where that is not set either.",
            options = {@Option(value = ""), @Option(value = "CAUTIOUS"), @Option(value = "LITERAL")})
    String standstill_reading() default "";
}
