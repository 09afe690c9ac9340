package org.minikisa.reporting.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Nature;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Scale;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.charts.IndexScale;
import org.minikisa.rendering.charts.Numerals;
import org.minikisa.rendering.charts.PhaseBars;
import org.minikisa.rendering.charts.Waterfall;
import org.minikisa.reporting.api.Chart;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;

/**
 * Impact in two phases: what the joint procurement gives, what the customers' choices add, and whether goals came true.
 */
final class ImpactSection implements ReportSection {

    private final Reading reading;

    ImpactSection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "impact";
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("impact.title"));
        if (reading.assessments().isEmpty()) {
            return section.notice(texts.say("missing.impact")).build();
        }
        List<Assessment> all = reading.assessments().get();
        if (all.isEmpty()) {
            return section.notice(texts.say("impact.none")).build();
        }
        section.paragraph(texts.say("impact.text"));
        if (all.stream().anyMatch(a -> a.status() == ModelStatus.PILOT)) {
            section.notice(texts.say("impact.pilot"));
        }
        List<Assessment> latest = latest(all);
        var keys = new Slug();
        byScale(latest).forEach((scale, some) -> section.chart(phases(scale, some, keys, texts)));
        section.table(all(all, texts));
        Table gaps = gaps(latest, texts);
        if (!gaps.rows().isEmpty()) {
            section.heading(texts.say("impact.gaps"))
                    .paragraph(texts.say("impact.gaps-text"))
                    .table(gaps);
        }
        for (Assessment each : latest) {
            section.heading(name(each, texts))
                    .paragraph(texts.say(
                            "impact.of",
                            each.title().in(language),
                            each.model().id(),
                            each.model().version(),
                            texts.say("status." + each.status()),
                            each.moment().label().in(language)));
            if (constructed(each)) {
                section.notice(texts.say("impact.constructed"));
            }
            if (!each.indexRange().isCertain()) {
                section.notice(texts.say("impact.range", range(each, texts)));
            }
            section.chart(waterfall(each, keys, texts));
        }
        return section.build();
    }

    /** Of several assessments of the same subject by the same model at the same moment the last one. */
    private static List<Assessment> latest(List<Assessment> all) {
        var latest = new LinkedHashMap<List<Object>, Assessment>();
        all.forEach(a -> latest.put(List.of(a.subject(), a.model().id(), a.moment()), a));
        return List.copyOf(latest.values());
    }

    private static Map<Scale, List<Assessment>> byScale(List<Assessment> all) {
        var groups = new LinkedHashMap<Scale, List<Assessment>>();
        all.forEach(
                a -> groups.computeIfAbsent(a.scale(), s -> new ArrayList<>()).add(a));
        return groups;
    }

    private Chart phases(Scale scale, List<Assessment> some, Slug keys, Texts texts) {
        String title = texts.say("impact.phases");
        var table = Table.titled(
                        keys.of("phases", ""),
                        title,
                        Source.measured("Assessments.list: printed, the last of each subject, " + "model and moment"))
                .column("label", texts.say("impact.subject"))
                .dataColumn("assessment", texts.say("assessment"))
                .column("model", texts.say("impact.model"))
                .column("base", texts.say("impact.base"))
                .column("uplift", texts.say("impact.uplift"))
                .column("index", texts.say("impact.index"));
        var rows = new ArrayList<PhaseBars.Row>();
        for (Assessment each : some) {
            var printed = each.printed();
            rows.add(new PhaseBars.Row(barLabel(each, some, texts), printed.base(), printed.uplift(), printed.index()));
            table.row(
                    Value.text(name(each, texts)),
                    Value.text(each.id()),
                    Value.text(each.title().in(texts.language())),
                    Value.number(printed.base()),
                    Value.number(printed.uplift()),
                    Value.number(printed.index()));
        }
        Table built = table.build();
        return Drawn.of(
                new PhaseBars(
                        "impact-" + built.key(),
                        title,
                        texts.say("impact.base"),
                        texts.say("impact.uplift"),
                        indexScale(scale),
                        rows),
                built,
                texts);
    }

    /** What comes first is not cut when there is no room: the id, the moment, and the model where there are several. */
    private String barLabel(Assessment each, List<Assessment> some, Texts texts) {
        boolean several = some.stream()
                .anyMatch(a -> a.subject().equals(each.subject())
                        && !a.model().id().equals(each.model().id()));
        String title = subject(each, texts)
                .substring(
                        subject(each, texts).startsWith(each.subject())
                                ? each.subject().length()
                                : 0);
        return each.subject() + ", " + each.moment().label().in(texts.language())
                + (several ? ", " + each.title().in(texts.language()) : "") + (title.isBlank() ? "" : ":" + title);
    }

    private Table all(List<Assessment> all, Texts texts) {
        var table = Table.titled("all", texts.say("impact.all"), Source.measured("Assessments.list"))
                .column("assessment", texts.say("id"))
                .column("subject", texts.say("impact.subject"))
                .dataColumn("subject-id", texts.say("key"))
                .column("moment", texts.say("impact.moment"))
                .column("model", texts.say("impact.model"))
                .column("base", texts.say("impact.base-short"))
                .column("uplift", texts.say("impact.uplift-short"))
                .column("index", texts.say("impact.index-short"))
                .column("uptake-percent", texts.say("impact.uptake"))
                .dataColumn("coverage-percent", texts.say("impact.coverage"))
                .dataColumn("status", texts.say("state"))
                .dataColumn("exact-base", texts.say("impact.exact", texts.say("impact.base")))
                .dataColumn("exact-uplift", texts.say("impact.exact", texts.say("impact.uplift")))
                .dataColumn("exact-index", texts.say("impact.exact", texts.say("impact.index")))
                .dataColumn("least-index", texts.say("impact.least"))
                .dataColumn("greatest-index", texts.say("impact.greatest"))
                .dataColumn("made", texts.say("impact.made"))
                .dataColumn("model-digest", texts.say("impact.model-digest"))
                .dataColumn("input-digest", texts.say("impact.input-digest"))
                .dataColumn("engine", texts.say("impact.engine"));
        for (Assessment each : all) {
            table.row(
                    Value.text(each.id()),
                    Value.text(subject(each, texts)),
                    Value.text(each.subject()),
                    Value.text(each.moment().label().in(texts.language())),
                    Value.text(each.model().id() + " " + each.model().version()),
                    Value.number(each.printed().base()),
                    Value.number(each.printed().uplift()),
                    Value.number(each.printed().index()),
                    each.uptake().isPresent() ? percent(each.uptake().getAsDouble()) : Value.missing(),
                    percent(each.coverage()),
                    Value.text(texts.say("status." + each.status())),
                    exact(each.base()),
                    exact(each.uplift()),
                    exact(each.index()),
                    exact(each.indexRange().low()),
                    exact(each.indexRange().high()),
                    Value.at(each.at()),
                    Value.text(each.fingerprint().modelDigest()),
                    Value.text(each.fingerprint().inputDigest()),
                    Value.text(each.fingerprint().engineVersion()));
        }
        return table.build();
    }

    /** Target against what came true, where both were assessed; never one version of a model against another. */
    private Table gaps(List<Assessment> latest, Texts texts) {
        var table = Table.titled(
                        "gaps",
                        texts.say("impact.gaps-table"),
                        Source.measured("Assessments.list: REALISED less TARGET, printed"))
                .column("subject", texts.say("impact.subject"))
                .dataColumn("subject-id", texts.say("key"))
                .column("model", texts.say("impact.model"))
                .column("target", texts.say("impact.target"))
                .column("realised", texts.say("impact.realised"))
                .column("gap", texts.say("impact.gap"))
                .column("remark", texts.say("competitions.remark"))
                .dataColumn("ids", texts.say("ids"));
        for (Assessment target : latest) {
            if (target.moment() != Moment.TARGET) {
                continue;
            }
            latest.stream()
                    .filter(a -> a.moment() == Moment.REALISED
                            && a.subject().equals(target.subject())
                            && a.model().id().equals(target.model().id()))
                    .findFirst()
                    .ifPresent(realised -> {
                        boolean comparable = realised.model().equals(target.model());
                        BigDecimal gap = realised.printed()
                                .index()
                                .subtract(target.printed().index());
                        table.row(
                                Value.text(subject(target, texts)),
                                Value.text(target.subject()),
                                Value.text(target.title().in(texts.language())),
                                Value.number(target.printed().index()),
                                Value.number(realised.printed().index()),
                                comparable ? Value.number(gap) : Value.missing(),
                                Value.text(texts.say(
                                        !comparable
                                                ? "gap.versions"
                                                : gap.signum() < 0
                                                        ? "gap.below"
                                                        : gap.signum() > 0 ? "gap.above" : "gap.reached")),
                                Value.ids(List.of(target.id(), realised.id())));
                    });
        }
        return table.build();
    }

    private Chart waterfall(Assessment each, Slug keys, Texts texts) {
        var printed = each.printed();
        var language = texts.language();
        String title = texts.say("impact.waterfall", each.id());
        String query = "Assessments.find(" + each.id() + "): printed";
        var table = Table.titled(
                        keys.of("waterfall", each.id()),
                        title,
                        constructed(each) ? Source.constructed(query + "; Nature.CONSTRUCTED") : Source.measured(query))
                .column("part", texts.say("impact.part"))
                .column("label", texts.say("impact.bar"))
                .column("points", texts.say("impact.points"));
        printed.baseBars()
                .forEach(bar -> table.row(
                        Value.text(texts.say("part.base")),
                        Value.text(bar.label().in(language)),
                        Value.number(bar.value())));
        row(table, texts.say("part.sum"), texts.say("impact.base"), printed.base());
        var steps = new ArrayList<Waterfall.Step>();
        printed.upliftBars().forEach(bar -> {
            steps.add(new Waterfall.Step(bar.label().in(language), bar.value()));
            row(table, texts.say("part.choice"), bar.label().in(language), bar.value());
        });
        row(table, texts.say("part.sum"), texts.say("impact.index"), printed.index());
        var available = new ArrayList<Waterfall.Step>();
        headroomLeft(each).ifPresent(left -> {
            available.add(new Waterfall.Step(texts.say("impact.available"), left));
            row(table, texts.say("part.available"), texts.say("impact.available"), left);
        });
        var words = new Waterfall.Words(
                texts.say("impact.base"),
                texts.say("impact.index"),
                texts.say("impact.available"),
                texts.say("impact.at-most"));
        Table built = table.build();
        return Drawn.of(
                new Waterfall(
                        "impact-" + built.key(),
                        title + ", " + name(each, texts),
                        words,
                        indexScale(each.scale()),
                        printed.base(),
                        steps,
                        printed.index(),
                        available),
                built,
                texts);
    }

    private static void row(Table.Builder table, String part, String label, BigDecimal points) {
        table.row(Value.text(part), Value.text(label), Value.number(points));
    }

    /** What could still have been chosen, so that it adds up with the printed index; empty when unknown or nothing. */
    private static Optional<BigDecimal> headroomLeft(Assessment each) {
        if (each.headroom().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal most = BigDecimal.valueOf(each.base() + each.headroom().getAsDouble())
                .setScale(each.scale().decimals(), RoundingMode.HALF_UP);
        return Optional.of(most.subtract(each.printed().index())).filter(left -> left.signum() > 0);
    }

    private String range(Assessment each, Texts texts) {
        var numerals = Numerals.of(texts.locale());
        int decimals = each.scale().decimals();
        return numerals.text(BigDecimal.valueOf(each.indexRange().low()).setScale(decimals, RoundingMode.HALF_UP)) + "–"
                + numerals.text(BigDecimal.valueOf(each.indexRange().high()).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static IndexScale indexScale(Scale scale) {
        return new IndexScale(BigDecimal.valueOf(scale.min()), BigDecimal.valueOf(scale.max()));
    }

    private static Value percent(double share) {
        return Value.number(BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP));
    }

    /** All digits of the double, as the shortest decimal that gives it back. */
    private static Value exact(double value) {
        return Value.number(new BigDecimal(Double.toString(value)));
    }

    private String name(Assessment each, Texts texts) {
        return subject(each, texts) + ", " + each.moment().label().in(texts.language());
    }

    private String subject(Assessment each, Texts texts) {
        String title = competition(each)
                .map(c -> c.draft().title().in(texts.language()))
                .orElseGet(() -> reading.jointProcurementName(each.subject(), texts.language()));
        return Objects.equals(title, each.subject()) ? title : each.subject() + " " + title;
    }

    private Optional<Competition> competition(Assessment each) {
        return reading.competitions().orElse(List.of()).stream()
                .filter(c -> c.id().value().equals(each.subject()))
                .findFirst();
    }

    private boolean constructed(Assessment each) {
        return competition(each)
                .filter(c -> c.draft().nature() == Nature.CONSTRUCTED)
                .isPresent();
    }
}
