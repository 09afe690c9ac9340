package org.minikisa.competition.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.EvaluationRules;
import org.minikisa.competition.api.EvaluationRules.Minimum;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Row;

/** How tenders are compared, as it is announced: criteria, formulas with their numbers, rounding, ties (s. 93). */
final class Rules {

    private final Paper paper;
    private final CompetitionDraft draft;

    private Rules(Paper paper) {
        this.paper = paper;
        this.draft = paper.dossier().draft();
    }

    /** All of it, for those who tender. */
    static void inFull(Paper paper) {
        var rules = new Rules(paper);
        rules.basis();
        rules.criteria();
        paper.dossier().inOrder().forEach(rules::criterion);
        paper.subheading(paper.say("rules.total"));
        paper.bullets(rules.totals());
    }

    /** What a reader of a comparison must know. */
    static void inShort(Paper paper) {
        var rules = new Rules(paper);
        rules.basis();
        rules.criteria();
        paper.bullets(rules.totals());
    }

    private void basis() {
        boolean priced = draft.criteria().stream().anyMatch(one -> one.role() == Criterion.Role.PRICE);
        boolean judged = draft.criteria().stream().anyMatch(one -> one.role() == Criterion.Role.QUALITY);
        paper.paragraph(priced && judged ? "rules.basis.ratio" : priced ? "rules.basis.price" : "rules.basis.quality");
        draft.priceOnlyReason().ifPresent(reason -> paper.paragraph("rules.price.only", reason));
        paper.paragraph("rules.order." + draft.order());
        Procedure procedure = draft.procedure();
        if (procedure.weighting() != Weighting.FIXED) {
            paper.paragraph("rules.weighting." + procedure.weighting());
            if (!procedure.weightingReason().isEmpty()) {
                paper.paragraph("rules.weighting.reason", procedure.weightingReason());
            }
        }
    }

    private void criteria() {
        boolean coefficients =
                draft.criteria().stream().anyMatch(one -> one.coefficient().compareTo(BigDecimal.ONE) != 0);
        var columns = new ArrayList<Column>();
        columns.add(paper.textColumn("column.criterion", 5));
        columns.add(paper.numberColumn("column.max", 2));
        if (coefficients) {
            columns.add(paper.numberColumn("column.coefficient", 2));
        }
        columns.add(paper.textColumn("column.method", 4));
        columns.add(paper.textColumn("column.source", 3));
        List<Row> rows = paper.dossier().inOrder().stream()
                .map(criterion -> row(criterion, coefficients))
                .toList();
        paper.table(paper.say("table.criteria"), columns, rows);
    }

    private Row row(Criterion criterion, boolean coefficients) {
        var cells = new ArrayList<String>();
        cells.add(name(criterion));
        cells.add(max(criterion));
        if (coefficients) {
            cells.add(paper.figures().number(criterion.coefficient()));
        }
        cells.add(method(criterion).map(method -> paper.in(method.name())).orElse(criterion.method()));
        cells.add(paper.say(criterion.source()));
        return new Row(Row.Kind.PLAIN, cells);
    }

    /** With the name of what it is part of. */
    private String name(Criterion criterion) {
        String name = paper.in(criterion.name());
        return criterion
                .partOf()
                .flatMap(draft::criterion)
                .map(whole -> paper.say("part", name, paper.in(whole.name())))
                .orElse(name);
    }

    private String max(Criterion criterion) {
        return criterion
                .maxPoints()
                .map(paper.figures()::number)
                .or(() -> criterion
                        .range()
                        .map(range -> paper.figures().number(range.least())
                                + "–"
                                + paper.figures().number(range.most())))
                .orElse("–");
    }

    private void criterion(Criterion criterion) {
        paper.subheading(name(criterion));
        if (criterion.source() == ValueSource.PARTS) {
            paper.paragraph("rules.parts");
        }
        method(criterion).ifPresent(method -> paper.paragraph("rules.formula", paper.in(method.formula())));
        paper.bullets(numbers(criterion));
        lines(criterion);
    }

    /** The numbers of the formula and how its result is rounded. */
    private List<String> numbers(Criterion criterion) {
        var numbers = new ArrayList<String>();
        criterion
                .maxPoints()
                .ifPresent(most ->
                        numbers.add(paper.say("rules.max", paper.figures().number(most))));
        criterion
                .range()
                .ifPresent(range -> numbers.add(paper.say(
                        "rules.range",
                        paper.figures().number(range.least()),
                        paper.figures().number(range.most()))));
        criterion.parameters().forEach((name, value) -> numbers.add(parameter(criterion, name, value)));
        if (paper.dossier().unit(criterion) != Unit.ORDER) {
            numbers.add(rounding("rules.rounding.points", criterion.rounding()));
        }
        if (criterion.coefficient().compareTo(BigDecimal.ONE) != 0) {
            numbers.add(paper.say("rules.coefficient", paper.figures().number(criterion.coefficient())));
            numbers.add(rounding("rules.rounding.weighted", criterion.weightedRounding()));
        } else if (criterion.weightedRounding().mode() != Rounding.Mode.NONE) {
            numbers.add(rounding("rules.rounding.weighted", criterion.weightedRounding()));
        }
        method(criterion).flatMap(this::equalOffers).ifPresent(numbers::add);
        if (criterion.source() == ValueSource.EVALUATED) {
            numbers.add(paper.say("rules.evaluated"));
        }
        return numbers;
    }

