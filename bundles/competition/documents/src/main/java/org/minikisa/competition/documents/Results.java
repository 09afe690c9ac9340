package org.minikisa.competition.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Row;

/** The comparison of one lot: ranks, points by criterion, and the way to each of them. */
final class Results {

    /** So many tenders stand beside each other on a page; more go below. */
    private static final int BESIDE = 4;

    private final Paper paper;
    private final Dossier dossier;
    private final LotResult result;
    private final ScoreTable table;
    private final Secrets secrets;

    Results(Paper paper, LotResult result, Secrets secrets) {
        this.paper = paper;
        this.dossier = paper.dossier();
        this.result = result;
        this.table = result.scores().orElseThrow();
        this.secrets = secrets;
    }

    /** In the order of their ranks; the winner stands out. */
    void ranking() {
        CompetitionDraft draft = dossier.draft();
        boolean exact = draft.rankOn() == RankOn.EXACT_TOTAL
                && table.rows().stream().anyMatch(row -> row.exactTotal().compareTo(row.total()) != 0);
        var columns = new ArrayList<Column>();
        columns.add(paper.numberColumn("column.rank", 2));
        columns.add(paper.textColumn("column.tenderer", 6));
        if (severalByOne()) {
            columns.add(paper.textColumn("column.tender", 3));
        }
        columns.add(paper.numberColumn("column.total." + draft.order(), 3));
        if (exact) {
            columns.add(paper.numberColumn("column.exact", 3));
        }
        paper.table(
                paper.say("table.ranking"),
                columns,
                table.rows().stream().map(row -> ranked(row, exact)).toList());
        table.rows().forEach(row -> row.tieBreak()
                .ifPresent(tie -> paper.paragraph("results.tie", name(row), paper.in(tie))));
    }

    private Row ranked(ScoreRow row, boolean exact) {
        var cells = new ArrayList<String>();
        cells.add(Integer.toString(row.rank()));
        cells.add(name(row));
        if (severalByOne()) {
            cells.add(row.tender());
        }
        cells.add(total(row.total()));
        if (exact) {
            cells.add(total(row.exactTotal()));
        }
        return new Row(wins(row) ? Row.Kind.STRONG : Row.Kind.PLAIN, cells);
    }

    private boolean wins(ScoreRow row) {
        return result.award()
                .filter(award -> award.tender().equals(row.tender()))
                .isPresent();
    }

    /** Whether a tenderer has several tenders here, which then need their ids. */
    private boolean severalByOne() {
        return table.rows().stream().map(ScoreRow::tenderer).distinct().count()
                < table.rows().size();
    }

    /** Points as they count, criterion by criterion; a few tenders beside each other. */
    void byCriterion() {
        List<ScoreRow> rows = table.rows();
        for (int from = 0; from < rows.size(); from += BESIDE) {
            beside(rows.subList(from, Math.min(from + BESIDE, rows.size())));
        }
    }

    private void beside(List<ScoreRow> tenders) {
        var columns = new ArrayList<Column>();
        columns.add(paper.textColumn("column.criterion", 5));
        columns.add(paper.numberColumn("column.max", 2));
        tenders.forEach(row -> columns.add(Column.number(label(row), 3)));
        var rows = new ArrayList<Row>();
        for (Criterion criterion : dossier.inOrder()) {
            var cells = new ArrayList<String>();
            cells.add((criterion.counts() ? "" : "– ") + paper.in(criterion.name()));
            cells.add(most(criterion));
            tenders.forEach(row -> cells.add(row.score(criterion.id())
                    .map(score -> points(criterion, score.weighted()))
                    .orElse("–")));
            rows.add(new Row(Row.Kind.PLAIN, cells));
        }
        var sums = new ArrayList<String>(List.of(paper.say("results.total"), ""));
        tenders.forEach(row -> sums.add(total(row.total())));
        rows.add(new Row(Row.Kind.STRONG, sums));
        paper.table(paper.say("table.points"), columns, rows);
    }

    /** The most a criterion counts. */
    private String most(Criterion criterion) {
        return criterion
                .maxPoints()
                .map(max -> max.multiply(criterion.coefficient()).stripTrailingZeros())
                .map(max -> paper.figures().number(max.scale() < 0 ? max.setScale(0) : max))
                .orElse("–");
    }

