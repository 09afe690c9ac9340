package org.minikisa.competition.documents;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.award.AwardFile.CancellationNotice;
import org.minikisa.competition.api.award.AwardFile.ServedCancellation;
import org.minikisa.competition.api.award.ProcedureReport;

/** How a competition ends without a contract, and what is kept of it. */
final class ClosingPapers {

    private ClosingPapers() {}

    /** The cancellation decision (s. 125). */
    static void cancellation(Paper paper) {
        Dossier dossier = paper.dossier();
        List<ServedCancellation> cancellations =
                dossier.awards().map(file -> file.cancellations()).orElse(List.of());
        Optional<CompetitionEvent> event = dossier.last(CompetitionStep.CANCEL);
        paper.facts(Identity.of(paper)
                .add("fact.cancelled", event.map(one -> paper.figures().day(one.at())))
                .add("fact.decider", event.map(CompetitionEvent::by))
                .add("fact.published", dossier.competition().published().map(paper.figures()::day))
                .add(
                        "fact.tenders",
                        dossier.competition().opened().isPresent() ? Integer.toString(dossier.received()) : ""));
        paper.heading("decision");
        if (cancellations.isEmpty()) {
            paper.strong("cancellation.whole");
            paper.heading("cancellation.reasons")
                    .text(event.map(CompetitionEvent::reason).orElse(""));
        }
        cancellations.forEach(one -> cancelled(paper, one));
        paper.paragraph("cancellation.law");
        if (dossier.isPublished() && !dossier.isFromElsewhere()) {
            paper.heading("remedies").paragraph(Identity.isSmall(dossier) ? "remedies.lead.small" : "remedies.lead");
            cancellations.stream()
                    .flatMap(one -> one.served().stream())
                    .reduce((earlier, later) -> later)
                    .ifPresent(served -> lastDays(paper, served));
            paper.heading("attachments")
                    .bullets(List.of(paper.say("attached.appeal"), paper.say("attached.rectification")));
        }
    }

    private static void cancelled(Paper paper, ServedCancellation one) {
        String lot = one.cancellation().lot();
        if (lot.isEmpty()) {
            paper.strong("cancellation.whole");
        } else {
            paper.strong("cancellation.lot", Identity.lot(paper, lot));
        }
        paper.paragraph(
                "cancellation.ground", paper.in(one.cancellation().ground().label()));
        paper.text(one.cancellation().reason());
    }

    private static void lastDays(Paper paper, CancellationNotice served) {
        if (!Identity.isSmall(paper.dossier())) {
            paper.strong("remedies.appeal", paper.figures().day(served.appealEnds()));
        }
        paper.strong("remedies.rectification", paper.figures().day(served.rectificationEnds()));
    }

    /** The eleven items of s. 124. */
    static void report(Paper paper) {
        Dossier dossier = paper.dossier();
        paper.facts(Identity.of(paper).add("fact.estimate", Identity.estimate(paper)));
        dossier.report().ifPresentOrElse(report -> items(paper, report), () -> ownItems(paper));
        paper.paragraph("report.kept");
    }

    private static void items(Paper paper, ProcedureReport report) {
        paper.note(report.required() ? "report.required" : "report.voluntary", paper.in(report.why()));
        report.items().forEach(item -> {
            paper.heading("report.item", item.number(), paper.say("report.item." + item.number()));
            if (item.entries().isEmpty()) {
                paper.paragraph("report.nothing");
            } else {
                paper.bullets(item.entries().stream().map(paper::in).toList());
            }
        });
    }

    /** As far as the competition itself tells them, where nobody else does. */
    private static void ownItems(Paper paper) {
        Dossier dossier = paper.dossier();
        IntStream.rangeClosed(1, 11).forEach(number -> {
            paper.heading("report.item", number, paper.say("report.item." + number));
            switch (number) {
                case 1 ->
                    paper.text(String.join(
                                    "\n",
                                    dossier.parties().buyer(),
                                    paper.in(dossier.draft().title()),
                                    Identity.estimate(paper).orElse(""))
                            .strip());
                case 2 -> Tenders.excluded(paper);
                case 4 -> paper.text(dossier.draft().priceOnlyReason().orElse(paper.say("report.nothing")));
                case 5 ->
                    paper.paragraph(
                            dossier.invitation().lots().isEmpty() ? "report.unknown" : "report.lots",
                            dossier.invitation().lots().size());
                case 7 -> dossier.results().forEach(result -> winner(paper, result));
                case 9 ->
                    paper.text(dossier.last(CompetitionStep.CANCEL)
                            .map(CompetitionEvent::reason)
                            .orElse(paper.say("report.nothing")));
                case 3, 6, 8, 10, 11 -> paper.paragraph("report.nothing");
                default -> throw new IllegalStateException("s. 124 has eleven items");
            }
        });
    }

    private static void winner(Paper paper, LotResult result) {
        result.award()
                .ifPresent(award -> paper.text((Identity.lot(paper, result.lot()) + "\n"
                                + paper.dossier().parties().supplier(award.tenderer()) + ": "
                                + paper.in(award.reason()))
                        .strip()));
    }
}
