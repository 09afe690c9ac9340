package org.minikisa.competition.documents;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.competition.api.ChoiceCatalogue.Choice;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.documents.Paper.FactList;
import org.minikisa.rendering.documents.Document.Row;

/** The invitation to tender: the contents of s. 68 and everything that decides the comparison. */
final class InvitationPaper {

    private final Paper paper;
    private final Dossier dossier;
    private final Invitation invitation;
    private final Procedure procedure;

    private InvitationPaper(Paper paper) {
        this.paper = paper;
        this.dossier = paper.dossier();
        this.invitation = dossier.invitation();
        this.procedure = dossier.draft().procedure();
    }

    static void write(Paper paper) {
        new InvitationPaper(paper).write();
    }

    /** The main things on one page. */
    static void summarise(Paper paper) {
        var summary = new InvitationPaper(paper);
        Identity.origin(paper);
        paper.facts(summary.times(summary.about()));
        summary.subject();
        summary.lots();
        paper.heading("invitation.comparison");
        paper.bullets(paper.dossier().inOrder().stream()
                .map(criterion -> paper.in(criterion.name())
                        + criterion
                                .maxPoints()
                                .map(most ->
                                        paper.say("summary.max", paper.figures().number(most)))
                                .orElse(""))
                .toList());
    }

    private void write() {
        if (!dossier.isPublished() && !dossier.isFromElsewhere()) {
            paper.note(
                    "invitation.draft", paper.in(dossier.competition().state().label()));
        }
        Identity.origin(paper);
        paper.facts(times(about()));
        subject();
        lots();
        course();
        requirements();
        paper.heading("invitation.comparison");
        Rules.inFull(paper);
        lowPrice();
        submission();
        questions();
        terms();
        choices();
        decision();
        attachments();
        if (!dossier.draft().remarks().isEmpty()) {
            paper.heading("invitation.remarks").bullets(dossier.draft().remarks());
        }
    }

    private FactList about() {
        return Identity.of(paper)
                .add("fact.category", dossier.isFromElsewhere() ? "" : paper.say(invitation.category()))
                .add("fact.cpv", Identity.cpv(paper))
                .add("fact.estimate", Identity.estimate(paper));
    }

    private FactList times(FactList facts) {
        boolean draft = !dossier.isPublished() && !dossier.isFromElsewhere();
        return facts.add("fact.published", dossier.competition().published().map(paper.figures()::day))
                .add(
                        "fact.closes",
                        dossier.competition()
                                .closes()
                                .map(paper.figures()::moment)
                                .orElse(draft ? paper.say("invitation.closes.later") : ""))
                .add("fact.questions", dossier.competition().questionsUntil().map(paper.figures()::moment))
                .add("fact.valid", invitation.validUntil().map(paper.figures()::day))
                .add("fact.languages", Identity.languages(paper));
    }

    private void subject() {
        invitation.subject().ifPresent(subject -> {
            paper.heading("invitation.subject");
            paper.text(paper.in(subject));
        });
    }

    private void lots() {
        if (invitation.lots().isEmpty()) {
            return;
        }
        paper.heading("invitation.lots").paragraph("invitation.lots.each");
        paper.table(
                paper.say("table.lots"),
                List.of(
                        paper.textColumn("column.lot", 2),
                        paper.textColumn("column.lot.title", 6),
                        paper.numberColumn("column.estimate", 3)),
                invitation.lots().stream()
                        .map(lot -> Row.of(
                                lot.id(),
                                paper.in(lot.title()),
                                lot.estimatedValue()
                                        .map(value -> paper.figures().money(value, dossier.currency()))
                                        .orElse("–")))
                        .toList());
        invitation.mostLots().ifPresent(most -> {
            paper.paragraph("invitation.lots.most", most);
            paper.paragraph("invitation.lots." + procedure.evaluation().lots());
        });
        invitation.lotRule().ifPresent(rule -> paper.text(paper.in(rule)));
    }

    private void course() {
        dossier.type().ifPresent(type -> {
            paper.heading("invitation.procedure");
            paper.paragraph("invitation.procedure." + type);
        });
    }

