package org.minikisa.impact.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.annotation.bundle.Capability;

/** On the extender that reads JSON models out of bundles. */
@Capability(namespace = "osgi.extender", name = DeclarativeModels.EXTENDER, version = DeclarativeModels.VERSION)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface ProvideDeclarativeModels {}
