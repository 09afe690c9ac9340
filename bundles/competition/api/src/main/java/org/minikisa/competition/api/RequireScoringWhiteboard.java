package org.minikisa.competition.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.annotation.bundle.Requirement;
import org.osgi.namespace.implementation.ImplementationNamespace;

/**
 * This bundle needs someone who uses scoring methods of this contract version; comes with {@link ScoringMethodService}.
 */
@Requirement(
        namespace = ImplementationNamespace.IMPLEMENTATION_NAMESPACE,
        name = ProvideScoringWhiteboard.NAME,
        version = ProvideScoringWhiteboard.VERSION)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface RequireScoringWhiteboard {}
