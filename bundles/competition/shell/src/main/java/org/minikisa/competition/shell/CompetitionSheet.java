package org.minikisa.competition.shell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.MadeContract;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;

/** A competition on one sheet. */
final class CompetitionSheet {

    /** The language of the shell itself. */
    static final Language DEFAULT = Language.EN;

    private final Competition competition;
    private final CompetitionDraft draft;
    private final Screen screen;
    private final Language language;

    private final Optional<AwardFile> file;

    private CompetitionSheet(Competition competition, Optional<AwardFile> file, Screen screen, Language language) {
        this.competition = competition;
        this.file = file;
        this.draft = competition.draft();
        this.screen = screen;
        this.language = language;
    }

    static void show(Competition competition, Screen screen, Language language) {
        screen.details(of(competition, Optional.empty(), screen, language));
    }

    /** @param file what followed the decision, where it is known */
    static Details of(Competition competition, Optional<AwardFile> file, Screen screen, Language language) {
        return new CompetitionSheet(competition, file, screen, language).details();
    }

    private Details details() {
        Details details = Details.of(
                "Competition " + competition.id() + ": " + draft.title().in(language));
        head(details);
        invitation(details);
        procedure(details);
        notification(details);
        details.listing("criteria", "Criteria", draft.criteria(), criteria());
        results(details);
        refused(details);
        differences(details);
        remarks(details);
        return details;
    }

    private void head(Details details) {
        details.add("id", "Id", competition.id())
                .add("title", "Title", screen.json() ? draft.title().in(language) : Optional.empty())
                .add("key", "Key", draft.key())
                .add(
                        "state",
                        "State",
                        screen.json()
                                ? competition.state()
                                : competition.state().label().in(language))
                .add(
                        "nature",
                        "Nature",
                        screen.json() ? draft.nature() : draft.nature().label().in(language))
                .add("winner", "Winner", competition.award().map(award -> award.tenderer()), Tone.GOOD)
                .add("winningTender", "Winning tender", competition.award().map(award -> award.tender()))
                .add("reason", "Because", competition.award().map(award -> award.reason()
                        .in(language)))
                .add("source", "Source", present(draft.source()))
                .add("jointProcurement", "Joint procurement", present(draft.jointProcurement()))
                .add("customer", "Customer", present(draft.customer()))
                .add("published", "Published", Shown.moment(screen, competition.published()))
                .add("closes", "Closes", Shown.moment(screen, competition.closes()))
                .add("opened", "Opened", Shown.moment(screen, competition.opened()))
                .add("decided", "Decided", Shown.moment(screen, competition.decided()))
                .add(
                        "tenders",
                        "Tenders",
                        competition.tenderCount() + (competition.state().sealed() ? " (sealed)" : ""))
                .add("order", "Wins", wins(draft.order()))
                .add("totalRounding", "Totals rounded", present(Shown.rounding(draft.totalRounding())))
                .add("tieRule", "Ties decided by", present(tieRule()))
                .add("exemption", "Exempt", draft.exemption())
                .add("impactModel", "Impact model", present(draft.impactModel()))
                .add(
                        "impactChoices",
                        "Impact choices",
                        draft.impactChoices().entrySet().stream()
                                .map(one -> one.getKey() + " = " + one.getValue())
                                .toList());
    }

    private void invitation(Details details) {
        Invitation said = draft.invitation();
        details.add("subject", "Subject", said.subject().map(text -> text.in(language)))
                .add("cpv", "CPV", said.cpv())
                .add(
                        "estimatedValue",
                        "Estimated value",
                        screen.json()
                                ? said.estimatedValue()
                                : said.estimatedValue().map(value -> value.toPlainString() + " €"))
                .add("languages", "Languages", said.languages())
                .add("validUntil", "Tenders bind until", said.validUntil())
                .add("terms", "Terms", said.terms().map(text -> text.in(language)))
                .add("questionsUntil", "Questions until", Shown.moment(screen, competition.questionsUntil()))
                .add("invited", "Invited", competition.invited());
        if (!said.requirements().isEmpty() || screen.json()) {
            details.listing(
                    "requirements",
                    "Requirements",
                    said.requirements(),
                    Listing.rows(Requirement.class)
                            .text("id", "Id", Requirement::id)
                            .text("kind", "Of", one -> Wanted.word(one.kind()))
                            .text("text", "Requirement", one -> one.text().in(language))
                            .text("evidence", "Evidence", one -> present(one.evidence())));
        }
        if (!said.attachments().isEmpty() || screen.json()) {
            details.listing(
                    "attachments",
                    "Attachments",
                    said.attachments(),
                    Listing.rows(Attachment.class)
                            .text("name", "Name", Attachment::name)
                            .text("kind", "Kind", one -> Wanted.word(one.kind()))
                            .text("sha256", "SHA-256", Attachment::sha256));
        }
    }

