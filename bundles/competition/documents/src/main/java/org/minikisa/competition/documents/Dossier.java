package org.minikisa.competition.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.ChoiceCatalogue.ModelChoices;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.ProcedureReport;
import org.minikisa.competition.api.evaluation.Decision;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.competition.api.evaluation.Examination;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Question;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementType;

/**
 * Everything about one competition that its documents tell. What no service answered is empty.
 *
 * @param methods descriptions of scoring methods, by {@code id@version} and by id
 * @param currency of its money: {@code EUR}; {@code ""} where it is not known
 */
record Dossier(
        Competition competition,
        List<CompetitionEvent> history,
        Map<String, MethodDescription> methods,
        List<Question.Answered> questions,
        List<Amendment> amendments,
        Optional<Opening> opening,
        Optional<Examination> examination,
        Optional<Decision> decision,
        List<Draw> draws,
        Optional<AwardFile> awards,
        Optional<ProcedureReport> report,
        Optional<ModelChoices> choices,
        String currency,
        Parties parties) {

    Dossier {
        history = List.copyOf(history);
        methods = Map.copyOf(methods);
        questions = List.copyOf(questions);
        amendments = List.copyOf(amendments);
        draws = List.copyOf(draws);
    }

    CompetitionDraft draft() {
        return competition.draft();
    }

    Invitation invitation() {
        return draft().invitation();
    }

    String id() {
        return competition.id().value();
    }

    boolean isPublished() {
        return competition.published().isPresent();
    }

    /** Whether it took place elsewhere or is an example from there, so that nothing here is served on anybody. */
    boolean isFromElsewhere() {
        return draft().nature() != Nature.LIVE && draft().nature() != Nature.CONSTRUCTED;
    }

    Optional<ProcurementType> type() {
        return parties.jointProcurement().map(JointProcurement::type);
    }

    /** The criteria whose points count in the total themselves. */
    List<Criterion> counting() {
        return draft().criteria().stream().filter(Criterion::counts).toList();
    }

    /** All criteria, each followed by its parts. */
    List<Criterion> inOrder() {
        var ordered = new ArrayList<Criterion>();
        counting().forEach(criterion -> addWithParts(criterion, ordered));
        return ordered;
    }

    private void addWithParts(Criterion criterion, List<Criterion> ordered) {
        ordered.add(criterion);
        draft().partsOf(criterion.id()).forEach(part -> addWithParts(part, ordered));
    }

    /** The method of a criterion: the version it was scored with, else the newest. */
    Optional<MethodDescription> method(Criterion criterion) {
        String reference = competition.results().stream()
                .flatMap(result -> result.scores().stream())
                .map(table -> table.methods().getOrDefault(criterion.id(), ""))
                .filter(methods::containsKey)
                .findFirst()
                .orElse(criterion.method());
        return Optional.ofNullable(methods.get(reference));
    }

    Unit unit(Criterion criterion) {
        return method(criterion)
                .map(MethodDescription::unit)
                .orElse(
                        switch (draft().order()) {
                            case HIGHEST_TOTAL -> Unit.POINTS;
                            case LOWEST_TOTAL -> Unit.MONEY;
                            case LOWEST_RANKS -> Unit.ORDER;
                        });
    }

    List<LotResult> results() {
        return competition.results();
    }

    Optional<Tender> tender(String id) {
        return competition.tenders().stream()
                .filter(tender -> tender.id().equals(id))
                .findFirst();
    }

    /** The winning row of a lot. */
    Optional<ScoreRow> winner(LotResult result) {
        return result.award().flatMap(award -> result.scores().flatMap(table -> table.row(award.tender())));
    }

    Optional<Judgement> judgement(String tender, String criterion) {
        return competition.judgements().stream()
                .filter(one -> one.tender().equals(tender) && one.criterion().equals(criterion))
                .findFirst();
    }

    List<RefusedTender> refused(RefusedTender.Kind kind) {
        return competition.refused().stream().filter(one -> one.kind() == kind).toList();
    }

    /** How many tenders were in at the end of the tender period; those that were excluded since are among them. */
    int received() {
        return opening.map(record -> record.tenders().size())
                .orElse(competition.tenders().size()
                        + refused(RefusedTender.Kind.EXCLUDED).size());
    }

    Optional<Decision.LotDecision> decided(String lot) {
        return decision.flatMap(made -> made.lot(lot));
    }

    /** All who tendered, those who were excluded or late too, by name. */
    List<String> tenderers() {
        var ids = new LinkedHashSet<String>();
        Stream.concat(
                        competition.tenders().stream().map(Tender::tenderer),
                        competition.refused().stream().map(RefusedTender::tenderer))
                .filter(id -> !id.isEmpty())
                .sorted(Comparator.comparing((String id) -> parties.supplier(id))
                        .thenComparing(id -> id))
                .forEach(ids::add);
        return List.copyOf(ids);
    }

    /** The newest event of a step. */
    Optional<CompetitionEvent> last(CompetitionStep step) {
        return history.stream()
                .filter(event -> event.what().equals(step.name()))
                .reduce((earlier, later) -> later);
    }

    List<ScoreTable> tables() {
        return results().stream().flatMap(result -> result.scores().stream()).toList();
    }
}
