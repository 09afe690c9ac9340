package org.minikisa.intake.core;

import org.minikisa.problem.api.Problem;

/** What came of reading a contact's bytes. */
sealed interface Reading {

    record Understood(Message message) implements Reading {}

    record NotUnderstood(Problem problem) implements Reading {}

    static Reading of(Message message) {
        return new Understood(message);
    }

    static Reading problem(String code, String place, String found, String expected, String remedy) {
        return new NotUnderstood(new Problem(code, place, found, expected, remedy));
    }
}
