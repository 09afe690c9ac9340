package org.minikisa.competition.documents;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.documents.DocumentKind;
import org.minikisa.problem.api.Problem;

/** When each document can be written. */
final class Moments {

    /** What makes sense only where somebody is told a decision of this house. */
    private static final Set<DocumentKind> SERVED = EnumSet.of(
            DocumentKind.APPEAL_INSTRUCTION,
            DocumentKind.RECTIFICATION_INSTRUCTION,
            DocumentKind.LETTER,
            DocumentKind.REPORT);

    private Moments() {}

    /** Why a document cannot be written now; empty where it can. */
    static Optional<Problem> refusal(Dossier dossier, DocumentKind kind) {
        CompetitionState state = dossier.competition().state();
        boolean cancelled = dossier.last(CompetitionStep.CANCEL).isPresent() && !state.decided()
                || state == CompetitionState.CANCELLED
                || dossier.awards()
                        .filter(file -> !file.cancellations().isEmpty())
                        .isPresent();
        if (dossier.isFromElsewhere() && SERVED.contains(kind)) {
            return Optional.of(nothing(
                    kind, "data from elsewhere, which are served on nobody", "Read the publication they come from."));
        }
        return switch (kind) {
            case INVITATION -> Optional.empty();
            case SUMMARY ->
                unless(dossier.isPublished(), early(kind, state, "a published competition", "Publish it first."));
            case QUESTIONS ->
                unless(
                        !dossier.questions().isEmpty(),
                        nothing(kind, "no answered question", "Answer a question first."));
            case CORRECTIONS ->
                unless(
                        !dossier.amendments().isEmpty(),
                        nothing(kind, "no correction and no extension", "Correct or extend it first."));
            case OPENING_RECORD ->
                unless(
                        dossier.competition().opened().isPresent(),
                        early(
                                kind,
                                state,
                                "opened tenders",
                                "Wait for the end of the tender period and open the tenders."));
            case COMPARISON ->
                unless(
                        !dossier.tables().isEmpty()
                                && dossier.competition().opened().isPresent(),
                        early(kind, state, "an evaluation", "Evaluate the tenders first."));
            case COMPARISON_PUBLIC ->
                unless(
                        state.decided() && !dossier.tables().isEmpty(),
                        early(
                                kind,
                                state,
                                "a decision: the comparison is public from it on (621/1999 s. 6)",
                                "Decide first."));
            case DECISION, LETTER -> unless(state.decided(), early(kind, state, "a decision", "Decide first."));
            case APPEAL_INSTRUCTION, RECTIFICATION_INSTRUCTION ->
                unless(
                        state.decided() || cancelled && dossier.isPublished(),
                        early(kind, state, "a decision or a cancellation that it belongs to", "Decide first."));
            case CANCELLATION ->
                unless(
                        cancelled,
                        nothing(kind, "a competition that was not cancelled", "Cancel it first, for a real reason."));
            case REPORT ->
                unless(
                        state.decided() || cancelled,
                        early(kind, state, "a decision or a cancellation", "Wait for the end of the procedure."));
        };
    }

    /** Why there is no letter to this tenderer. */
    static Problem stranger(Dossier dossier, String tenderer) {
        return new Problem(
                "competition.document.tenderer",
                "tenderer",
                tenderer.isEmpty() ? "nobody" : tenderer,
                dossier.tenderers().isEmpty() ? "a tenderer; there is none" : String.join(", ", dossier.tenderers()),
                "Name one of those who tendered.");
    }

    private static Optional<Problem> unless(boolean possible, Problem problem) {
        return possible ? Optional.empty() : Optional.of(problem);
    }

    private static Problem early(DocumentKind kind, CompetitionState state, String expected, String remedy) {
        return new Problem("competition.document.early", kind.name(), "the state " + state, expected, remedy);
    }

    private static Problem nothing(DocumentKind kind, String found, String remedy) {
        return new Problem("competition.document.nothing", kind.name(), found, "something to write about", remedy);
    }
}