    private void requirements() {
        if (invitation.requirements().isEmpty()) {
            return;
        }
        paper.heading("invitation.requirements").paragraph("invitation.requirements.lead");
        for (Requirement.Kind kind : Requirement.Kind.values()) {
            List<Row> rows = invitation.requirements().stream()
                    .filter(requirement -> requirement.kind() == kind)
                    .map(requirement -> Row.of(requirement.id(), paper.in(requirement.text()), requirement.evidence()))
                    .toList();
            if (!rows.isEmpty()) {
                paper.table(
                        paper.say("requirements." + kind),
                        List.of(
                                paper.textColumn("column.id", 2),
                                paper.textColumn("column.requirement", 7),
                                paper.textColumn("column.evidence", 4)),
                        rows);
            }
        }
    }

    private void lowPrice() {
        if (dossier.isFromElsewhere()) {
            return;
        }
        paper.subheading(paper.say("invitation.low"));
        paper.paragraph(
                "invitation.low.rule",
                paper.figures().percent(procedure.lowPrice().belowMean()),
                paper.figures().percent(procedure.lowPrice().belowNext()));
    }

    private void submission() {
        if (dossier.isFromElsewhere()) {
            return;
        }
        paper.heading("invitation.submission").paragraph("invitation.submission.time");
        procedure
                .sealing()
                .ifPresent(plan -> paper.paragraph(
                        "invitation.submission.sealed",
                        plan.needed(),
                        plan.openers().size()));
        paper.paragraph("invitation.submission.replace").paragraph("invitation.submission.secrets");
    }

    private void questions() {
        if (dossier.isFromElsewhere()) {
            return;
        }
        paper.heading("invitation.questions");
        dossier.competition()
                .questionsUntil()
                .ifPresent(until -> paper.paragraph(
                        "invitation.questions.until", paper.figures().moment(until)));
        paper.paragraph("invitation.questions.all");
    }

    private void terms() {
        invitation.terms().ifPresent(terms -> {
            paper.heading("invitation.terms");
            paper.text(paper.in(terms));
        });
    }

    /** Terms of the contract that the customer chose for their impact; not compared. */
    private void choices() {
        if (dossier.draft().impactChoices().isEmpty()) {
            return;
        }
        paper.heading("invitation.choices").paragraph("invitation.choices.lead");
        var said = new ArrayList<String>();
        dossier.draft().impactChoices().forEach((id, value) -> said.add(choice(id, value)));
        paper.bullets(said);
    }

    private String choice(String id, String value) {
        return dossier.choices().stream()
                .flatMap(model -> model.choices().stream())
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .map(choice -> paper.in(choice.name()) + ": " + meaning(choice, value))
                .orElse(id + ": " + value);
    }

    private String meaning(Choice choice, String value) {
        return choice.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(option -> paper.in(option.meaning()))
                .orElse((value + " " + choice.unit()).strip());
    }

    private void decision() {
        if (dossier.isFromElsewhere()) {
            return;
        }
        paper.heading("invitation.decision").paragraph("invitation.decision.lead");
        paper.paragraph("waiting." + procedure.waiting());
        if (!procedure.waitingReason().isEmpty()) {
            paper.paragraph("waiting.reason", procedure.waitingReason());
        }
        paper.paragraph("contract.separate");
    }

    private void attachments() {
        if (invitation.attachments().isEmpty()) {
            return;
        }
        paper.heading("attachments");
        paper.table(
                paper.say("table.attachments"),
                List.of(
                        paper.textColumn("column.file", 4),
                        paper.textColumn("column.kind", 3),
                        paper.textColumn("column.sha256", 5)),
                invitation.attachments().stream()
                        .map(one -> Row.of(one.name(), paper.say("attachment." + one.kind()), grouped(one.sha256())))
                        .toList());
    }

    /** A digest in groups of eight, so that it breaks where a reader can follow. */
    static String grouped(String digest) {
        return digest.replaceAll("(.{8})(?=.)", "$1 ");
    }
}