    /** For every criterion what was scored, the formula with its numbers, and what came out. */
    void explained() {
        for (Criterion criterion : dossier.inOrder()) {
            paper.smallHeading(paper.in(criterion.name()));
            dossier.method(criterion).ifPresent(method -> paper.paragraph("rules.formula", paper.in(method.formula())));
            paper.text(paper.say("rules.rounding.points", Rules.rounding(paper, criterion.rounding())));
            scores(criterion);
            reasons(criterion);
            if (!secrets.unitPrices()) {
                lines(criterion);
            }
        }
    }

    private void scores(Criterion criterion) {
        boolean weighted = table.rows().stream()
                .flatMap(row -> row.score(criterion.id()).stream())
                .anyMatch(score -> score.weighted().compareTo(score.points()) != 0);
        var columns = new ArrayList<Column>();
        columns.add(paper.textColumn("column.tenderer", 4));
        columns.add(paper.numberColumn("column.value", 3));
        columns.add(paper.textColumn("column.calculation", 5));
        columns.add(paper.numberColumn("column.result." + dossier.unit(criterion), 3));
        if (weighted) {
            columns.add(paper.numberColumn("column.weighted", 3));
        }
        paper.table(
                paper.say("table.scores", paper.in(criterion.name())),
                columns,
                table.rows().stream()
                        .map(row -> score(criterion, row, weighted))
                        .toList());
    }

    private Row score(Criterion criterion, ScoreRow row, boolean weighted) {
        var score = row.score(criterion.id());
        var cells = new ArrayList<String>();
        cells.add(label(row));
        cells.add(score.map(one -> value(row.tender(), criterion, one)).orElse("–"));
        cells.add(score.map(one -> calculation(criterion, one)).orElse("–"));
        cells.add(score.map(one -> points(criterion, one.points())).orElse("–"));
        if (weighted) {
            cells.add(score.map(one -> points(criterion, one.weighted())).orElse("–"));
        }
        return new Row(wins(row) ? Row.Kind.STRONG : Row.Kind.PLAIN, cells);
    }

    private String calculation(Criterion criterion, CriterionScore score) {
        return secrets.touches(criterion.id()) ? paper.say("secret") : paper.in(score.explanation());
    }

    /** What was scored, unless it is a trade secret. */
    String value(String tender, Criterion criterion, CriterionScore score) {
        if (secrets.hides(tender, criterion.id())) {
            return paper.say("secret");
        }
        return isMoney(criterion)
                ? paper.figures().money(score.value(), dossier.currency())
                : paper.figures().number(score.value());
    }

    private boolean isMoney(Criterion criterion) {
        return criterion.role() == Criterion.Role.PRICE
                && criterion.source() == ValueSource.TENDERED
                && dossier.method(criterion)
                        .map(MethodDescription::direction)
                        .filter(Direction.LOWER_IS_BETTER::equals)
                        .isPresent();
    }

    String points(Criterion criterion, BigDecimal points) {
        return dossier.unit(criterion) == Unit.MONEY
                ? paper.figures().money(points, dossier.currency())
                : paper.figures().number(points);
    }

    String total(BigDecimal total) {
        return dossier.draft().order() == CompetitionDraft.AwardOrder.LOWEST_TOTAL
                ? paper.figures().money(total, dossier.currency())
                : paper.figures().number(total);
    }

    /** The written reasons of what evaluators gave; who they are stands in no paper. */
    private void reasons(Criterion criterion) {
        List<Row> rows = table.rows().stream()
                .flatMap(row -> dossier.judgement(row.tender(), criterion.id()).stream()
                        .filter(judgement -> !judgement.reason().isBlank())
                        .map(judgement -> Row.of(
                                label(row),
                                secrets.hides(row.tender(), criterion.id())
                                        ? paper.say("secret")
                                        : judgement.reason())))
                .toList();
        if (!rows.isEmpty()) {
            paper.table(
                    paper.say("table.reasons", paper.in(criterion.name())),
                    List.of(paper.textColumn("column.tenderer", 4), paper.textColumn("column.reason", 11)),
                    rows);
        }
    }

    private void lines(Criterion criterion) {
        if (criterion.lines().isEmpty()) {
            return;
        }
        var rows = new ArrayList<Row>();
        for (ScoreRow row : table.rows()) {
            rows.add(Row.group(label(row)));
            criterion.lines().forEach(line -> rows.add(line(row, criterion, line)));
        }
        paper.table(
                paper.say("table.unit.prices", paper.in(criterion.name())),
                List.of(
                        paper.textColumn("column.line", 5),
                        paper.numberColumn("column.quantity", 2),
                        paper.textColumn("column.unit", 2),
                        paper.numberColumn("column.unit.price", 3),
                        paper.numberColumn("column.sum", 3)),
                rows);
    }

