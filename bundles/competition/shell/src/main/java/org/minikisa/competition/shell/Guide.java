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
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;

/** Says what can be done with a competition next, by which command, and by when. */
final class Guide {

    /** The command of each step. */
    private static final Map<CompetitionStep, String> COMMANDS = Map.ofEntries(
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

    private static final LocalizedText KEYS =
            new LocalizedText("kirjaa avaajien avaimet", "registrera öppnarnas nycklar", "register the openers' keys");
    private static final LocalizedText FILES = new LocalizedText(
            "kirjoita toimittajille kutsutiedosto",
            "skriv inbjudningsfilen till leverantörerna",
            "write the invitation file for suppliers");
    private static final LocalizedText INTERESTS = new LocalizedText(
            "arvioijat ilmoittavat sidonnaisuutensa",
            "bedömarna anmäler sina intressen",
            "evaluators declare their interests");
    private static final LocalizedText SHARES = new LocalizedText(
            "anna avaajille heidän osuutensa", "ge öppnarna deras andelar", "give the openers their shares");

    /** One thing that can be done, or a day to know of. */
    private record Next(String what, String when, String command, String why) {}

    /** A step on the way to a day. */
    private record Reason(String what, String day, String text, String section) {}

    private static final Listing<Next> NEXT = Listing.rows(Next.class)
            .text("what", "What", Next::what)
            .text("when", "When", Next::when)
            .text("command", "Command", Next::command)
            .text("why", "Why then", Next::why)
            .whenEmpty("nothing any more");

    private static final Listing<Reason> REASONS = Listing.rows(Reason.class)
            .text("what", "What", Reason::what)
            .text("day", "Day", Reason::day)
            .text("text", "Because", Reason::text)
            .text("section", "Rule", Reason::section);

    private final Supplier<Optional<Awards>> awards;

    /** @param awards knows the days, where it is there */
    Guide(Supplier<Optional<Awards>> awards) {
        this.awards = awards;
    }

    /** The step that an action of {@code kisa:competition} takes; empty where it takes none. */
    static Optional<CompetitionStep> step(String action) {
        return COMMANDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(action))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Adds what comes next. */
    Details next(Details details, Competition competition, Instant now, Language language) {
        return new At(competition, now, language).next(details);
    }

    /** Adds what comes next, and how each of its days was found. */
    Details explained(Details details, Competition competition, Instant now, Language language) {
        var at = new At(competition, now, language);
        return at.next(details).listing("reasons", "How the days were found", at.reasons(), REASONS);
    }

    /** A competition at a moment. */
    private final class At {

        private final Competition competition;
        private final LocalDate today;
        private final Language language;
        private final List<Due> due;

        At(Competition competition, Instant now, Language language) {
            this.competition = competition;
            this.today = now.atZone(Moments.FINLAND).toLocalDate();
            this.language = language;
            this.due =
                    awards.get().map(there -> there.due(competition.id(), now)).orElse(List.of());
        }

        Details next(Details details) {
            var next = new ArrayList<>(beside());
            due.forEach(one -> next.add(next(one)));
            competition.next().stream()
                    .filter(this::useful)
                    .filter(step -> due.stream().noneMatch(one -> one.step().equals(Optional.of(step))))
                    .map(step -> new Next(step.label().in(language), "", command(step), ""))
                    .forEach(next::add);
            return details.listing("next", "Next", next, NEXT);
        }

        /** Weights are fixed only where they were announced as ranges. */
        private boolean useful(CompetitionStep step) {
            return step != CompetitionStep.FIX_WEIGHTS
                    || Candidates.ranged(competition).findAny().isPresent();
        }

        private Next next(Due one) {
            return new Next(
                    what(one),
                    when(one) + (one.bound() == Due.Bound.UNTIL && one.outOfTime(today) ? ", passed" : ""),
                    one.step().map(this::command).orElse(""),
                    one.reasons().isEmpty()
                            ? ""
                            : why(one.reasons().get(one.reasons().size() - 1)));
        }

        private String what(Due one) {
            return one.what().in(language) + (one.lot().isEmpty() ? "" : " (" + one.lot() + ")");
        }

        private String why(Due.Reason reason) {
            return reason.text().in(language) + " (" + reason.section() + ")";
        }

        /** The closing has its minute, not only its day. */
        private String when(Due one) {
            Optional<String> day = one.step().equals(Optional.of(CompetitionStep.CLOSE))
                    ? competition.closes().map(Moments::written)
                    : one.day().map(LocalDate::toString);
            return day.map(text -> switch (one.bound()) {
                        case FROM -> "from " + text;
                        case UNTIL -> "until " + text;
                        case ANY_TIME -> text;
                    })
                    .orElse("");
        }

        /** What sealing and named evaluators ask for beside the steps. */
        private List<Next> beside() {
            boolean sealed = competition.draft().procedure().sealing().isPresent();
            return switch (competition.state()) {
                case DRAFT, IN_REVIEW, READY -> only(sealed, KEYS, "key", " FILE");
                case OPEN -> only(sealed, FILES, "invitation", "");
                case CLOSED -> only(sealed, SHARES, "shares", " --by NAME");
                case OPENED ->
                    only(!competition.draft().procedure().evaluators().isEmpty(), INTERESTS, "declare", " --by NAME");
                default -> List.of();
            };
        }

        private List<Next> only(boolean there, LocalizedText what, String action, String more) {
            return there ? List.of(new Next(what.in(language), "", command(action) + more, "")) : List.of();
        }

        private String command(CompetitionStep step) {
            boolean alone = competition.draft().procedure().evaluators().isEmpty();
            return command(step == CompetitionStep.JUDGE && alone ? "judge" : COMMANDS.get(step));
        }

        private String command(String action) {
            return "kisa:competition " + action + " " + competition.id();
        }

        List<Reason> reasons() {
            return due.stream()
                    .flatMap(one -> one.reasons().stream()
                            .map(reason -> new Reason(
                                    what(one),
                                    reason.day().toString(),
                                    reason.text().in(language),
                                    reason.section())))
                    .toList();
        }
    }
}
