package org.minikisa.example.api;

/** What a reaction appends. */
public record EchoHappened(String thing) {}
