package org.minikisa.impact.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Sets the service properties of an {@link ImpactFunction} on its component. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ImpactFunctionService {

    String PREFIX_ = "minikisa.impact.function.";

    String name();

    String version();
}
