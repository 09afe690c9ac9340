package org.minikisa.competition.core.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderRefused;
import org.minikisa.competition.api.TenderReinstated;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.evaluation.Clarification;
import org.minikisa.competition.api.evaluation.Examination;
import org.minikisa.competition.api.evaluation.Examinations;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.evaluation.Finding;
import org.minikisa.competition.api.evaluation.Recalculation;
import org.minikisa.competition.api.evaluation.RedFlag;
import org.minikisa.competition.core.AnnouncedMethods;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.CompetitionTables.StoredTender;
import org.minikisa.competition.core.CompetitionTables.TenderStatus;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.Transitions;
import org.minikisa.competition.core.comparison.LotComparison;
import org.minikisa.competition.core.comparison.RankReversals;
import org.minikisa.competition.core.comparison.TenderRules;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is examined between the opening and the decision, in the store. */
@Component
public final class StoredExaminations implements Examinations {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final Store store;
    private final Steps steps;
    private final Surroundings surroundings;
    private final AnnouncedMethods methods;
    private final RedFlagRules redFlags;

    @Activate
    public StoredExaminations(
            @Reference Store store, @Reference Surroundings surroundings, @Reference RedFlagRules redFlags) {
        this.store = store;
        this.steps = new Steps(store);
        this.surroundings = surroundings;
        this.methods = new AnnouncedMethods(surroundings);
        this.redFlags = redFlags;
        CompetitionTables.migrate(store);
    }

    /** A competition with its tables, for the length of one transaction. */
    private record Read(Competition competition, CompetitionTables tables, EvaluationTables evaluation) {}

