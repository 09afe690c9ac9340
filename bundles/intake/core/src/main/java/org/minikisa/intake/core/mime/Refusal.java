package org.minikisa.intake.core.mime;

import org.minikisa.problem.api.Problem;

/** Reading ends here, for a reason that a person can act on. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** A limit is passed. */
    static Refusal limit(String what, String found, String most) {
        return new Refusal(new Problem(
                "intake.mail." + what,
                "",
                found,
                "at most " + most,
                "Look at the raw message: mail of this shape is most often an attack. If it is a good one, raise the limit of"
                        + " org.minikisa.intake.core and process the quarantine again."));
    }

    static Refusal tooManyParts(Limits limits) {
        return limit("parts", "more than " + limits.parts() + " parts", limits.parts() + " parts");
    }

    Problem problem() {
        return problem;
    }
}
