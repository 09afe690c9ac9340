package org.minikisa.competition.documents;

import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.evaluation.Decision.LotDecision;
import org.minikisa.competition.api.evaluation.Examination;
import org.minikisa.competition.api.evaluation.Finding.Verdict;
import org.minikisa.rendering.documents.Document.Row;

/** The award decision (s. 123): who wins and who follows, who was excluded, on what grounds, and what comes next. */
final class DecisionPaper {

    private final Paper paper;
    private final Dossier dossier;
    private final Secrets secrets;

    private DecisionPaper(Paper paper, Secrets secrets) {
        this.paper = paper;
        this.dossier = paper.dossier();
        this.secrets = secrets;
    }

    static void write(Paper paper, Secrets secrets) {
        new DecisionPaper(paper, secrets).write();
    }

    private void write() {
        Identity.origin(paper);
        paper.facts(Identity.of(paper)
                .add("fact.decided", dossier.competition().decided().map(paper.figures()::day))
                .add("fact.decider", decider())
                .add("fact.estimate", Identity.estimate(paper)));
        paper.heading("decision");
        dossier.results().forEach(this::outcome);
        contract();
        subject();
        procedure();
        paper.heading("decision.tenders");
        Tenders.received(paper);
        suitability();
        comparison();
        Aftermath.remedies(paper);
        Aftermath.attachments(paper, "attached.comparison");
    }

    private Optional<String> decider() {
        return dossier.decision().map(made -> made.by()).or(() -> dossier.last(CompetitionStep.DECIDE)
                .map(CompetitionEvent::by));
    }

    private void outcome(LotResult result) {
        if (!result.lot().isEmpty()) {
            paper.subheading(Identity.lot(paper, result.lot()));
        }
        result.award().ifPresentOrElse(award -> awarded(result, award), () -> nothing(result));
        if (result.scores().isPresent()) {
            new Results(paper, result, secrets).ranking();
        }
    }

    private void awarded(LotResult result, Award award) {
        paper.strong("decision.chosen", dossier.parties().supplier(award.tenderer()));
        paper.paragraph("decision.because", paper.in(award.reason()));
        price(result, award);
        dossier.decided(result.lot())
                .filter(decided -> !decided.condition().isEmpty())
                .ifPresent(this::condition);
    }

    /** What the winner's price comes to; whether it is a total or a price of one hour, its name says. */
    private void price(LotResult result, Award award) {
        List<Criterion> prices = dossier.draft().criteria().stream()
                .filter(criterion -> criterion.role() == Criterion.Role.PRICE)
                .toList();
        Optional<ScoreRow> row = dossier.winner(result);
        if (prices.size() == 1 && !dossier.currency().isEmpty()) {
            Criterion price = prices.get(0);
            row.flatMap(winner -> winner.score(price.id()))
                    .ifPresent(score -> paper.paragraph(
                            "decision.price",
                            paper.in(price.name()),
                            new Results(paper, result, secrets).value(award.tender(), price, score)));
        }
    }

    private void condition(LotDecision decided) {
        paper.note("decision.condition", decided.condition());
        decided.next()
                .flatMap(dossier::tender)
                .map(Tender::tenderer)
                .ifPresent(next ->
                        paper.paragraph("decision.next", dossier.parties().supplier(next)));
    }

    private void nothing(LotResult result) {
        paper.strong("decision.nothing");
        dossier.decided(result.lot()).ifPresent(decided -> paper.text(paper.in(decided.reason())));
    }

    private void contract() {
        paper.heading("contract");
        Aftermath.contract(paper);
        paper.subheading(paper.say("contract.terms"));
        dossier.invitation()
                .terms()
                .ifPresentOrElse(terms -> paper.text(paper.in(terms)), () -> paper.paragraph("contract.terms.invited"));
    }

    private void subject() {
        paper.heading("invitation.subject");
        paper.text(dossier.invitation()
                .subject()
                .map(paper::in)
                .orElse(paper.in(dossier.draft().title())));
        paper.facts(paper.factList().add("fact.cpv", Identity.cpv(paper)));
    }

    private void procedure() {
        if (dossier.isFromElsewhere()) {
            return;
        }
        paper.heading("invitation.procedure");
        dossier.type().ifPresent(type -> paper.paragraph("decision.procedure." + type));
        paper.facts(paper.factList()
                .add("fact.joint", Identity.joint(paper))
                .add("fact.published", dossier.competition().published().map(paper.figures()::day))
                .add("fact.invited", invited())
                .add("fact.closes", dossier.competition().closes().map(paper.figures()::moment))
                .add("fact.opened", dossier.competition().opened().map(paper.figures()::moment))
                .add("fact.corrections", count(dossier.amendments().size()))
                .add("fact.answers", count(dossier.questions().size())));
    }

    private String invited() {
        return count(dossier.competition().invited().size());
    }

    private static String count(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    private void suitability() {
        paper.heading("decision.suitability");
        dossier.examination().ifPresent(this::findings);
        Tenders.excluded(paper);
    }

    private void findings(Examination examination) {
        if (!examination.findings().isEmpty()) {
            boolean all = examination.findings().stream().allMatch(one -> one.verdict() == Verdict.FULFILLED);
            paper.paragraph(all ? "decision.findings.all" : "decision.findings");
        }
        if (!examination.clarifications().isEmpty()) {
            paper.paragraph(
                    "decision.clarifications", examination.clarifications().size());
        }
    }

    private void comparison() {
        paper.heading("decision.comparison").paragraph("decision.comparison.lead");
        for (LotResult result : dossier.results()) {
            if (result.scores().isEmpty()) {
                continue;
            }
            if (!result.lot().isEmpty()) {
                paper.subheading(Identity.lot(paper, result.lot()));
            }
            new Results(paper, result, secrets).byCriterion();
            grounds(result);
        }
        Rules.inShort(paper);
    }

    /** The main grounds, tenderer by tenderer. */
    private void grounds(LotResult result) {
        dossier.decided(result.lot())
                .ifPresent(decided -> paper.table(
                        paper.say("table.grounds"),
                        List.of(paper.textColumn("column.tenderer", 4), paper.textColumn("column.grounds", 10)),
                        decided.grounds().stream()
                                .map(one -> Row.of(dossier.parties().supplier(one.tenderer()), paper.in(one.text())))
                                .toList()));
    }
}
