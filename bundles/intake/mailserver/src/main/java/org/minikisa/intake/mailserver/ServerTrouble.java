package org.minikisa.intake.mailserver;

import java.io.IOException;

import org.minikisa.problem.api.Problem;

/** The server cannot be used now, and why. Everything that goes wrong while talking with one ends as this. */
public final class ServerTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ServerTrouble(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public ServerTrouble(String code, String place, String found, String expected, String remedy) {
        this(new Problem(code, place, found, expected, remedy), null);
    }

    public Problem problem() {
        return problem;
    }
}
