package org.minikisa.reporting.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.reporting.core.Reading.ContactLine;

/** Contacts with what is said of them: now, or by a moment that has passed. */
final class Lines {

    private Lines() {}

    /** With what holds now. */
    static List<ContactLine> now(List<Contact> contacts, Optional<Classifications> classifications) {
        var judged = new HashMap<ContactId, Classification>();
        classifications.ifPresent(service -> {
            for (Classification each : service.list()) {
                judged.put(each.contact(), service.current(each.contact()).orElse(each));
            }
        });
        return of(contacts, judged);
    }

    /**
     * With what held at a moment.
     *
     * @param again what other models say of it, before people do
     * @param corrections whether people's corrections hold
     */
    static List<ContactLine> at(
            Instant moment,
            List<Contact> contacts,
            Optional<Classifications> classifications,
            UnaryOperator<Classification> again,
            boolean corrections,
            LongConsumer progress) {
        List<Contact> there =
                contacts.stream().filter(c -> !c.received().isAfter(moment)).toList();
        var ids = new HashSet<ContactId>();
        there.forEach(contact -> ids.add(contact.id()));
        var judged = new HashMap<ContactId, Classification>();
        classifications.ifPresent(service -> {
            long done = 0;
            for (Classification each : service.list()) {
                if (ids.contains(each.contact()) && !each.at().isAfter(moment)) {
                    Classification said = again.apply(each);
                    judged.put(each.contact(), corrections ? corrected(said, service, moment) : said);
                    progress.accept(++done);
                }
            }
        });
        return of(there, judged);
    }

    private static Classification corrected(Classification said, Classifications service, Instant moment) {
        Classification now = said;
        for (Correction correction : service.corrections(said.contact())) {
            if (!correction.at().isAfter(moment)) {
                now = corrected(now, correction.axis(), correction.value());
            }
        }
        return now;
    }

    /** A topic brings its kind along. */
    private static Classification corrected(Classification said, Axis axis, String value) {
        Classification now = said.with(axis, certain(value));
        return axis == Axis.TOPIC
                ? now.with(Axis.KIND, certain(Topic.valueOf(value).kind().name()))
                : now;
    }

    private static Label certain(String value) {
        return new Label(value, 1, true, List.of(), List.of());
    }

    private static List<ContactLine> of(List<Contact> contacts, Map<ContactId, Classification> judged) {
        var lines = new ArrayList<ContactLine>(contacts.size());
        contacts.forEach(contact -> lines.add(line(contact, Optional.ofNullable(judged.get(contact.id())))));
        lines.sort(Comparator.comparing(ContactLine::id, Reading::byNumber));
        return List.copyOf(lines);
    }

    private static ContactLine line(Contact contact, Optional<Classification> judged) {
        return new ContactLine(
                contact.id().value(),
                contact.received(),
                contact.channel(),
                contact.disposition(),
                contact.constructed(),
                contact.customer().map(CustomerId::value),
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
            if (label.sure()) {
                own.put(taxonomy, label.value());
            }
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
