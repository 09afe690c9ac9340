package org.minikisa.reporting.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;

/** The competitions: what kind they are, who won, all points, and where a publication differs from its own rule. */
final class CompetitionsSection implements ReportSection {

    /** Unrounded points are printed with this many decimals; the data files have the exact total. */
    private static final int DECIMALS = 4;

    private final Reading reading;

    CompetitionsSection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "competitions";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("competitions.title"));
        if (reading.competitions().isEmpty()) {
            return section.notice(texts.say("missing.competition")).build();
        }
        List<Competition> all = reading.competitions().get();
        if (all.isEmpty()) {
            return section.notice(texts.say("competitions.none")).build();
        }
        for (Nature nature : Arrays.stream(Nature.values())
                .filter(n -> all.stream().anyMatch(c -> nature(c) == n))
                .toList()) {
            List<String> ids = all.stream()
                    .filter(c -> nature(c) == nature)
                    .map(c -> c.id().value())
                    .toList();
            section.figure(Figure.of(
                            "nature-"
                                    + nature.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'),
                            nature.label().in(language),
                            Value.number(ids.size()),
                            "",
                            Source.measured("Competitions.list: nature " + nature))
                    .withIds(ids));
        }
        section.paragraph(texts.say("competitions.text")).table(overview(all, texts));
        var keys = new Slug();
        for (Competition competition : all) {
            one(section, competition, keys, texts);
        }
        return section.build();
    }

    private Table overview(List<Competition> all, Texts texts) {
        var table = Table.titled("all", texts.say("competitions.all"), Source.measured("Competitions.list"))
                .column("competition", texts.say("id"))
                .column("title", texts.say("competition"))
                .column("joint-procurement", texts.say("joint"))
                .dataColumn("customer", texts.say("customer"))
                .column("nature", texts.say("nature"))
                .column("state", texts.say("state"))
                .dataColumn("tenders", texts.say("competitions.tenders"))
                .column("winner", texts.say("competitions.winner"))
                .column("total", texts.say("competitions.total"))
                .column("discrepancies", texts.say("competitions.differences"))
                .dataColumn("source", texts.say("source"));
        for (Competition each : all) {
            CompetitionDraft draft = each.draft();
            table.row(
                    Value.text(each.id().value()),
                    Value.text(draft.title().in(texts.language())),
                    Value.text(
                            draft.jointProcurement().isEmpty()
                                    ? ""
                                    : reading.jointProcurementName(draft.jointProcurement(), texts.language())),
                    Value.text(draft.customer().isEmpty() ? "" : reading.customerName(draft.customer())),
                    Value.text(nature(each).label().in(texts.language())),
                    Value.text(each.state().label().in(texts.language())),
                    Value.number(each.tenderCount()),
                    each.award()
                            .map(a -> Value.text(reading.supplierName(a.tenderer())))
                            .orElse(Value.missing()),
                    each.award().map(a -> printed(a.total())).orElse(Value.missing()),
                    Value.number(each.discrepancies().size()),
                    Value.text(draft.source()));
        }
        return table.build();
    }

    private void one(Section.Builder section, Competition competition, Slug keys, Texts texts) {
        CompetitionDraft draft = competition.draft();
        section.heading(competition.id() + " " + draft.title().in(texts.language()));
        String nature =
                texts.say("competitions.nature", nature(competition).label().in(texts.language()));
        String source = draft.source().isEmpty() ? "" : " " + texts.say("competitions.source", draft.source());
        if (nature(competition) == Nature.CONSTRUCTED || OriginSection.isExample(competition)) {
            section.notice(nature + source);
        } else {
            section.paragraph(nature + source);
        }
        if (!draft.remarks().isEmpty()) {
            section.paragraph(texts.say(
                    "competitions.remarks",
                    draft.remarks().stream()
                            .map(remark -> remark.endsWith(".") ? remark : remark + ".")
                            .collect(Collectors.joining(" "))));
        }
        competition
                .scores()
                .ifPresentOrElse(
                        scores -> section.table(points(competition, scores, keys, texts)),
                        () -> section.paragraph(texts.say(
                                competition.state() == CompetitionState.OPENED
                                        ? "competitions.unscored"
                                        : "competitions.sealed")));
        if (!competition.refused().isEmpty()) {
            section.paragraph(
                    texts.say("competitions.refused", competition.refused().size()));
        }
        if (!competition.discrepancies().isEmpty()) {
            section.table(differences(competition, keys, texts));
        }
    }

    private Table points(Competition competition, ScoreTable scores, Slug keys, Texts texts) {
        CompetitionDraft draft = competition.draft();
        String order = texts.say("order." + draft.order());
        var table = Table.titled(
                        keys.of("points", competition.id().value()),
                        texts.say("competitions.points", order),
                        source(
                                competition,
                                "Competition.scores of " + competition.id() + ": weighted points by "
                                        + String.join(
                                                ", ",
                                                new TreeSet<>(scores.methods().values()))))
                .column("tenderer", texts.say("competitions.tenderer"))
                .dataColumn("tender", texts.say("competitions.tender"));
        var columns = new Slug();
        for (Criterion criterion : draft.criteria()) {
            String name = criterion.name().in(texts.language());
            // Parts count in the criterion they belong to; beside it they would look as if they counted twice.
            if (criterion.counts()) {
                table.column(columns.of("points", criterion.id()), name);
            } else {
                table.dataColumn(columns.of("points", criterion.id()), name);
            }
        }
        table.column("total", texts.say("competitions.total"))
                .column("rank", texts.say("competitions.rank"))
                .dataColumn("exact-total", texts.say("competitions.exact"));
        for (ScoreTable.ScoreRow row : scores.rows()) {
            var values = new ArrayList<Value>();
            values.add(Value.text(reading.supplierName(row.tenderer())));
            values.add(Value.text(row.tender()));
            draft.criteria()
                    .forEach(criterion -> values.add(row.score(criterion.id())
                            .map(s -> printed(s.weighted()))
                            .orElse(Value.missing())));
            values.add(printed(row.total()));
            values.add(Value.number(row.rank()));
            values.add(Value.number(row.exactTotal()));
            table.row(values);
        }
        return table.build();
    }

    private Table differences(Competition competition, Slug keys, Texts texts) {
        var table = Table.titled(
                        keys.of("differences", competition.id().value()),
                        texts.say("competitions.differences-table"),
                        source(competition, "Competition.discrepancies of " + competition.id()))
                .column("what", texts.say("competitions.what"))
                .column("published", texts.say("competitions.published"))
                .column("computed", texts.say("competitions.computed"))
                .column("remark", texts.say("competitions.remark"));
        for (Discrepancy each : competition.discrepancies()) {
            table.row(
                    Value.text(each.what()),
                    Value.text(each.published()),
                    Value.text(each.computed()),
                    Value.text(each.remark()));
        }
        return table.build();
    }

    /**
     * Points are always computed here, also those of published awards; what they are computed from is said with them.
     */
    private static Source source(Competition competition, String query) {
        String from = competition.draft().source();
        String detail = from.isEmpty() ? query : query + "; from " + from;
        return nature(competition) == Nature.CONSTRUCTED ? Source.constructed(detail) : Source.measured(detail);
    }

    private static Nature nature(Competition competition) {
        return competition.draft().nature();
    }

    private static Value printed(BigDecimal points) {
        return Value.number(points.scale() > DECIMALS ? points.setScale(DECIMALS, RoundingMode.HALF_UP) : points);
    }
}
