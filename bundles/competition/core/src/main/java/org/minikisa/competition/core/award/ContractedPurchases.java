package org.minikisa.competition.core.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.ContractMade;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.publication.Invited;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts each contract of a competition against the ceilings of its joint procurement (1397/2016 s. 42). What cannot be
 * counted, because its supplier is unknown there, is parked with its reason and can be tried again when that is
 * mended.
 */
@Component
public final class ContractedPurchases implements Reaction {

    private static final Set<Nature> OF_THE_HOUSE = Set.of(Nature.LIVE, Nature.CONSTRUCTED);

    private final Procurements procurements;
    private final JointProcurements joint;

    @Activate
    public ContractedPurchases(
            @Reference Store store, @Reference Procurements procurements, @Reference JointProcurements joint) {
        this.procurements = procurements;
        this.joint = joint;
        CompetitionTables.migrate(store);
    }

    @Override
    public String name() {
        return "competition.call-offs";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(ContractMade.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        var made = (ContractMade) fact;
        var tables = new CompetitionTables(tx);
        tables.find(new CompetitionId(made.competition()))
                .filter(ContractedPurchases::counts)
                .ifPresent(competition -> joint(competition.draft())
                        .ifPresent(found ->
                                joint.record(tx, purchase(competition, found, made, tables), made.competition())));
    }

    private static boolean counts(Competition competition) {
        CompetitionDraft draft = competition.draft();
        return OF_THE_HOUSE.contains(draft.nature())
                && !draft.jointProcurement().isBlank()
                && !draft.customer().isBlank();
    }

    private Optional<JointProcurement> joint(CompetitionDraft draft) {
        return procurements.find(new JointProcurementId(draft.jointProcurement()));
    }

    private static CallOff purchase(
            Competition competition, JointProcurement joint, ContractMade made, CompetitionTables tables) {
        return new CallOff(
                joint.id(),
                made.lot().isEmpty() ? made.competition() : made.competition() + "/" + made.lot(),
                lot(competition, joint, made),
                new CustomerId(competition.draft().customer()),
                new SupplierId(tenderer(competition, made, tables)),
                LocalDate.parse(made.signed()),
                new BigDecimal(made.value()),
                made.currency(),
                CallOffWay.COMPETITION);
    }

    /** The lot of the joint procurement; of a competition in one piece the first of those that it was held in. */
    private static String lot(Competition competition, JointProcurement joint, ContractMade made) {
        List<String> lots = Invited.lots(competition.draft(), joint);
        return lots.contains(made.lot()) ? made.lot() : lots.get(0);
    }

    private static String tenderer(Competition competition, ContractMade made, CompetitionTables tables) {
        return tables.tenders(competition.id()).stream()
                .filter(stored -> stored.houseNumber(competition.id()).equals(made.tender()))
                .map(stored -> stored.tender().tenderer())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no tender " + made.tender()));
    }
}
