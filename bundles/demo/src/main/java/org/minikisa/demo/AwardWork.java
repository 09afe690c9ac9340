package org.minikisa.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.award.Contract;
import org.minikisa.competition.api.documents.CompetitionDocuments;
import org.minikisa.competition.api.documents.DocumentFormat;
import org.minikisa.competition.api.documents.RenderedDocument;
import org.minikisa.competition.api.preparation.Templates;
import org.minikisa.problem.api.Language;

/** What comes before the demo's drafts and after its decisions: templates, notification, contract, documents. */
final class AwardWork {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final String PROCURER = "Hilla Hankkija (esimerkki)";
    private static final int AN_HOUR = 3600;

    private final Templates templates;
    private final Awards awards;
    private final CompetitionDocuments documents;

    AwardWork(Templates templates, Awards awards, CompetitionDocuments documents) {
        this.templates = templates;
        this.awards = awards;
        this.documents = documents;
    }

    void keepTemplates() {
        for (String name : Resources.index("templates/index")) {
            templates.keep(name, Resources.read("templates/" + name), Act.ofTheHouse(Instant.EPOCH));
        }
    }

    /** Serves a decision and makes the contract on the first day on which it may be made; one that is made stays. */
    Competition conclude(Competition decided, BigDecimal value, LocalDate begins, LocalDate ends) {
        Competition served = decided.state() == CompetitionState.DECIDED ? serve(decided) : decided;
        return served.state() == CompetitionState.STANDSTILL ? contract(served, value, begins, ends) : served;
    }

    private Competition serve(Competition decided) {
        Instant sent = decided.decided().orElseThrow().plusSeconds(AN_HOUR);
        return awards.notify(decided.id(), Notification.Service.ELECTRONIC, Act.by(PROCURER, sent));
    }

    private Competition contract(Competition served, BigDecimal value, LocalDate begins, LocalDate ends) {
        LocalDate signed = served.notification().orElseThrow().contractEarliest();
        String supplier = served.award().map(Award::tenderer).orElseThrow();
        Instant at = signed.atTime(LocalTime.NOON).atZone(FINLAND).toInstant();
        return awards.contract(
                served.id(), Contract.of(supplier, signed, begins, Optional.of(ends), value), Act.by(PROCURER, at));
    }

    /** Writes all documents of a competition, in all languages, as one archive. */
    Path write(Competition competition, Path folder) throws IOException {
        RenderedDocument archive = documents.bundle(
                competition.id(), EnumSet.allOf(Language.class), EnumSet.allOf(DocumentFormat.class), Set.of());
        return Files.write(folder.resolve(archive.fileName()), archive.bytes());
    }
}
