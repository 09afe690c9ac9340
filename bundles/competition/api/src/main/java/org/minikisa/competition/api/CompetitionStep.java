package org.minikisa.competition.api;

import static org.minikisa.competition.api.CompetitionState.APPEALED;
import static org.minikisa.competition.api.CompetitionState.ARCHIVED;
import static org.minikisa.competition.api.CompetitionState.CANCELLED;
import static org.minikisa.competition.api.CompetitionState.CLOSED;
import static org.minikisa.competition.api.CompetitionState.CONTRACTED;
import static org.minikisa.competition.api.CompetitionState.DECIDED;
import static org.minikisa.competition.api.CompetitionState.DRAFT;
import static org.minikisa.competition.api.CompetitionState.EVALUATED;
import static org.minikisa.competition.api.CompetitionState.IN_REVIEW;
import static org.minikisa.competition.api.CompetitionState.NOTIFIED;
import static org.minikisa.competition.api.CompetitionState.OPEN;
import static org.minikisa.competition.api.CompetitionState.OPENED;
import static org.minikisa.competition.api.CompetitionState.READY;
import static org.minikisa.competition.api.CompetitionState.STANDSTILL;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.minikisa.problem.api.LocalizedText;

/**
 * What can be done with a competition, in which state, and where it leads: the one table of transitions. Where a step
 * may lead to several states, what is done decides: how an appeal is settled, whether every awarded lot has its contract.
 */
