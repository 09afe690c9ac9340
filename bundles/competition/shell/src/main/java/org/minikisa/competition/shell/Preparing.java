package org.minikisa.competition.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.preparation.Preparations;
import org.minikisa.competition.api.preparation.ReviewRound;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.api.preparation.ScheduleProposal;
import org.minikisa.competition.api.preparation.Template;
import org.minikisa.competition.api.preparation.Templates;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** The actions from the first draft to the publication. */
final class Preparing {

    private static final String FILE = "FILE";
    private static final String CLOSES = "--closes";
    private static final String QUESTIONS_UNTIL = "--questions-until";
    private static final int A_WEEK = 7;

    private static final Listing<Template> TEMPLATES = Listing.rows(Template.class)
            .text("id", "Template", Template::id)
            .number("version", "Version", Template::version)
            .text("jointProcurement", "Joint procurement", Template::jointProcurement)
            .text("name", "Name", template -> template.name().en())
            .whenEmpty("no templates; kisa:competition template FILE keeps one");

    private static final Listing<ScheduleProposal.Reason> REASONS = Listing.rows(ScheduleProposal.Reason.class)
            .text("day", "Day", ScheduleProposal.Reason::day)
            .text("reason", "Because", ScheduleProposal.Reason::reason)
            .text("section", "Rule", ScheduleProposal.Reason::section);

    private final Desk desk;
    private final Supplier<Preparations> preparations;
    private final Supplier<Templates> templates;

    Preparing(Desk desk, Supplier<Preparations> preparations, Supplier<Templates> templates) {
        this.desk = desk;
        this.preparations = preparations;
        this.templates = templates;
    }

    List<Command> actions() {
        return List.of(
                new Action(
                        Usage.of("templates", "lists the templates that drafts begin with")
                                .option("--procurement", "ID", "only those of this joint procurement"),
                        this::templates),
                new Action(
                        Desk.signed(Desk.spoken("template", "keeps a template, or its next version")
                                        .argument(FILE, "JSON document of the template", true))
                                .example("kisa:competition template cleaning-dps.template.json"),
                        this::template),
                new Action(
                        Desk.signed(Desk.spoken("draft", "begins a draft: from a template, or from a document")
                                        .argument("WHAT", "template id, or a JSON file", this::templateIds, false)
                                        .option("--customer", "ID", "customer it is held for")
                                        .option("--key", "KEY", "name of the draft; the same one is the same draft"))
                                .example("kisa:competition draft cleaning-dps --customer cus-01"),
                        this::draft),
                new Action(
                        desk.changing("edit", "changes places of a draft")
                                .rest("PLACE=VALUE", "what stands where in the draft's document", List::of)
                                .example(
                                        "kisa:competition edit CO-2 title.fi=\"Koulujen siivous\" criteria[0].maxPoints=60"),
                        this::edit),
                new Action(
                        desk.changing("attach", "adds a document to a draft, or replaces the one of that name")
                                .argument(FILE, "the document", true)
                                .choice("--kind", "KIND", "what it is", Wanted.words(Attachment.Kind.class)),
                        this::attach),
                new Action(
                        desk.changing("detach", "takes a document out of a draft")
                                .argument("NAME", "its file name", desk.candidates()::attachments, true),
                        this::detach),
                new Action(
                        desk.on("write", "writes the draft's document, as draft reads it")
                                .argument(FILE, "where to; shown unless said", false),
                        this::write),
                new Action(
                        desk.changing("review", "sends the draft for comments")
                                .option("--due", "DAY", "the day comments are promised by")
                                .option("--case", "ID", "the case that asked for it; a new one unless said"),
                        this::review),
                new Action(
                        desk.changing("approve", "finds the draft ready to be published")
                                .option(Desk.REASON, "TEXT", "for the history"),
                        this::approve),
                new Action(
                        desk.changing("rework", "takes the draft back from review or readiness")
                                .option(Desk.REASON, "TEXT", "for the history"),
                        this::rework),
                new Action(
                        scheduled(desk.on("check", "says what the law and the courts would say of the draft")),
                        this::check),
                new Action(
                        desk.on("schedule", "proposes the days of a competition published now, with their reasons"),
                        this::schedule),
                new Action(
                        scheduled(desk.changing("publish", "publishes: all admitted suppliers are invited"))
                                .example("kisa:competition publish CO-2 --closes \"2026-03-16 12:00\""),
                        this::publish),
                new Action(
                        desk.changing("invite", "invites suppliers who were admitted after the publication"),
                        this::invite));
    }

