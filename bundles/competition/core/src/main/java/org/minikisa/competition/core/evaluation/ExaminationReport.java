package org.minikisa.competition.core.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.EvaluationRules.Minimum;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.evaluation.Clarification;
import org.minikisa.competition.api.evaluation.Clarification.Assessment;
import org.minikisa.competition.api.evaluation.Clarification.Kind;
import org.minikisa.competition.api.evaluation.Examination;
import org.minikisa.competition.api.evaluation.Finding;
import org.minikisa.competition.api.evaluation.Finding.Verdict;
import org.minikisa.competition.api.evaluation.PriceStatistics;
import org.minikisa.competition.api.evaluation.Shortfall;
import org.minikisa.competition.core.Decimals;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * What was examined and what is still open. What must be examined (every requirement, every low price) is asked of live
 * competitions only: of an award from elsewhere nobody here can.
 */
final class ExaminationReport {

    private final Competition competition;
    private final List<Finding> findings;
    private final List<Clarification> clarifications;
    private final List<PriceStatistics> prices;
    private final List<Shortfall> shortfalls;
    private final Problems open = new Problems();

    private ExaminationReport(Competition competition, EvaluationTables tables) {
        this.competition = competition;
        this.findings = tables.findings();
        this.clarifications = tables.clarifications();
        this.prices = PriceLook.of(competition.draft(), competition.tenders());
        this.shortfalls = shortfalls(competition);
    }

    public static Examination of(Competition competition, EvaluationTables tables) {
        var report = new ExaminationReport(competition, tables);
        return new Examination(
                competition.id(),
                report.findings,
                report.clarifications,
                report.prices,
                tables.exclusions(),
                report.shortfalls,
                report.open());
    }

    private List<Problem> open() {
        for (Tender tender : competition.tenders()) {
            if (competition.draft().nature() == Nature.LIVE) {
                requirements(tender);
            }
            findings(tender);
            questions(tender);
        }
        if (competition.draft().nature() == Nature.LIVE) {
            prices.stream().filter(PriceStatistics::mustAsk).forEach(this::asked);
        }
        shortfalls.stream().filter(one -> one.minimum().mandatory()).forEach(this::below);
        return open.list();
    }

    private void requirements(Tender tender) {
        List<String> missing = competition.draft().invitation().requirements().stream()
                .filter(requirement -> requirement.kind() == Requirement.Kind.CONFORMITY)
                .map(Requirement::id)
                .filter(id -> finding(tender, id).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            open.add(
                    "competition.examination.missing",
                    "tenders." + tender.id(),
                    "nothing about " + String.join(", ", missing),
                    "whether the tender fulfils each requirement",
                    "Examine the tender (s. 74).");
        }
    }

    private Optional<Finding> finding(Tender tender, String requirement) {
        return findings.stream()
                .filter(one ->
                        one.tender().equals(tender.id()) && one.requirement().equals(requirement))
                .findFirst();
    }

    private void findings(Tender tender) {
        findings.stream().filter(one -> one.tender().equals(tender.id())).forEach(finding -> {
            String place = "tenders." + tender.id() + "." + finding.requirement();
            if (finding.verdict() == Verdict.CLARIFY) {
                open.add(
                        "competition.examination.undecided",
                        place,
                        "to be clarified",
                        "fulfilled or not",
                        "Ask the tenderer, then say what was found (s. 74).");
            } else if (finding.verdict() == Verdict.NOT_FULFILLED) {
                open.add(
                        "competition.examination.nonconforming",
                        place,
                        "not fulfilled, and the tender takes part",
                        "tenders that conform to the invitation",
                        "Exclude the tender with this reason (s. 74), or correct the finding.");
            }
        });
    }

    private void questions(Tender tender) {
        clarifications.stream().filter(one -> one.tender().equals(tender.id())).forEach(question -> {
            String place = "clarifications." + question.number();
            if (question.assessment().isEmpty()) {
                open.add(
                        "competition.clarification.open",
                        place,
                        question.answer().isPresent()
                                ? "an answer that was not assessed"
                                : "no answer; the time to answer ends at " + question.due(),
                        "an assessment with its reason",
                        "Assess the answer; when its time is over without one, say what follows (s. 96, KHO 2020:147).");
            } else if (question.assessment().get() == Assessment.BREACH_OF_OBLIGATIONS) {
                open.add(
                        "competition.low-price.breach",
                        place,
                        "a low price because obligations are not kept, and the tender takes part",
                        "no such tender",
                        "Exclude the tender: here the law leaves no choice (s. 96).");
            }
        });
    }

    private void asked(PriceStatistics price) {
        boolean asked = clarifications.stream()
                .anyMatch(one -> one.kind() == Kind.LOW_PRICE && one.tender().equals(price.tender()));
        if (!asked) {
            open.add(
                    "competition.low-price.unasked",
                    "tenders." + price.tender() + "." + price.criterion(),
                    "a price " + percent(price.belowMean()) + " below the mean of the others and "
                            + percent(price.belowNext()) + " below the next",
                    "a question to the tenderer about it",
                    "Ask how the price is made up (s. 96); the answer is assessed, nothing follows by itself.");
        }
    }

    private static String percent(Optional<BigDecimal> share) {
        return share.map(one -> one.movePointRight(2).stripTrailingZeros().toPlainString() + " %")
                .orElse("not");
    }

    private void below(Shortfall shortfall) {
        open.add(
                "competition.minimum.below",
                "tenders." + shortfall.tender(),
                Decimals.plain(shortfall.figure()) + " in "
                        + String.join(" + ", shortfall.minimum().criteria()),
                "at least " + Decimals.plain(shortfall.minimum().least()),
                "Exclude the tender, as announced, and evaluate again.");
    }

    private static List<Shortfall> shortfalls(Competition competition) {
        var shortfalls = new ArrayList<Shortfall>();
        competition.results().stream()
                .flatMap(result -> result.scores().stream())
                .flatMap(scores -> scores.rows().stream())
                .forEach(row -> competition.draft().procedure().evaluation().minimums().stream()
                        .map(minimum -> new Shortfall(row.tender(), minimum, figure(row, minimum)))
                        .filter(one -> one.figure().compareTo(one.minimum().least()) < 0)
                        .forEach(shortfalls::add));
        return shortfalls;
    }

    private static BigDecimal figure(ScoreRow row, Minimum minimum) {
        return minimum.criteria().stream()
                .flatMap(criterion -> row.score(criterion).stream())
                .map(score -> figure(score, minimum.of()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal figure(CriterionScore score, Minimum.Figure of) {
        return switch (of) {
            case VALUE -> score.value();
            case POINTS -> score.points();
            case WEIGHTED -> score.weighted();
        };
    }
}
