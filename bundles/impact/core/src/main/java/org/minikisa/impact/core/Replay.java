package org.minikisa.impact.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Engine;
import org.minikisa.problem.api.InvalidInputException;

/** Computes a stored assessment again, and tells every bit that differs. */
final class Replay {

    private final ModelArchive archive;

    Replay(ModelArchive archive) {
        this.archive = archive;
    }

    /** @param form the assessment as it is stored */
    ReplayResult of(String id, String form) {
        Assessment stored;
        try {
            stored = AssessmentForm.read(form);
        } catch (RuntimeException e) {
            return new ReplayResult(
                    id,
                    ReplayResult.Outcome.DIFFERENT,
                    List.of(new ReplayResult.Difference("", "what is no assessment: " + e.getMessage(), "")),
                    "");
        }
        try {
            var model = archive.of(stored);
            var asked = Asked.of(model, model.description(), Question.of(stored));
            var replayed = Assessor.assess(asked, Provenance.of(stored), stored.id(), stored.at());
            var differences = AssessmentForm.differences(form, replayed);
            return new ReplayResult(
                    id,
                    differences.isEmpty() ? ReplayResult.Outcome.IDENTICAL : ReplayResult.Outcome.DIFFERENT,
                    differences,
                    remark(stored, model));
        } catch (ModelArchive.Gone e) {
            return new ReplayResult(id, ReplayResult.Outcome.UNAVAILABLE, List.of(), e.getMessage());
        } catch (Assessor.Misbehaved e) {
            return refusedNow(stored, e.refusal());
        } catch (InvalidInputException e) {
            return refusedNow(stored, e);
        }
    }

    private static ReplayResult refusedNow(Assessment stored, InvalidInputException refusal) {
        return new ReplayResult(
                stored.id(),
                ReplayResult.Outcome.DIFFERENT,
                List.of(new ReplayResult.Difference("", "a result", refusal.getMessage())),
                engines(stored));
    }

    /** What is not as it was when the assessment was made. */
    private static String remark(Assessment stored, ImpactModel model) {
        var remarks = new ArrayList<String>();
        remarks.add(engines(stored));
        if (model instanceof DeclarativeModel json) {
            var then = stored.fingerprint().functions();
            json.functions().forEach((function, now) -> {
                if (then.containsKey(function) && !then.get(function).equals(now)) {
                    remarks.add("made with function " + function + " of digest " + then.get(function)
                            + ", replayed with one of digest " + now);
                }
            });
        }
        return remarks.stream().filter(remark -> !remark.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String engines(Assessment stored) {
        var then = stored.fingerprint().engineVersion();
        return then.equals(Engine.VERSION) ? "" : "made by engine " + then + ", replayed by engine " + Engine.VERSION;
    }
}
