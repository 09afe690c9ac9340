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
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.core.Reading.ContactLine;

/** Contacts with what is said of them: now, or by a moment that has passed. */
final class Lines {

    private Lines() {}

    /** With what holds now. */
    static List<ContactLine> now(List<Contact> contacts, Optional<Classifications> classifications) {
        var judged = new HashMap<ContactId, Classification>();
        classifications.ifPresent(service -> {
            UnaryOperator<Classification> corrected = service.corrected(Instant.MAX);
            service.list().forEach(each -> judged.put(each.contact(), corrected.apply(each)));
        });
        return of(contacts, judged);
    }

    /**
     * With what held at a moment.
     *
     * @param again what other models say of it, before people do
     * @param corrected what people had said by then, see {@link Classifications#corrected}
     */
    static List<ContactLine> at(
            Instant moment,
            List<Contact> contacts,
            List<Classification> judgements,
            UnaryOperator<Classification> again,
            UnaryOperator<Classification> corrected,
            LongConsumer progress) {
        List<Contact> there =
                contacts.stream().filter(c -> !c.received().isAfter(moment)).toList();
        var ids = new HashSet<ContactId>();
        there.forEach(contact -> ids.add(contact.id()));
        var judged = new HashMap<ContactId, Classification>();
        long done = 0;
        for (Classification each : judgements) {
            if (ids.contains(each.contact()) && !each.at().isAfter(moment)) {
                judged.put(each.contact(), corrected.apply(again.apply(each)));
                progress.accept(++done);
            }
        }
        return of(there, judged);
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
