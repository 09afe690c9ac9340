package org.minikisa.store.api;

/**
 * Fact: a person was erased.
 *
 * @param pseudonym what stands for the person since
 * @param erased how many things tell of the person no more
 * @param kept how many the law keeps
 */
public record PersonErased(String pseudonym, long erased, long kept) {}
