package org.minikisa.competition.core.preparation;

import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.publication.SealingRules;
import org.minikisa.competition.sealing.InvitationFile;
import org.minikisa.competition.sealing.InvitationFile.Asked;
import org.minikisa.competition.sealing.OpenerKey;

/** What a supplier's client must know of a competition. */
public final class Invitations {

    private Invitations() {}

    public static InvitationFile file(
            Competition competition,
            Surroundings surroundings,
            Map<String, OpenerKey> keys,
            String supplier,
            String code) {
        SealingPlan plan = SealingRules.plan(competition);
        return InvitationFile.of(
                competition.id().value(),
                competition.draft().title(),
                competition.closes().orElseThrow(),
                competition.draft().invitation().lots().stream()
                        .map(lot -> new InvitationFile.Lot(lot.id(), lot.title()))
                        .toList(),
                asked(competition.draft().criteria(), surroundings),
                plan.needed(),
                plan.openers().stream().map(keys::get).toList(),
                supplier,
                code);
    }

    private static List<Asked> asked(List<Criterion> criteria, Surroundings surroundings) {
        return criteria.stream()
                .filter(criterion -> criterion.source() == ValueSource.TENDERED)
                .map(criterion -> new Asked(
                        criterion.id(),
                        criterion.name(),
                        criterion.lines(),
                        surroundings
                                .newest(criterion.method())
                                .flatMap(offered ->
                                        offered.method().description().leastValue())
                                .orElse(null)))
                .toList();
    }
}