public enum CompetitionStep {
    REVIEW(
            Set.of(DRAFT),
            Set.of(IN_REVIEW),
            text("lähetä kommentoitavaksi", "sänd på granskning", "send for review"),
            "A draft is sent for comments before it is published."),
    REWORK(
            Set.of(IN_REVIEW, READY),
            Set.of(DRAFT),
            text("palauta luonnokseksi", "återta till utkast", "take back to draft"),
            "What is published cannot be taken back; it is corrected or cancelled (s. 125)."),
    APPROVE(
            Set.of(DRAFT, IN_REVIEW),
            Set.of(READY),
            text("merkitse valmiiksi", "markera som klar", "mark as ready"),
            "A draft is found ready once, before it is published."),
    PUBLISH(
            Set.of(DRAFT, READY),
            Set.of(OPEN),
            text("julkaise", "publicera", "publish"),
            "Tenders are compared by what was announced; a published draft is frozen."),
    CORRECT(
            Set.of(OPEN),
            Set.of(OPEN),
            text("korjaa tarjouspyyntöä", "rätta anbudsförfrågan", "correct the invitation"),
            "An invitation is corrected while tenderers can still answer to it; afterwards the competition is cancelled."),
    EXTEND(
            Set.of(OPEN),
            Set.of(OPEN),
            text("pidennä tarjousaikaa", "förläng anbudstiden", "extend the tender period"),
            "A tender period that has ended cannot be extended (s. 56, 57)."),
    SUBMIT(
            Set.of(OPEN),
            Set.of(OPEN),
            text("jätä tarjous", "lämna anbud", "submit a tender"),
            "Tenders are taken from publication to the end of the tender period."),
    WITHDRAW(
            Set.of(OPEN),
            Set.of(OPEN),
            text("peru tarjous", "återta anbud", "withdraw a tender"),
            "A tender binds from the end of the tender period on."),
    CLOSE(
            Set.of(OPEN),
            Set.of(CLOSED),
            text("sulje", "stäng", "close"),
            "Only an open competition has a tender period that can end."),
    FIX_WEIGHTS(
            Set.of(OPEN, CLOSED),
            Set.of(OPEN, CLOSED),
            text("vahvista painot", "fastställ vikterna", "fix the weights"),
            "Weights within an announced range are fixed before anyone knows the tenders (s. 93)."),
    OPEN_TENDERS(
            Set.of(CLOSED),
            Set.of(OPENED),
            text("avaa tarjoukset", "öppna anbuden", "open the tenders"),
            "Tenders stay sealed until the tender period has ended (s. 64)."),
    EXAMINE(
            Set.of(OPENED, EVALUATED),
            Set.of(OPENED, EVALUATED),
            text("tarkasta tarjous", "granska anbud", "examine a tender"),
            "Conformity, suitability and low prices are examined between the opening and the decision (s. 74, 96)."),
    JUDGE(
            Set.of(OPENED, EVALUATED),
            Set.of(OPENED),
            text("anna laatupisteet", "bedöm kvalitet", "judge"),
            "Evaluators see tenders from the opening to the decision."),
    EXCLUDE(
            Set.of(OPENED, EVALUATED),
            Set.of(OPENED),
            text("sulje pois", "uteslut", "exclude a tender"),
            "A tender is excluded between the opening and the decision."),
    EVALUATE(
            Set.of(OPENED, EVALUATED),
            Set.of(EVALUATED),
            text("vertaile", "jämför", "evaluate"),
            "Tenders are scored between the opening and the decision."),
    DECIDE(
            Set.of(EVALUATED),
            Set.of(DECIDED),
            text("tee hankintapäätös", "fatta upphandlingsbeslut", "decide"),
            "A decision rests on a comparison, and is made once (s. 123)."),
    NOTIFY(
            Set.of(DECIDED),
            Set.of(NOTIFIED, STANDSTILL),
            text("anna tiedoksi", "delge", "notify"),
            "What is served is the decision (s. 127)."),
    APPEAL(
            Set.of(NOTIFIED, STANDSTILL, APPEALED, CONTRACTED, CANCELLED),
            Set.of(APPEALED),
            text("kirjaa valitus", "anteckna besvär", "record an appeal"),
            "An appeal is directed at a decision that was served, a cancellation too (s. 145, 147)."),
    SETTLE_APPEAL(
            Set.of(APPEALED),
            Set.of(OPEN, CLOSED, OPENED, EVALUATED, NOTIFIED, STANDSTILL, APPEALED, CONTRACTED, CANCELLED),
            text("kirjaa ratkaisu valitukseen", "anteckna avgörande", "record how an appeal was settled"),
            "Only an appeal that was recorded is settled."),
    RECTIFY(
            Set.of(DECIDED, NOTIFIED, STANDSTILL, APPEALED, CANCELLED),
            Set.of(OPEN, CLOSED, OPENED, EVALUATED),
            text("hankintaoikaisu", "upphandlingsrättelse", "rectify the decision"),
            "A decision, a cancellation too, is rectified before the contract is made (s. 132, 133)."),
    CONTRACT(
            Set.of(NOTIFIED, STANDSTILL, APPEALED),
            Set.of(NOTIFIED, STANDSTILL, APPEALED, CONTRACTED),
            text("tee sopimus", "ingå avtal", "make the contract"),
            "A contract is made after the decision was served and the standstill, where one is kept, has passed (s. 128, 129)."),
    CANCEL(
            Set.of(DRAFT, IN_REVIEW, READY, OPEN, CLOSED, OPENED, EVALUATED, DECIDED, NOTIFIED, STANDSTILL, APPEALED),
            Set.of(NOTIFIED, STANDSTILL, CONTRACTED, CANCELLED),
            text("keskeytä", "avbryt", "cancel"),
            "A competition is cancelled for a real and justified reason, until its contract is made (s. 125)."),
    ARCHIVE(
            Set.of(CONTRACTED, CANCELLED),
            Set.of(ARCHIVED),
            text("arkistoi", "arkivera", "archive"),
            "What is archived has ended, by contract or by cancellation (s. 124).");

    private final Set<CompetitionState> from;
    private final Set<CompetitionState> to;
    private final LocalizedText label;
    private final String reason;

    CompetitionStep(Set<CompetitionState> from, Set<CompetitionState> to, LocalizedText label, String reason) {
        this.from = from;
        this.to = to;
        this.label = label;
        this.reason = reason;
    }

    /** The states it is possible in. */
    public Set<CompetitionState> from() {
        return from;
    }

    /** Where it may lead. */
    public Set<CompetitionState> to() {
        return to;
    }

    /** What is done, in the imperative. */
    public LocalizedText label() {
        return label;
    }

    /** Why it is possible in these states only; one English sentence or two. */
    public String reason() {
        return reason;
    }

    public boolean possibleIn(CompetitionState state) {
        return from.contains(state);
    }

    /** All that is possible in a state, in the order of a competition's life. */
    public static List<CompetitionStep> possible(CompetitionState state) {
        return Arrays.stream(values()).filter(step -> step.possibleIn(state)).toList();
    }

    private static LocalizedText text(String fi, String sv, String en) {
        return new LocalizedText(fi, sv, en);
    }
}
