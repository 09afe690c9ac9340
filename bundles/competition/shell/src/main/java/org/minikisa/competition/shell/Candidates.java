package org.minikisa.competition.shell;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.Tender;

/**
 * What TAB offers where an action names something within a competition. Which one was typed before is not known when TAB is
 * pressed, so it offers those of all that are at the right point of their life.
 */
record Candidates(Competitions competitions) {

    private static final Set<CompetitionState> PREPARED =
            EnumSet.of(CompetitionState.DRAFT, CompetitionState.IN_REVIEW, CompetitionState.READY);
    private static final Set<CompetitionState> EVALUATED =
            EnumSet.of(CompetitionState.OPENED, CompetitionState.EVALUATED);
    private static final Set<CompetitionState> OVER = EnumSet.of(CompetitionState.CANCELLED, CompetitionState.ARCHIVED);

    List<String> tenders() {
        return of(EVALUATED, one -> one.tenders().stream().map(Tender::id));
    }

    List<String> excluded() {
        return of(EVALUATED, one -> one.refused().stream().map(RefusedTender::tender));
    }

    List<String> criteria() {
        return of(EVALUATED, one -> one.draft().criteria().stream().map(Criterion::id));
    }

    List<String> requirements() {
        return of(EVALUATED, one -> one.draft().invitation().requirements().stream()
                .map(Invitation.Requirement::id));
    }

    /** What a question to a tenderer can be about. */
    List<String> subjects() {
        return Stream.concat(requirements().stream(), criteria().stream())
                .distinct()
                .toList();
    }

    List<String> lots() {
        return of(EnumSet.complementOf(EnumSet.copyOf(OVER)), one -> one.draft().invitation().lots().stream()
                .map(Invitation.Lot::id));
    }

    List<String> invited() {
        return of(EnumSet.of(CompetitionState.OPEN), one -> one.invited().stream());
    }

    List<String> tenderers() {
        return of(EnumSet.complementOf(EnumSet.copyOf(OVER)), one -> one.tenders().stream()
                .map(Tender::tenderer));
    }

    List<String> attachments() {
        return of(
                PREPARED, one -> one.draft().invitation().attachments().stream().map(Invitation.Attachment::name));
    }

    /** Openers and evaluators. */
    List<String> people() {
        return of(
                EnumSet.complementOf(EnumSet.copyOf(OVER)),
                one -> Stream.concat(
                        one.draft().procedure().sealing().map(SealingPlan::openers).orElse(List.of()).stream(),
                        one.draft().procedure().evaluators().stream()));
    }

    /** Ranges that are not fixed yet, as {@code price=}. */
    List<String> ranges() {
        return of(EnumSet.of(CompetitionState.OPEN, CompetitionState.CLOSED), one -> ranged(one)
                .map(criterion -> criterion.id() + "="));
    }

    /** The criteria whose weights were announced as ranges. */
    static Stream<Criterion> ranged(Competition competition) {
        return competition.draft().criteria().stream()
                .filter(criterion -> criterion.range().isPresent());
    }

    private List<String> of(Set<CompetitionState> states, Function<Competition, Stream<String>> words) {
        return competitions.list().stream()
                .filter(one -> states.contains(one.state()))
                .flatMap(words)
                .distinct()
                .sorted()
                .toList();
    }
}
