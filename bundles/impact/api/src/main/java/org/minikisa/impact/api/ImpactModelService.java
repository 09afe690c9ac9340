package org.minikisa.impact.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Sets the service properties {@link ImpactModel#ID} and {@link ImpactModel#VERSION} of a component. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ImpactModelService {

    /** Before the names of the elements. */
    String PREFIX_ = "minikisa.impact.";

    String id();

    String version();
}
