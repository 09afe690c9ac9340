package org.minikisa.impact.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Computes the values of external indicators: from a live competition, from purchase invoices. Whiteboard service with
 * the property {@value #NAME}. Its values become part of the assessment's answers, so that a replay needs no source.
 */
@ConsumerType
public interface IndicatorSource {

    /** Service property: its name in models. */
    String NAME = "minikisa.impact.source";

    /**
     * @param subject what is assessed: {@code CO-3}
     * @param keys what is asked for
     * @param asOf the day of the assessment
     * @return written answers ({@link Answer#parse}) by key, with their reason; a key that cannot be computed is left
     *         out and stays unknown
     * @throws org.minikisa.problem.api.InvalidInputException when the subject cannot be assessed (yet): the assessment is
     *         refused with these problems
     */
    Map<String, String> answers(String subject, Set<String> keys, LocalDate asOf);
}
