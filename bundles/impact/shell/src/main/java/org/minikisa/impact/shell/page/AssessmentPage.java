package org.minikisa.impact.shell.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.api.Outcome;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.charts.IndexScale;
import org.minikisa.rendering.charts.PhaseBars;
import org.minikisa.rendering.charts.Waterfall;
import org.minikisa.rendering.charts.Width;
import org.minikisa.rendering.documents.Html;
import org.minikisa.rendering.documents.Page;
import org.minikisa.rendering.documents.Page.Block;

/**
 * One assessment as a page: the figures, how they came about, every answer with its reason and evidence, what is not
 * known, and what it was computed from. All that is printed adds up.
 */
public final class AssessmentPage {

    private final Assessment assessment;
    private final Optional<ModelDescription> model;
    private final Written written;
    private final int decimals;

    private AssessmentPage(Assessment assessment, Optional<ModelDescription> model, Language language) {
        this.assessment = assessment;
        this.model = model;
        this.written = new Written(language);
        this.decimals = assessment.scale().decimals();
    }

    /**
     * @param model the description of the very version; empty when it is not there any more: ids then stand for titles
     * @return one HTML file, lines ending in LF, that needs nothing else
     */
    public static String html(Assessment assessment, Optional<ModelDescription> model, Language language) {
        return Html.write(new AssessmentPage(assessment, model, language).page());
    }

    private Page page() {
        var parts = new ArrayList<Page.Part>();
        parts.add(new Page.Part("result", say(Say.RESULT), result()));
        parts.add(new Page.Part("waterfall", say(Say.WATERFALL), List.of(waterfall())));
        themes().ifPresent(parts::add);
        var answers = new AnswersPart(assessment, model, written);
        parts.add(new Page.Part("answers", say(Say.ANSWERS), answers.tables()));
        if (!assessment.computed().isEmpty()) {
            parts.add(new Page.Part("computed", say(Say.COMPUTED), List.of(new Block.Rows(computed()))));
        }
        parts.add(new Page.Part("missing", say(Say.MISSING), answers.missing()));
        parts.add(new Page.Part("contributions", say(Say.CONTRIBUTIONS), contributions()));
        parts.add(new Page.Part("gates", say(Say.GATES), gates()));
        parts.add(new Page.Part("fingerprint", say(Say.FINGERPRINT), fingerprint()));
        return new Page(
                written.locale(),
                assessment.title().in(written.language()),
                assessment.subject() + ", " + assessment.moment().label().in(written.language()),
                facts(),
                parts,
                say(Say.FOOTER),
                new Page.Words(say(Say.CONTENTS), say(Say.SAME_NUMBERS), say(Say.SHOW_TABLE), say(Say.SOURCE)));
    }

    private String say(Say word) {
        return written.say(word);
    }

    private List<Page.Fact> facts() {
        var facts = new ArrayList<Page.Fact>();
        facts.add(fact(Say.ASSESSMENT, assessment.id().isEmpty() ? say(Say.NOT_STORED) : assessment.id()));
        facts.add(fact(Say.SUBJECT, assessment.subject()));
        if (!assessment.jointProcurement().isEmpty()) {
            facts.add(fact(Say.JOINT_PROCUREMENT, assessment.jointProcurement()));
        }
        facts.add(fact(Say.MOMENT, assessment.moment().label().in(written.language())));
        facts.add(fact(Say.AS_OF, written.day(assessment.asOf())));
        facts.add(fact(Say.MADE, written.moment(assessment.at())));
        if (!assessment.by().isEmpty()) {
            facts.add(fact(Say.BY, assessment.by()));
        }
        facts.add(fact(Say.MODEL, assessment.model() + " (" + say(status(assessment.status())) + ")"));
        return facts;
    }

    private Page.Fact fact(Say name, String text) {
        return new Page.Fact(say(name), text);
    }

    private static Say status(ModelStatus status) {
        return switch (status) {
            case PILOT -> Say.PILOT_STATUS;
            case ACTIVE -> Say.ACTIVE_STATUS;
            case RETIRED -> Say.RETIRED_STATUS;
        };
    }

