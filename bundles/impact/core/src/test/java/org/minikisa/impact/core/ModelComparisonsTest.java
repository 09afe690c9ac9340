package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Comparison;
import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.impact.api.analysis.Comparison.Part;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.impact.api.analysis.ModelChange.Step;
import org.minikisa.impact.api.analysis.Portfolio;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class ModelComparisonsTest {

    /** Geometric between themes, and a cap. */
    private static final String ONE = """
            {'id': 'm', 'version': '1.0.0', 'status': 'active', 'title': T(M),
             'themes': [{'id': 'nature', 'title': T(Nature), 'weight': 2}, {'id': 'people', 'title': T(People), 'weight': 1}],
             'indicators': [
               {'id': 'share', 'theme': 'nature', 'title': T(Share), 'type': 'percent', 'source': 'constructed',
                'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 100}},
               {'id': 'water', 'theme': 'nature', 'title': T(Water), 'type': 'number', 'min': 0, 'max': 10,
                'normalise': {'fn': 'goalposts', 'lo': 10, 'hi': 0}, 'merge': 'mayReplace', 'source': 'constructed'},
               {'id': 'level', 'theme': 'people', 'title': T(Level), 'type': 'ordinal', 'source': 'constructed',
                'levels': [T(none), T(some), T(full)]},
               {'id': 'terms', 'title': T(Terms), 'type': 'boolean', 'weight': 0}],
             'aggregate': {'within': 'arithmetic', 'between': {'fn': 'geometric', 'shift': 0.1}},
             'gates': [{'id': 'no_terms', 'when': 'not terms', 'effect': 'cap', 'at': 40, 'title': T(No terms)}]}
            """;

    private static final String TWO = ONE.replace("1.0.0", "2.0.0")
            .replace("'title': T(Nature), 'weight': 2", "'title': T(Nature), 'weight': 3")
            .replace("'lo': 0, 'hi': 100", "'lo': 20, 'hi': 90")
            .replace("'at': 40", "'at': 30")
            .replace(
                    "{'id': 'level'",
                    "{'id': 'jobs', 'theme': 'people', 'title': T(Jobs), 'type': 'percent', 'source': 'constructed'},"
                            + " {'id': 'level'")
            .replace(
                    "{'id': 'water', 'theme': 'nature', 'title': T(Water), 'type': 'number', 'min': 0, 'max': 10,",
                    "{'id': 'air', 'theme': 'nature', 'title': T(Air), 'type': 'number', 'min': 0, 'max': 10,");

    private static final Map<String, String> BASE = Map.of("share", "40", "water", "5", "level", "0", "terms", "true");

    @TempDir
    Path folder;

    private Wing wing;

    @BeforeEach
    void open() {
        wing = new Wing(folder);
        wing.deploy(ONE);
    }

    @AfterEach
    void close() {
        wing.close();
    }

    @Test
    void theGapFromTargetToRealisedIsSharedByIndicatorExactlyThroughAGeometricMeanAndAGate() {
        var target = wing.assessments.assess(
                Wing.ask("m", Moment.TARGET, BASE, Map.of("share", "90", "level", "2", "water", "1")));
        var realised = wing.assessments.assess(Wing.ask(
                "m", Moment.REALISED, Map.of("share", "60", "water", "0", "level", "1", "terms", "false"), Map.of()));
        var gap = wing.comparisons.compare(target.id(), realised.id());

        assertThat(gap.difference()).isEqualTo(realised.index() - target.index());
        assertThat(sum(gap.parts())).isEqualTo(gap.difference());
        assertThat(printed(gap.parts()))
                .isEqualTo(realised.printed().index().subtract(target.printed().index()));
        assertThat(gap.parts())
                .extracting(part -> part.kind() + " " + part.id() + " " + part.before() + " " + part.after())
                .containsExactly(
                        "INDICATOR share 90 60",
                        "INDICATOR water 1 0",
                        "INDICATOR level 2 1",
                        "GATE no_terms  ",
                        "INDICATOR terms true false");
        assertThat(gap.explanation().en())
                .startsWith("AS-1 (target) 93.2 → AS-2 (realised) 40.0: −53.2. Not reached: ")
                .contains("No terms −")
                .contains("Exceeded: Water +");
        assertThat(gap.explanation().fi()).contains("Jäi saavuttamatta: ");
        assertThat(gap.explanation().sv()).contains("Uppnåddes inte: ");
    }

    @Test
    void anIndicatorThatCeasedToApplyIsAPartOfItsOwn() {
        var target = wing.assessments.assess(Wing.ask("m", Moment.TARGET, BASE, Map.of("share", "90")));
        var realised = wing.assessments.assess(Wing.ask(
                "m",
                Moment.REALISED,
                Map.of("share", "70", "water", "n/a | no water", "level", "0", "terms", "true"),
                Map.of()));
        var gap = wing.comparisons.compare(target.id(), realised.id());
        assertThat(sum(gap.parts())).isEqualTo(gap.difference());
        assertThat(gap.parts()).extracting(Part::id).containsExactly("water", "share");
        assertThat(gap.parts()).extracting(Part::after).containsExactly("n/a", "70");
        assertThat(realised.explanation().en()).contains("Not applicable: Water; its weight is shared by the others.");
    }

    @Test
    void movedWeightsAreAPartOfTheirOwnWhereverTheyWereMoved() {
        wing.deploy(ONE.replace("1.0.0", "1.5.0")
                .replace("'title': T(Nature), 'weight': 2", "'title': T(Nature), 'weight': 2, 'band': [1, 6]"));
        var target =
                wing.assessments.assess(Wing.ask("m", Moment.TARGET, BASE, Map.of("level", "2", "weight.nature", "1")));
        var realised = wing.assessments.assess(
                Wing.ask("m", Moment.REALISED, BASE, Map.of("level", "1", "weight.nature", "5")));
        var same = wing.assessments.assess(
                Wing.ask("m", Moment.MIDTERM, BASE, Map.of("level", "1", "weight.nature", "1")));
        var gap = wing.comparisons.compare(target.id(), realised.id());
        assertThat(sum(gap.parts())).isEqualTo(gap.difference());
        assertThat(gap.parts()).extracting(Part::kind).containsExactly(Kind.INDICATOR, Kind.MOVED_WEIGHTS);
        assertThat(gap.parts().get(1).before() + " " + gap.parts().get(1).after())
                .isEqualTo("nature 1.0 nature 5.0");
        var unmoved = wing.comparisons.compare(target.id(), same.id());
        assertThat(unmoved.parts()).extracting(Part::kind).containsExactly(Kind.INDICATOR);
        assertThat(sum(unmoved.parts())).isEqualTo(unmoved.difference());
    }

    @Test
    void whatBecameUnknownOrKnownIsSharedToo() {
        var target = wing.assessments.assess(Wing.ask(
                "m", Moment.TARGET, Map.of("share", "40", "water", "5", "terms", "true"), Map.of("share", "90")));
        var realised = wing.assessments.assess(
                Wing.ask("m", Moment.REALISED, Map.of("share", "90", "level", "2", "terms", "true"), Map.of()));
        var gap = wing.comparisons.compare(target.id(), realised.id());
        assertThat(sum(gap.parts())).isEqualTo(gap.difference());
        assertThat(gap.parts()).extracting(Part::id).contains("water", "level");
    }

    @Test
    void twoVersionsAreToldApartByWhatChangedBeforeTheAnswersAre() {
        var target = wing.assessments.assess(Wing.ask("m", Moment.TARGET, BASE, Map.of("share", "90")));
        wing.deploy(TWO);
        var realised = wing.assessments.assess(Wing.ask(
                "m",
                Moment.REALISED,
                Map.of("share", "80", "air", "3", "level", "1", "terms", "true", "jobs", "50"),
                Map.of()));
        assertThat(realised.model().version()).isEqualTo("2.0.0");
        var gap = wing.comparisons.compare(target.id(), realised.id());
        assertThat(sum(gap.parts())).isEqualTo(gap.difference());
        assertThat(printed(gap.parts()))
                .isEqualTo(realised.printed().index().subtract(target.printed().index()));
        assertThat(gap.parts())
                .extracting(Part::kind)
                .containsExactly(
                        Kind.WEIGHTS,
                        Kind.NORMALISERS,
                        Kind.GATES,
                        Kind.NEW_INDICATORS,
                        Kind.REMOVED_INDICATORS,
                        Kind.INDICATOR,
                        Kind.INDICATOR);
        assertThat(gap.explanation().en()).contains("Change of the model: ");
    }

    @Test
    void kindsOfChangeSumToWhatTheVersionsDifferIn() {
        wing.deploy(TWO);
        var compared = wing.comparisons.versions(
                Wing.ask(
                        "m",
                        Moment.TARGET,
                        Map.of("share", "40", "water", "5", "level", "0", "terms", "false", "jobs", "30"),
                        Map.of("level", "2", "water", "9")),
                ref("1.0.0"),
                ref("2.0.0"));
        assertThat(compared.fromIndex()).isEqualTo(40);
        assertThat(compared.toIndex()).isLessThanOrEqualTo(30);
        assertThat(sum(compared.parts())).isEqualTo(compared.toIndex() - compared.fromIndex());
        assertThat(compared.parts()).extracting(Part::kind).contains(Kind.GATES);
        assertThat(compared.leftOut()).containsExactly("jobs", "water");
        assertThat(compared.changes())
                .extracting(ModelChange::place)
                .contains("themes.nature.weight", "gates.no_terms.at");
    }

    @Test
    void changesThatHangTogetherCountTogether() {
        wing.deploy(ONE.replace("1.0.0", "1.1.0")
                .replace("'when': 'not terms'", "'when': 'not terms or not audit'")
                .replace(
                        "{'id': 'terms'",
                        "{'id': 'audit', 'title': T(Audit), 'type': 'boolean', 'weight': 0}, {'id': 'terms'"));
        var base = new HashMap<>(BASE);
        base.put("audit", "false");
        var compared = wing.comparisons.versions(
                Wing.ask("m", Moment.TARGET, base, Map.of("share", "100", "level", "2")), ref("1.0.0"), ref("1.1.0"));
        assertThat(compared.parts()).singleElement().satisfies(part -> {
            assertThat(part.id()).isEqualTo("GATES+NEW_INDICATORS");
            assertThat(part.title().en()).isEqualTo("gates + new indicators");
            assertThat(part.points()).isEqualTo(compared.toIndex() - compared.fromIndex());
        });
    }

    @Test
    void aVersionThatOnlySpeaksOtherwiseMakesNoDifference() {
        wing.deploy(ONE.replace("1.0.0", "1.0.1").replace("T(Water)", "T(Fresh water)"));
        var compared =
                wing.comparisons.versions(Wing.ask("m", Moment.TARGET, BASE, Map.of()), ref("1.0.0"), ref("1.0.1"));
        assertThat(compared.parts()).isEmpty();
        assertThat(compared.changes()).hasSize(3).allSatisfy(change -> assertThat(change.step())
                .isEqualTo(Step.PATCH));
    }

    @Test
    void theDiffNamesEachChangeByIdWithTheStepItNeedsWhateverTheOrder() {
        wing.deploy(TWO);
        var changes = wing.comparisons.diff(model("1.0.0"), model("2.0.0"));
        assertThat(changes)
                .extracting(change -> change.kind() + " " + change.place() + " " + change.step())
                .containsExactlyInAnyOrder(
                        "CHANGED themes.nature.weight MINOR",
                        "CHANGED indicators.share.normalise.lo MINOR",
                        "CHANGED indicators.share.normalise.hi MINOR",
                        "REMOVED indicators.water MAJOR",
                        "ADDED indicators.air MINOR",
                        "ADDED indicators.jobs MINOR",
                        "CHANGED gates.no_terms.at MINOR");
        assertThat(wing.comparisons.diff(model("1.0.0"), model("1.0.0"))).isEmpty();
    }

    @Test
    void anIndicatorAskedOtherwiseNeedsAMajorStep() {
        wing.deploy(ONE.replace("1.0.0", "1.0.2").replace("'min': 0, 'max': 10,", "'min': 0, 'max': 8,"));
        wing.deploy(ONE.replace("1.0.0", "1.0.3").replace("'min': 0, 'max': 10,", "'min': 0, 'max': 12,"));
        wing.deploy(ONE.replace("1.0.0", "1.0.4").replace("T(none), T(some), T(full)", "T(none), T(some)"));
        assertThat(wing.comparisons.diff(model("1.0.0"), model("1.0.2")))
                .extracting(ModelChange::step)
                .containsExactly(Step.MAJOR);
        assertThat(wing.comparisons.diff(model("1.0.0"), model("1.0.3")))
                .extracting(ModelChange::step)
                .containsExactly(Step.MINOR);
        assertThat(wing.comparisons.diff(model("1.0.0"), model("1.0.4")))
                .extracting(ModelChange::step)
                .containsExactly(Step.MAJOR);
    }

    @Test
    void mistakesAreRefusedWithWhatToDo() {
        assertThat(codes(() -> wing.comparisons.compare("AS-8", "AS-9"))).containsExactly("impact.assessment.unknown");
        assertThat(codes(() -> wing.comparisons.versions(
                        Wing.ask("m", Moment.TARGET, BASE, Map.of()), ref("1.0.0"), ref("3.0.0"))))
                .containsExactly("impact.model.version");
        wing.deploy(TWO);
        assertThat(codes(() -> wing.comparisons.versions(
                        Wing.ask("m", Moment.TARGET, Map.of("shaer", "40", "share", "400"), Map.of()),
                        ref("1.0.0"),
                        ref("2.0.0"))))
                .containsExactlyInAnyOrder("impact.answer.indicator", "impact.answer.value");
        wing.deploy(ONE.replace("'id': 'm'", "'id': 'n'"));
        var m = wing.assessments.assess(
                Wing.ask("m", Moment.TARGET, Map.of("share", "40", "level", "0", "terms", "true"), Map.of()));
        var n = wing.assessments.assess(Wing.ask("n", Moment.TARGET, BASE, Map.of()));
        assertThat(codes(() -> wing.comparisons.compare(m.id(), n.id()))).containsExactly("impact.comparison.model");
    }

    @Test
    void aPortfolioIsWeightedByVolumeAndItsContributionsSumToItsUplift() {
        wing.assessments.assess(Wing.ask("m", Moment.AWARD, BASE, Map.of("share", "90", "level", "2")));
        var portfolio = wing.comparisons.portfolio(
                new ModelId("m"), List.of(entry("CO-1", "", "3000000"), entry("CO-1", "", "1000000")));
        var made = wing.assessments.list().get(0);
        assertThat(portfolio.index().orElseThrow()).isCloseTo(made.index(), within(1e-12));
        assertThat(portfolio.volume()).isEqualByComparingTo("4000000");
        assertThat(portfolio.contributions().values().stream()
                        .mapToDouble(x -> x)
                        .sum())
                .isCloseTo(portfolio.uplift().orElseThrow(), within(1e-9));
        assertThat(wing.comparisons.portfolio(new ModelId("m"), List.of()).index())
                .isEmpty();
    }

    @Test
    void whoBoughtWithoutAMiniCompetitionCountsWithTheBase() {
        wing.questions.procurements = Approved.of("cleaning-dps", "m", BASE);
        var own = wing.assessments.assess(Wing.ask("m", Moment.AWARD, BASE, Map.of("share", "90", "level", "2")));
        var portfolio = wing.comparisons.portfolio(
                new ModelId("m"), List.of(entry("CO-1", "", "1"), entry("CU-1", "cleaning-dps", "1")));
        assertThat(portfolio.lines().get(1).assessment()).isEmpty();
        assertThat(portfolio.lines().get(1).uplift()).isZero();
        assertThat(portfolio.uplift().orElseThrow()).isCloseTo(own.uplift() / 2, within(1e-12));
        assertThat(portfolio.base().orElseThrow()).isEqualTo(own.base());
    }

    @Test
    void allThatKeepsAPortfolioFromAddingUpIsTold() {
        var problems = problems(() -> wing.comparisons.portfolio(
                new ModelId("m"),
                List.of(entry("CO-7", "", "1"), entry("CO-8", "cleaning-dps", "1"), entry("CO-9", "", "0"))));
        assertThat(problems)
                .extracting(problem -> problem.place() + " " + problem.code())
                .containsExactly(
                        "entries[0].subject impact.portfolio.assessment",
                        "entries[1].base impact.base.approved",
                        "entries[2].volume impact.portfolio.volume",
                        "entries[2].subject impact.portfolio.assessment");
    }

    // ---------------------------------------------------------------- small words

    private static ModelRef ref(String version) {
        return new ModelRef(new ModelId("m"), version);
    }

    private ImpactModel model(String version) {
        return wing.models.find(ref(version)).orElseThrow();
    }

    private static Portfolio.Entry entry(String subject, String jointProcurement, String volume) {
        return new Portfolio.Entry(
                subject,
                Optional.of(jointProcurement).filter(id -> !id.isEmpty()),
                Moment.AWARD,
                new BigDecimal(volume));
    }

    private static double sum(List<Part> parts) {
        double sum = 0;
        for (var part : parts) {
            sum += part.points();
        }
        return sum;
    }

    private static BigDecimal printed(List<Part> parts) {
        return parts.stream().map(Comparison.Part::printed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> codes(ThrowingCallable work) {
        return problems(work).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(ThrowingCallable work) {
        return catchThrowableOfType(InvalidInputException.class, work).problems();
    }
}
