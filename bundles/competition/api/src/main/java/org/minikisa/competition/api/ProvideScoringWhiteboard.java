package org.minikisa.competition.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.annotation.bundle.Capability;
import org.osgi.namespace.implementation.ImplementationNamespace;

/** This bundle uses scoring methods of this contract version. */
@Capability(
        namespace = ImplementationNamespace.IMPLEMENTATION_NAMESPACE,
        name = ProvideScoringWhiteboard.NAME,
        version = ProvideScoringWhiteboard.VERSION,
        uses = ScoringMethod.class)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface ProvideScoringWhiteboard {

    /** The name of the contract. */
    String NAME = "minikisa.scoring";

    /** The version of the contract. */
    String VERSION = "1.0.0";
}
