package org.minikisa.competition.core.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedAward;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedTender;
import org.minikisa.competition.api.opendata.ImportedCompetition.Stage;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.comparison.Evaluation;
import org.minikisa.competition.core.comparison.TenderRules;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * What comes out of a competition from elsewhere: its tenders ranked lot by lot where all that the ranking needs was
 * published, its awards, and where the two do not agree.
 */
final class ImportedComparison {

    private static final LocalizedText PUBLISHED = new LocalizedText(
            "kuten hankintayksikkö on julkaissut",
            "enligt vad den upphandlande enheten publicerat",
            "as the contracting authority published it");

    private final String what;
    private final ImportedCompetition imported;
    private final CompetitionDraft draft;
    private final Map<String, OfferedScoring> methods = new LinkedHashMap<>();
    /** Tender: why it takes no part. */
    private final Map<String, String> left = new LinkedHashMap<>();

    private final List<LotResult> results = new ArrayList<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();

    private ImportedComparison(String what, ImportedCompetition imported, Surroundings surroundings) {
        this.what = what;
        this.imported = imported;
        this.draft = imported.draft();
        draft.criteria().forEach(criterion -> surroundings
                .newest(criterion.method())
                .ifPresent(offered -> methods.put(criterion.id(), offered)));
    }

    public static ImportedComparison of(String what, ImportedCompetition imported, Surroundings surroundings) {
        var comparison = new ImportedComparison(what, imported, surroundings);
        comparison.sort();
        imported.draft().invitation().lotIds().forEach(comparison::lot);
        return comparison;
    }

    /** Who takes part: whoever did there and has values that can be compared here. */
    private void sort() {
        for (ImportedTender one : imported.tenders()) {
            one.left()
                    .or(() -> scorable() ? unscorable(one.tender()) : Optional.empty())
                    .ifPresent(reason -> left.put(one.tender().id(), reason));
        }
    }

    private Optional<String> unscorable(Tender tender) {
        var problems = new Problems();
        new TenderRules(draft, criterion -> Optional.of(methods.get(criterion.id())), problems).check(tender, "");
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("cannot be compared: "
                        + problems.list().stream().map(ImportedComparison::said).collect(Collectors.joining("; ")));
    }

    private static String said(Problem problem) {
        return problem.place() + " is " + problem.found() + ", not " + problem.expected();
    }

    /** Whether values, and nothing but values, decide: what evaluators gave is hardly ever published. */
    private boolean scorable() {
        return !draft.criteria().isEmpty()
                && draft.criteria().stream().allMatch(criterion -> criterion.source() == ValueSource.TENDERED)
                && methods.size() == draft.criteria().size();
    }

    private void lot(String lot) {
        List<ImportedTender> inLot = imported.tenders().stream()
                .filter(one -> one.tender().lot().equals(lot))
                .toList();
        List<Tender> compared = inLot.stream()
                .map(ImportedTender::tender)
                .filter(tender -> !left.containsKey(tender.id()))
                .toList();
        Optional<ScoreTable> scores = scorable() && !compared.isEmpty()
                ? Optional.of(Evaluation.evaluate(what, draft, compared, List.of(), methods))
                : Optional.empty();
        Optional<ImportedAward> award =
                imported.awards().stream().filter(one -> one.lot().equals(lot)).findFirst();
        scores.ifPresent(table -> award.ifPresent(published -> winner(published, table)));
        scores.ifPresent(table -> inLot.forEach(one -> rank(one, table)));
        award.ifPresent(this::amount);
        if (scores.isPresent() || award.isPresent()) {
            results.add(new LotResult(lot, scores, award.map(published -> award(published, scores))));
        }
    }

    private void winner(ImportedAward published, ScoreTable table) {
        List<String> best = table.best().stream().map(ScoreRow::tender).toList();
        if (!best.contains(published.tender())) {
            discrepancies.add(new Discrepancy(
                    "winner" + of(published.lot()),
                    named(published.tender()),
                    best.stream().map(this::named).collect(Collectors.joining(" and ")),
                    Optional.ofNullable(left.get(published.tender())).orElse("")));
        }
    }

