package org.minikisa.competition.ocds;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.Party;
import org.minikisa.competition.api.opendata.Imports;
import org.minikisa.competition.api.opendata.Source;
import org.minikisa.competition.api.preparation.Amendments;
import org.minikisa.competition.api.preparation.Questions;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import com.google.gson.JsonObject;

/** The competitions that can be published, each with all that the wings know of it. */
@Component(service = Catalogue.class)
@Designate(ocd = OpenDataSettings.class)
public final class Catalogue {

    private final Competitions competitions;
    private final Imports imports;
    private final OpenDataSettings settings;
    private final AtomicReference<Procurements> procurements = new AtomicReference<>();
    private final AtomicReference<Awards> awards = new AtomicReference<>();
    private final AtomicReference<Amendments> amendments = new AtomicReference<>();
    private final AtomicReference<Questions> questions = new AtomicReference<>();

    @Activate
    public Catalogue(@Reference Competitions competitions, @Reference Imports imports, OpenDataSettings settings) {
        this.competitions = competitions;
        this.imports = imports;
        this.settings = settings;
    }

    /** Empty where there is no such competition or nothing of it is public; then it is a problem. */
    Optional<Published> find(CompetitionId id, Problems problems) {
        Optional<Competition> found = competitions.find(id);
        if (found.isEmpty()) {
            problems.add(
                    "competition.unknown",
                    "",
                    id.value(),
                    "the id of a competition",
                    "List them with kisa:competitions.");
            return Optional.empty();
        }
        Optional<Published> published = found.map(this::published).filter(Published::isPublic);
        if (published.isEmpty()) {
            problems.add(
                    "competition.export.secret",
                    id.value(),
                    found.get().state().label().en(),
                    "a competition that was published",
                    "Export it when it is published.");
        }
        return published;
    }

    Stream<Published> all() {
        return competitions.list().stream().map(this::published).filter(Published::isPublic);
    }

    private Published published(Competition competition) {
        CompetitionId id = competition.id();
        Optional<ImportedCompetition> origin = imports.find(id);
        boolean live = origin.isEmpty() && competition.published().isPresent();
        return new Published(
                origin.map(this::ocid)
                        .orElse(settings.ocid_prefix() + "-" + id.value().toLowerCase(Locale.ROOT)),
                competition,
                origin,
                live ? service(awards).map(one -> one.file(id)) : Optional.empty(),
                live ? service(amendments).map(one -> one.list(id)).orElse(List.of()) : List.of(),
                live ? service(questions).map(one -> one.answered(id)).orElse(List.of()) : List.of(),
                jointProcurement(competition.draft().jointProcurement()),
                origin.map(one -> one.origin().buyer())
                        .orElseGet(() -> customer(competition.draft().customer())),
                settings.bids_from().equals("CONTRACT"));
    }

    /** What comes from OCDS stays the process it was. */
    private String ocid(ImportedCompetition origin) {
        return origin.origin().source() == Source.OCDS
                ? origin.origin().process()
                : settings.ocid_prefix() + "-" + origin.origin().process();
    }

    private Optional<JointProcurement> jointProcurement(String id) {
        return id.isBlank()
                ? Optional.empty()
                : service(procurements).flatMap(known -> known.find(new JointProcurementId(id)));
    }

    private Party customer(String id) {
        return id.isBlank()
                ? new Party("", "")
                : service(procurements)
                        .flatMap(known -> known.customer(new CustomerId(id)))
                        .map(found -> new Party("customer-" + id, found.name()))
                        .orElse(new Party("customer-" + id, id));
    }

    private Optional<Supplier> supplier(String id) {
        return service(procurements).flatMap(known -> known.supplier(new SupplierId(id)));
    }

    List<JsonObject> releases(Published published) {
        return Releases.of(published, this::supplier, settings.ocid_prefix());
    }

    Exporter exporter() {
        String publisher = settings.publisher().isBlank()
                ? service(procurements).map(Procurements::bodyName).orElse("")
                : settings.publisher();
        return new Exporter(publisher.isBlank() ? "Minikisa" : publisher, settings.uri());
    }

    private static <T> Optional<T> service(AtomicReference<T> service) {
        return Optional.ofNullable(service.get());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindProcurements(Procurements service) {
        procurements.set(service);
    }

    void unbindProcurements(Procurements service) {
        procurements.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAwards(Awards service) {
        awards.set(service);
    }

    void unbindAwards(Awards service) {
        awards.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAmendments(Amendments service) {
        amendments.set(service);
    }

    void unbindAmendments(Amendments service) {
        amendments.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindQuestions(Questions service) {
        questions.set(service);
    }

    void unbindQuestions(Questions service) {
        questions.compareAndSet(service, null);
    }
}