    private void procedure(Details details) {
        details.add(
                        "openers",
                        "Openers",
                        draft.procedure().sealing().map(SealingPlan::openers).orElse(List.of()))
                .add(
                        "openersNeeded",
                        "Openers needed",
                        draft.procedure().sealing().map(SealingPlan::needed))
                .add("evaluators", "Evaluators", draft.procedure().evaluators());
    }

    private void notification(Details details) {
        competition.notification().ifPresent(served -> details.add(
                        "sent", "Decision served", Shown.moment(screen, Optional.of(served.sent())))
                .add("standstillEnds", "Standstill until", served.standstillEnds())
                .add("contractEarliest", "Contract from", served.contractEarliest())
                .add("appealEnds", "Appeals until", served.appealEnds())
                .add("rectificationEnds", "Rectification until", served.rectificationEnds()));
        file.filter(known -> !known.contracts().isEmpty() || screen.json())
                .ifPresent(known -> details.listing(
                        "contracts",
                        "Contracts",
                        known.contracts(),
                        Listing.rows(MadeContract.class)
                                .text(
                                        "lot",
                                        "Lot",
                                        one -> present(one.contract().lot()))
                                .text("supplier", "With", one -> one.contract().supplier())
                                .text("signed", "Signed", one -> one.contract().signed())
                                .text("begins", "Begins", one -> one.contract().begins())
                                .text("ends", "Ends", one -> one.contract().ends())
                                .number("value", "Value", one -> one.contract().value())
                                .text("effective", "Effective", one -> one.effective() ? "yes" : "no")));
        file.flatMap(AwardFile::archive)
                .ifPresent(archive -> details.add("keptUntil", "Kept until", archive.keptUntil()));
    }

