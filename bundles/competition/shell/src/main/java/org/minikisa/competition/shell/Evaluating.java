package org.minikisa.competition.shell;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.evaluation.Clarification;
import org.minikisa.competition.api.evaluation.Decision;
import org.minikisa.competition.api.evaluation.Decisions;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.competition.api.evaluation.Evaluators;
import org.minikisa.competition.api.evaluation.Examination;
import org.minikisa.competition.api.evaluation.Examinations;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.evaluation.Finding;
import org.minikisa.competition.api.evaluation.Panel;
import org.minikisa.competition.api.evaluation.PriceStatistics;
import org.minikisa.competition.api.evaluation.Recalculation;
import org.minikisa.competition.api.evaluation.RedFlag;
import org.minikisa.competition.api.evaluation.Weights;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Usage;

/** The actions from the opening to the decision. */
final class Evaluating {

    private static final String TENDER = "--tender";
    private static final String CRITERION = "--criterion";
    private static final String VALUE = "--value";
    private static final String TEXT = "--text";
    private static final String LOT = "--lot";
    private static final String NUMBER = "--number";

    /** The services it asks. */
    record Services(
            Supplier<Examinations> examinations,
            Supplier<Evaluators> evaluators,
            Supplier<Decisions> decisions,
            Supplier<Weights> weights) {}

    private final Desk desk;
    private final Services services;

    Evaluating(Desk desk, Services services) {
        this.desk = desk;
        this.services = services;
    }

    List<Command> actions() {
        return List.of(
                new Action(
                        desk.changing("weights", "fixes weights that were announced as ranges")
                                .rest(
                                        "CRITERION=POINTS",
                                        "one for each criterion with a range",
                                        desk.candidates()::ranges)
                                .option(Desk.REASON, "TEXT", "for the history")
                                .example("kisa:competition weights CO-2 price=55 quality=45"),
                        this::weights),
                new Action(
                        desk.changing("examine", "shows what was examined; keeps a finding on a requirement")
                                .option(TENDER, "ID", "of which tender", desk.candidates()::tenders)
                                .option("--requirement", "ID", "which requirement", desk.candidates()::requirements)
                                .choice("--verdict", "VERDICT", "what was found", Wanted.words(Finding.Verdict.class))
                                .option(Desk.REASON, "TEXT", "why")
                                .example(
                                        "kisa:competition examine CO-2 --tender t1 --requirement r1 --verdict fulfilled"),
                        this::examine),
                new Action(
                        desk.changing(
                                        "clarify",
                                        "asks tenderers: to complete, to show evidence, to explain a low price")
                                .option(TENDER, "IDS", "which tenders, with commas", desk.candidates()::tenders)
                                .choice("--kind", "KIND", "what for", Wanted.words(Clarification.Kind.class))
                                .option(
                                        "--subject",
                                        "ID",
                                        "requirement or criterion it is about",
                                        desk.candidates()::subjects)
                                .option(TEXT, "TEXT", "the question")
                                .option("--due", "MOMENT", "until when an answer is awaited"),
                        this::clarify),
                new Action(
                        desk.changing("clarified", "keeps a tenderer's answer")
                                .option(NUMBER, "NUMBER", "of the question")
                                .option(TEXT, "TEXT", "the answer"),
                        this::clarified),
                new Action(
                        desk.changing("assess", "says what comes of a question to a tenderer")
                                .option(NUMBER, "NUMBER", "of the question")
                                .choice(
                                        "--assessment",
                                        "WHAT",
                                        "what it is worth",
                                        Wanted.words(Clarification.Assessment.class))
                                .option(Desk.REASON, "TEXT", "why"),
                        this::assess),
                new Action(
                        desk.changing("exclude", "excludes a tender, and shows what that changes among the others")
                                .option(TENDER, "ID", "which one", desk.candidates()::tenders)
                                .choice("--ground", "GROUND", "by which ground", Wanted.words(Exclusion.Ground.class))
                                .option(Desk.REASON, "TEXT", "why; stands in the decision"),
                        this::exclude),
                new Action(
                        desk.changing("reinstate", "takes a mistaken exclusion back")
                                .option(TENDER, "ID", "which one", desk.candidates()::excluded)
                                .option(Desk.REASON, "TEXT", "why"),
                        this::reinstate),
                new Action(
                        desk.on("without", "shows the result with a tender and without it")
                                .argument("TENDER", "id of the tender", desk.candidates()::tenders, true),
                        this::without),
                new Action(desk.changing("votes", "shows the evaluators' votes, as one may see them"), this::votes),
                new Action(
                        desk.changing("declare", "says whether one has an interest in the matter")
                                .flag("--conflict", "there is one: one takes no part")
                                .option(TEXT, "TEXT", "what it is"),
                        this::declare),
                new Action(
                        valued(desk.changing("vote", "keeps one's vote"))
                                .example(
                                        "kisa:competition vote CO-2 --tender t1 --criterion quality --value 35 --reason \"…\" --by \"Maija Meri\""),
                        this::vote),
                new Action(
                        valued(desk.changing("agree", "keeps the value that the evaluators agreed on")), this::agree),
                new Action(
                        desk.changing("average", "makes the mean of the votes the value wherever all have voted"),
                        this::average),
                new Action(
                        valued(desk.changing("judge", "keeps the evaluators' value, where no evaluators were named")),
                        this::judge),
                new Action(desk.changing("evaluate", "scores and ranks the tenders"), this::evaluate),
                new Action(
                        desk.changing("flags", "lists red flags as questions; answers one")
                                .option("--code", "CODE", "which one, R018 say")
                                .option(LOT, "LOT", "in which lot", desk.candidates()::lots)
                                .option(TEXT, "TEXT", "the answer"),
                        this::flags),
                new Action(
                        desk.changing("draw", "draws lots between equal tenders: commit, then reveal")
                                .option(LOT, "LOT", "in which lot", desk.candidates()::lots)
                                .option("--commit", "SHA-256", "of one's secret")
                                .option(
                                        "--secret",
                                        "TEXT",
                                        "with --commit left out it reveals; alone it shows its SHA-256")
                                .flag("--digest", "only shows the SHA-256 of --secret, and tells nobody")
                                .option("--restart", "TEXT", "begins anew, because of this"),
                        this::draw),
                new Action(desk.on("obstacles", "lists what stands in the way of a decision"), this::obstacles),
                new Action(
                        desk.changing("decide", "decides for all lots")
                                .option("--condition", "TEXT", "evidence the winner must still show")
                                .option(LOT, "LOT", "lot of the condition", desk.candidates()::lots)
                                .flag("--preview", "only shows what the decision would be"),
                        this::decide));
    }

