package org.minikisa.reporting.api;

import org.minikisa.problem.api.Language;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Contributes one section to every report. Whiteboard service: while it is registered, reports have the section. When
 * {@link #build} throws, the report says so in the section's place and everything else stands.
 *
 * <pre>{@code
 * @Component
 * public final class Savings implements ReportSection {
 *     public String id() { return "savings"; }
 *     public int order() { return 650; }
 *     public Section build(Language language) {
 *         return Section.titled("Savings")
 *                 .paragraph("What the unit's competitions saved.")
 *                 .figure(Figure.of("saved", "Saved in all", Value.number("1250000"), "€",
 *                         Source.measured("Savings.total()")))
 *                 .build();
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface ReportSection {

    /** Stable, lower-case letters, digits and hyphens; the section's anchor and the beginning of its files' names. */
    String id();

    /** Sections stand in this order, ties by id. The house's own use 100 (key figures) to 900 (sources) in hundreds. */
    int order();

    /** Builds the section from what is known now. The same data give an equal section. */
    Section build(Language language);
}
