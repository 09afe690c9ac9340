package org.minikisa.competition.documents;

import java.util.List;

import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Procedure;

/** What follows a decision: the contract and when it may be made (s. 128-130), remedies (s. 126). */
final class Aftermath {

    private Aftermath() {}

    /** When the contract may be made, with the days where the decision was served. */
    static void contract(Paper paper) {
        Dossier dossier = paper.dossier();
        paper.paragraph("contract.separate");
        if (dossier.isFromElsewhere()) {
            return;
        }
        Procedure procedure = dossier.draft().procedure();
        dossier.competition()
                .notification()
                .ifPresentOrElse(
                        served -> served(paper, served), () -> paper.paragraph("waiting." + procedure.waiting()));
        if (!procedure.waitingReason().isEmpty()) {
            paper.paragraph("waiting.reason", procedure.waitingReason());
        }
    }

    private static void served(Paper paper, Notification served) {
        String earliest = paper.figures().day(served.contractEarliest());
        served.standstillEnds()
                .ifPresentOrElse(
                        ends -> {
                            paper.paragraph("waiting." + served.waiting());
                            paper.strong("contract.after", paper.figures().day(ends), earliest);
                        },
                        () -> {
                            paper.paragraph("waiting." + served.waiting());
                            paper.strong("contract.from", earliest);
                        });
    }

    /** How it was served and the last days of remedies. */
    static void remedies(Paper paper) {
        Dossier dossier = paper.dossier();
        if (dossier.isFromElsewhere()) {
            return;
        }
        boolean small = Identity.isSmall(dossier);
        paper.heading("remedies");
        paper.paragraph(small ? "remedies.lead.small" : "remedies.lead");
        dossier.competition().notification().ifPresent(served -> {
            paper.paragraph(
                    "served." + served.service(),
                    paper.figures().day(served.sent()),
                    paper.figures().day(served.received()));
            if (!small) {
                paper.strong("remedies.appeal", paper.figures().day(served.appealEnds()));
            }
            paper.strong("remedies.rectification", paper.figures().day(served.rectificationEnds()));
        });
    }

    /** What is attached. @param first what stands before the instructions */
    static void attachments(Paper paper, String first) {
        if (!paper.dossier().isFromElsewhere()) {
            paper.heading("attachments")
                    .bullets(List.of(
                            paper.say(first), paper.say("attached.appeal"), paper.say("attached.rectification")));
        }
    }
}
