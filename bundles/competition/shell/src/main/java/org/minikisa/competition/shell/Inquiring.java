package org.minikisa.competition.shell;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Amendments;
import org.minikisa.competition.api.preparation.CorrectionPlan;
import org.minikisa.competition.api.preparation.Question;
import org.minikisa.competition.api.preparation.Questions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;

/** The actions while tenders are prepared: questions, answers, corrections, extensions. */
final class Inquiring {

    private static final String TEXT = "--text";
    private static final String CLOSES = "--closes";

    private static final Listing<Amendment.Change> CHANGES = Listing.rows(Amendment.Change.class)
            .text("place", "Place", Amendment.Change::place)
            .text("before", "Before", Amendment.Change::before)
            .text("after", "After", Amendment.Change::after)
            .text("weight", "Weight", Amendment.Change::weight);

    private final Desk desk;
    private final Supplier<Questions> questions;
    private final Supplier<Amendments> amendments;

    Inquiring(Desk desk, Supplier<Questions> questions, Supplier<Amendments> amendments) {
        this.desk = desk;
        this.questions = questions;
        this.amendments = amendments;
    }

    List<Command> actions() {
        return List.of(
                new Action(
                        desk.on("questions", "lists questions and answers, and what should be looked at"), this::list),
                new Action(
                        desk.changing("ask", "records a question of an invited supplier")
                                .option("--supplier", "ID", "who asks; nobody else is told", desk.candidates()::invited)
                                .option(TEXT, "TEXT", "the question, without the supplier's name"),
                        this::ask),
                new Action(
                        desk.changing("answer", "answers a question, to all invited")
                                .option("--question", "NUMBER", "which one", this::unanswered)
                                .option(TEXT, "TEXT", "the answer")
                                .flag("--correction", "the invitation must be corrected because of it"),
                        this::answer),
                new Action(
                        desk.changing("correct", "corrects the invitation, and extends the period where it must")
                                .rest("PLACE=VALUE", "what stands where from now on", List::of)
                                .option(Desk.REASON, "TEXT", "told to all invited")
                                .option(CLOSES, "MOMENT", "a later end of the tender period")
                                .flag("--plan", "only says what the correction would mean"),
                        this::correct),
                new Action(
                        desk.changing("extend", "extends the tender period")
                                .option(CLOSES, "MOMENT", "its new end")
                                .option(Desk.REASON, "TEXT", "told to all invited"),
                        this::extend),
                new Action(desk.on("amendments", "lists corrections and extensions"), this::amendments));
    }

    private void list(Invocation in) {
        CompetitionId id = desk.id(in);
        Screen screen = in.screen();
        screen.details(Details.of("Questions about " + id)
                .listing("questions", "Questions", questions.get().list(id), questionList(screen))
                .problems("remarks", "To be looked at", questions.get().check(id, desk.now())));
    }

    private static Listing<Question> questionList(Screen screen) {
        return Listing.rows(Question.class)
                .number("number", "Number", Question::number)
                .text("asked", "Asked", one -> Shown.moment(screen, Optional.of(one.asked())))
                .text("supplier", "By", Question::supplier)
                .text("question", "Question", Question::text)
                .text("answer", "Answer", one -> one.answer().map(Question.Answer::text))
                .text("correction", "Correction", one -> one.answer().map(answer -> answer.correction() ? "yes" : "no"))
                .whenEmpty("nobody has asked");
    }

    /** The questions that wait for an answer, for completion. */
    private List<String> unanswered() {
        return desk.competitions().list().stream()
                .filter(one -> one.state() == CompetitionState.OPEN)
                .flatMap(one -> questions.get().list(one.id()).stream())
                .filter(question -> question.answer().isEmpty())
                .map(question -> String.valueOf(question.number()))
                .distinct()
                .toList();
    }

    private void ask(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        var wanted = new Wanted(in);
        String supplier = wanted.known("--supplier", "Which supplier asks", competition.invited());
        String text = wanted.text(TEXT, "What is asked");
        wanted.refuseIfWrong();
        Question asked = questions.get().ask(id, supplier, text, desk.act(in));
        in.screen().listing(List.of(asked), questionList(in.screen()));
    }

    private void answer(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        int number = wanted.number("--question", "Which question");
        String text = wanted.text(TEXT, "What is the answer");
        wanted.refuseIfWrong();
        Question answered = questions.get().answer(id, number, text, in.flag("--correction"), desk.act(in));
        in.screen().listing(List.of(answered), questionList(in.screen()));
    }

    private void correct(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Map<String, String> changes = wanted.changes();
        Optional<Instant> closes = wanted.moment(CLOSES);
        wanted.refuseIfWrong();
        Act act = desk.act(in);
        CorrectionPlan plan = amendments.get().plan(id, changes, act.at());
        Screen screen = in.screen();
        if (in.flag("--plan")) {
            screen.details(planned(plan, screen));
            return;
        }
        Optional<Instant> newEnd = closes.or(() -> plan.proposedEnd().flatMap(proposal -> screen.ask(
                        "The tender period must be extended. Its new end", Optional.of(Moments.written(proposal)))
                .flatMap(text -> Moments.moment(text, CLOSES, wanted.problems()))));
        String reason = wanted.text(Desk.REASON, "Why, told to all invited");
        wanted.refuseIfWrong();
        Amendment made = amendments.get().correct(id, changes, newEnd, reason, act);
        desk.stands(shown(made, screen), desk.competition(id.value()), in);
    }

    private static Details planned(CorrectionPlan plan, Screen screen) {
        return Details.of("What the correction would mean")
                .add("weight", "Weight", plan.weight())
                .add("proposedEnd", "Proposed end", Shown.moment(screen, plan.proposedEnd()))
                .add("tendersIn", "Tenders in", plan.tendersIn())
                .listing("changes", "Changes", plan.changes(), CHANGES)
                .problems("refusals", "What forbids it", plan.refusals())
                .problems("warnings", "What should be looked at", plan.warnings());
    }

    private static Details shown(Amendment made, Screen screen) {
        return Details.of(made.kind() == Amendment.Kind.EXTENSION ? "Extended" : "Corrected")
                .add("number", "Number", made.number())
                .add("closes", "Tenders until", Shown.moment(screen, Optional.of(made.closes())))
                .add("renew", "Tenders must be renewed", made.renew())
                .listing("changes", "Changes", made.changes(), CHANGES);
    }

    private void extend(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Act act = desk.act(in);
        Instant end = wanted.moment(
                CLOSES, "When does it end now", Optional.of(amendments.get().proposeEnd(id, act.at())));
        String reason = wanted.text(Desk.REASON, "Why, told to all invited");
        wanted.refuseIfWrong();
        Amendment made = amendments.get().extend(id, end, reason, act);
        desk.stands(shown(made, in.screen()), desk.competition(id.value()), in);
    }

    private void amendments(Invocation in) {
        Screen screen = in.screen();
        screen.listing(
                amendments.get().list(desk.id(in)),
                Listing.rows(Amendment.class)
                        .number("number", "Number", Amendment::number)
                        .text("kind", "Kind", Amendment::kind)
                        .text("at", "At", one -> Shown.moment(screen, Optional.of(one.at())))
                        .text("closes", "Tenders until", one -> Shown.moment(screen, Optional.of(one.closes())))
                        .text("reason", "Reason", Amendment::reason)
                        .number("changes", "Changes", one -> one.changes().size())
                        .text("renew", "Renew", one -> one.renew() ? "yes" : "no")
                        .whenEmpty("nothing was corrected or extended"));
    }
}