    /** What equal values get, where the method says it. */
    private Optional<String> equalOffers(MethodDescription method) {
        return method.traits()
                .map(traits -> "rules.equal." + traits.equalOffers())
                .filter(paper::has)
                .map(key -> paper.say(key));
    }

    private String parameter(Criterion criterion, String name, String value) {
        Optional<MethodDescription.Parameter> known = method(criterion).stream()
                .flatMap(method -> method.parameters().stream())
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
        String meaning = known.map(parameter -> paper.in(parameter.meaning())).orElse(name);
        String said = known.map(parameter -> switch (parameter.kind()) {
                    case NUMBER -> paper.figures().number(new BigDecimal(value));
                    case CRITERION ->
                        draft.criterion(value)
                                .map(other -> paper.in(other.name()))
                                .orElse(value);
                    case TEXT -> value;
                })
                .orElse(value);
        return meaning + ": " + said;
    }

    private void lines(Criterion criterion) {
        if (criterion.lines().isEmpty()) {
            return;
        }
        paper.paragraph("rules.lines");
        paper.table(
                paper.say("table.lines"),
                List.of(
                        paper.textColumn("column.line", 5),
                        paper.numberColumn("column.quantity", 2),
                        paper.textColumn("column.unit", 2)),
                criterion.lines().stream().map(this::line).toList());
    }

    private Row line(PriceLine line) {
        return Row.of(paper.in(line.name()), paper.figures().number(line.quantity()), line.unit());
    }

    private List<String> totals() {
        var said = new ArrayList<String>();
        said.add(rounding("rules.rounding.total", draft.totalRounding()));
        if (draft.totalRounding().mode() != Rounding.Mode.NONE) {
            said.add(paper.say(draft.rankOn() == RankOn.ROUNDED_TOTAL ? "rules.rank.rounded" : "rules.rank.exact"));
        }
        said.add(ties());
        EvaluationRules evaluation = draft.procedure().evaluation();
        if (evaluation.drawsLots()) {
            said.add(paper.say("rules.draw"));
        }
        evaluation.minimums().forEach(minimum -> said.add(minimum(minimum)));
        if (evaluation.voting().outcome() == EvaluationRules.Voting.Outcome.MEAN) {
            said.add(rounding("rules.mean", evaluation.voting().rounding()));
        }
        said.add(paper.say(draft.variantsAllowed() ? "rules.variants" : "rules.variants.none"));
        return said;
    }

    private String ties() {
        if (draft.tieRule().keys().isEmpty()) {
            return paper.say("rules.ties.none");
        }
        String better = paper.say(draft.order() == AwardOrder.HIGHEST_TOTAL ? "rules.ties.more" : "rules.ties.less");
        return paper.say(
                "rules.ties",
                draft.tieRule().keys().stream().map(this::names).collect(Collectors.joining("; ")),
                better);
    }

    private String names(List<String> criteria) {
        return criteria.stream()
                .map(id -> draft.criterion(id).map(one -> paper.in(one.name())).orElse(id))
                .collect(Collectors.joining(" + "));
    }

    private String minimum(Minimum minimum) {
        return paper.say(
                minimum.mandatory() ? "rules.minimum" : "rules.minimum.may",
                names(minimum.criteria()),
                paper.say(minimum.of()),
                paper.figures().number(minimum.least()));
    }

    private String rounding(String key, Rounding rounding) {
        return paper.say(key, rounding(paper, rounding));
    }

    /** Digits and mode in words: rounded to two decimals, a half up. */
    static String rounding(Paper paper, Rounding rounding) {
        if (rounding.mode() == Rounding.Mode.NONE) {
            return paper.say("rounding.NONE");
        }
        String exactness = rounding.digits() > 0
                ? paper.say(rounding.digits() == 1 ? "rounding.decimal" : "rounding.decimals", rounding.digits())
                : rounding.digits() == 0
                        ? paper.say("rounding.whole")
                        : paper.say(
                                "rounding.multiple", paper.figures().number(BigDecimal.TEN.pow(-rounding.digits())));
        return paper.say("rounding." + rounding.mode(), exactness);
    }

    private Optional<MethodDescription> method(Criterion criterion) {
        return paper.dossier().method(criterion);
    }
}
