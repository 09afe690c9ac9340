package org.minikisa.competition.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.minikisa.competition.api.ChoiceCatalogue;
import org.minikisa.competition.api.ProvideScoringWhiteboard;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Reviews;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Everything competitions look at that may come and go while they run: scoring methods, catalogues, the purchasing
 * body, the support unit.
 */
@Component(service = Surroundings.class)
@ProvideScoringWhiteboard
public final class Surroundings {

    private final List<OfferedScoring> methods = new CopyOnWriteArrayList<>();
    private final List<ChoiceCatalogue> catalogues = new CopyOnWriteArrayList<>();
    private final AtomicReference<Procurements> procurements = new AtomicReference<>();
    private final AtomicReference<LegalCalendar> calendar = new AtomicReference<>();
    private final AtomicReference<JointProcurements> jointProcurements = new AtomicReference<>();
    private final AtomicReference<CpvVocabulary> vocabulary = new AtomicReference<>();
    private final AtomicReference<Reviews> reviews = new AtomicReference<>();
    private final AtomicReference<Cases> cases = new AtomicReference<>();

    /** All methods, in the order of their ids and versions. */
    public List<OfferedScoring> methods() {
        return methods.stream().sorted(OfferedScoring.ORDER).toList();
    }

    /** The newest version of a method. */
    public Optional<OfferedScoring> newest(String id) {
        return methods.stream().filter(offered -> offered.id().equals(id)).max(OfferedScoring.ORDER);
    }

    /** Exactly this method; see {@link OfferedScoring#reference()}. */
    public Optional<OfferedScoring> exactly(String reference) {
        return methods.stream()
                .filter(offered -> offered.reference().equals(reference))
                .max(OfferedScoring.ORDER);
    }

    /** The catalogue that knows a model. */
    public Optional<ChoiceCatalogue> catalogue(String model) {
        return catalogues.stream().filter(one -> one.choices(model).isPresent()).findFirst();
    }

    /** Whether anyone could say what a model offers. */
    public boolean hasCatalogue() {
        return !catalogues.isEmpty();
    }

    public Optional<Procurements> procurements() {
        return Optional.ofNullable(procurements.get());
    }

    public Optional<LegalCalendar> calendar() {
        return Optional.ofNullable(calendar.get());
    }

    public Optional<JointProcurements> jointProcurements() {
        return Optional.ofNullable(jointProcurements.get());
    }

    public Optional<CpvVocabulary> vocabulary() {
        return Optional.ofNullable(vocabulary.get());
    }

    public Optional<Reviews> reviews() {
        return Optional.ofNullable(reviews.get());
    }

    public Optional<Cases> cases() {
        return Optional.ofNullable(cases.get());
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(" + ScoringMethod.ID + "=*)")
    public void bindMethod(ScoringMethod method, Map<String, Object> properties) {
        methods.add(new OfferedScoring(
                String.valueOf(properties.get(ScoringMethod.ID)),
                String.valueOf(properties.getOrDefault(ScoringMethod.VERSION, "1.0")),
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
                properties.get("service.id") instanceof Long service ? service : 0,
                method));
    }

    public void unbindMethod(ScoringMethod method) {
        methods.removeIf(offered -> offered.method() == method);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindCatalogue(ChoiceCatalogue catalogue) {
        catalogues.add(catalogue);
    }

    void unbindCatalogue(ChoiceCatalogue catalogue) {
        catalogues.remove(catalogue);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindProcurements(Procurements service) {
        procurements.set(service);
    }

    void unbindProcurements(Procurements service) {
        procurements.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindCalendar(LegalCalendar service) {
        calendar.set(service);
    }

    public void unbindCalendar(LegalCalendar service) {
        calendar.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindJointProcurements(JointProcurements service) {
        jointProcurements.set(service);
    }

    void unbindJointProcurements(JointProcurements service) {
        jointProcurements.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindVocabulary(CpvVocabulary service) {
        vocabulary.set(service);
    }

    void unbindVocabulary(CpvVocabulary service) {
        vocabulary.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindReviews(Reviews service) {
        reviews.set(service);
    }

    void unbindReviews(Reviews service) {
        reviews.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindCases(Cases service) {
        cases.set(service);
    }

    void unbindCases(Cases service) {
        cases.compareAndSet(service, null);
    }
}