    private Row line(ScoreRow row, Criterion criterion, PriceLine line) {
        var price = dossier.tender(row.tender())
                .map(tender -> tender.values().get(criterion.id()))
                .filter(TenderedValue.LinePrices.class::isInstance)
                .map(TenderedValue.LinePrices.class::cast)
                .map(prices -> prices.prices().get(line.id()));
        return Row.of(
                paper.in(line.name()),
                paper.figures().number(line.quantity()),
                line.unit(),
                price.map(one -> paper.figures().money(one, dossier.currency())).orElse("–"),
                price.map(one -> paper.figures().money(one.multiply(line.quantity()), dossier.currency()))
                        .orElse("–"));
    }

    private String name(ScoreRow row) {
        return dossier.parties().supplier(row.tenderer());
    }

    /** The tenderer, with the tender where it has several. */
    private String label(ScoreRow row) {
        return severalByOne() ? name(row) + " (" + row.tender() + ")" : name(row);
    }

    /** One tenderer beside the winner. */
    void ownAndWinner(ScoreRow own, ScoreRow winner) {
        boolean won = own.tender().equals(winner.tender());
        var columns = new ArrayList<Column>();
        columns.add(paper.textColumn("column.criterion", 4));
        columns.add(paper.numberColumn("column.max", 2));
        columns.add(paper.numberColumn("column.own.value", 3));
        columns.add(paper.numberColumn("column.own.points", 3));
        if (!won) {
            columns.add(paper.numberColumn("column.winner.value", 3));
            columns.add(paper.numberColumn("column.winner.points", 3));
        }
        List<ScoreRow> shown = won ? List.of(own) : List.of(own, winner);
        var rows = new ArrayList<Row>();
        for (Criterion criterion : dossier.inOrder()) {
            var cells = new ArrayList<String>();
            cells.add((criterion.counts() ? "" : "– ") + paper.in(criterion.name()));
            cells.add(most(criterion));
            for (ScoreRow row : shown) {
                var score = row.score(criterion.id());
                // one's own values are no secret to oneself
                Secrets hidden = row == own ? Secrets.NONE : secrets;
                cells.add(score.map(one -> new Results(paper, result, hidden).value(row.tender(), criterion, one))
                        .orElse("–"));
                cells.add(score.map(one -> points(criterion, one.weighted())).orElse("–"));
            }
            rows.add(new Row(Row.Kind.PLAIN, cells));
        }
        var sums = new ArrayList<String>(List.of(paper.say("results.total"), ""));
        shown.forEach(row -> {
            sums.add("");
            sums.add(total(row.total()));
        });
        rows.add(new Row(Row.Kind.STRONG, sums));
        paper.table(paper.say(won ? "table.own" : "table.own.winner"), columns, rows);
    }

    /** How one tender's points came to be, and why evaluators gave what they gave. */
    void ownExplained(ScoreRow own) {
        var rows = new ArrayList<Row>();
        for (Criterion criterion : dossier.inOrder()) {
            own.score(criterion.id())
                    .ifPresent(score -> rows.add(Row.of(
                            paper.in(criterion.name()),
                            secrets.declared().stream()
                                            .anyMatch(
                                                    secret -> secret.criterion().equals(criterion.id())
                                                            && !secret.tender().equals(own.tender()))
                                    ? paper.say("secret")
                                    : paper.in(score.explanation()),
                            dossier.judgement(own.tender(), criterion.id())
                                    .map(judgement -> judgement.reason())
                                    .orElse(""))));
        }
        boolean reasons = rows.stream().anyMatch(row -> !row.cells().get(2).isBlank());
        var columns = new ArrayList<Column>(
                List.of(paper.textColumn("column.criterion", 4), paper.textColumn("column.calculation", 5)));
        if (reasons) {
            columns.add(paper.textColumn("column.reason", 6));
        }
        paper.table(
                paper.say("table.own.explained"),
                columns,
                rows.stream()
                        .map(row -> new Row(
                                Row.Kind.PLAIN,
                                IntStream.range(0, columns.size())
                                        .mapToObj(row.cells()::get)
                                        .toList()))
                        .toList());
    }
}