    private static String wins(AwardOrder order) {
        return switch (order) {
            case HIGHEST_TOTAL -> "highest total";
            case LOWEST_TOTAL -> "lowest total";
            case LOWEST_RANKS -> "lowest total of ranks";
        };
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private String tieRule() {
        return String.join(
                ", then ",
                draft.tieRule().keys().stream()
                        .map(key -> String.join(" + ", key))
                        .toList());
    }

    private Listing<Criterion> criteria() {
        return Listing.rows(Criterion.class)
                .text("id", "Id", Criterion::id)
                .text("name", "Name", criterion -> criterion.name().in(language))
                .text("method", "Method", this::method)
                .number("maxPoints", "Maximum", Criterion::maxPoints)
                .number("coefficient", "Times", Criterion::coefficient)
                .text("rounding", "Rounded", criterion -> Shown.rounding(criterion.rounding()))
                .text("weightedRounding", "Weighted rounded", criterion -> Shown.rounding(criterion.weightedRounding()))
                .text("partOf", "Part of", Criterion::partOf);
    }

    private String method(Criterion criterion) {
        String used = competition
                .scores()
                .map(scores -> scores.methods().get(criterion.id()))
                .orElse(criterion.method());
        return criterion.parameters().isEmpty() ? used : used + " " + criterion.parameters();
    }

    private String comparison() {
        return draft.order() == AwardOrder.LOWEST_RANKS
                ? "Comparison (weighted ranks)"
                : "Comparison (weighted points)";
    }

    /** A table for a competition in one piece, tables by lot for another. */
    private void results(Details details) {
        if (draft.invitation().lots().isEmpty()) {
            competition.scores().ifPresent(scores -> comparison(details, "", "", scores));
            return;
        }
        details.listing("lots", "Lots", draft.invitation().lots(), lots());
        competition.results().forEach(result -> result.scores()
                .ifPresent(scores -> comparison(details, "." + result.lot(), ", lot " + result.lot(), scores)));
    }

    private Listing<Invitation.Lot> lots() {
        return Listing.rows(Invitation.Lot.class)
                .text("lot", "Lot", Invitation.Lot::id)
                .text("title", "Title", lot -> lot.title().in(language))
                .number("estimatedValue", "Estimated value", Invitation.Lot::estimatedValue)
                .number("tenders", "Tenders", lot -> result(lot)
                        .flatMap(LotResult::scores)
                        .map(scores -> scores.rows().size()))
                .text("winner", "Winner", lot -> result(lot)
                        .flatMap(LotResult::award)
                        .map(Award::tenderer))
                .text("reason", "Because", lot -> result(lot)
                        .flatMap(LotResult::award)
                        .map(award -> award.reason().in(language)));
    }

    private Optional<LotResult> result(Invitation.Lot lot) {
        return competition.results().stream()
                .filter(result -> result.lot().equals(lot.id()))
                .findFirst();
    }

    private void comparison(Details details, String suffix, String lot, ScoreTable scores) {
        details.listing("comparison" + suffix, comparison() + lot, scores.rows(), comparison(scores));
        details.listing(
                "explanations" + suffix,
                "Points and their reasons" + lot,
                reasons(scores),
                Listing.rows(Reason.class)
                        .text("tender", "Tender", Reason::tender)
                        .text("criterion", "Criterion", Reason::criterion)
                        .number(
                                "value",
                                "Value",
                                reason -> Shown.number(screen, reason.score().value()))
                        .number(
                                "points",
                                "Points",
                                reason -> Shown.number(screen, reason.score().points()))
                        .text("explanation", "Reason", reason -> reason.score()
                                .explanation()
                                .in(language)));
    }

    private Listing<ScoreRow> comparison(ScoreTable scores) {
        var columns = new ArrayList<Column<ScoreRow>>();
        columns.add(Column.number("rank", "Rank", ScoreRow::rank));
        columns.add(Column.text("tender", "Tender", ScoreRow::tender));
        columns.add(Column.text("tenderer", "Tenderer", ScoreRow::tenderer));
        for (Criterion criterion : draft.criteria()) {
            List<BigDecimal> points =
                    scores.rows().stream().map(row -> weighted(row, criterion)).toList();
            columns.add(Column.number(
                    criterion.id(),
                    criterion.counts() ? criterion.id() : "(" + criterion.id() + ")",
                    Shown.digits(points),
                    row -> Shown.number(screen, weighted(row, criterion))));
        }
        columns.add(Column.number(
                "total",
                "Total",
                Shown.digits(scores.rows().stream().map(ScoreRow::total).toList()),
                row -> Shown.number(screen, row.total())));
        if (scores.rows().stream().anyMatch(row -> row.tieBreak().isPresent()) || screen.json()) {
            columns.add(Column.text("tieBreak", "Tie", row -> row.tieBreak().map(text -> text.in(language))));
        }
        return Listing.of(columns);
    }

    private static BigDecimal weighted(ScoreRow row, Criterion criterion) {
        return row.score(criterion.id()).map(CriterionScore::weighted).orElse(BigDecimal.ZERO);
    }

    private static List<Reason> reasons(ScoreTable scores) {
        return scores.rows().stream()
                .flatMap(row -> row.scores().stream().map(score -> new Reason(row.tender(), score.criterion(), score)))
                .toList();
    }

    /** A point with the tender it belongs to. */
    private record Reason(String tender, String criterion, CriterionScore score) {}

    private void refused(Details details) {
        if (!competition.refused().isEmpty() || screen.json()) {
            details.listing(
                    "refused",
                    "Refused tenders",
                    competition.refused(),
                    Listing.rows(RefusedTender.class)
                            .text("tender", "Tender", RefusedTender::tender)
                            .text("tenderer", "Tenderer", refused -> present(refused.tenderer()))
                            .text("kind", "Kind", RefusedTender::kind)
                            .text("at", "At", refused -> Shown.moment(screen, Optional.of(refused.at())))
                            .text("reason", "Reason", RefusedTender::reason));
        }
    }

    private void differences(Details details) {
        if (!competition.discrepancies().isEmpty() || screen.json()) {
            details.listing(
                    "discrepancies",
                    "Where the publication and its own rule differ",
                    competition.discrepancies(),
                    Listing.of(
                            Column.<Discrepancy>text("what", "What", Discrepancy::what)
                                    .tone(one -> Tone.WARNING),
                            Column.text("published", "Published", Discrepancy::published),
                            Column.text("computed", "Computed", Discrepancy::computed),
                            Column.text("remark", "Remark", one -> present(one.remark()))));
        }
        if (!competition.warnings().isEmpty() || screen.json()) {
            details.listing(
                    "warnings",
                    "Warnings at publication",
                    competition.warnings(),
                    Listing.rows(Problem.class)
                            .text("place", "Place", Problem::place)
                            .text("found", "Found", Problem::found)
                            .text("expected", "Expected", Problem::expected)
                            .text("remedy", "Remedy", Problem::remedy));
        }
    }

    private void remarks(Details details) {
        if (screen.json()) {
            details.add("remarks", "Remarks", draft.remarks());
        } else if (!draft.remarks().isEmpty()) {
            details.text(
                    "remarks",
                    "Remarks",
                    String.join(
                            System.lineSeparator(),
                            draft.remarks().stream()
                                    .map(remark -> "* " + remark)
                                    .toList()));
        }
    }
}
