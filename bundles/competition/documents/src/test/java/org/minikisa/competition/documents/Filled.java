package org.minikisa.competition.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.CancellationNotice;
import org.minikisa.competition.api.award.AwardFile.ServedCancellation;
import org.minikisa.competition.api.award.Cancellation;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Amendment.Change;
import org.minikisa.competition.api.preparation.Question;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;

/** Dossiers with what other services would have told. */
final class Filled {

    private Filled() {}

    static Parties parties(ProcurementType type) {
        var joint = new JointProcurement(
                new JointProcurementId("cleaning-dps-2025"),
                new LocalizedText("Siivouspalvelut 2025–2029", "Städtjänster 2025–2029", "Cleaning 2025–2029"),
                type,
                "cleaning",
                List.of("90910000"),
                List.of(),
                Optional.of(LocalDate.of(2025, 1, 1)),
                Optional.of(LocalDate.of(2029, 12, 31)),
                List.of(),
                Provenance.constructed("a test"));
        return new Parties(
                "Minikisa-yhteishankinnat",
                "Itärannan kaupunki",
                Optional.of(joint),
                Map.of(),
                Map.of("90910000", new LocalizedText("Siivouspalvelut", "Städtjänster", "Cleaning services")));
    }

    /** Under a joint procurement of that type, with questions and amendments, served electronically. */
    static Dossier served(Dossier bare, ProcurementType type) {
        return copy(
                bare,
                notified(
                        bare.competition(),
                        new Notification(
                                Notification.Service.ELECTRONIC,
                                Instant.parse("2026-03-20T09:00:00Z"),
                                LocalDate.of(2026, 3, 20),
                                Waiting.GENERAL,
                                Optional.of(LocalDate.of(2026, 4, 3)),
                                LocalDate.of(2026, 4, 7),
                                LocalDate.of(2026, 4, 7),
                                LocalDate.of(2026, 4, 7))),
                bare.history(),
                bare.awards(),
                type);
    }

    static Dossier under(Dossier bare, ProcurementType type) {
        return copy(bare, bare.competition(), bare.history(), bare.awards(), type);
    }

    static Dossier cancelled(Dossier bare) {
        var history = new ArrayList<>(bare.history());
        history.add(new CompetitionEvent(
                99, "CANCEL", Instant.parse("2026-03-21T09:00:00Z"), "Päivi Päättäjä", "Määräraha ei riitä."));
        var file = new AwardFile(
                bare.competition().id(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ServedCancellation(
                        Cancellation.of(Cancellation.Ground.ABOVE_BUDGET, "Kaikki tarjoukset ylittävät määrärahan."),
                        CompetitionState.EVALUATED,
                        Instant.parse("2026-03-21T09:00:00Z"),
                        Optional.of(new CancellationNotice(
                                Notification.Service.LETTER,
                                LocalDate.of(2026, 3, 28),
                                LocalDate.of(2026, 4, 13),
                                LocalDate.of(2026, 4, 13))))),
                List.of(),
                Optional.empty());
        return copy(
                bare,
                inState(bare.competition(), CompetitionState.CANCELLED),
                history,
                Optional.of(file),
                ProcurementType.DYNAMIC_PURCHASING_SYSTEM);
    }

    private static Dossier copy(
            Dossier bare,
            Competition competition,
            List<CompetitionEvent> history,
            Optional<AwardFile> awards,
            ProcurementType type) {
        return new Dossier(
                competition,
                history,
                bare.methods(),
                questions(),
                amendments(),
                bare.opening(),
                bare.examination(),
                bare.decision(),
                bare.draws(),
                awards,
                bare.report(),
                bare.choices(),
                bare.currency(),
                parties(type));
    }

    /** Opened under seal: one readable, one tampered with. */
    static Dossier underSeal(Dossier bare) {
        var opening = new Opening(
                bare.competition().id(),
                House.DUE.plusSeconds(120),
                List.of("Aino Avaaja", "Onni Öljylä"),
                List.of(
                        new Opening.Result(
                                "7K3M-9QXF-T2HB",
                                "0f".repeat(32),
                                House.MORNING.plusSeconds(3600),
                                Optional.of("t1"),
                                List.of(),
                                List.of()),
                        new Opening.Result(
                                "AAAA-BBBB-CCCC",
                                "1e".repeat(32),
                                House.MORNING.plusSeconds(3700),
                                Optional.empty(),
                                List.of(),
                                List.of(new Problem("competition.sealed.tampered", "", "changed bytes", "", "")))),
                List.of(),
                "record",
                "ab".repeat(32));
        return new Dossier(
                bare.competition(),
                bare.history(),
                bare.methods(),
                bare.questions(),
                bare.amendments(),
                Optional.of(opening),
                bare.examination(),
                bare.decision(),
                bare.draws(),
                bare.awards(),
                bare.report(),
                bare.choices(),
                bare.currency(),
                bare.parties());
    }

    private static List<Question.Answered> questions() {
        return List.of(new Question.Answered(
                1,
                "Kuuluuko ikkunoiden ulkopinta pesuun?",
                new Question.Answer("Kuuluu.", Instant.parse("2026-03-06T10:00:00Z"), true)));
    }

    private static List<Amendment> amendments() {
        return List.of(
                new Amendment(
                        1,
                        Amendment.Kind.CORRECTION,
                        Instant.parse("2026-03-09T10:00:00Z"),
                        "Kalle Korjaaja",
                        "Ikkunoiden ulkopinta lisätään.",
                        List.of(new Change(
                                "criteria[0].lines[1].quantity", "1250", "1250.5", Amendment.Weight.ESSENTIAL)),
                        House.DUE.minusSeconds(86_400),
                        House.DUE,
                        true),
                new Amendment(
                        2,
                        Amendment.Kind.EXTENSION,
                        Instant.parse("2026-03-10T10:00:00Z"),
                        "Kalle Korjaaja",
                        "Talviloma.",
                        List.of(),
                        House.DUE,
                        House.DUE,
                        false));
    }

    static Competition notified(Competition of, Notification served) {
        return copy(of, CompetitionState.STANDSTILL, Optional.of(served));
    }

    static Competition inState(Competition of, CompetitionState state) {
        return copy(of, state, of.notification());
    }

    private static Competition copy(Competition of, CompetitionState state, Optional<Notification> served) {
        return new Competition(
                of.id(),
                of.draft(),
                state,
                of.published(),
                of.closes(),
                of.opened(),
                of.decided(),
                of.warnings(),
                of.tenderCount(),
                of.tenders(),
                of.refused(),
                of.judgements(),
                of.scores(),
                of.award(),
                of.discrepancies(),
                of.results(),
                of.invited(),
                of.questionsUntil(),
                served);
    }
}
