package org.minikisa.example.core;

/** Beside this class lie the migrations of a wing that exists in tests only. */
public final class Example {

    private Example() {}
}
