package org.minikisa.impact.core;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;

/**
 * Everything an assessment is computed from but the model, as it was written: what a request says, completed by the
 * approved base values, the day, and what external sources answered.
 *
 * @param jointProcurement empty for none
 * @param base x1
 * @param choices x2, moved weights among them
 * @param alone x0; empty when it is not asked
 * @param by who asks; changes no result
 */
public record Question(
        String subject,
        String jointProcurement,
        Moment moment,
        LocalDate asOf,
        Map<String, String> base,
        Map<String, String> choices,
        Map<String, String> alone,
        String by) {

    public Question {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(asOf, "asOf");
        base = Map.copyOf(base);
        choices = Map.copyOf(choices);
        alone = Map.copyOf(alone);
        Objects.requireNonNull(by, "by");
    }

    Answers baseAnswers() {
        return Answers.of(asOf, base);
    }

    Answers choiceAnswers() {
        return Answers.of(asOf, choices);
    }

    Answers aloneAnswers() {
        return Answers.of(asOf, alone);
    }

    Question answered(Map<String, String> newBase, Map<String, String> newChoices) {
        return new Question(subject, jointProcurement, moment, asOf, newBase, newChoices, alone, by);
    }

    Question withoutAlone() {
        return new Question(subject, jointProcurement, moment, asOf, base, choices, Map.of(), by);
    }

    /** What problems and messages call it. */
    String what(ModelDescription model) {
        return "assessment of " + subject + " with " + model.ref();
    }

    /** As it was asked when the assessment was made. */
    static Question of(Assessment stored) {
        return new Question(
                stored.subject(),
                stored.jointProcurement(),
                stored.moment(),
                stored.asOf(),
                stored.baseAnswers(),
                stored.choices(),
                stored.aloneAnswers(),
                stored.by());
    }

    /**
     * Of all that may change the result beside the model and the engine. The day only where the model has numbers that
     * change with it, the status only where it is not the one in the model's file.
     */
    String digest(ModelDescription model, Provenance provenance) {
        var members = new LinkedHashMap<String, Json>();
        members.put("subject", AssessmentForm.text(subject));
        members.put("jointProcurement", AssessmentForm.text(jointProcurement));
        members.put("moment", AssessmentForm.text(moment.name()));
        members.put("base", AssessmentForm.json(base));
        members.put("choices", AssessmentForm.json(choices));
        if (!alone.isEmpty()) {
            members.put("alone", AssessmentForm.json(alone));
        }
        if (!model.parameters().isEmpty()) {
            members.put("asOf", AssessmentForm.text(asOf.toString()));
        }
        if (provenance.status() != model.status()) {
            members.put("status", AssessmentForm.text(provenance.status().name()));
        }
        if (!provenance.functions().isEmpty()) {
            members.put("functions", AssessmentForm.json(provenance.functions()));
        }
        return CanonicalJson.digest(new Json.Obj(members));
    }
}
