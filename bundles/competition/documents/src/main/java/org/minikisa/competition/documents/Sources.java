package org.minikisa.competition.documents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.minikisa.competition.api.ChoiceCatalogue;
import org.minikisa.competition.api.ChoiceCatalogue.ModelChoices;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.evaluation.Decisions;
import org.minikisa.competition.api.evaluation.Examinations;
import org.minikisa.competition.api.opendata.Imports;
import org.minikisa.competition.api.preparation.Amendments;
import org.minikisa.competition.api.preparation.Questions;
import org.minikisa.competition.api.sealing.SealedTenders;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.CpvCode;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The services that know something about a competition. Only {@link Competitions} must be there; what another would have
 * told is left out of the documents while it is away.
 */
@Component(service = Sources.class)
public final class Sources {

    private final Competitions competitions;
    private final List<ChoiceCatalogue> catalogues = new CopyOnWriteArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Procurements procurements;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile CpvVocabulary cpv;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Questions questions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Amendments amendments;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SealedTenders sealedTenders;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Examinations examinations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Decisions decisions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Awards awards;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Imports imports;

    @Activate
    public Sources(@Reference Competitions competitions) {
        this.competitions = competitions;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindCatalogue(ChoiceCatalogue catalogue) {
        catalogues.add(catalogue);
    }

    void unbindCatalogue(ChoiceCatalogue catalogue) {
        catalogues.remove(catalogue);
    }

    /** @throws InvalidInputException for an unknown competition */
    Dossier gather(CompetitionId id) {
        Competition competition = competitions.find(id).orElseThrow(() -> unknown(id));
        boolean opened = competition.opened().isPresent();
        boolean sealedPlan = competition.draft().procedure().sealing().isPresent();
        boolean ended = competition.state().decided() || competition.state() == CompetitionState.CANCELLED;
        return new Dossier(
                competition,
                competitions.history(id),
                methods(),
                ask(questions, service -> service.answered(id)).orElse(List.of()),
                ask(amendments, service -> service.list(id)).orElse(List.of()),
                opened && sealedPlan
                        ? ask(sealedTenders, service -> service.opening(id)).flatMap(Function.identity())
                        : Optional.empty(),
                opened ? ask(examinations, service -> service.examination(id)) : Optional.empty(),
                ended ? ask(decisions, service -> service.decision(id)).flatMap(Function.identity()) : Optional.empty(),
                opened ? ask(decisions, service -> service.draws(id)).orElse(List.of()) : List.of(),
                ended ? ask(awards, service -> service.file(id)) : Optional.empty(),
                ended ? ask(awards, service -> service.report(id)) : Optional.empty(),
                choices(competition.draft()),
                currency(competition),
                parties(competition));
    }

    private static <S, T> Optional<T> ask(S service, Function<S, T> question) {
        return Optional.ofNullable(service).map(question);
    }

    private Map<String, MethodDescription> methods() {
        var methods = new HashMap<String, MethodDescription>();
        // by id the newest, which stands last
        competitions.methods().forEach(method -> {
            methods.put(method.id() + '@' + method.version(), method.description());
            methods.put(method.id(), method.description());
        });
        return methods;
    }

    private Optional<ModelChoices> choices(CompetitionDraft draft) {
        return catalogues.stream()
                .flatMap(catalogue -> catalogue.choices(draft.impactModel()).stream())
                .findFirst();
    }

    /** Money is in euros, unless it was imported with another currency or from where none is told. */
    private String currency(Competition competition) {
        Nature nature = competition.draft().nature();
        return nature == Nature.LIVE || nature == Nature.CONSTRUCTED
                ? "EUR"
                : ask(imports, service -> service.find(competition.id()))
                        .flatMap(Function.identity())
                        .map(imported -> imported.origin().currency())
                        .orElse("");
    }

    private Parties parties(Competition competition) {
        CompetitionDraft draft = competition.draft();
        Procurements known = procurements;
        return new Parties(
                ask(known, Procurements::bodyName).orElse(""),
                draft.customer().isEmpty()
                        ? ""
                        : ask(known, service -> service.customer(new CustomerId(draft.customer())))
                                .flatMap(Function.identity())
                                .map(Customer::name)
                                .orElse(draft.customer()),
                draft.jointProcurement().isEmpty()
                        ? Optional.empty()
                        : ask(known, service -> service.find(new JointProcurementId(draft.jointProcurement())))
                                .flatMap(Function.identity()),
                suppliers(known),
                cpvNames(draft));
    }

    private static Map<String, String> suppliers(Procurements known) {
        var names = new HashMap<String, String>();
        ask(known, Procurements::suppliers)
                .orElse(List.of())
                .forEach((Supplier supplier) -> names.put(supplier.id().value(), supplier.name()));
        return names;
    }

    private Map<String, LocalizedText> cpvNames(CompetitionDraft draft) {
        var names = new HashMap<String, LocalizedText>();
        for (String code : draft.invitation().cpv()) {
            ask(cpv, service -> service.find(code))
                    .flatMap(Function.identity())
                    .map(CpvCode::name)
                    .ifPresent(name -> names.put(code, name));
        }
        return names;
    }

    private static InvalidInputException unknown(CompetitionId id) {
        return InvalidInputException.of(
                "competition " + id,
                "competition.unknown",
                "",
                id.value(),
                "the id of a competition",
                "List them with kisa:competitions.");
    }
}
