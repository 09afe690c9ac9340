package org.minikisa.competition.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.award.Due;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;

/** Says what can be done with a competition next, by which command, and by when. */
final class Guide {

    /** The command of each step; others are taken within one of these. */
    static final Map<CompetitionStep, String> COMMANDS = Map.ofEntries(
            Map.entry(CompetitionStep.REVIEW, "review"),
            Map.entry(CompetitionStep.REWORK, "rework"),
            Map.entry(CompetitionStep.APPROVE, "approve"),
            Map.entry(CompetitionStep.PUBLISH, "publish"),
            Map.entry(CompetitionStep.CORRECT, "correct"),
            Map.entry(CompetitionStep.EXTEND, "extend"),
            Map.entry(CompetitionStep.SUBMIT, "submit"),
            Map.entry(CompetitionStep.WITHDRAW, "withdraw"),
            Map.entry(CompetitionStep.CLOSE, "close"),
            Map.entry(CompetitionStep.FIX_WEIGHTS, "weights"),
            Map.entry(CompetitionStep.OPEN_TENDERS, "open"),
            Map.entry(CompetitionStep.EXAMINE, "examine"),
            Map.entry(CompetitionStep.JUDGE, "vote"),
            Map.entry(CompetitionStep.EXCLUDE, "exclude"),
            Map.entry(CompetitionStep.EVALUATE, "evaluate"),
            Map.entry(CompetitionStep.DECIDE, "decide"),
            Map.entry(CompetitionStep.NOTIFY, "notify"),
            Map.entry(CompetitionStep.APPEAL, "appeal"),
            Map.entry(CompetitionStep.SETTLE_APPEAL, "settle"),
            Map.entry(CompetitionStep.RECTIFY, "rectify"),
            Map.entry(CompetitionStep.CONTRACT, "contract"),
            Map.entry(CompetitionStep.CANCEL, "cancel"),
            Map.entry(CompetitionStep.ARCHIVE, "archive"));

    /** One thing that can be done, or a day to know of. */
    private record Next(String what, String when, String command, String why) {}

    private static final Listing<Next> NEXT = Listing.rows(Next.class)
            .text("what", "What", Next::what)
            .text("when", "When", Next::when)
            .text("command", "Command", Next::command)
            .text("why", "Why then", Next::why)
            .whenEmpty("nothing any more");

    private final Supplier<Optional<Awards>> awards;

    /** @param awards knows the days, where it is there */
    Guide(Supplier<Optional<Awards>> awards) {
        this.awards = awards;
    }

    /** Adds what comes next. */
    Details next(Details details, Competition competition, Instant now, Language language) {
        List<Due> due =
                awards.get().map(there -> there.due(competition.id(), now)).orElse(List.of());
        var next = new ArrayList<Next>();
        LocalDate today = now.atZone(Moments.FINLAND).toLocalDate();
        due.forEach(one -> next.add(next(one, competition, today, language)));
        competition.next().stream()
                .filter(step -> due.stream().noneMatch(one -> one.step().equals(Optional.of(step))))
                .map(step -> new Next(step.label().in(language), "", command(step, competition), ""))
                .forEach(next::add);
        return details.listing("next", "Next", next, NEXT);
    }

    private static Next next(Due due, Competition competition, LocalDate today, Language language) {
        String lot = due.lot().isEmpty() ? "" : " (" + due.lot() + ")";
        return new Next(
                due.what().in(language) + lot,
                when(due) + (due.bound() == Due.Bound.UNTIL && due.outOfTime(today) ? ", passed" : ""),
                due.step().map(step -> command(step, competition)).orElse(""),
                due.reasons().isEmpty()
                        ? ""
                        : due.reasons().get(due.reasons().size() - 1).section());
    }

    private static String when(Due due) {
        return due.day()
                .map(day -> switch (due.bound()) {
                    case FROM -> "from " + day;
                    case UNTIL -> "until " + day;
                    case ANY_TIME -> day.toString();
                })
                .orElse("");
    }

    private static String command(CompetitionStep step, Competition competition) {
        return "kisa:competition " + COMMANDS.get(step) + " " + competition.id();
    }
}
