package org.minikisa.competition.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.award.AwardFile.CancellationNotice;
import org.minikisa.procurement.api.ProcurementType;

/** How to appeal and how to ask for a rectification, with the last days that were computed at the notification. */
final class RemedyPapers {

    /** What both kinds of notification say. */
    private record Served(
            Notification.Service service, LocalDate received, LocalDate appeal, LocalDate rectification) {}

    private RemedyPapers() {}

    /** To the Market Court (s. 126, 145-151; Act 808/2019). */
    static void appeal(Paper paper) {
        paper.facts(Identity.of(paper));
        if (Identity.isSmall(paper.dossier())) {
            paper.paragraph("appeal.small").paragraph("appeal.small.instead");
            return;
        }
        paper.heading("appeal.who").paragraph("appeal.who.text").paragraph("appeal.what.text");
        if (paper.dossier()
                .type()
                .filter(ProcurementType.FRAMEWORK_AGREEMENT::equals)
                .isPresent()) {
            paper.heading("appeal.leave").paragraph("appeal.leave.text").numbered(texts(paper, "appeal.leave.", 2));
        }
        paper.heading("appeal.time").paragraph("appeal.time.text");
        served(paper)
                .ifPresentOrElse(
                        served -> lastDay(paper, served, served.appeal(), "appeal.last"),
                        () -> paper.note("remedy.not.served"));
        paper.paragraph("appeal.time.skipped")
                .paragraph("appeal.time.deficient")
                .paragraph("remedy.rolls");
        paper.heading("appeal.content").paragraph("appeal.content.text").numbered(texts(paper, "appeal.content.", 6));
        paper.paragraph("appeal.enclosed").bullets(texts(paper, "appeal.enclosed.", 4));
        paper.heading("appeal.delivery").paragraph("appeal.delivery.text");
        paper.facts(paper.factList()
                .add("court", paper.say("court.name"))
                .add("court.street", paper.say("court.street.text"))
                .add("court.mail", paper.say("court.mail.text"))
                .add("court.service", paper.say("court.service.text")));
        paper.paragraph("appeal.fee");
        paper.heading("appeal.notice").paragraph("appeal.notice.text");
        contact(paper);
        paper.heading("appeal.effect").paragraph("appeal.effect.text");
    }

    /** To the contracting authority itself (s. 132-135). */
    static void rectification(Paper paper) {
        paper.facts(Identity.of(paper));
        paper.heading("rectify.what").paragraph("rectify.what.text").paragraph("rectify.consent");
        paper.heading("rectify.time").paragraph("rectify.time.text");
        served(paper)
                .ifPresentOrElse(
                        served -> lastDay(paper, served, served.rectification(), "rectify.last"),
                        () -> paper.note("remedy.not.served"));
        paper.paragraph("rectify.own").paragraph("remedy.rolls");
        paper.heading("rectify.content")
                .paragraph("rectify.content.text")
                .numbered(texts(paper, "rectify.content.", 4));
        paper.heading("rectify.delivery").paragraph("rectify.delivery.text");
        contact(paper);
        paper.heading("rectify.effect");
        paper.paragraph(Identity.isSmall(paper.dossier()) ? "rectify.effect.small" : "rectify.effect.text");
    }

    private static void lastDay(Paper paper, Served served, LocalDate last, String key) {
        paper.paragraph("remedy.received." + served.service(), paper.figures().day(served.received()));
        paper.strong(key, paper.figures().day(last));
    }

    private static void contact(Paper paper) {
        Dossier dossier = paper.dossier();
        paper.facts(paper.factList()
                .add("fact.buyer", dossier.parties().buyer())
                .add(
                        "fact.contact",
                        dossier.parties()
                                .jointProcurement()
                                .flatMap(joint -> joint.terms().contact())
                                .map(unit -> paper.in(unit.name())
                                        + unit.mail().map(mail -> "\n" + mail).orElse(""))
                                .orElse(paper.say("contact.message"))));
    }

    /** The decision's days, or those of the cancellation that followed or took its place. */
    private static Optional<Served> served(Paper paper) {
        Dossier dossier = paper.dossier();
        Optional<CancellationNotice> cancelled = dossier.awards().stream()
                .flatMap(file -> file.cancellations().stream())
                .filter(one -> one.cancellation().lot().isEmpty())
                .flatMap(one -> one.served().stream())
                .reduce((earlier, later) -> later);
        return cancelled
                .map(one -> new Served(one.service(), one.received(), one.appealEnds(), one.rectificationEnds()))
                .or(() -> dossier.competition()
                        .notification()
                        .map(one ->
                                new Served(one.service(), one.received(), one.appealEnds(), one.rectificationEnds())));
    }

    private static List<String> texts(Paper paper, String key, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> paper.say(key + i))
                .toList();
    }
}
