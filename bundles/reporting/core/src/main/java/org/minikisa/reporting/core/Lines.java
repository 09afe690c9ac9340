package org.minikisa.reporting.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.Arrival;
import org.minikisa.intake.api.ContactId;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.core.Reading.ContactLine;

/** Contacts with what is said of them: now, or by a moment that has passed. */
final class Lines {

    private Lines() {}

    /** With what holds now. */
    static List<ContactLine> now(List<Arrival> arrivals, Optional<Classifications> classifications) {
        UnaryOperator<Classification> corrected =
                classifications.map(service -> service.corrected(Instant.MAX)).orElse(UnaryOperator.identity());
        return at(Instant.MAX, arrivals, classifications, UnaryOperator.identity(), corrected, done -> {});
    }

    /**
     * With what held at a moment.
     *
     * @param again what other models say of it, before people do
     * @param corrected what people had said by then, see {@link Classifications#corrected}
     * @param progress is told how many contacts were looked at; whatever it throws ends the reading
     */
    static List<ContactLine> at(
            Instant moment,
            List<Arrival> arrivals,
            Optional<Classifications> classifications,
            UnaryOperator<Classification> again,
            UnaryOperator<Classification> corrected,
            LongConsumer progress) {
        var unjudged = new HashMap<ContactId, Arrival>();
        arrivals.stream()
                .filter(arrival -> !arrival.received().isAfter(moment))
                .forEach(arrival -> unjudged.put(arrival.id(), arrival));
        var lines = new ArrayList<ContactLine>(unjudged.size());
        classifications.ifPresent(service -> service.forEach(judged -> {
            if (!judged.at().isAfter(moment) && unjudged.containsKey(judged.contact())) {
                Arrival arrival = unjudged.remove(judged.contact());
                lines.add(line(arrival, Optional.of(corrected.apply(again.apply(judged)))));
                progress.accept(lines.size());
            }
        }));
        unjudged.values().forEach(arrival -> lines.add(line(arrival, Optional.empty())));
        lines.sort(Comparator.comparing(ContactLine::id, Reading::byNumber));
        return List.copyOf(lines);
    }

    private static ContactLine line(Arrival arrival, Optional<Classification> judged) {
        return new ContactLine(
                arrival.id().value(),
                arrival.received(),
                arrival.channel(),
                arrival.disposition(),
                arrival.constructed(),
                arrival.customer().map(CustomerId::value),
                judged.isPresent(),
                sure(judged, Axis.KIND).map(Kind::valueOf),
                sure(judged, Axis.TOPIC).map(Topic::valueOf),
                sure(judged, Axis.JOINT_PROCUREMENT),
                judged.map(Lines::further).orElse(List.of()),
                sure(judged, Axis.LANGUAGE),
                sure(judged, Axis.URGENCY),
                judged.map(Lines::own).orElse(Map.of()),
                judged.map(Classification::model).orElse(""));
    }

    /** What the classifier stands by on one axis; empty for a guess and for "none". */
    private static Optional<String> sure(Optional<Classification> judged, Axis axis) {
        return judged.map(c -> c.of(axis)).filter(Label::sure).map(Label::value).filter(value -> !value.isEmpty());
    }

    private static List<String> further(Classification judged) {
        return judged.judgement().further().stream()
                .filter(Label::sure)
                .map(Label::value)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Map<String, String> own(Classification judged) {
        var own = new HashMap<String, String>();
        judged.judgement().own().forEach((taxonomy, label) -> {
            own.put(taxonomy, label.sure() ? label.value() : NeedHead.UNSURE);
        });
        return own;
    }

    /** Names of all models that took part in what is said of these. */
    static Set<String> models(List<ContactLine> lines) {
        var models = new java.util.TreeSet<String>();
        lines.stream()
                .map(ContactLine::model)
                .filter(model -> !model.isEmpty())
                .distinct()
                .forEach(model -> models.addAll(List.of(model.split(", "))));
        return models;
    }
}
