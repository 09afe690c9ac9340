package org.minikisa.impact.laws;

import java.util.List;

import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Scale;
import org.minikisa.problem.api.Problem;

/**
 * What every result must obey: numbers on the scale, inside their intervals, with contributions that sum to them. Who
 * checks many results of a model makes one {@link ResultCheck} for it.
 */
public final class ResultLaws {

    /** Of the scale's width: how far a sum may be off. */
    public static final double TOLERANCE = 1e-9;

    private ResultLaws() {}

    /** Without looking at what the model describes. */
    public static List<Problem> check(Scale scale, Evaluation evaluation) {
        return new ResultCheck(scale).check(evaluation);
    }

    /** With all that the model's description tells: bars, gates and computed values must be known there. */
    public static List<Problem> check(ModelDescription model, Evaluation evaluation) {
        return new ResultCheck(model).check(evaluation);
    }
}
