package org.minikisa.impact.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.annotation.bundle.Requirement;

/** On a class or package of a bundle that carries JSON models beside Java. */
@Requirement(namespace = "osgi.extender", name = DeclarativeModels.EXTENDER, version = DeclarativeModels.VERSION)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface RequireDeclarativeModels {}
