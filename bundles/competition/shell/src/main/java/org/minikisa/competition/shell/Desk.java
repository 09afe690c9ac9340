package org.minikisa.competition.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Competitions;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** What the actions of {@code kisa:competition} share: which competition, who acts and when, what comes next. */
final class Desk {

    static final String ID = "ID";
    static final String BY = "--by";
    static final String AT = "--at";
    static final String REASON = "--reason";
    static final String LANGUAGE = "--language";

    private static final List<String> CODES =
            Arrays.stream(Language.values()).map(Language::code).toList();

    private final Competitions competitions;
    private final Guide guide;
    private final Clock clock;
    private final Candidates candidates;

    Desk(Competitions competitions, Guide guide, Clock clock) {
        this.competitions = competitions;
        this.guide = guide;
        this.clock = clock;
        this.candidates = new Candidates(competitions);
    }

    /** An action on one competition, which is named first. */
    Usage on(String action, String summary) {
        return spoken(action, summary).argument(ID, "competition id", () -> ids(Guide.step(action)), true);
    }

    /** An action that shows names and reasons in a language. */
    static Usage spoken(String action, String summary) {
        return Usage.of(action, summary).choice(LANGUAGE, "LANGUAGE", "of names and reasons: fi, sv or en", CODES);
    }

    /** An action that changes one competition: who does it and when may be said. */
    Usage changing(String action, String summary) {
        return by(on(action, summary), candidates::people);
    }

    /** Adds who does it and when. */
    static Usage signed(Usage usage) {
        return by(usage, List::of);
    }

    private static Usage by(Usage usage, Supplier<List<String>> people) {
        return usage.option(BY, "NAME", "who does it; whoever runs this program unless said", people)
                .option(AT, "MOMENT", "when it happened, by the clocks of Finland; now unless said, never later");
    }

    List<String> ids() {
        return competitions.list().stream().map(one -> one.id().value()).toList();
    }

    /** Those for which a step is possible: what would be refused is not offered. */
    private List<String> ids(Optional<CompetitionStep> step) {
        return competitions.list().stream()
                .filter(one ->
                        step.map(wanted -> wanted.possibleIn(one.state())).orElse(true))
                .map(one -> one.id().value())
                .toList();
    }

    /** What TAB offers beside ids. */
    Candidates candidates() {
        return candidates;
    }

    Guide guide() {
        return guide;
    }

    Competitions competitions() {
        return competitions;
    }

    Competition competition(Invocation in) {
        return competition(in.required(ID));
    }

    /** @param id or the key of its draft */
    Competition competition(String id) {
        return competitions
                .find(new CompetitionId(id))
                .or(() -> competitions.ofKey(id))
                .orElseThrow(() -> UnknownIdException.of("competition", id, ids()));
    }

    CompetitionId id(Invocation in) {
        return competition(in).id();
    }

    Instant now() {
        return clock.instant();
    }

    /** Who does it and when. */
    Act act(Invocation in) {
        var problems = new Problems();
        Instant now = now();
        Instant at = in.option(AT)
                .flatMap(text -> Moments.moment(text, AT, problems))
                .orElse(now);
        if (at.isAfter(now)) {
            problems.add(
                    "competition.shell.future",
                    AT,
                    Moments.written(at),
                    "a moment that has come",
                    "Leave --at out for now; it is for what happened earlier.");
        }
        problems.refuseIfAny("kisa:competition " + in.action().orElse(""));
        String by = in.option(BY).orElseGet(() -> System.getProperty("user.name", ""));
        return by.isBlank() ? Act.ofTheHouse(at) : Act.by(by, at);
    }

    /** Of names and reasons. Every action on a competition takes it. */
    static Language language(Invocation in) {
        return in.option(LANGUAGE).flatMap(Language::of).orElse(CompetitionSheet.DEFAULT);
    }

    /** Shows where a competition stands after a step, and what comes next. */
    void stands(Competition competition, Invocation in) {
        stands(Details.of("Competition " + competition.id()), competition, in);
    }

    /** Adds where a competition stands after a step to what was done, and what comes next. */
    void stands(Details done, Competition competition, Invocation in) {
        in.screen().details(guide.next(state(done, competition, in), competition, now(), language(in)));
    }

    /** Shows where a competition stands, what comes next, and how each day was found. */
    void explained(Competition competition, Invocation in) {
        Details title =
                Details.of(competition.id() + ": " + competition.draft().title().in(language(in)));
        in.screen().details(guide.explained(state(title, competition, in), competition, now(), language(in)));
    }

    private static Details state(Details details, Competition competition, Invocation in) {
        return details.add("id", "Id", competition.id())
                .add(
                        "state",
                        "State",
                        in.screen().json()
                                ? competition.state()
                                : competition.state().label().in(language(in)));
    }

    /** A service that may be absent. */
    static <T> T required(T service, Class<T> type, String bundle) {
        return Optional.ofNullable(service)
                .orElseThrow(() -> InvalidInputException.of(
                        "the command",
                        "competition.shell.absent",
                        "",
                        "no service " + type.getSimpleName(),
                        bundle + " running",
                        "Start the bundle " + bundle + "; lb lists what runs."));
    }
}
