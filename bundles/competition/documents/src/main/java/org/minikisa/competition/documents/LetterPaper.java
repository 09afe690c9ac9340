package org.minikisa.competition.documents;

import java.util.List;

import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.evaluation.Decision.TenderGrounds;

/** The letter to one tenderer: its own points and the winner's, its remedies, and nothing of the others. */
final class LetterPaper {

    private final Paper paper;
    private final Dossier dossier;
    private final String tenderer;
    private final Secrets secrets;

    private LetterPaper(Paper paper, String tenderer, Secrets secrets) {
        this.paper = paper;
        this.dossier = paper.dossier();
        this.tenderer = tenderer;
        this.secrets = secrets;
    }

    static void write(Paper paper, String tenderer, Secrets secrets) {
        new LetterPaper(paper, tenderer, secrets).write();
    }

    private void write() {
        Identity.origin(paper);
        paper.facts(paper.factList()
                .add("fact.addressee", dossier.parties().supplier(tenderer))
                .add("fact.buyer", dossier.parties().buyer())
                .add("fact.number", dossier.id())
                .add("fact.decided", dossier.competition().decided().map(paper.figures()::day))
                .add("fact.sent", dossier.competition().notification().map(one -> paper.figures()
                        .day(one.sent()))));
        paper.paragraph("letter.lead", paper.in(dossier.draft().title()));
        dossier.results().forEach(this::lot);
        refused();
        paper.heading("contract");
        Aftermath.contract(paper);
        Aftermath.remedies(paper);
        Aftermath.attachments(paper, "attached.decision");
    }

    private void lot(LotResult result) {
        List<ScoreRow> own = result.scores().stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.tenderer().equals(tenderer))
                .toList();
        own.forEach(row -> tender(result, row, own.size() > 1));
    }

    private void tender(LotResult result, ScoreRow own, boolean several) {
        String lot = Identity.lot(paper, result.lot());
        String what = several ? (lot + " " + own.tender()).strip() : lot;
        if (what.isEmpty()) {
            paper.heading("letter.result");
        } else {
            paper.heading("letter.result.of", what);
        }
        var results = new Results(paper, result, secrets);
        dossier.winner(result)
                .ifPresentOrElse(winner -> compared(results, own, winner), () -> paper.strong("letter.nothing"));
        grounds(result, own.tender());
        results.ownExplained(own);
    }

    private void compared(Results results, ScoreRow own, ScoreRow winner) {
        if (own.tender().equals(winner.tender())) {
            paper.strong("letter.won");
        } else {
            paper.strong("letter.lost", dossier.parties().supplier(winner.tenderer()));
        }
        paper.paragraph("letter.rank", own.rank(), results.total(own.total()));
        results.ownAndWinner(own, winner);
    }

    private void grounds(LotResult result, String tender) {
        dossier.decided(result.lot()).stream()
                .flatMap(decided -> decided.grounds().stream())
                .filter(one -> one.tender().equals(tender))
                .findFirst()
                .map(TenderGrounds::text)
                .ifPresent(text -> paper.paragraph("letter.grounds", paper.in(text)));
    }

    private void refused() {
        dossier.competition().refused().stream()
                .filter(one -> one.tenderer().equals(tenderer))
                .forEach(one -> {
                    paper.heading("letter.refused", one.tender());
                    if (one.kind() == RefusedTender.Kind.LATE) {
                        paper.strong("letter.late", paper.figures().second(one.at()));
                    } else {
                        paper.strong("letter.excluded", Tenders.ground(paper, one));
                        paper.text(one.reason());
                    }
                    winners();
                });
    }

    /** Who won, for one who took no part in the comparison. */
    private void winners() {
        dossier.results().forEach(result -> result.award()
                .ifPresent(award ->
                        paper.paragraph("letter.winner", dossier.parties().supplier(award.tenderer()))));
    }
}
