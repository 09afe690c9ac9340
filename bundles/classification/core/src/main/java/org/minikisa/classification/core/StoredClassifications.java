package org.minikisa.classification.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactReclassified;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Explanation;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Unsure;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.ContactId;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The judgements as they are kept in the store. */
@Component
public final class StoredClassifications implements Classifications {

    private final Store store;
    private final Procurements procurements;
    private volatile ContactClassifier classifier;

    @Activate
    public StoredClassifications(@Reference Store store, @Reference Procurements procurements) {
        this.store = store;
        this.procurements = procurements;
        store.migrate("classification", StoredClassifications.class);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindClassifier(ContactClassifier better) {
        classifier = better;
    }

    void unbindClassifier(ContactClassifier gone) {
        if (classifier == gone) {
            classifier = null;
        }
    }

    @Override
    public Optional<Classification> of(ContactId contact) {
        return read(tables -> tables.find(contact));
    }

    @Override
    public List<Classification> list() {
        return read(ClassificationTables::all);
    }

    @Override
    public Optional<Classification> current(ContactId contact) {
        return read(tables -> current(contact, tables));
    }

    private static Optional<Classification> current(ContactId contact, ClassificationTables tables) {
        return tables.find(contact).map(judged -> Corrected.of(judged, tables.corrections(contact)));
    }

    @Override
    public String model() {
        ContactClassifier current = classifier;
        return current == null ? "" : current.model();
    }

    @Override
    public Classification correct(ContactId contact, Axis axis, String value, String by) {
        List<String> values = values(axis);
        return store.inTransaction(tx -> correct(contact, axis, value, values, by, tx));
    }

    private static Classification correct(
            ContactId contact, Axis axis, String value, List<String> values, String by, Transaction tx) {
        var tables = new ClassificationTables(tx);
        Optional<Classification> before = current(contact, tables);
        check(contact, axis, value, values, by, before.isPresent());
        String valueBefore = before.orElseThrow().of(axis).value();
        tables.save(new Correction(contact, axis, value, by, tx.now()));
        String conversation = tables.conversation(contact).orElseThrow();
        tx.append(new ContactReclassified(contact.value(), conversation, axis.name(), valueBefore, value));
        return current(contact, tables).orElseThrow();
    }

    private static void check(
            ContactId contact, Axis axis, String value, List<String> values, String by, boolean classified) {
        var problems = new Problems();
        if (!classified) {
            problems.add(
                    "classification.contact.unknown",
                    "contact",
                    contact.value(),
                    "a contact that was classified",
                    "List the contacts; duplicates, automatic and quarantined ones are not classified.");
        }
        if (!values.contains(value)) {
            problems.add(
                    "classification.value.unknown",
                    axis.name(),
                    value.isEmpty() ? "nothing" : value,
                    "one of "
                            + String.join(
                                    ", ",
                                    values.stream().filter(v -> !v.isEmpty()).toList()),
                    "Give one of these values.");
        }
        if (by.isBlank()) {
            problems.add("classification.by.blank", "by", "nothing", "who corrects", "Say who corrects the label.");
        }
        problems.refuseIfAny("the correction of contact " + contact);
    }

    /** What a person may say on an axis; empty text where the axis has "none". */
    private List<String> values(Axis axis) {
        return switch (axis) {
            case KIND -> Arrays.stream(Kind.values()).map(Kind::name).toList();
            case TOPIC -> Arrays.stream(Topic.values()).map(Topic::name).toList();
            case URGENCY -> Arrays.stream(Urgency.values()).map(Urgency::name).toList();
            case LANGUAGE ->
                withNone(Arrays.stream(Language.values()).map(Language::code).toList());
            case JOINT_PROCUREMENT ->
                withNone(procurements.jointProcurements().stream()
                        .map(jp -> jp.id().value())
                        .toList());
        };
    }

    private static List<String> withNone(List<String> values) {
        return Stream.concat(values.stream(), Stream.of("")).toList();
    }

    @Override
    public List<Correction> corrections(ContactId contact) {
        return read(tables -> tables.corrections(contact));
    }

    @Override
    public Classification correct(ContactId contact, String taxonomy, String label, String by) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Classification confirm(ContactId contact, String by) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Classification undo(ContactId contact, String by) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Judgement judge(ContactText contact) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Explanation explain(ContactText contact, Axis axis, int contrasts, int neighbours) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Explanation explain(ContactText contact, String taxonomy, int contrasts, int neighbours) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Optional<ContactText> text(ContactId contact) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public List<Unsure> unsure() {
        throw new UnsupportedOperationException("not yet");
    }

    private <T> T read(Function<ClassificationTables, T> query) {
        return store.read(tx -> query.apply(new ClassificationTables(tx)));
    }
}
