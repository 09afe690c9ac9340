package org.minikisa.runtime.plugins.worker;

import org.minikisa.problem.api.Problem;

/** A call that a worker did not answer with a value. */
public final class WorkerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    WorkerException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What happened: no answer, out of memory, exited, crashed, thrown, nonsense. */
    public Problem problem() {
        return problem;
    }
}
