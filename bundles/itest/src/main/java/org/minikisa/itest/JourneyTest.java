package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.Kind;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Competitions.OfferedMethod;
import org.minikisa.competition.api.Nature;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.runtime.embed.CommandRunner;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Reviews;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** The whole journey in the running framework: from the demo's contacts to its report. */
public class JourneyTest {

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @InjectService(timeout = 20_000)
    Procurements procurements;

    @InjectService(timeout = 20_000)
    Contacts contacts;

    @InjectService(timeout = 20_000)
    Classifications classifications;

    @InjectService(timeout = 20_000)
    Cases cases;

    @InjectService(timeout = 20_000)
    Reviews reviews;

    @InjectService(timeout = 20_000)
    Competitions competitions;

    @InjectService(timeout = 20_000)
    Assessments assessments;

    @InjectService(timeout = 20_000)
    Journal journal;

    private Shell shell;

    @BeforeEach
    void theDemoHasRun() throws InterruptedException {
        Await.until(
                "the demo command is there",
                () -> new Shell(runner).run("help", "demo").exit() == 0);
        shell = new Shell(runner);
        var demo = shell.run("demo");
        assertThat(demo.exit()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.out()).contains("the ledger balances", "the chain holds");
    }

    @Test
    void thePublishedBodyIsThere() {
        assertThat(procurements.categories()).hasSize(14);
        assertThat(procurements.jointProcurements()).hasSize(18);
        assertThat(procurements.figures()).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo("cleaning-volume");
            assertThat(f.year()).isEqualTo(2023);
            assertThat(f.value()).isEqualByComparingTo("65847");
        });
    }

    @Test
    void everyContactIsAccountedForAndBecomesACase() {
        var ledger = contacts.ledger();
        assertThat(ledger.balances()).isTrue();
        assertThat(ledger.pending()).isZero();
        var made = contacts.list(ContactQuery.all()).stream()
                .filter(c -> c.source().startsWith("demo/"))
                .toList();
        assertThat(made).hasSizeGreaterThanOrEqualTo(120).allMatch(c -> c.constructed());
        var first = made.stream()
                .filter(c -> c.disposition() == Disposition.NEW_CONVERSATION)
                .toList();
        for (var contact : first) {
            assertThat(classifications.of(contact.id()))
                    .as(contact.id().value())
                    .isPresent();
            assertThat(cases.ofConversation(contact.conversation().orElseThrow()))
                    .as(contact.id().value())
                    .isPresent();
        }
        assertThat(made.stream().filter(c -> c.disposition() == Disposition.FOLLOW_UP))
                .hasSize(6);
        assertThat(cases.list())
                .anyMatch(c -> c.state() == CaseState.CLOSED)
                .anyMatch(c -> c.state() == CaseState.OPEN);
    }

    @Test
    void everyRequestForACompetitionHasOneWithItsDataFilledIn() {
        var requests = cases.list().stream()
                .filter(c -> c.kind() == Kind.COMPETITION_REQUEST)
                .toList();
        assertThat(requests).isNotEmpty();
        for (var request : requests) {
            var competition = competitions
                    .find(new CompetitionId(request.competition().orElseThrow()))
                    .orElseThrow();
            assertThat(competition.draft().jointProcurement())
                    .isEqualTo(request.jointProcurement()
                            .map(JointProcurementId::value)
                            .orElse(competition.draft().jointProcurement()));
        }
        assertThat(requests).as("one of them was carried out").anyMatch(request -> competitions
                .find(new CompetitionId(request.competition().orElseThrow()))
                .orElseThrow()
                .state()
                .decided());
    }

    @Test
    void oneReviewRoundWasRunToItsEnd() {
        assertThat(reviews.list()).anySatisfy(review -> {
            assertThat(review.closed()).isPresent();
            assertThat(review.versions()).hasSize(2);
            assertThat(review.comments()).hasSize(3).allMatch(c -> c.disposition()
                    .isPresent());
        });
    }

    @Test
    void everyAwardTableIsDecidedAndComesOutToTheDigit() {
        var tables = competitions.list().stream()
                .filter(c -> c.draft().nature() != Nature.CONSTRUCTED)
                // mails of other tests may ask for a competition
                .filter(c -> !c.draft().key().startsWith("case-"))
                .toList();
        // One table is a part of its call only, and one is a tie that no rule decides: nobody can win there.
        assertThat(tables.stream().filter(c -> c.state() != CompetitionState.DECIDED))
                .extracting(c -> c.draft().key())
                .containsExactlyInAnyOrder("passports-2015-relative-quality", "goldilocks-50-50");
        assertThat(tables)
                .extracting(Competition::state)
                .containsOnly(CompetitionState.DECIDED, CompetitionState.EVALUATED);
        assertThat(tables.stream().filter(c -> c.draft().nature() == Nature.REAL_AWARD))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(tables.stream().filter(c -> c.draft().nature() == Nature.GUIDE_EXAMPLE))
                .hasSizeGreaterThanOrEqualTo(2);
        // The winners as published (KHO 2017:46, 2003:41, 2004:22, 2013:202).
        assertThat(winners(tables)).contains("CAF", "HKL-Bussiliikenne", "Peiponen");
        // A difference that the publication itself has is shown, and no other.
        assertThat(tables.stream().flatMap(c -> c.discrepancies().stream()))
                .as("only what the publications themselves leave unexplained, each with what is known about it")
                .isNotEmpty()
                .allMatch(d -> !d.remark().isBlank());
    }

    @Test
    void everyScoringMethodOfTheHouseCanBeChosen() {
        assertThat(competitions.methods())
                .extracting(OfferedMethod::id)
                .contains(
                        "effective-price",
                        "fixed-price",
                        "fixed-range-linear",
                        "given-points",
                        "highest-first",
                        "life-cycle-cost",
                        "logarithmic",
                        "lowest-first",
                        "monetised-quality",
                        "penalty-linear",
                        "price",
                        "price-per-quality",
                        "quality-penalty",
                        "quality-per-price",
                        "quality-total",
                        "quality-value",
                        "ratio-to-largest",
                        "ratio-to-largest-linear",
                        "ratio-to-smallest",
                        "ratio-to-smallest-linear",
                        "relative-quality",
                        "two-stage",
                        "utility-index");
    }

    @Test
    void impactIsAssessedInTwoPhasesTargetAndRealised() {
        for (String model : List.of("cleaning", "themes")) {
            var made = assessments.list().stream()
                    .filter(a -> a.model().id().value().equals(model))
                    .toList();
            assertThat(made)
                    .as(model)
                    .extracting(Assessment::moment)
                    .contains(Moment.TARGET, Moment.AWARD, Moment.REALISED);
            for (Assessment assessment : made) {
                double base = assessment.contributions().stream()
                        .mapToDouble(Contribution::base)
                        .sum();
                double uplift = assessment.contributions().stream()
                        .mapToDouble(Contribution::uplift)
                        .sum();
                assertThat(base).isCloseTo(assessment.base(), org.assertj.core.api.Assertions.within(1e-9));
                assertThat(uplift).isCloseTo(assessment.uplift(), org.assertj.core.api.Assertions.within(1e-9));
                assertThat(assessments.replay(assessment.id()).outcome()).isEqualTo(ReplayResult.Outcome.IDENTICAL);
            }
        }
    }

    @Test
    void theReportOpensOfflineAndItsNumbersAreInThreeForms() throws Exception {
        Path folder = Path.of(context.getProperty("minikisa.data"), "report");
        Set<String> kinds;
        try (var files = Files.walk(folder)) {
            kinds = files.map(f -> f.getFileName().toString().replaceAll(".*\\.", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(kinds).contains("html", "csv", "json");
        try (var files = Files.list(folder)) {
            Path page = files.filter(f -> f.toString().endsWith(".html"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(page))
                    .contains("<svg")
                    .doesNotContain("<script")
                    .doesNotContain("src=\"http");
        }
    }

    @Test
    void runningItAgainChangesNothing() {
        long before = journal.last();
        var again = shell.run("demo");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(journal.last()).isEqualTo(before);
    }

    @Test
    void everyListingAnswersJson() {
        for (String command :
                List.of("contacts", "cases", "competitions", "models", "assessments", "plugins", "journal")) {
            var answer = shell.run(command, "--json");
            assertThat(answer.exit()).as(command + ": " + answer.err()).isZero();
            assertThat(answer.out().strip()).as(command).startsWith("[").endsWith("]");
        }
    }

    @Test
    void everyCommandOfTheShellIsThereWithHelpAndAnExample() {
        for (String command : List.of(
                "help",
                "status",
                "contacts",
                "contact",
                "cases",
                "case",
                "competitions",
                "competition",
                "models",
                "assess",
                "plugins",
                "journal",
                "report",
                "demo")) {
            var help = shell.run("help", command);
            assertThat(help.exit()).as(command).isZero();
            assertThat(help.out()).as(command).contains("kisa:" + command).containsIgnoringCase("example");
        }
    }

    private static List<String> winners(List<Competition> tables) {
        return tables.stream()
                .flatMap(c -> c.award().stream())
                .map(a -> a.tenderer())
                .toList();
    }
}
