package org.minikisa.impact.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be assessed. Begin with {@link #of} and add what is known.
 *
 * @param version this very one; empty for the newest that is active or in pilot
 * @param subject what is assessed: {@code CO-3}, the name of a plan; not blank, no personal data
 * @param jointProcurement whose approved base values are x1 when {@code base} is empty
 * @param asOf the day of dated parameters; empty for today
 * @param base x1 in written form ({@link Answer#parse}); empty to take the approved ones
 * @param choices x2 in written form; {@code weight.THEME} moves a weight
 * @param alone x0 in written form: what the customer would have got without the joint procurement; empty for not asked
 * @param by who assesses; kept with the assessment, never in the journal; may be empty
 */
public record AssessmentRequest(
        ModelId model,
        Optional<String> version,
        String subject,
        Optional<String> jointProcurement,
        Moment moment,
        Optional<LocalDate> asOf,
        Map<String, String> base,
        Map<String, String> choices,
        Map<String, String> alone,
        String by) {

    public AssessmentRequest {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(asOf, "asOf");
        if (Objects.requireNonNull(subject, "subject").isBlank()) {
            throw new IllegalArgumentException("the subject of an assessment is blank");
        }
        base = Map.copyOf(base);
        choices = Map.copyOf(choices);
        alone = Map.copyOf(alone);
        Objects.requireNonNull(by, "by");
    }

    /** Asks the newest version. */
    public static AssessmentRequest of(ModelId model, String subject, Moment moment) {
        return new AssessmentRequest(
                model,
                Optional.empty(),
                subject,
                Optional.empty(),
                moment,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                "");
    }

    /** Asks this very version. */
    public static AssessmentRequest of(ModelRef model, String subject, Moment moment) {
        return of(model.id(), subject, moment).version(model.version());
    }

    public AssessmentRequest version(String newVersion) {
        return new AssessmentRequest(
                model, Optional.of(newVersion), subject, jointProcurement, moment, asOf, base, choices, alone, by);
    }

    public AssessmentRequest jointProcurement(String id) {
        return new AssessmentRequest(model, version, subject, Optional.of(id), moment, asOf, base, choices, alone, by);
    }

    public AssessmentRequest asOf(LocalDate day) {
        return new AssessmentRequest(
                model, version, subject, jointProcurement, moment, Optional.of(day), base, choices, alone, by);
    }

    public AssessmentRequest base(Map<String, String> answers) {
        return new AssessmentRequest(
                model, version, subject, jointProcurement, moment, asOf, answers, choices, alone, by);
    }

    public AssessmentRequest choices(Map<String, String> answers) {
        return new AssessmentRequest(model, version, subject, jointProcurement, moment, asOf, base, answers, alone, by);
    }

    public AssessmentRequest alone(Map<String, String> answers) {
        return new AssessmentRequest(
                model, version, subject, jointProcurement, moment, asOf, base, choices, answers, by);
    }

    public AssessmentRequest by(String person) {
        return new AssessmentRequest(
                model, version, subject, jointProcurement, moment, asOf, base, choices, alone, person);
    }
}
