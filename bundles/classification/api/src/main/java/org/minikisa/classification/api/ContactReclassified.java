package org.minikisa.classification.api;

/**
 * Fact: a person corrected one axis of a judgement.
 *
 * @param contact its id
 * @param conversation the id of its conversation
 * @param axis name of an {@link Axis}
 * @param before what held until now
 * @param value what holds now
 */
public record ContactReclassified(String contact, String conversation, String axis, String before, String value) {}