    private void rank(ImportedTender one, ScoreTable table) {
        one.rank().ifPresent(published -> table.row(one.tender().id())
                .filter(row -> row.rank() != published)
                .ifPresent(row -> discrepancies.add(new Discrepancy(
                        "rank of " + named(row.tender()) + of(one.tender().lot()),
                        published.toString(),
                        Integer.toString(row.rank()),
                        ""))));
    }

    private void amount(ImportedAward published) {
        published.amount().ifPresent(amount -> price(published.tender())
                .filter(tendered -> tendered.compareTo(amount) != 0)
                .ifPresent(tendered -> discrepancies.add(new Discrepancy(
                        "award value" + of(published.lot()) + " to " + named(published.tender()),
                        Decimals.plain(amount),
                        Decimals.plain(tendered),
                        "what was tendered and what was awarded"))));
    }

    private Optional<BigDecimal> price(String tender) {
        return draft.criteria().stream()
                .filter(criterion -> criterion.role() == Criterion.Role.PRICE)
                .findFirst()
                .flatMap(criterion -> tender(tender)
                        .filter(found -> found.values().containsKey(criterion.id()))
                        .map(found ->
                                TenderRules.valueOf(criterion, found.values().get(criterion.id()))));
    }

    private Award award(ImportedAward published, Optional<ScoreTable> scores) {
        BigDecimal total = scores.flatMap(table -> table.row(published.tender()))
                .map(ScoreRow::total)
                .or(published::amount)
                .or(() -> price(published.tender()))
                .orElse(BigDecimal.ZERO);
        return new Award(
                published.tender(),
                tender(published.tender()).orElseThrow().tenderer(),
                total,
                published.at().orElseGet(this::lastMoment),
                PUBLISHED);
    }

    private Optional<Tender> tender(String id) {
        return imported.tenders().stream()
                .map(ImportedTender::tender)
                .filter(tender -> tender.id().equals(id))
                .findFirst();
    }

    private String named(String tender) {
        return tender(tender).map(Tender::tenderer).orElse(tender);
    }

    private static String of(String lot) {
        return lot.isEmpty() ? "" : " of lot " + lot;
    }

    private Instant lastMoment() {
        return imported.decided().orElse(imported.origin().at());
    }

    CompetitionState state() {
        return switch (imported.stage()) {
            case ANNOUNCED -> CompetitionState.DRAFT;
            case COMPARED -> scores().isPresent() ? CompetitionState.EVALUATED : CompetitionState.OPENED;
            case AWARDED -> CompetitionState.DECIDED;
            case CANCELLED -> CompetitionState.CANCELLED;
        };
    }

    Optional<Instant> opened() {
        return state().sealed() ? Optional.empty() : imported.closes().or(() -> Optional.of(lastMoment()));
    }

    Optional<Instant> decided() {
        return imported.stage() == Stage.AWARDED ? Optional.of(lastMoment()) : Optional.empty();
    }

    public Map<String, String> methods() {
        var references = new LinkedHashMap<String, String>();
        methods.forEach((criterion, offered) -> references.put(criterion, offered.reference()));
        return references;
    }

    /** Why a tender takes no part; empty when it does, or won although it could not be compared here. */
    Optional<String> left(String tender) {
        boolean won =
                imported.awards().stream().anyMatch(award -> award.tender().equals(tender));
        return Optional.ofNullable(left.get(tender)).filter(reason -> !won);
    }

    List<LotResult> results() {
        return List.copyOf(results);
    }

    Optional<ScoreTable> scores() {
        return results.stream().flatMap(result -> result.scores().stream()).findFirst();
    }

    Optional<Award> award() {
        return results.stream().flatMap(result -> result.award().stream()).findFirst();
    }

    List<Discrepancy> discrepancies() {
        return List.copyOf(discrepancies);
    }
}