    private static Usage scheduled(Usage usage) {
        return usage.option(CLOSES, "MOMENT", "the end of the tender period, by the clocks of Finland")
                .option(QUESTIONS_UNTIL, "MOMENT", "until when questions are taken");
    }

    private List<String> templateIds() {
        return templates.get().list().stream().map(Template::id).toList();
    }

    private void templates(Invocation in) {
        in.screen()
                .listing(
                        in.option("--procurement").map(templates.get()::of).orElseGet(templates.get()::list),
                        TEMPLATES);
    }

    private void template(Invocation in) throws IOException {
        var wanted = new Wanted(in);
        Path file = wanted.file(in.required(FILE), FILE);
        byte[] json = wanted.bytes(file, FILE, Preparations.LARGEST_ATTACHMENT);
        Template kept = templates.get().keep(file.getFileName().toString(), json, desk.act(in));
        in.screen().listing(List.of(kept), TEMPLATES);
    }

    private void draft(Invocation in) throws IOException {
        var wanted = new Wanted(in);
        String what = in.argument("WHAT")
                .or(() -> in.screen()
                        .ask("Which template (" + String.join(", ", templateIds()) + ") or file", Optional.empty()))
                .orElse("");
        if (Files.isRegularFile(Path.of(what))) {
            Path file = Path.of(what);
            byte[] json = wanted.bytes(file, "WHAT", Preparations.LARGEST_ATTACHMENT);
            shown(preparations.get().read(file.getFileName().toString(), json, desk.act(in)), in);
            return;
        }
        if (templates.get().find(what).isEmpty()) {
            throw UnknownIdException.of("template or file", what, templateIds());
        }
        String customer = wanted.text("--customer", "For which customer");
        Act act = desk.act(in);
        String key = in.option("--key").orElse(what + "-" + customer + "-" + day(act.at()));
        wanted.refuseIfWrong();
        shown(preparations.get().draft(what, customer, key, act), in);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Moments.FINLAND).toLocalDate();
    }

    private void shown(CompetitionId id, Invocation in) {
        desk.stands(desk.competition(id.value()), in);
    }

    private void edit(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        var changes = wanted.changes();
        wanted.refuseIfWrong();
        desk.stands(preparations.get().edit(id, changes, desk.act(in)), in);
    }

    private void attach(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Path file = wanted.file(in.required(FILE), FILE);
        var kind = wanted.constant("--kind", "What is it", Attachment.Kind.class, Optional.of(Attachment.Kind.OTHER));
        byte[] bytes = wanted.bytes(file, FILE, Preparations.LARGEST_ATTACHMENT);
        desk.stands(preparations.get().attach(id, file.getFileName().toString(), kind, bytes, desk.act(in)), in);
    }

    private void detach(Invocation in) {
        desk.stands(preparations.get().detach(desk.id(in), in.required("NAME"), desk.act(in)), in);
    }

    private void write(Invocation in) throws IOException {
        byte[] json = preparations.get().write(desk.id(in));
        Output.write(json, in.argument(FILE), in.screen());
    }

    private void review(Invocation in) {
        var wanted = new Wanted(in);
        CompetitionId id = desk.id(in);
        LocalDate due = wanted.day(
                "--due",
                "By which day are comments promised",
                Optional.of(day(desk.now()).plusDays(A_WEEK)));
        wanted.refuseIfWrong();
        Competition sent = preparations.get().review(id, in.option("--case"), due, desk.act(in));
        desk.stands(round(Details.of("Competition " + id), id), sent, in);
    }

    private Details round(Details details, CompetitionId id) {
        Optional<ReviewRound> round = preparations.get().reviewOf(id);
        return details.add("review", "Review", round.map(ReviewRound::review))
                .add("case", "Case", round.map(ReviewRound::supportCase))
                .add("reviewDue", "Comments by", round.map(ReviewRound::due))
                .add(
                        "undisposed",
                        "Undisposed",
                        round.map(ReviewRound::undisposed).orElse(List.of()));
    }

    private void approve(Invocation in) {
        desk.stands(
                preparations.get().approve(desk.id(in), in.option(Desk.REASON).orElse(""), desk.act(in)), in);
    }

    private void rework(Invocation in) {
        desk.stands(
                preparations.get().rework(desk.id(in), in.option(Desk.REASON).orElse(""), desk.act(in)), in);
    }

    private void check(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Instant now = desk.now();
        Schedule schedule = wanted.moment(CLOSES)
                .map(Schedule::until)
                .orElseGet(() -> preparations.get().propose(id, now).schedule());
        schedule =
                wanted.moment(QUESTIONS_UNTIL).map(schedule::withQuestionsUntil).orElse(schedule);
        wanted.refuseIfWrong();
        PublicationCheck found = preparations.get().check(id, schedule, now);
        in.screen()
                .details(Details.of("Checks before the publication of " + id)
                        .add("id", "Id", id)
                        .add("closes", "Closing", Shown.moment(in.screen(), Optional.of(schedule.closes())))
                        .add("publishable", "Can be published", found.refusals().isEmpty())
                        .problems("refusals", "What forbids it", found.refusals())
                        .problems("warnings", "What should be looked at", found.warnings()));
    }

    private void schedule(Invocation in) {
        ScheduleProposal proposal = preparations.get().propose(desk.id(in), desk.now());
        in.screen()
                .details(Details.of("If it is published now")
                        .add(
                                "questionsUntil",
                                "Questions until",
                                Shown.moment(in.screen(), Optional.of(proposal.questionsUntil())))
                        .add("answersBy", "Answers by", proposal.answersBy())
                        .add("closes", "Tenders until", Shown.moment(in.screen(), Optional.of(proposal.closes())))
                        .add("validUntil", "Tenders bind until", proposal.validUntil())
                        .listing("reasons", "Why", proposal.reasons(), REASONS));
    }

    private void publish(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Act act = desk.act(in);
        Optional<ScheduleProposal> proposal = proposal(id, act.at());
        Instant closes =
                wanted.moment(CLOSES, "When does the tender period end", proposal.map(ScheduleProposal::closes));
        Optional<Instant> questions = wanted.moment(QUESTIONS_UNTIL)
                .or(() -> proposal.map(ScheduleProposal::questionsUntil).filter(until -> until.isBefore(closes)));
        wanted.refuseIfWrong();
        var schedule = new Schedule(closes, questions);
        PublicationCheck found = preparations.get().check(id, schedule, act.at());
        if (!found.refusals().isEmpty()) {
            throw new InvalidInputException("the publication of " + id, found.refusals());
        }
        // programs get one document, which has them too
        if (!found.warnings().isEmpty() && !in.screen().json()) {
            in.screen().details(Details.of("Look at this first").problems("warnings", "Warnings", found.warnings()));
        }
        if (in.screen().confirm("Publish " + id + ", open until " + Moments.written(closes) + "?")) {
            Competition published = preparations.get().publish(id, schedule, act);
            desk.stands(
                    Details.of("Published")
                            .add("closes", "Tenders until", Shown.moment(in.screen(), published.closes()))
                            .add(
                                    "questionsUntil",
                                    "Questions until",
                                    Shown.moment(in.screen(), published.questionsUntil()))
                            .add("invited", "Invited", published.invited())
                            .problems("warnings", "Warnings", in.screen().json() ? published.warnings() : List.of()),
                    published,
                    in);
        }
    }

    /** The calendar refuses years it does not know; then nothing is proposed. */
    private Optional<ScheduleProposal> proposal(CompetitionId id, Instant at) {
        try {
            return Optional.of(preparations.get().propose(id, at));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private void invite(Invocation in) {
        Competition invited = preparations.get().inviteAdmitted(desk.id(in), desk.act(in));
        desk.stands(Details.of("Invited").add("invited", "Invited", invited.invited()), invited, in);
    }
}
