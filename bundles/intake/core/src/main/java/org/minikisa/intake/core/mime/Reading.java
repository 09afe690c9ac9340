package org.minikisa.intake.core.mime;

import org.minikisa.problem.api.Problem;

/** What came of reading a contact's bytes. */
public sealed interface Reading {

    record Understood(Message message) implements Reading {}

    record NotUnderstood(Problem problem) implements Reading {}

    public static Reading of(Message message) {
        return new Understood(message);
    }

    public static Reading problem(String code, String place, String found, String expected, String remedy) {
        return new NotUnderstood(new Problem(code, place, found, expected, remedy));
    }
}
