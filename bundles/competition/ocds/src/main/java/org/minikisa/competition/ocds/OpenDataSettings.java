package org.minikisa.competition.ocds;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How competitions are published as open data. */
@ObjectClassDefinition(
        name = "Minikisa competition: open data",
        description = "How competitions are published as open data (OCDS 1.1.5).")
@interface OpenDataSettings {

    /** Property {@code ocid.prefix}. */
    @AttributeDefinition(
            name = "Prefix of ocids",
            description =
                    "Registered for this publisher with the Open Contracting Data Standard helpdesk. The default is"
                            + " nobody's: do not publish with it. Changing it makes other processes of the same competitions.")
    String ocid_prefix() default "ocds-000000";

    /** Property {@code publisher}. */
    @AttributeDefinition(
            name = "Publisher",
            description = "Who publishes; empty for the name of the purchasing body that was loaded.")
    String publisher() default "";

    /** Property {@code uri}. */
    @AttributeDefinition(name = "Address", description = "The URI of the package, where it can be fetched.")
    String uri() default "urn:minikisa:open-data";

    /** Property {@code bids.from}. */
    @AttributeDefinition(
            name = "Bids from",
            description = "When bids become public: with the decision, or with the contract only (621/1999 s. 7).",
            options = {@Option(value = "DECISION"), @Option(value = "CONTRACT")})
    String bids_from() default "DECISION";
}