    private List<Block> result() {
        var printed = assessment.printed();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Headline(List.of(
                figure(Say.BASE, written.number(printed.base()), ""),
                figure(Say.UPLIFT, written.signed(printed.uplift()), ""),
                figure(Say.INDEX, written.number(printed.index()), scale()))));
        blocks.add(new Block.Figures(smallFigures()));
        if (assessment.id().isEmpty()) {
            blocks.add(new Block.Notice(say(Say.PREVIEW)));
        }
        if (assessment.status() == ModelStatus.PILOT) {
            blocks.add(new Block.Notice(say(Say.PILOT)));
        }
        blocks.add(new Block.Paragraph(assessment.explanation().in(written.language())));
        return blocks;
    }

    private List<Page.Figure> smallFigures() {
        var figures = new ArrayList<Page.Figure>();
        assessment.headroom().ifPresent(most -> figures.add(figure(Say.HEADROOM, written.number(most, decimals), "")));
        assessment.uptake().ifPresent(share -> figures.add(figure(Say.UPTAKE, written.percent(share), "")));
        figures.add(figure(Say.COVERAGE, written.percent(assessment.coverage()), ""));
        if (!assessment.indexRange().isCertain()) {
            figures.add(figure(Say.INTERVAL, range(assessment.indexRange()), ""));
        }
        assessment.alone().ifPresent(alone -> {
            var printed = Written.rounded(alone.value(), decimals);
            figures.add(figure(Say.ALONE, written.number(printed), alone.isCertain() ? "" : range(alone)));
            figures.add(figure(
                    Say.JOINT_EFFECT, written.signed(assessment.printed().base().subtract(printed)), ""));
        });
        return figures;
    }

    private Page.Figure figure(Say name, String value, String source) {
        return new Page.Figure(say(name), value, "", source);
    }

    private String scale() {
        return written.say(
                Say.OF_SCALE,
                written.plain(assessment.scale().min()),
                written.plain(assessment.scale().max()));
    }

    private String range(Outcome outcome) {
        return written.range(outcome.low(), outcome.high(), decimals);
    }

    private Block waterfall() {
        var printed = assessment.printed();
        var base = PrintedPart.base(assessment, written.language());
        var uplift = PrintedPart.uplift(assessment, written.language());
        var available = stillAvailable().map(left -> List.of(new Waterfall.Step(say(Say.AVAILABLE), left)));
        var chart = new Waterfall(
                "index",
                say(Say.WATERFALL),
                new Waterfall.Words(say(Say.BASE), say(Say.INDEX), say(Say.AVAILABLE), say(Say.AT_MOST)),
                indexScale(),
                steps(base),
                printed.base(),
                steps(uplift),
                printed.index(),
                available.orElse(List.of()));
        var rows = new ArrayList<List<Page.Cell>>();
        base.forEach(part -> rows.add(row(kind(part, Say.PART_OF_BASE), part.label(), part.points())));
        rows.add(row(Say.SUM, say(Say.BASE), printed.base()));
        uplift.forEach(part -> rows.add(row(kind(part, Say.CHOICE), part.label(), part.points())));
        rows.add(row(Say.SUM, say(Say.INDEX), printed.index()));
        stillAvailable().ifPresent(left -> rows.add(row(Say.NOT_CHOSEN, say(Say.AVAILABLE), left)));
        var numbers = new Page.Table(
                scaled(), List.of(head(Say.PART, false), head(Say.WHAT, false), head(Say.POINTS, true)), rows, "");
        return new Block.Picture(
                chart.svg(written.locale(), Width.WIDE), chart.svg(written.locale(), Width.NARROW), numbers);
    }

    /** What could still have been chosen, so that it adds up with the printed index. */
    private Optional<BigDecimal> stillAvailable() {
        if (assessment.headroom().isEmpty()) {
            return Optional.empty();
        }
        var most = Written.rounded(assessment.base() + assessment.headroom().getAsDouble(), decimals);
        return Optional.of(most.subtract(assessment.printed().index())).filter(left -> left.signum() > 0);
    }

    private static List<Waterfall.Step> steps(List<PrintedPart> parts) {
        return parts.stream()
                .map(part -> new Waterfall.Step(part.label(), part.points()))
                .toList();
    }

    private static Say kind(PrintedPart part, Say usual) {
        return switch (part.kind()) {
            case GATE -> Say.GATE;
            case WEIGHTS -> Say.WEIGHTS;
            case ORIGIN, INDICATOR -> usual;
        };
    }

    private List<Page.Cell> row(Say kind, String what, BigDecimal points) {
        boolean sum = kind == Say.SUM || kind == Say.PART_OF_BASE;
        return List.of(text(say(kind)), text(what), number(sum ? written.number(points) : written.signed(points)));
    }

    private IndexScale indexScale() {
        return new IndexScale(
                BigDecimal.valueOf(assessment.scale().min()),
                BigDecimal.valueOf(assessment.scale().max()));
    }

    private String scaled() {
        return say(Say.INDEX_POINTS) + ", " + scale();
    }

    /** A bar for each theme that has a value; left out for a model without themes. */
    private Optional<Page.Part> themes() {
        var rows = new ArrayList<PhaseBars.Row>();
        var cells = new ArrayList<List<Page.Cell>>();
        for (var theme : assessment.themes()) {
            var score = assessment.nodes().stream()
                    .filter(node -> node.id().equals(theme.id()))
                    .filter(node -> Double.isFinite(node.base()) && Double.isFinite(node.index()))
                    .findFirst();
            if (score.isPresent()) {
                var row = bar(theme.title().in(written.language()), score.get());
                rows.add(row);
                cells.add(List.of(
                        text(row.label()),
                        number(written.plain(theme.weight())),
                        number(written.number(row.base())),
                        number(written.signed(row.uplift())),
                        number(written.number(row.index()))));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var chart = new PhaseBars("themes", say(Say.THEMES), say(Say.BASE), say(Say.UPLIFT), indexScale(), rows);
        var numbers = new Page.Table(
                scaled(),
                List.of(
                        head(Say.THEME, false),
                        head(Say.WEIGHT, true),
                        head(Say.BASE_SHORT, true),
                        head(Say.UPLIFT_SHORT, true),
                        head(Say.INDEX_SHORT, true)),
                cells,
                "");
        return Optional.of(new Page.Part(
                "themes",
                say(Say.THEMES),
                List.of(
                        new Block.Paragraph(say(Say.THEMES_TEXT)),
                        new Block.Picture(
                                chart.svg(written.locale(), Width.WIDE),
                                chart.svg(written.locale(), Width.NARROW),
                                numbers))));
    }

    private PhaseBars.Row bar(String label, NodeScore score) {
        var base = Written.rounded(score.base(), decimals);
        var index = Written.rounded(score.index(), decimals);
        return new PhaseBars.Row(label, base, index.subtract(base), index);
    }

    private Page.Table computed() {
        var rows = assessment.computed().stream()
                .map(value -> List.of(
                        text(value.title().in(written.language())),
                        number(written.measure(value.base())),
                        number(written.measure(value.index())),
                        text(value.unit())))
                .toList();
        return new Page.Table(
                say(Say.COMPUTED),
                List.of(
                        head(Say.WHAT, false),
                        head(Say.BASE_SHORT, true),
                        head(Say.AFTER, true),
                        head(Say.UNIT, false)),
                rows,
                "");
    }

    private List<Block> contributions() {
        var printed = assessment.printed();
        var rows = new ArrayList<List<Page.Cell>>();
        for (var contribution : assessment.contributions()) {
            var base = points(printed.baseBars(), contribution);
            var uplift = points(printed.upliftBars(), contribution);
            if (base.isPresent() || uplift.isPresent()) {
                var sum = base.orElse(zero()).add(uplift.orElse(zero()));
                rows.add(points(label(contribution), theme(contribution), base, uplift, sum));
            }
        }
        rows.add(points(
                say(Say.TOGETHER), "", Optional.of(printed.base()), Optional.of(printed.uplift()), printed.index()));
        var heads = List.of(
                head(Say.INDICATOR, false),
                head(Say.THEME, false),
                head(Say.BASE_SHORT, true),
                head(Say.UPLIFT_SHORT, true),
                head(Say.INDEX_SHORT, true));
        return List.of(
                new Block.Paragraph(say(Say.CONTRIBUTIONS_TEXT)),
                new Block.Rows(new Page.Table(scaled(), heads, rows, ""), true, false));
    }

    private List<Page.Cell> points(
            String label, String theme, Optional<BigDecimal> base, Optional<BigDecimal> uplift, BigDecimal index) {
        return List.of(
                text(label),
                text(theme),
                number(base.map(written::number).orElse(Written.NOTHING)),
                number(uplift.map(written::signed).orElse(Written.NOTHING)),
                number(written.number(index)));
    }

    private static Optional<BigDecimal> points(
            List<org.minikisa.impact.api.Waterfall.Bar> bars, Contribution contribution) {
        return bar(bars, contribution).map(org.minikisa.impact.api.Waterfall.Bar::value);
    }

    private static Optional<org.minikisa.impact.api.Waterfall.Bar> bar(
            List<org.minikisa.impact.api.Waterfall.Bar> bars, Contribution contribution) {
        return bars.stream()
                .filter(bar -> bar.kind() == contribution.kind() && bar.id().equals(contribution.id()))
                .findFirst();
    }

    private String label(Contribution contribution) {
        var printed = assessment.printed();
        return bar(printed.baseBars(), contribution)
                .or(() -> bar(printed.upliftBars(), contribution))
                .map(bar -> bar.label().in(written.language()))
                .orElse(contribution.id());
    }

    private String theme(Contribution contribution) {
        return assessment.themes().stream()
                .filter(theme -> theme.id().equals(contribution.theme()))
                .map(theme -> theme.title().in(written.language()))
                .findFirst()
                .orElse(contribution.kind() == Contribution.Kind.GATE ? say(Say.GATE) : "");
    }

    private BigDecimal zero() {
        return BigDecimal.ZERO.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    private List<Block> gates() {
        if (assessment.gates().isEmpty()) {
            return List.of(new Block.Paragraph(say(Say.GATES_NONE)));
        }
        var rows = assessment.gates().stream().map(this::gate).toList();
        var heads = List.of(
                head(Say.GATE_HEAD, false), head(Say.EFFECT, false), head(Say.BEFORE, false), head(Say.AFTER, false));
        return List.of(Block.Rows.texts(new Page.Table(say(Say.GATES), heads, rows, "")));
    }

    private List<Page.Cell> gate(GateState state) {
        var known = model.flatMap(description -> description.gates().stream()
                .filter(gate -> gate.id().equals(state.gate()))
                .findFirst());
        return List.of(
                text(known.map(gate -> gate.title().in(written.language())).orElse(state.gate())),
                text(known.map(gate -> effect(gate.effect(), gate.at())).orElse("")),
                text(say(state(state.base()))),
                text(say(state(state.index()))));
    }

    private String effect(Gate.Effect effect, OptionalDouble at) {
        return switch (effect) {
            case CAP -> written.say(Say.CAP, written.plain(at.orElse(Double.NaN)));
            case VETO -> say(Say.VETO);
            case FLAG -> say(Say.FLAG);
        };
    }

    private static Say state(GateState.State state) {
        return switch (state) {
            case OPEN -> Say.OPEN;
            case CLOSED -> Say.CLOSED;
            case UNDECIDED -> Say.UNDECIDED;
        };
    }

    private List<Block> fingerprint() {
        var print = assessment.fingerprint();
        var facts = new ArrayList<Page.Fact>();
        facts.add(fact(Say.MODEL, assessment.model().toString()));
        facts.add(fact(Say.MODEL_DIGEST, print.modelDigest()));
        facts.add(fact(Say.INPUT_DIGEST, print.inputDigest()));
        facts.add(fact(Say.ENGINE, print.engineVersion()));
        if (!print.origin().isEmpty()) {
            facts.add(fact(Say.ORIGIN, print.origin()));
        }
        if (!print.originDigest().isEmpty()) {
            facts.add(fact(Say.ORIGIN_DIGEST, print.originDigest()));
        }
        print.functions().forEach((name, digest) -> facts.add(fact(Say.FUNCTION, name + " " + digest)));
        if (!assessment.id().isEmpty()) {
            facts.add(fact(Say.REPLAY, "kisa:impact replay " + assessment.id()));
        }
        return List.of(new Block.Paragraph(say(Say.FINGERPRINT_TEXT)), new Block.Facts(facts));
    }

    private Page.Head head(Say word, boolean numeric) {
        return new Page.Head(say(word), numeric);
    }

    private static Page.Cell text(String text) {
        return new Page.Cell(text, false);
    }

    private static Page.Cell number(String text) {
        return new Page.Cell(text, true);
    }
}
