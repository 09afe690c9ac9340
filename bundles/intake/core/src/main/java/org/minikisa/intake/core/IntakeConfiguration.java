package org.minikisa.intake.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of {@code org.minikisa.intake.core}: what reading one contact may cost, and what the house is. */
@ObjectClassDefinition(
        name = "Intake",
        description =
                "What reading one contact may cost (one over a limit is quarantined, never cut or lost), what the house's own"
                        + " addresses and mail servers are, and what is answered by itself.")
public @interface IntakeConfiguration {

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
            description = "Seconds of processor time until reading one contact is given up; it is quarantined then",
            min = "1",
            max = "600")
    int seconds() default 2;

    @AttributeDefinition(
            name = "Own addresses",
            description =
                    "The unit's mailboxes. Replies come from the one that the contact was sent to, else from the first",
            required = false)
    String[] ownAddresses() default {};

    @AttributeDefinition(
            name = "Staff",
            description =
                    "Addresses and domains of the house's own people. Whoever writes from one without being authenticated by"
                            + " the house's mail server is a forger",
            required = false)
    String[] staff() default {};

    @AttributeDefinition(
            name = "Trusted mail servers",
            description =
                    "Names under which the house's own mail servers write Authentication-Results (authserv-id, RFC 8601). They"
                            + " must remove such fields that come from outside. All other ones are ignored. <> stands for a server that"
                            + " writes no name, as Microsoft 365 does: only where every message comes through it",
            required = false)
    String[] trustedMailServers() default {};

    @AttributeDefinition(name = "Acknowledge", description = "Whether acknowledgements are sent")
    boolean acknowledge() default false;

    @AttributeDefinition(
            name = "Acknowledgements per day",
            description = "To one address within 24 hours",
            min = "1",
            max = "1000")
    int acknowledgementsPerDay() default 10;
}
