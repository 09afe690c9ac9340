package org.minikisa.competition.documents;

import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Amendment.Change;
import org.minikisa.competition.api.preparation.Question;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.rendering.documents.Document.Row;

/** What happened between the publication and the opening: questions, corrections, the opening itself. */
final class LogPapers {

    private LogPapers() {}

    /** Answered questions without their askers. */
    static void questions(Paper paper) {
        paper.facts(Identity.of(paper)
                .add(
                        "fact.questions",
                        paper.dossier().competition().questionsUntil().map(paper.figures()::moment)));
        paper.paragraph("questions.lead");
        paper.dossier().questions().forEach(question -> question(paper, question));
    }

    private static void question(Paper paper, Question.Answered question) {
        paper.subheading(paper.say("questions.question", question.number())).text(question.question());
        paper.smallHeading(paper.say(
                "questions.answer", paper.figures().moment(question.answer().at())));
        paper.text(question.answer().text());
        if (question.answer().correction()) {
            paper.note("questions.correction");
        }
    }

    /** Corrections and extensions, oldest first. */
    static void corrections(Paper paper) {
        paper.facts(Identity.of(paper)
                .add("fact.closes", paper.dossier().competition().closes().map(paper.figures()::moment)));
        paper.paragraph("corrections.lead");
        paper.dossier().amendments().forEach(amendment -> amendment(paper, amendment));
    }

    private static void amendment(Paper paper, Amendment amendment) {
        paper.subheading(paper.say(
                "corrections." + amendment.kind(),
                amendment.number(),
                paper.figures().moment(amendment.at())));
        paper.text(amendment.reason());
        if (!amendment.changes().isEmpty()) {
            var places = new Places(paper);
            paper.table(
                    paper.say("table.changes"),
                    List.of(
                            paper.textColumn("column.place", 3),
                            paper.textColumn("column.before", 4),
                            paper.textColumn("column.after", 4)),
                    amendment.changes().stream()
                            .map(change -> change(places, change))
                            .toList());
        }
        if (amendment.closes().equals(amendment.closedBefore())) {
            paper.paragraph("corrections.same.end", paper.figures().moment(amendment.closes()));
        } else {
            paper.strong(
                    "corrections.new.end",
                    paper.figures().moment(amendment.closes()),
                    paper.figures().moment(amendment.closedBefore()));
        }
        if (amendment.kind() == Amendment.Kind.CORRECTION) {
            paper.note(amendment.renew() ? "corrections.renew" : "corrections.stay");
        }
    }

    private static Row change(Places places, Change change) {
        return Row.of(
                places.say(change.place()),
                dash(places.value(change.place(), change.before())),
                dash(places.value(change.place(), change.after())));
    }

    private static String dash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    /** Who opened which tenders, and what became of each. */
    static void opening(Paper paper) {
        Dossier dossier = paper.dossier();
        paper.facts(Identity.of(paper)
                .add("fact.closes", dossier.competition().closes().map(paper.figures()::moment))
                .add("fact.opened", dossier.competition().opened().map(paper.figures()::second))
                .add("fact.openers", openers(dossier))
                .add("fact.tenders", Integer.toString(dossier.received())));
        dossier.opening().ifPresentOrElse(opening -> underSeal(paper, opening), () -> plain(paper));
        refused(paper, RefusedTender.Kind.LATE, "opening.late");
        paper.paragraph("opening.confidential");
    }

    private static Optional<String> openers(Dossier dossier) {
        return dossier.opening()
                .map(opening -> String.join(", ", opening.openers()))
                .or(() -> dossier.last(CompetitionStep.OPEN_TENDERS).map(CompetitionEvent::by));
    }

    private static void underSeal(Paper paper, Opening opening) {
        Dossier dossier = paper.dossier();
        paper.heading("opening.tenders").paragraph("opening.sealed");
        paper.table(
                paper.say("table.opened"),
                List.of(
                        paper.textColumn("column.receipt", 3),
                        paper.textColumn("column.received", 3),
                        paper.textColumn("column.tenderer", 4),
                        paper.textColumn("column.outcome", 4)),
                opening.tenders().stream()
                        .map(one -> Row.of(
                                one.number(),
                                paper.figures().second(one.received()),
                                one.tender()
                                        .map(tender -> tenderer(dossier, tender))
                                        .orElse("–"),
                                outcome(paper, one)))
                        .toList());
        paper.heading("opening.digests").paragraph("opening.digests.lead");
        paper.table(
                paper.say("table.digests"),
                List.of(paper.textColumn("column.receipt", 3), paper.textColumn("column.sha256", 9)),
                opening.tenders().stream()
                        .map(one -> Row.of(one.number(), InvitationPaper.grouped(one.digest())))
                        .toList());
        paper.facts(paper.factList().add("fact.record", InvitationPaper.grouped(opening.digest())));
        opening.shareProblems().stream().findAny().ifPresent(any -> paper.heading("opening.shares")
                .bullets(opening.shareProblems().stream()
                        .map(problem -> problem.place() + ": " + problem.found())
                        .toList()));
    }

    private static String outcome(Paper paper, Opening.Result result) {
        return result.opened()
                ? paper.say("opening.readable", result.attachments().size())
                : paper.say(
                        "opening.unreadable",
                        result.problems().stream()
                                .map(problem -> problem.found() + " [" + problem.code() + "]")
                                .reduce((one, other) -> one + "; " + other)
                                .orElse(""));
    }

    /** By its id among all that were opened, those that were excluded since too. */
    private static String tenderer(Dossier dossier, String tender) {
        return dossier.tender(tender)
                .map(Tender::tenderer)
                .or(() -> dossier.refused(RefusedTender.Kind.EXCLUDED).stream()
                        .filter(one -> one.tender().equals(tender))
                        .map(RefusedTender::tenderer)
                        .findFirst())
                .map(dossier.parties()::supplier)
                .orElse(tender);
    }

    private static void plain(Paper paper) {
        Dossier dossier = paper.dossier();
        paper.heading("opening.tenders");
        Tenders.received(paper);
        if (!dossier.isFromElsewhere()) {
            paper.paragraph("opening.plain");
        }
    }

    /** Nothing where there is none of that kind. */
    static void refused(Paper paper, RefusedTender.Kind kind, String heading) {
        List<RefusedTender> refused = paper.dossier().refused(kind);
        if (refused.isEmpty()) {
            return;
        }
        paper.heading(heading);
        paper.table(
                paper.say("table." + kind),
                List.of(
                        paper.textColumn("column.tender", 3),
                        paper.textColumn("column.tenderer", 4),
                        paper.textColumn("column.at", 3),
                        paper.textColumn("column.reason", 5)),
                refused.stream()
                        .map(one -> Row.of(
                                one.tender(),
                                paper.dossier().parties().supplier(one.tenderer()),
                                paper.figures().second(one.at()),
                                one.reason()))
                        .toList());
    }
}