    private Usage valued(Usage usage) {
        return usage.option(TENDER, "ID", "which tender", desk.candidates()::tenders)
                .option(CRITERION, "ID", "which criterion", desk.candidates()::criteria)
                .option(VALUE, "NUMBER", "what is scored")
                .option(Desk.REASON, "TEXT", "why; stands in the decision");
    }

    private void weights(Invocation in) {
        Competition competition = desk.competition(in);
        var wanted = new Wanted(in);
        Map<String, BigDecimal> points = in.rest().isEmpty() ? asked(competition, wanted) : given(competition, wanted);
        wanted.refuseIfWrong();
        if (in.screen().confirm("Fix the weights of " + competition.id() + " to " + points + "? It is done once")) {
            desk.stands(
                    services.weights()
                            .get()
                            .fix(
                                    competition.id(),
                                    points,
                                    in.option(Desk.REASON).orElse(""),
                                    desk.act(in)),
                    in);
        }
    }

    private static Map<String, BigDecimal> asked(Competition competition, Wanted wanted) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        Candidates.ranged(competition)
                .forEach(one -> points.put(
                        one.id(),
                        wanted.exact(
                                wanted.left(
                                        one.id() + "=POINTS",
                                        "How many points for " + one.id() + ", from "
                                                + one.range().get().least() + " to "
                                                + one.range().get().most()),
                                one.id())));
        return points;
    }

    private static Map<String, BigDecimal> given(Competition competition, Wanted wanted) {
        List<String> ranged = Candidates.ranged(competition).map(Criterion::id).toList();
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        wanted.changes().forEach((criterion, text) -> {
            wanted.requireKnown(criterion, "CRITERION=POINTS", ranged);
            points.put(criterion, wanted.exact(text, criterion));
        });
        return points;
    }

    private void examine(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        Examinations examinations = services.examinations().get();
        if (in.option(TENDER).isEmpty() && in.option("--verdict").isEmpty()) {
            examined(examinations.examination(id), in.screen());
            return;
        }
        var wanted = new Wanted(in);
        String tender = wanted.known(TENDER, "Which tender", tenders(competition));
        String requirement = wanted.known("--requirement", "Which requirement", requirements(competition));
        var verdict = wanted.constant("--verdict", "What was found", Finding.Verdict.class, Optional.empty());
        String reason = verdict == Finding.Verdict.FULFILLED
                ? in.option(Desk.REASON).orElse("")
                : wanted.text(Desk.REASON, "Why");
        wanted.refuseIfWrong();
        examined(
                examinations.check(id, List.of(Finding.of(tender, requirement, verdict, reason)), desk.act(in)),
                in.screen());
    }

    private static final Listing<Finding> FINDINGS = Listing.rows(Finding.class)
            .text("tender", "Tender", Finding::tender)
            .text("requirement", "Requirement", Finding::requirement)
            .text("verdict", "Found", Finding::verdict)
            .text("reason", "Reason", Finding::reason)
            .text("by", "By", Finding::by);

    private static final Listing<PriceStatistics> PRICES = Listing.rows(PriceStatistics.class)
            .text("tender", "Tender", PriceStatistics::tender)
            .text("lot", "Lot", PriceStatistics::lot)
            .text("criterion", "Criterion", PriceStatistics::criterion)
            .number("price", "Price", PriceStatistics::price)
            .number("belowMean", "Below mean", PriceStatistics::belowMean)
            .number("belowNext", "Below next", PriceStatistics::belowNext)
            .number("median", "Median", PriceStatistics::median)
            .number("z", "z", PriceStatistics::z)
            .text("mustAsk", "Must be asked", one -> one.mustAsk() ? "yes" : "no");

    private static Listing<Clarification> clarifications(Screen screen) {
        return Listing.rows(Clarification.class)
                .number("number", "Number", Clarification::number)
                .text("tender", "Tender", Clarification::tender)
                .text("kind", "Kind", Clarification::kind)
                .text("subject", "About", Clarification::subject)
                .text("question", "Question", Clarification::question)
                .text("due", "Due", one -> Shown.moment(screen, Optional.of(one.due())))
                .text("answer", "Answer", Clarification::answer)
                .text("assessment", "Assessment", Clarification::assessment)
                .text("reason", "Reason", Clarification::reason);
    }

    private static void examined(Examination examination, Screen screen) {
        screen.details(Details.of("Examination of " + examination.competition())
                .listing("findings", "Requirements", examination.findings(), FINDINGS)
                .listing("prices", "Prices", examination.prices(), PRICES)
                .listing(
                        "clarifications",
                        "Questions to tenderers",
                        examination.clarifications(),
                        clarifications(screen))
                .listing(
                        "exclusions",
                        "Exclusions",
                        examination.exclusions(),
                        Listing.rows(Exclusion.class)
                                .text("tender", "Tender", Exclusion::tender)
                                .text("ground", "Ground", Exclusion::ground)
                                .text("reason", "Reason", Exclusion::reason)
                                .text("at", "At", one -> Shown.moment(screen, Optional.of(one.at())))
                                .text("lifted", "Taken back", one -> Shown.moment(screen, one.lifted())))
                .problems("open", "Still open", examination.open()));
    }

    private static List<String> tenders(Competition competition) {
        return competition.tenders().stream().map(Tender::id).toList();
    }

    private static List<String> requirements(Competition competition) {
        return competition.draft().invitation().requirements().stream()
                .map(Requirement::id)
                .toList();
    }

    /** What evaluators give values for. */
    private static List<String> judged(Competition competition) {
        return competition.draft().criteria().stream()
                .filter(criterion -> criterion.source() == ValueSource.EVALUATED)
                .map(Criterion::id)
                .toList();
    }

    private static List<String> criteria(Competition competition) {
        return competition.draft().criteria().stream().map(Criterion::id).toList();
    }

    private void clarify(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        var wanted = new Wanted(in);
        List<String> asked = List.of(
                wanted.text(TENDER, "Which tenders, with commas").strip().split("\\s*,\\s*"));
        asked.forEach(tender -> wanted.requireKnown(tender, TENDER, tenders(competition)));
        var kind = wanted.constant("--kind", "What for", Clarification.Kind.class, Optional.empty());
        String subject = wanted.known(
                "--subject",
                "About which requirement or criterion",
                Stream.concat(requirements(competition).stream(), criteria(competition).stream())
                        .toList());
        String text = wanted.text(TEXT, "What is asked");
        Instant due = wanted.moment("--due", "Until when is an answer awaited", Optional.empty());
        wanted.refuseIfWrong();
        in.screen()
                .listing(
                        services.examinations().get().ask(id, asked, kind, subject, text, due, desk.act(in)),
                        clarifications(in.screen()));
    }

    private void clarified(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        int number = wanted.number(NUMBER, "Which question");
        String text = wanted.text(TEXT, "What is the answer");
        wanted.refuseIfWrong();
        Clarification answered = services.examinations().get().answer(id, number, text, Map.of(), desk.act(in));
        in.screen().listing(List.of(answered), clarifications(in.screen()));
    }

    private void assess(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        int number = wanted.number(NUMBER, "Which question");
        var worth = wanted.constant(
                "--assessment", "What is the answer worth", Clarification.Assessment.class, Optional.empty());
        String reason = wanted.text(Desk.REASON, "Why");
        wanted.refuseIfWrong();
        Clarification assessed = services.examinations().get().assess(id, number, worth, reason, desk.act(in));
        in.screen().listing(List.of(assessed), clarifications(in.screen()));
    }

    private void exclude(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        var wanted = new Wanted(in);
        String tender = wanted.known(TENDER, "Which tender", tenders(competition));
        var ground = wanted.constant("--ground", "By which ground", Exclusion.Ground.class, Optional.empty());
        String reason = wanted.text(Desk.REASON, "Why");
        wanted.refuseIfWrong();
        Examinations examinations = services.examinations().get();
        Optional<Recalculation> changed = recalculated(id, tender);
        if (in.screen().confirm("Exclude " + tender + " from " + id + "?")) {
            examinations.exclude(id, tender, ground, reason, desk.act(in));
            Details done = Details.of("Excluded " + tender);
            changed.ifPresent(result -> reversals(done, result, Desk.language(in)));
            desk.stands(done, desk.competition(id.value()), in);
        }
    }

    /** While values are missing there is nothing to compare yet. */
    private Optional<Recalculation> recalculated(CompetitionId id, String tender) {
        try {
            return Optional.of(services.examinations().get().recalculation(id, tender));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static void reversals(Details details, Recalculation result, Language language) {
        details.add("changesLeader", "Another of the others leads", result.changesLeader())
                .listing(
                        "reversals",
                        "Who overtakes whom",
                        result.reversals(),
                        Listing.rows(Recalculation.Reversal.class)
                                .text("winner", "Better now", Recalculation.Reversal::winner)
                                .text("loser", "Worse now", Recalculation.Reversal::loser)
                                .text("criterion", "By", Recalculation.Reversal::criterion)
                                .text("text", "Because", one -> one.text().in(language))
                                .whenEmpty("nobody"));
    }

    private void reinstate(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        var wanted = new Wanted(in);
        String tender = wanted.known(
                TENDER,
                "Which tender",
                competition.refused().stream().map(RefusedTender::tender).toList());
        String reason = wanted.text(Desk.REASON, "Why");
        wanted.refuseIfWrong();
        services.examinations().get().reinstate(id, tender, reason, desk.act(in));
        desk.stands(desk.competition(id.value()), in);
    }

    private void without(Invocation in) {
        CompetitionId id = desk.id(in);
        Recalculation result = services.examinations().get().recalculation(id, in.required("TENDER"));
        Details details = Details.of(id + " with " + result.tender() + " and without it");
        reversals(details, result, Desk.language(in));
        in.screen().details(details);
    }

    private void votes(Invocation in) {
        shown(services.evaluators().get().panel(desk.id(in), desk.act(in).by()), in.screen());
    }

    private static void shown(Panel panel, Screen screen) {
        screen.details(Details.of("Votes on " + panel.competition())
                .listing(
                        "seats",
                        "Evaluators",
                        panel.seats(),
                        Listing.rows(Panel.Seat.class)
                                .text("evaluator", "Evaluator", Panel.Seat::evaluator)
                                .text("declared", "Interest", one -> one.declared()
                                        .map(conflict -> conflict ? "yes, takes no part" : "none"))
                                .number("given", "Given", Panel.Seat::given)
                                .number("missing", "Missing", Panel.Seat::missing))
                .listing(
                        "ballots",
                        "Votes",
                        panel.ballots(),
                        Listing.rows(Panel.Ballot.class)
                                .text("tender", "Tender", Panel.Ballot::tender)
                                .text("criterion", "Criterion", Panel.Ballot::criterion)
                                .text("votes", "Votes", one -> one.votes().stream()
                                        .map(vote -> vote.evaluator() + " "
                                                + vote.value().toPlainString())
                                        .toList())
                                .number("width", "Apart", one -> one.spread().map(Panel.Spread::width))
                                .number("value", "Value", one -> one.value().map(Judgement::value))));
    }

    private void declare(Invocation in) {
        CompetitionId id = desk.id(in);
        boolean conflict = in.flag("--conflict");
        var wanted = new Wanted(in);
        String text = conflict
                ? wanted.text(TEXT, "What is the interest")
                : in.option(TEXT).orElse("");
        wanted.refuseIfWrong();
        shown(services.evaluators().get().declare(id, conflict, text, desk.act(in)), in.screen());
    }

    /** What a vote, an agreed value and a judgement have in common. */
    private record Given(String tender, String criterion, BigDecimal value, String reason) {
        static Given of(Invocation in, Competition competition) {
            var wanted = new Wanted(in);
            var given = new Given(
                    wanted.known(TENDER, "Which tender", tenders(competition)),
                    wanted.known(CRITERION, "Which criterion", judged(competition)),
                    wanted.decimal(VALUE, "Which value"),
                    wanted.text(Desk.REASON, "Why"));
            wanted.refuseIfWrong();
            return given;
        }
    }

    private void vote(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        Given given = Given.of(in, competition);
        Act act = desk.act(in);
        int version = services.evaluators()
                .get()
                .panel(id, act.by())
                .ballot(given.tender(), given.criterion())
                .flatMap(ballot -> ballot.votes().stream()
                        .filter(vote -> vote.evaluator().equals(act.by()))
                        .findFirst())
                .map(Panel.CastVote::version)
                .orElse(0);
        var vote = new Evaluators.Vote(given.tender(), given.criterion(), given.value(), given.reason(), version);
        shown(services.evaluators().get().vote(id, List.of(vote), act), in.screen());
    }

    private void agree(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        Given given = Given.of(in, competition);
        Act act = desk.act(in);
        int version = services.evaluators()
                .get()
                .panel(id, act.by())
                .ballot(given.tender(), given.criterion())
                .map(Panel.Ballot::version)
                .orElse(0);
        var value = new Evaluators.Consensus(given.tender(), given.criterion(), given.value(), given.reason(), version);
        shown(services.evaluators().get().agree(id, List.of(value), act), in.screen());
    }

    private void average(Invocation in) {
        shown(services.evaluators().get().average(desk.id(in), desk.act(in)), in.screen());
    }

    private void judge(Invocation in) {
        Competition competition = desk.competition(in);
        CompetitionId id = competition.id();
        Given given = Given.of(in, competition);
        var judgement = new Judgement(
                given.tender(), given.criterion(), given.value(), desk.act(in).by(), given.reason());
        desk.stands(desk.competitions().judge(id, List.of(judgement), desk.act(in)), in);
    }

    private void evaluate(Invocation in) {
        Competition evaluated = desk.competitions().evaluate(desk.id(in), desk.act(in));
        in.screen()
                .details(desk.guide()
                        .next(
                                CompetitionSheet.of(evaluated, Optional.empty(), in.screen(), Desk.language(in)),
                                evaluated,
                                desk.now(),
                                Desk.language(in)));
    }

    private static Listing<RedFlag> redFlags(Language language) {
        return Listing.rows(RedFlag.class)
                .text("code", "Code", RedFlag::code)
                .text("lot", "Lot", RedFlag::lot)
                .text("tenders", "Tenders", RedFlag::tenders)
                .text("question", "Question", one -> one.question().in(language))
                .text("answer", "Answer", one -> one.answer().map(RedFlag.Answer::text))
                .whenEmpty("no red flag");
    }

    private void flags(Invocation in) {
        CompetitionId id = desk.id(in);
        Examinations examinations = services.examinations().get();
        var listing = redFlags(Desk.language(in));
        if (in.option("--code").isEmpty()) {
            in.screen().listing(examinations.flags(id), listing);
            return;
        }
        var wanted = new Wanted(in);
        String text = wanted.text(TEXT, "What is the answer");
        wanted.refuseIfWrong();
        in.screen()
                .listing(
                        examinations.answerFlag(
                                id, in.option("--code").get(), in.option(LOT).orElse(""), text, desk.act(in)),
                        listing);
    }

    private void draw(Invocation in) {
        CompetitionId id = desk.id(in);
        Decisions decisions = services.decisions().get();
        String lot = in.option(LOT).orElse("");
        if (in.flag("--digest")) {
            in.screen().line(sha256(in.option("--secret").orElse("")));
        } else if (in.option("--commit").isPresent()) {
            shown(List.of(decisions.commit(id, lot, in.option("--commit").get(), desk.act(in))), in.screen());
        } else if (in.option("--secret").isPresent()) {
            shown(List.of(decisions.reveal(id, lot, in.option("--secret").get(), desk.act(in))), in.screen());
        } else if (in.option("--restart").isPresent()) {
            shown(List.of(decisions.restart(id, lot, in.option("--restart").get(), desk.act(in))), in.screen());
        } else {
            shown(decisions.draws(id), in.screen());
        }
    }

    private static void shown(List<Draw> draws, Screen screen) {
        screen.listing(
                draws,
                Listing.rows(Draw.class)
                        .number("number", "Number", Draw::number)
                        .text("lot", "Lot", Draw::lot)
                        .text("tied", "Between", Draw::tied)
                        .text("participants", "Committed", one -> one.participants().stream()
                                .map(who -> who.by() + (who.secret().isPresent() ? " (revealed)" : ""))
                                .toList())
                        .text("outcome", "Drawn", one -> one.outcome().stream()
                                .map(Draw.Ticket::tender)
                                .toList())
                        .text("seed", "Seed", Draw::seed)
                        .text("givenUp", "Given up", Draw::givenUp)
                        .whenEmpty("no draw; two people or more begin one with --commit"));
    }

    private static String sha256(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void obstacles(Invocation in) {
        CompetitionId id = desk.id(in);
        in.screen()
                .details(Details.of("What stands in the way of a decision on " + id)
                        .problems(
                                "obstacles",
                                "Obstacles",
                                services.decisions().get().obstacles(id)));
    }

    private void decide(Invocation in) {
        CompetitionId id = desk.id(in);
        Decisions decisions = services.decisions().get();
        Language language = Desk.language(in);
        Decision preview = decisions.preview(id);
        if (in.flag("--preview")) {
            in.screen().details(decision(Details.of("The decision would be"), preview, language));
            return;
        }
        List<Decisions.Condition> conditions = in.option("--condition")
                .map(text -> List.of(new Decisions.Condition(in.option(LOT).orElse(""), text)))
                .orElse(List.of());
        if (in.screen().confirm("Decide " + id + " for " + winners(preview) + "?")) {
            Competition decided = decisions.decide(id, conditions, desk.act(in));
            Details done = Details.of("Decided");
            decisions.decision(id).ifPresent(made -> decision(done, made, language));
            desk.stands(done, decided, in);
        }
    }

    private static String winners(Decision decision) {
        return String.join(
                ", ",
                decision.lots().stream()
                        .map(lot -> (lot.lot().isEmpty() ? "" : lot.lot() + ": ")
                                + winner(lot).orElse("nobody"))
                        .toList());
    }

    /** Who won, not which tender: that is what people know. */
    private static Optional<String> winner(Decision.LotDecision lot) {
        return lot.winner().map(tender -> lot.grounds().stream()
                .filter(grounds -> grounds.tender().equals(tender))
                .map(Decision.TenderGrounds::tenderer)
                .findFirst()
                .orElse(tender));
    }

    private static Details decision(Details details, Decision decision, Language language) {
        details.listing(
                "lots",
                "Award",
                decision.lots(),
                Listing.rows(Decision.LotDecision.class)
                        .text("lot", "Lot", Decision.LotDecision::lot)
                        .text("winner", "Winning tender", Decision.LotDecision::winner)
                        .text("tenderer", "Winner", Evaluating::winner)
                        .text("reason", "Because", one -> one.reason().in(language))
                        .text("condition", "If it shows", Decision.LotDecision::condition)
                        .text("next", "Next", Decision.LotDecision::next));
        return details.listing(
                "grounds",
                "Grounds",
                decision.lots().stream().flatMap(lot -> lot.grounds().stream()).toList(),
                Listing.rows(Decision.TenderGrounds.class)
                        .number("rank", "Rank", Decision.TenderGrounds::rank)
                        .text("tender", "Tender", Decision.TenderGrounds::tender)
                        .text("tenderer", "Tenderer", Decision.TenderGrounds::tenderer)
                        .number("total", "Total", Decision.TenderGrounds::total)
                        .text("text", "Grounds", one -> one.text().in(language)));
    }
}
