package org.minikisa.competition.core.preparation;

import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Kind;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDrafted;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseOpened;
import org.minikisa.support.api.CaseRelabelled;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens a draft for every case in which a customer asks for a mini-competition, with what the case knows: the joint
 * procurement and the customer. A case that has a competition already gets no other; a draft that nobody wanted is
 * cancelled like any other.
 */
@Component
public final class RequestedDrafts implements Reaction {

    private final Cases cases;
    private final Procurements procurements;

    @Activate
    public RequestedDrafts(@Reference Store store, @Reference Cases cases, @Reference Procurements procurements) {
        this.cases = cases;
        this.procurements = procurements;
        CompetitionTables.migrate(store);
    }

    /** The key of the draft that a case opens. */
    static String key(CaseId id) {
        return "case-" + id.value();
    }

    @Override
    public String name() {
        return "competition.requests";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(CaseOpened.class, CaseRelabelled.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        requested(fact)
                .flatMap(id -> cases.find(new CaseId(id)))
                .filter(one -> one.competition().isEmpty())
                .ifPresent(one -> open(one, tx));
    }

    /** The case that asks for a competition, by this fact. */
    private static Optional<String> requested(Record fact) {
        if (fact instanceof CaseOpened opened) {
            return asks(opened.kind()) ? Optional.of(opened.supportCase()) : Optional.empty();
        }
        var relabelled = (CaseRelabelled) fact;
        return relabelled.axis().equals(Axis.KIND.name()) && asks(relabelled.value())
                ? Optional.of(relabelled.supportCase())
                : Optional.empty();
    }

    private static boolean asks(String kind) {
        return kind.equals(Kind.COMPETITION_REQUEST.name());
    }

    private void open(SupportCase supportCase, Transaction tx) {
        var tables = new CompetitionTables(tx);
        if (tables.ofKey(key(supportCase.id())).isPresent()) {
            return;
        }
        CompetitionDraft draft = draft(supportCase);
        CompetitionId id = tables.insert(draft);
        tx.append(new CompetitionDrafted(
                id.value(),
                draft.jointProcurement(),
                draft.customer(),
                draft.nature().name()));
        cases.linkCompetition(tx, supportCase.id(), id.value());
    }

    private CompetitionDraft draft(SupportCase supportCase) {
        Optional<JointProcurement> joint = supportCase.jointProcurement().flatMap(procurements::find);
        CompetitionDraft.Builder draft = CompetitionDraft.of(key(supportCase.id()), title(supportCase.id(), joint))
                .under(supportCase
                        .jointProcurement()
                        .map(JointProcurementId::value)
                        .orElse(""))
                .forCustomer(supportCase.customer().map(id -> id.value()).orElse(""));
        if (supportCase.constructed()) {
            draft.nature(Nature.CONSTRUCTED, supportCase.id().value());
        }
        return draft.build();
    }

    private static LocalizedText title(CaseId id, Optional<JointProcurement> joint) {
        return joint.map(JointProcurement::name)
                .map(name -> new LocalizedText(
                        "Minikilpailutus: " + name.fi(),
                        "Minikonkurrensutsättning: " + name.sv(),
                        "Mini-competition: " + name.en()))
                .orElseGet(() -> new LocalizedText(
                        "Minikilpailutus, tapaus " + id,
                        "Minikonkurrensutsättning, ärende " + id,
                        "Mini-competition, case " + id));
    }
}
