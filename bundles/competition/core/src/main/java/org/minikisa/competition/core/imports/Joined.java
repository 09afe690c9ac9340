package org.minikisa.competition.core.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Lot;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedAward;
import org.minikisa.competition.api.opendata.ImportedCompetition.Origin;
import org.minikisa.competition.api.opendata.ImportedCompetition.Stage;

/**
 * Two publications of the same competition as one: an announcement and an award notice, say. What only one of them says
 * counts; where they differ, the later publication does. Whichever is read first, the same comes out.
 */
final class Joined {

    private static final Comparator<ImportedCompetition> BY_AGE = Comparator.comparing(
                    (ImportedCompetition one) -> one.origin().at())
            .thenComparing(one -> one.stage())
            .thenComparing(one -> one.origin().publication());

    private Joined() {}

    /** @param known what is here; @param read what came */
    public static ImportedCompetition of(ImportedCompetition known, ImportedCompetition read) {
        return BY_AGE.compare(read, known) < 0 ? join(read, known) : join(known, read);
    }

    private static ImportedCompetition join(ImportedCompetition older, ImportedCompetition newer) {
        return new ImportedCompetition(
                draft(older.draft(), newer.draft()),
                stage(older.stage(), newer.stage()),
                newer.published().or(older::published),
                newer.closes().or(older::closes),
                newer.decided().or(older::decided),
                byId(older.tenders(), newer.tenders(), one -> one.tender().id()),
                byId(older.awards(), newer.awards(), ImportedAward::id),
                origin(older.origin(), newer.origin()));
    }

    /** A publication that only reports on bids or awards says nothing new of what was announced. */
    private static CompetitionDraft draft(CompetitionDraft older, CompetitionDraft newer) {
        if (older.equals(newer)) {
            return newer;
        }
        Invitation said = newer.invitation();
        boolean silent =
                said.subject().isEmpty() && older.invitation().subject().isPresent();
        CompetitionDraft leading = silent ? older : newer;
        List<Lot> lots = byId(older.invitation().lots(), said.lots(), Lot::id);
        return with(leading, lots);
    }

    private static CompetitionDraft with(CompetitionDraft draft, List<Lot> lots) {
        Invitation said = draft.invitation();
        var invitation = new Invitation(
                said.category(),
                said.subject(),
                said.cpv(),
                said.estimatedValue(),
                lots,
                said.mostLots(),
                said.lotRule(),
                said.requirements(),
                said.languages(),
                said.validUntil(),
                said.terms(),
                said.attachments());
        return new CompetitionDraft(
                draft.key(),
                draft.jointProcurement(),
                draft.customer(),
                draft.title(),
                draft.nature(),
                draft.source(),
                draft.criteria(),
                draft.order(),
                draft.totalRounding(),
                draft.rankOn(),
                draft.tieRule(),
                draft.variantsAllowed(),
                draft.priceOnlyReason(),
                draft.impactModel(),
                draft.impactChoices(),
                draft.exemption(),
                draft.remarks(),
                invitation,
                draft.procedure());
    }

    private static Stage stage(Stage older, Stage newer) {
        return newer == Stage.CANCELLED || older == Stage.CANCELLED || newer.compareTo(older) > 0 ? newer : older;
    }

    private static <T> List<T> byId(List<T> older, List<T> newer, Function<T, String> id) {
        Map<String, T> all = new LinkedHashMap<>();
        older.forEach(one -> all.put(id.apply(one), one));
        newer.forEach(one -> all.put(id.apply(one), one));
        return new ArrayList<>(all.values());
    }

    private static Origin origin(Origin older, Origin newer) {
        return new Origin(
                newer.source(),
                newer.process(),
                newer.publication(),
                newer.at(),
                newer.kind(),
                said(newer.status(), older.status()),
                newer.buyer().name().isEmpty() ? older.buyer() : newer.buyer(),
                said(newer.currency(), older.currency()),
                said(newer.language(), older.language()));
    }

    private static String said(String newer, String older) {
        return Optional.of(newer).filter(text -> !text.isEmpty()).orElse(older);
    }
}
