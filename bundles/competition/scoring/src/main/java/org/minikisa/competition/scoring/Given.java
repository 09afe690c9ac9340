package org.minikisa.competition.scoring;

import java.math.BigDecimal;

import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.problem.api.LocalizedText;

/** Parameters as methods declare and read them. */
final class Given {

    /** The quality criterion that a formula of price by quality looks at. */
    static final String QUALITY = "quality";

    static final String SCALE = "scale";

    static final Parameter QUALITY_PARAMETER = criterion(
            QUALITY,
            true,
            "laatuperuste; tämän osa",
            "kvalitetskriteriet; del av detta",
            "the criterion with the quality; a part of this one");

    static final Parameter SCALE_PARAMETER =
            number(SCALE, true, "paras mahdollinen laatu", "bästa möjliga kvalitet", "the best possible quality");

    private Given() {}

    static Parameter number(String name, boolean required, String fi, String sv, String en) {
        return new Parameter(name, Parameter.Kind.NUMBER, required, new LocalizedText(fi, sv, en));
    }

    static Parameter criterion(String name, boolean required, String fi, String sv, String en) {
        return new Parameter(name, Parameter.Kind.CRITERION, required, new LocalizedText(fi, sv, en));
    }

    static Parameter text(String name, String fi, String sv, String en) {
        return new Parameter(name, Parameter.Kind.TEXT, false, new LocalizedText(fi, sv, en));
    }

    /** The tender's value in the criterion that a parameter names. */
    static BigDecimal other(ScoringTask task, Candidate candidate, String parameter) {
        return candidate.values().get(task.parameters().get(parameter));
    }

    /** The quality on its scale: from 0 to the best possible one. */
    static BigDecimal quality(ScoringTask task, Candidate candidate) {
        return other(task, candidate, QUALITY)
                .max(BigDecimal.ZERO)
                .min(task.number(SCALE).orElseThrow());
    }
}
