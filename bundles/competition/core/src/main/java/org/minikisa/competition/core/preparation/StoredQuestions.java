package org.minikisa.competition.core.preparation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.QuestionAnswered;
import org.minikisa.competition.api.QuestionAsked;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Notice;
import org.minikisa.competition.api.preparation.Question;
import org.minikisa.competition.api.preparation.Questions;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.publication.DraftCheck;
import org.minikisa.competition.core.publication.PreparationTables;
import org.minikisa.competition.core.publication.Schedules;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Questions in the store. Who asked stands there for the house and is told to nobody. */
@Component
public final class StoredQuestions implements Questions {

    private static final int LONGEST = 20_000;
    private static final String ASKED = "question.asked";
    private static final String ANSWERED = "question.answered";

    private final Store store;
    private final Surroundings surroundings;

    @Activate
    public StoredQuestions(@Reference Store store, @Reference Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
        CompetitionTables.migrate(store);
    }

    @Override
    public Question ask(CompetitionId id, String supplier, String text, Act act) {
        String what = "the question about " + id;
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            Competition competition = Steps.require(tables, id);
            Amending.requireOpen(competition, act.at(), what);
            var problems = new Problems();
            inTime(competition, act, problems);
            invited(competition, supplier, problems);
            words(text, "text", supplier, problems);
            problems.refuseIfAny(what);
            Question question = new PreparationTables(tx).ask(id, supplier, text.strip(), act.at());
            // the history is seen by many, so nobody stands there who could be told apart
            tables.insertEvent(id, ASKED, act.at(), "", Integer.toString(question.number()));
            tx.append(new QuestionAsked(id.value(), question.number(), act.at().toString()));
            return question;
        });
    }

    private static void inTime(Competition competition, Act act, Problems problems) {
        competition
                .questionsUntil()
                .filter(act.at()::isAfter)
                .ifPresent(until -> problems.add(
                        "competition.question.late",
                        "at",
                        act.at().toString(),
                        "a moment not after " + until + ", until when questions are taken",
                        "Questions were announced to end then, so that answers reach everybody in time."));
    }

    private static void invited(Competition competition, String supplier, Problems problems) {
        if (supplier.isBlank()
                || !competition.invited().isEmpty() && !competition.invited().contains(supplier)) {
            problems.add(
                    "competition.question.supplier",
                    "supplier",
                    supplier.isBlank() ? "nothing" : supplier,
                    "a supplier who was invited",
                    "Look up the id of the supplier; who was admitted later is invited first.");
        }
    }

    /** The text goes to all, so it must not say who asks. */
    private void words(String text, String place, String supplier, Problems problems) {
        if (text.isBlank() || text.length() > LONGEST) {
            problems.add(
                    "competition.question.text",
                    place,
                    text.isBlank() ? "nothing" : text.length() + " characters",
                    "1 to " + LONGEST + " characters",
                    "Write what everybody is to read.");
        }
        names(supplier)
                .filter(name -> text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> problems.add(
                        "competition.question.name",
                        place,
                        "the name of the supplier who asks",
                        "a text that does not say who asks",
                        "Take the name out: the text goes to all who were invited."));
    }

    /** Its id, its name, and the name without the form of its company. */
    private Stream<String> names(String supplier) {
        if (supplier.isBlank()) {
            return Stream.empty();
        }
        Optional<String> name = surroundings
                .procurements()
                .flatMap(procurements -> procurements.supplier(new SupplierId(supplier)))
                .map(Supplier::name);
        return Stream.concat(
                        Stream.of(supplier),
                        name.stream()
                                .flatMap(whole -> Stream.of(
                                        whole, whole.replaceFirst("(?i)\\s+(oyj?|abp?|ky|ltd|oy ab)\\.?$", ""))))
                .filter(one -> one.length() > 2);
    }

    @Override
    public Question answer(CompetitionId id, int number, String text, boolean correction, Act act) {
        String what = "the answer to question " + number + " about " + id;
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            var preparation = new PreparationTables(tx);
            Competition competition = Steps.require(tables, id);
            Amending.requireOpen(competition, act.at(), what);
            Question question = unanswered(preparation.questions(id), number, what);
            var problems = new Problems();
            words(text, "text", question.supplier(), problems);
            if (late(competition, act.at()) && isDynamic(competition)) {
                problems.add(lateAnswer(competition, number));
            }
            problems.refuseIfAny(what);
            var answer = new Question.Answer(text.strip(), act.at(), correction);
            String person = tables.person(act.by());
            preparation.answer(id, number, answer, person);
            preparation.notice(id, Notice.Kind.ANSWER, act.at(), competition.invited(), number);
            tables.insertEvent(id, ANSWERED, act.at(), person, Integer.toString(number));
            tx.append(new QuestionAnswered(
                    id.value(), number, correction, act.at().toString()));
            return preparation.questions(id).get(number - 1);
        });
    }

    private static Question unanswered(List<Question> questions, int number, String what) {
        Question question = questions.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        what,
                        "competition.question.unknown",
                        "number",
                        Integer.toString(number),
                        questions.isEmpty() ? "a competition with questions" : "a number from 1 to " + questions.size(),
                        "List the questions."));
        if (question.answer().isPresent()) {
            throw InvalidInputException.of(
                    what,
                    "competition.question.answered",
                    "number",
                    "answered at " + question.answer().get().at(),
                    "a question without an answer",
                    "What was told stands; correct the invitation where it was wrong.");
        }
        return question;
    }

    private boolean late(Competition competition, Instant at) {
        return informationDay(competition).filter(Schedules.day(at)::isAfter).isPresent();
    }

    /** The last day on which answers come in time; empty where nobody knows. */
    private Optional<LocalDate> informationDay(Competition competition) {
        return surroundings
                .calendar()
                .map(Schedules::new)
                .flatMap(schedules -> competition.closes().map(Schedules::day).map(schedules::informationDay));
    }

    private boolean isDynamic(Competition competition) {
        var check = new DraftCheck(competition.draft(), surroundings);
        return check.governed() && check.isDynamicPurchasingSystem();
    }

    private Problem lateAnswer(Competition competition, int number) {
        return new Problem(
                "competition.answer.late",
                "questions[" + (number - 1) + "]",
                "an answer too near to the end of the tender period",
                "an answer not after "
                        + informationDay(competition).map(LocalDate::toString).orElse("the end"),
                "Extend the tender period, then answer (1397/2016 s. 56, 69).");
    }

    @Override
    public List<Question> list(CompetitionId id) {
        return store.read(tx -> questions(id, tx));
    }

    @Override
    public List<Question.Answered> answered(CompetitionId id) {
        return list(id).stream()
                .flatMap(question -> question.answer().stream()
                        .map(answer -> new Question.Answered(question.number(), question.text(), answer)))
                .toList();
    }

    private static List<Question> questions(CompetitionId id, Transaction tx) {
        Steps.require(new CompetitionTables(tx), id);
        return new PreparationTables(tx).questions(id);
    }

    @Override
    public List<Problem> check(CompetitionId id, Instant at) {
        return store.read(tx -> {
            Competition competition = Steps.require(new CompetitionTables(tx), id);
            var preparation = new PreparationTables(tx);
            var problems = new Problems();
            for (Question question : preparation.questions(id)) {
                question.answer()
                        .ifPresentOrElse(
                                answer -> answered(competition, question, answer, preparation, problems),
                                () -> open(competition, question, at, problems));
            }
            return problems.list();
        });
    }

    private void answered(
            Competition competition,
            Question question,
            Question.Answer answer,
            PreparationTables preparation,
            Problems problems) {
        if (late(competition, answer.at())) {
            problems.add(lateAnswer(competition, question.number()));
        }
        boolean corrected = preparation.amendments(competition.id()).stream()
                .anyMatch(one ->
                        one.kind() == Amendment.Kind.CORRECTION && !one.at().isBefore(answer.at()));
        if (answer.correction() && !corrected && competition.state() == CompetitionState.OPEN) {
            problems.add(
                    "competition.question.correction",
                    "questions[" + (question.number() - 1) + "]",
                    "an answer that calls for a correction",
                    "a correction of the invitation since",
                    "Correct the invitation: an answer alone changes nothing in it.");
        }
    }

    private void open(Competition competition, Question question, Instant at, Problems problems) {
        boolean late = late(competition, at);
        problems.add(
                late ? "competition.question.overdue" : "competition.question.open",
                "questions[" + (question.number() - 1) + "]",
                "no answer",
                "an answer not after "
                        + informationDay(competition).map(LocalDate::toString).orElse("the end"),
                late
                        ? "Extend the tender period, then answer (1397/2016 s. 56, 69)."
                        : "Answer it: the answer goes to all who were invited.");
    }
}
