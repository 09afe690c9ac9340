package org.minikisa.impact.api;

/**
 * Fact: an assessment was made and stored.
 *
 * @param assessment {@code AS-9}
 * @param model its id
 * @param version of the model
 * @param digest of the model
 * @param subject an id of the house, {@code CO-3}; empty when it was put in words, which only the assessment itself keeps
 * @param moment the name of a {@link Moment}
 * @param base I1
 * @param index I2
 * @param uplift I2 - I1
 */
public record AssessmentMade(
        String assessment,
        String model,
        String version,
        String digest,
        String subject,
        String moment,
        double base,
        double index,
        double uplift) {}
