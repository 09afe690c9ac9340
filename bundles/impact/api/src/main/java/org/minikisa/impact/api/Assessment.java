package org.minikisa.impact.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.minikisa.problem.api.LocalizedText;

/**
 * One result of one version of a model for one subject at one moment. It never changes, and can be replayed bit for
 * bit.
 *
 * @param id {@code AS-9}
 * @param title the model's, as it was
 * @param status the model's, as it was: a pilot's result says so
 * @param modelDigest SHA-256 of the model's canonical JSON, lower-case hex
 * @param inputDigest SHA-256 of subject, moment and answers in canonical JSON
 * @param engineVersion of the arithmetic
 * @param subject what was assessed: a competition's id, a joint procurement's, a name
 * @param jointProcurement whose answers the base is; empty when none was named
 * @param asOf the day of dated parameters
 * @param at when it was made
 * @param baseAnswers x1 in written form, reasons included
 * @param choices x2 in written form, as it was asked
 * @param base I1, full precision
 * @param index I2
 * @param uplift I2 - I1
 * @param headroom the largest uplift that was possible; empty when it is not known
 * @param uptake uplift / headroom; empty when the headroom is 0 or not known
 * @param coverage of the index, 0 to 1
 * @param baseRange I1 with its interval
 * @param indexRange I2 with its interval
 * @param contributions sum to base, uplift and index
 * @param themes the model's, for who shows contributions by theme
 * @param printed bars that add up
 * @param explanation the same in words
 */
public record Assessment(
        String id,
        ModelRef model,
        LocalizedText title,
        ModelStatus status,
        String modelDigest,
        String inputDigest,
        String engineVersion,
        String subject,
        String jointProcurement,
        Moment moment,
        LocalDate asOf,
        Instant at,
        Map<String, String> baseAnswers,
        Map<String, String> choices,
        Scale scale,
        double base,
        double index,
        double uplift,
        OptionalDouble headroom,
        OptionalDouble uptake,
        double coverage,
        Outcome baseRange,
        Outcome indexRange,
        List<Contribution> contributions,
        List<GateState> gates,
        List<Theme> themes,
        Waterfall printed,
        LocalizedText explanation) {

    public Assessment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(modelDigest, "modelDigest");
        Objects.requireNonNull(inputDigest, "inputDigest");
        Objects.requireNonNull(engineVersion, "engineVersion");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(at, "at");
        baseAnswers = Collections.unmodifiableMap(new TreeMap<>(baseAnswers));
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(headroom, "headroom");
        Objects.requireNonNull(uptake, "uptake");
        Objects.requireNonNull(baseRange, "baseRange");
        Objects.requireNonNull(indexRange, "indexRange");
        contributions = List.copyOf(contributions);
        gates = List.copyOf(gates);
        themes = List.copyOf(themes);
        Objects.requireNonNull(printed, "printed");
        Objects.requireNonNull(explanation, "explanation");
    }
}
