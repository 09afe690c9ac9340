package org.minikisa.impact.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * @param fingerprint what it was computed from
 * @param subject what was assessed: a competition's id, a joint procurement's, a name
 * @param jointProcurement whose answers the base is; empty when none was named
 * @param asOf the day of dated parameters
 * @param at when it was made
 * @param baseAnswers x1 in written form, reasons included
 * @param choices x2 in written form, as it was asked
 * @param aloneAnswers x0 in written form; empty when it was not asked
 * @param by who assessed; may be empty
 * @param base I1, full precision
 * @param index I2
 * @param uplift I2 - I1
 * @param headroom the largest uplift that was possible; empty when it is not known
 * @param uptake uplift / headroom; empty when the headroom is 0 or not known
 * @param coverage of the index, 0 to 1
 * @param baseRange I1 with its interval
 * @param indexRange I2 with its interval
 * @param alone I0 with its interval: what the customer would have got without the joint procurement
 * @param contributions sum to base, uplift and index
 * @param nodes values of themes and other nodes
 * @param computed values of the indicators that formulas compute
 * @param themes the model's, for who shows contributions by theme
 * @param printed bars that add up
 * @param explanation the same in words
 */
public record Assessment(
        String id,
        ModelRef model,
        LocalizedText title,
        ModelStatus status,
        Fingerprint fingerprint,
        String subject,
        String jointProcurement,
        Moment moment,
        LocalDate asOf,
        Instant at,
        Map<String, String> baseAnswers,
        Map<String, String> choices,
        Map<String, String> aloneAnswers,
        String by,
        Scale scale,
        double base,
        double index,
        double uplift,
        OptionalDouble headroom,
        OptionalDouble uptake,
        double coverage,
        Outcome baseRange,
        Outcome indexRange,
        Optional<Outcome> alone,
        List<Contribution> contributions,
        List<GateState> gates,
        List<NodeScore> nodes,
        List<ComputedValue> computed,
        List<Theme> themes,
        Waterfall printed,
        LocalizedText explanation) {

    public Assessment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(at, "at");
        baseAnswers = Collections.unmodifiableMap(new TreeMap<>(baseAnswers));
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
        aloneAnswers = Collections.unmodifiableMap(new TreeMap<>(aloneAnswers));
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(headroom, "headroom");
        Objects.requireNonNull(uptake, "uptake");
        Objects.requireNonNull(baseRange, "baseRange");
        Objects.requireNonNull(indexRange, "indexRange");
        Objects.requireNonNull(alone, "alone");
        contributions = List.copyOf(contributions);
        gates = List.copyOf(gates);
        nodes = List.copyOf(nodes);
        computed = List.copyOf(computed);
        themes = List.copyOf(themes);
        Objects.requireNonNull(printed, "printed");
        Objects.requireNonNull(explanation, "explanation");
    }

    /** I1 - I0: what the joint procurement gives beyond what the customer would have got alone. */
    public OptionalDouble jointEffect() {
        return alone.isPresent() ? OptionalDouble.of(base - alone.get().value()) : OptionalDouble.empty();
    }
}
