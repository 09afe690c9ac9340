package org.minikisa.competition.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Makes a component a scoring method: {@code @Component @ScoringMethodService(id = "ratio-to-smallest")}. */
@ComponentPropertyType
@RequireScoringWhiteboard
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ScoringMethodService {

    /** Prefix of the service properties. */
    String PREFIX_ = "minikisa.scoring.";

    /** {@link ScoringMethod#ID}. */
    String id();

    /** {@link ScoringMethod#VERSION}. */
    String version() default "1.0";
}