    private <T> T read(CompetitionId id, Function<Read, T> question) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            return question.apply(new Read(Steps.require(tables, id), tables, new EvaluationTables(id, tx, tables)));
        });
    }

    @Override
    public Examination examination(CompetitionId id) {
        return read(id, one -> ExaminationReport.of(one.competition(), one.evaluation()));
    }

    @Override
    public Examination check(CompetitionId id, List<Finding> findings, Act act) {
        steps.take(id, CompetitionStep.EXAMINE, act, "", (competition, tables, tx) -> {
            var problems = new Problems();
            for (int i = 0; i < findings.size(); i++) {
                check(competition, findings.get(i), "findings[" + i + "]", problems);
            }
            problems.refuseIfAny("the findings on " + id);
            var evaluation = new EvaluationTables(id, tx, tables);
            findings.forEach(finding -> evaluation.keep(finding, act));
            return !findings.isEmpty();
        });
        return examination(id);
    }

    private static void check(Competition competition, Finding finding, String place, Problems problems) {
        requireTender(competition, finding.tender(), place + ".tender", problems);
        List<String> requirements = competition.draft().invitation().requirements().stream()
                .map(Requirement::id)
                .toList();
        if (!requirements.contains(finding.requirement())) {
            problems.add(
                    "competition.requirement.unknown",
                    place + ".requirement",
                    finding.requirement(),
                    "one of " + requirements,
                    "Only what was announced can be required (s. 74).");
        }
        if (finding.verdict() != Finding.Verdict.FULFILLED) {
            requireReason(finding.reason(), place + ".reason", problems);
        }
    }

    private static void requireTender(Competition competition, String tender, String place, Problems problems) {
        List<String> tenders = competition.tenders().stream().map(Tender::id).toList();
        if (!tenders.contains(tender)) {
            problems.add(
                    "competition.tender.unknown", place, tender, "one of " + tenders, "Name a tender that takes part.");
        }
    }

    private static void requireReason(String reason, String place, Problems problems) {
        if (reason.isBlank()) {
            problems.add(
                    "competition.reason.missing",
                    place,
                    "nothing",
                    "why, in words that the tenderer understands",
                    "Give the reason: it stands in the decision (s. 123).");
        }
    }

    @Override
    public List<Clarification> ask(
            CompetitionId id,
            List<String> tenders,
            Clarification.Kind kind,
            String subject,
            String question,
            Instant due,
            Act act) {
        var numbers = new ArrayList<Integer>();
        String reason = kind + " " + subject + ": " + String.join(", ", tenders);
        steps.take(id, CompetitionStep.EXAMINE, act, reason, (competition, tables, tx) -> {
            // the unit of work may be run again
            numbers.clear();
            question(competition, tenders, kind, subject, question, due, act)
                    .refuseIfAny("the question to tenderers of " + id);
            var evaluation = new EvaluationTables(id, tx, tables);
            tenders.forEach(tender -> numbers.add(evaluation.ask(tender, kind, subject, question, due, act)));
            return true;
        });
        return examination(id).clarifications().stream()
                .filter(one -> numbers.contains(one.number()))
                .toList();
    }

    private Problems question(
            Competition competition,
            List<String> tenders,
            Clarification.Kind kind,
            String subject,
            String question,
            Instant due,
            Act act) {
        var problems = new Problems();
        if (tenders.isEmpty() || tenders.stream().distinct().count() < tenders.size()) {
            problems.add(
                    "competition.clarification.tenders",
                    "tenders",
                    tenders.isEmpty() ? "none" : "a tender twice",
                    "at least one, each once",
                    "Name the tenders whose tenderers are asked.");
        }
        for (int i = 0; i < tenders.size(); i++) {
            requireTender(competition, tenders.get(i), "tenders[" + i + "]", problems);
        }
        requireSubject(competition, kind, subject, problems);
        requireReason(question, "question", problems);
        if (!due.isAfter(act.at())) {
            problems.add(
                    "competition.clarification.due",
                    "due",
                    due.toString(),
                    "after " + act.at(),
                    "Give time to answer, the same to all who are asked.");
        } else if (kind == Clarification.Kind.SUITABILITY) {
            evidenceTime(due, act.at(), problems);
        }
        return problems;
    }

    private static void requireSubject(
            Competition competition, Clarification.Kind kind, String subject, Problems problems) {
        Stream<String> known = kind == Clarification.Kind.LOW_PRICE
                ? competition.draft().criteria().stream()
                        .filter(one -> one.role() == Criterion.Role.PRICE)
                        .map(Criterion::id)
                : Stream.concat(
                        competition.draft().invitation().requirements().stream().map(Requirement::id),
                        competition.draft().criteria().stream().map(Criterion::id));
        List<String> ids = known.toList();
        if (!ids.contains(subject)) {
            problems.add(
                    "competition.clarification.subject",
                    "subject",
                    subject,
                    "one of " + ids,
                    "Say which requirement or criterion the question is about.");
        }
    }

    private void evidenceTime(Instant due, Instant asked, Problems problems) {
        surroundings.calendar().ifPresent(calendar -> {
            Deadline earliest = calendar.evidenceEnd(LocalDate.ofInstant(asked, FINLAND));
            if (LocalDate.ofInstant(due, FINLAND).isBefore(earliest.date())) {
                problems.add(
                        "competition.clarification.evidence",
                        "due",
                        LocalDate.ofInstant(due, FINLAND).toString(),
                        "not before " + earliest.date() + ", 5 working days after the request",
                        "Give the time of s. 52: "
                                + earliest.steps()
                                        .get(earliest.steps().size() - 1)
                                        .reason() + ".");
            }
        });
    }

    @Override
    public Clarification answer(
            CompetitionId id, int number, String answer, Map<String, TenderedValue> restated, Act act) {
        steps.take(id, CompetitionStep.EXAMINE, act, "answer to question " + number, (competition, tables, tx) -> {
            var evaluation = new EvaluationTables(id, tx, tables);
            Clarification asked = requireOpen(id, evaluation, number);
            var problems = new Problems();
            requireReason(answer, "answer", problems);
            restated.forEach((criterion, value) -> unchanged(competition, asked, criterion, value, problems));
            problems.refuseIfAny("the answer to question " + number + " of " + id);
            if (asked.answer().filter(answer::equals).isPresent()) {
                return false;
            }
            evaluation.answer(number, answer, act.at());
            return true;
        });
        return clarification(id, number);
    }

    /** An answer may repeat what was tendered, and nothing else: what is compared stays as it came. */
    private static void unchanged(
            Competition competition, Clarification asked, String criterion, TenderedValue value, Problems problems) {
        Optional<Criterion> known = competition.draft().criterion(criterion);
        Optional<TenderedValue> tendered = competition.tenders().stream()
                .filter(tender -> tender.id().equals(asked.tender()))
                .flatMap(tender -> Stream.ofNullable(tender.values().get(criterion)))
                .findFirst();
        boolean same = known.isPresent() && tendered.isPresent() && same(known.get(), tendered.get(), value);
        if (!same) {
            boolean price =
                    known.filter(one -> one.role() == Criterion.Role.PRICE).isPresent();
            problems.add(
                    price ? "competition.clarification.price" : "competition.clarification.compared",
                    "restated." + criterion,
                    "another value than the tender's",
                    "the value that was tendered",
                    "A tender is clarified and completed, not changed: leave the value as it came (s. 74).");
        }
    }

    private static boolean same(Criterion criterion, TenderedValue tendered, TenderedValue restated) {
        if (tendered instanceof TenderedValue.LinePrices form && restated instanceof TenderedValue.LinePrices again) {
            return form.prices().keySet().equals(again.prices().keySet())
                    && form.prices().entrySet().stream()
                            .allMatch(line ->
                                    line.getValue().compareTo(again.prices().get(line.getKey())) == 0);
        }
        return tendered.getClass() == restated.getClass()
                && TenderRules.valueOf(criterion, tendered).compareTo(TenderRules.valueOf(criterion, restated)) == 0;
    }

    private static Clarification requireOpen(CompetitionId id, EvaluationTables evaluation, int number) {
        Clarification asked = evaluation.clarifications().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        id.value(),
                        "competition.clarification.unknown",
                        "number",
                        Integer.toString(number),
                        "the number of a question",
                        "List the questions of the competition."));
        if (asked.assessment().isPresent()) {
            throw InvalidInputException.of(
                    id.value(),
                    "competition.clarification.closed",
                    "number",
                    "question " + number + ", which was assessed",
                    "a question that is open",
                    "Ask anew where something remains unclear.");
        }
        return asked;
    }

    @Override
    public Clarification assess(
            CompetitionId id, int number, Clarification.Assessment assessment, String reason, Act act) {
        String told = "question " + number + ": " + assessment;
        steps.take(id, CompetitionStep.EXAMINE, act, told, (competition, tables, tx) -> {
            var evaluation = new EvaluationTables(id, tx, tables);
            Clarification asked = requireOpen(id, evaluation, number);
            var problems = new Problems();
            requireReason(reason, "reason", problems);
            if (asked.answer().isEmpty() && !act.at().isAfter(asked.due())) {
                problems.add(
                        "competition.clarification.early",
                        "number",
                        "no answer yet at " + act.at(),
                        "an answer, or the end of its time at " + asked.due(),
                        "Wait for the answer: the tenderer was promised the time.");
            }
            if (assessment == Clarification.Assessment.BREACH_OF_OBLIGATIONS
                    && asked.kind() != Clarification.Kind.LOW_PRICE) {
                problems.add(
                        "competition.clarification.breach",
                        "assessment",
                        "a breach found by a question of another kind",
                        "a question about a low price",
                        "Exclude the tender with its own ground instead (s. 80, 81).");
            }
            problems.refuseIfAny("the assessment of question " + number + " of " + id);
            evaluation.assess(number, assessment, reason, act);
            return true;
        });
        return clarification(id, number);
    }

    private Clarification clarification(CompetitionId id, int number) {
        return examination(id).clarifications().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Examination exclude(CompetitionId id, String tender, Exclusion.Ground ground, String reason, Act act) {
        steps.take(id, CompetitionStep.EXCLUDE, act, reason, (competition, tables, tx) -> {
            if (reason.isBlank()) {
                throw InvalidInputException.of(
                        id.value(),
                        "competition.exclusion.reason",
                        "reason",
                        "nothing",
                        "why the tender is excluded",
                        "An exclusion is reasoned in the decision (s. 123).");
            }
            StoredTender stored = require(competition, tables, tender, TenderStatus.IN);
            tables.replaceTender(id, stored.become(TenderStatus.EXCLUDED, act.at(), reason));
            new EvaluationTables(id, tx, tables).exclude(tender, stored.tender().tenderer(), ground, reason, act);
            tables.reopened(id);
            tx.append(new TenderRefused(
                    id.value(),
                    stored.houseNumber(id),
                    TenderStatus.EXCLUDED.name(),
                    "",
                    act.at().toString()));
            return true;
        });
        return examination(id);
    }

    private static StoredTender require(
            Competition competition, CompetitionTables tables, String tender, TenderStatus status) {
        List<StoredTender> possible = tables.tenders(competition.id()).stream()
                .filter(one -> one.status() == status)
                .toList();
        return possible.stream()
                .filter(one -> one.tender().id().equals(tender))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        competition.id().value(),
                        "competition.tender.unknown",
                        "tender",
                        tender,
                        "one of "
                                + possible.stream()
                                        .map(one -> one.tender().id())
                                        .toList(),
                        status == TenderStatus.IN
                                ? "Name a tender that takes part."
                                : "Name a tender that was excluded."));
    }

    @Override
    public Examination reinstate(CompetitionId id, String tender, String reason, Act act) {
        steps.take(
                id, CompetitionStep.EXAMINE, act, "reinstated " + tender + ": " + reason, (competition, tables, tx) -> {
                    var problems = new Problems();
                    requireReason(reason, "reason", problems);
                    problems.refuseIfAny("the reinstatement of a tender of " + id);
                    StoredTender stored = require(competition, tables, tender, TenderStatus.EXCLUDED);
                    tables.replaceTender(id, stored.become(TenderStatus.IN, act.at(), ""));
                    new EvaluationTables(id, tx, tables).reinstate(tender, reason, act.at());
                    tables.reopened(id);
                    tx.append(new TenderReinstated(
                            id.value(), stored.houseNumber(id), act.at().toString()));
                    return true;
                });
        return examination(id);
    }

    @Override
    public Recalculation recalculation(CompetitionId id, String tender) {
        return read(id, one -> recalculation(one, tender));
    }

    private Recalculation recalculation(Read one, String id) {
        Competition competition = one.competition();
        Transitions.requirePossible(competition.id(), competition.state(), CompetitionStep.EVALUATE);
        List<StoredTender> opened = one.tables().tenders(competition.id()).stream()
                .filter(stored -> stored.status() != TenderStatus.LATE)
                .toList();
        Tender tender = opened.stream()
                .map(StoredTender::tender)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseGet(() ->
                        require(competition, one.tables(), id, TenderStatus.IN).tender());
        List<Tender> others = competition.tenders().stream()
                .filter(each -> !each.id().equals(id))
                .toList();
        var required = methods.require(competition.draft(), one.tables().methods(competition.id()));
        var comparison =
                new LotComparison(competition.id().value(), competition.draft(), competition.judgements(), required);
        ScoreTable with = comparison
                .scores(
                        tender.lot(),
                        Stream.concat(others.stream(), Stream.of(tender)).toList())
                .orElseThrow();
        Optional<ScoreTable> without = comparison.scores(tender.lot(), others);
        return new Recalculation(
                tender.lot(),
                id,
                with,
                without,
                without.map(table -> RankReversals.of(competition.draft(), required, with, table))
                        .orElse(List.of()));
    }

    @Override
    public List<RedFlag> flags(CompetitionId id) {
        return read(id, this::flags);
    }

    private List<RedFlag> flags(Read one) {
        List<Tender> excluded = one.tables().tenders(one.competition().id()).stream()
                .filter(stored -> stored.status() == TenderStatus.EXCLUDED)
                .map(StoredTender::tender)
                .toList();
        return redFlags.flags(one.competition(), excluded, one.evaluation().flagAnswers());
    }

    @Override
    public List<RedFlag> answerFlag(CompetitionId id, String code, String lot, String answer, Act act) {
        steps.take(id, CompetitionStep.EXAMINE, act, "answer to red flag " + code, (competition, tables, tx) -> {
            var evaluation = new EvaluationTables(id, tx, tables);
            List<RedFlag> raised = flags(new Read(competition, tables, evaluation));
            var problems = new Problems();
            requireReason(answer, "answer", problems);
            if (raised.stream()
                    .noneMatch(flag -> flag.code().equals(code) && flag.lot().equals(lot))) {
                problems.add(
                        "competition.flag.unknown",
                        "code",
                        lot.isEmpty() ? code : code + " in lot " + lot,
                        "one of "
                                + raised.stream().map(RedFlag::code).distinct().toList(),
                        "Answer a question that is raised now.");
            }
            problems.refuseIfAny("the answer to a red flag of " + id);
            evaluation.answerFlag(code, lot, answer, act);
            return true;
        });
        return flags(id);
    }
}
