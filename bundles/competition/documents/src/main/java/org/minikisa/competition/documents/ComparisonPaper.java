package org.minikisa.competition.documents;

import java.util.List;

import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.rendering.documents.Document.Row;

/** The comparison table: how it was compared, what came out, and the way to every point. */
final class ComparisonPaper {

    private ComparisonPaper() {}

    static void write(Paper paper, Secrets secrets) {
        Dossier dossier = paper.dossier();
        Identity.origin(paper);
        paper.facts(Identity.of(paper)
                .add("fact.closes", dossier.competition().closes().map(paper.figures()::moment)));
        if (!dossier.isFromElsewhere()) {
            paper.note(secrets.unitPrices() ? "comparison.public" : "comparison.full");
        }
        paper.heading("comparison.rules");
        Rules.inShort(paper);
        dossier.results().forEach(result -> lot(paper, result, secrets));
        draws(paper);
        LogPapers.refused(paper, RefusedTender.Kind.EXCLUDED, "comparison.excluded");
        elsewhere(paper);
    }

    private static void lot(Paper paper, LotResult result, Secrets secrets) {
        String lot = Identity.lot(paper, result.lot());
        if (lot.isEmpty()) {
            paper.heading("comparison.result");
        } else {
            paper.heading("comparison.result.lot", lot);
        }
        if (result.scores().isEmpty()) {
            paper.paragraph("comparison.none");
            return;
        }
        var results = new Results(paper, result, secrets);
        results.ranking();
        results.byCriterion();
        paper.subheading(paper.say("comparison.explained")).paragraph("comparison.explained.lead");
        results.explained();
    }

    private static void draws(Paper paper) {
        List<Draw> drawn = paper.dossier().draws().stream().filter(Draw::drawn).toList();
        if (drawn.isEmpty()) {
            return;
        }
        paper.heading("comparison.draws").paragraph("comparison.draws.lead");
        for (Draw draw : drawn) {
            paper.facts(paper.factList()
                    .add("fact.draw", Integer.toString(draw.number()))
                    .add("fact.lot", Identity.lot(paper, draw.lot()))
                    .add("fact.seed", draw.seed().map(InvitationPaper::grouped)));
            paper.table(
                    paper.say("table.draw"),
                    List.of(paper.textColumn("column.tender", 3), paper.textColumn("column.sha256", 9)),
                    draw.outcome().stream()
                            .map(ticket -> Row.of(ticket.tender(), InvitationPaper.grouped(ticket.digest())))
                            .toList());
        }
    }

    /** What a reader of data from elsewhere must know. */
    private static void elsewhere(Paper paper) {
        Dossier dossier = paper.dossier();
        List<Discrepancy> differences = dossier.competition().discrepancies();
        if (!differences.isEmpty()) {
            paper.heading("comparison.discrepancies");
            paper.table(
                    paper.say("table.discrepancies"),
                    List.of(
                            paper.textColumn("column.what", 4),
                            paper.textColumn("column.published", 3),
                            paper.textColumn("column.computed", 3),
                            paper.textColumn("column.remark", 5)),
                    differences.stream()
                            .map(one -> Row.of(one.what(), one.published(), one.computed(), one.remark()))
                            .toList());
        }
        if (!dossier.draft().remarks().isEmpty()) {
            paper.heading("invitation.remarks").bullets(dossier.draft().remarks());
        }
    }
}
