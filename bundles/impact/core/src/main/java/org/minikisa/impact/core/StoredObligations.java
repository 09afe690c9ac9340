package org.minikisa.impact.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Obligation;
import org.minikisa.impact.api.analysis.Obligation.State;
import org.minikisa.impact.api.analysis.Obligations;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Promises in the store. What each carries is computed once, with the model of its assessment, and stays. */
@Component
public final class StoredObligations implements Obligations {

    private static final Set<Moment> PROMISING = Set.of(Moment.TARGET, Moment.AWARD);

    private final Store store;
    private final ModelArchive archive;

    @Activate
    public StoredObligations(@Reference Store store, @Reference ServedModels models) {
        this.store = store;
        this.archive = new ModelArchive(store, models);
    }

    // ---------------------------------------------------------------- promising

    @Override
    public List<Obligation> promise(String assessment, LocalDate due) {
        var what = "promises of " + assessment;
        var stored = store.read(tx -> new ImpactTables(tx).find(assessment))
                .orElseThrow(() -> StoredAssessments.unknown(what, assessment));
        requirePromising(what, stored, due);
        var promises = promises(what, stored, due);
        return store.inTransaction(tx -> {
            var tables = new ObligationTables(tx);
            var made = tables.ofAssessment(assessment).stream()
                    .map(Obligation::indicator)
                    .toList();
            promises.stream()
                    .filter(promise -> !made.contains(promise.indicator()))
                    .forEach(tables::insert);
            return tables.ofAssessment(assessment);
        });
    }

    private static void requirePromising(String what, Assessment stored, LocalDate due) {
        var problems = new Problems();
        if (!PROMISING.contains(stored.moment())) {
            problems.add(
                    "impact.obligation.moment",
                    "assessment",
                    stored.id() + " of the moment " + stored.moment(),
                    "an assessment of the moment TARGET or AWARD",
                    "Promise what was aimed at or awarded; later assessments show what became of it.");
        }
        if (due.isBefore(stored.asOf())) {
            problems.add(
                    "impact.obligation.due",
                    "due",
                    due.toString(),
                    "a day not before that of the assessment, " + stored.asOf(),
                    "Give the day by which the promise must be shown to be kept.");
        }
        problems.refuseIfAny(what);
    }

    /** The choices without which, one at a time, the index is less. */
    private List<Obligation> promises(String what, Assessment stored, LocalDate due) {
        try {
            var model = archive.of(stored);
            var description = model.description();
            var asked = Asked.of(model, description, Question.of(stored));
            double index = Assessor.evaluate(model, asked.base(), asked.choices(), what)
                    .index()
                    .value();
            var promises = new ArrayList<Obligation>();
            for (var indicator : description.indicators()) {
                var id = indicator.id();
                if (!asked.choices().values().containsKey(id)) {
                    continue;
                }
                var broken = Assessor.evaluate(model, asked.base(), without(asked.choices(), id), what);
                double points = index - broken.index().value();
                if (points > 0) {
                    promises.add(new Obligation(
                            "",
                            stored.id(),
                            stored.subject(),
                            id,
                            indicator.title(),
                            value(asked.choices(), id),
                            value(asked.base(), id),
                            points,
                            due,
                            false,
                            State.OPEN,
                            "",
                            "",
                            Optional.empty()));
                }
            }
            return promises;
        } catch (ModelArchive.Gone e) {
            throw InvalidInputException.of(
                    what,
                    "impact.model.gone",
                    "assessment",
                    e.getMessage(),
                    "the model that the assessment was made with",
                    "Install it again, then promise.");
        } catch (Assessor.Misbehaved e) {
            throw e.refusal();
        }
    }

    private static Answers without(Answers choices, String indicator) {
        var values = new TreeMap<>(choices.values());
        values.remove(indicator);
        return new Answers(choices.asOf(), values, choices.weights());
    }

    private static String value(Answers answers, String indicator) {
        return answers.value(indicator)
                .orElseGet(() -> answers.answer(indicator).text());
    }

    // ---------------------------------------------------------------- what becomes of them

    @Override
    public List<Obligation> list(String subject) {
        return store.read(
                tx -> subject.isEmpty() ? new ObligationTables(tx).all() : new ObligationTables(tx).ofSubject(subject));
    }

    @Override
    public Obligation keep(String id, String evidence, String by) {
        return settle(id, State.KEPT, new Words("evidence", evidence, by));
    }

    @Override
    public Obligation breach(String id, String reason, String by) {
        return settle(id, State.BREACHED, new Words("reason", reason, by));
    }

    @Override
    public Obligation reopen(String id, String reason, String by) {
        return move(
                id,
                new Words("reason", reason, by),
                StoredObligations::requireSettled,
                (before, now) -> stands(before, State.OPEN, before.due(), "", "", Optional.empty()));
    }

    @Override
    public Obligation postpone(String id, LocalDate due, String reason, String by) {
        return move(
                id,
                new Words("reason", reason, by),
                (before, problems) -> {
                    requireOpen(before, problems);
                    requireLater(before, due, problems);
                },
                (before, now) -> stands(before, State.OPEN, due, "", "", Optional.empty()));
    }

    private Obligation settle(String id, State state, Words words) {
        return move(
                id,
                words,
                StoredObligations::requireOpen,
                (before, now) -> stands(before, state, before.due(), words.said, words.by, Optional.of(now)));
    }

    /** What a person says to a move. @param place the name of what is said */
    private record Words(String place, String said, String by) {

        void check(Problems problems) {
            if (said.isBlank()) {
                problems.add(
                        "impact.obligation." + place,
                        place,
                        "nothing",
                        place.equals("evidence") ? "what shows that the promise is kept" : "why",
                        "Say it in words; who reads it later was not there.");
            }
            if (by.isBlank()) {
                problems.add("impact.obligation.by", "by", "nobody", "who says so", "Give a name or a role.");
            }
        }
    }

    private Obligation move(
            String id,
            Words words,
            BiConsumer<Obligation, Problems> check,
            BiFunction<Obligation, Instant, Obligation> step) {
        return store.inTransaction(tx -> {
            var tables = new ObligationTables(tx);
            var problems = new Problems();
            words.check(problems);
            var before = tables.find(id);
            before.ifPresentOrElse(found -> check.accept(found, problems), () -> unknown(id, problems));
            problems.refuseIfAny("move of obligation " + id);
            tables.move(step.apply(before.orElseThrow(), tx.now()), words.said, words.by);
            return tables.find(id).orElseThrow();
        });
    }

    private static Obligation stands(
            Obligation before, State state, LocalDate due, String evidence, String by, Optional<Instant> settled) {
        return new Obligation(
                before.id(),
                before.assessment(),
                before.subject(),
                before.indicator(),
                before.title(),
                before.promised(),
                before.base(),
                before.points(),
                due,
                before.overdue(),
                state,
                evidence,
                by,
                settled);
    }

    private static void unknown(String id, Problems problems) {
        problems.add(
                "impact.obligation.unknown",
                "id",
                "\"" + id + "\"",
                "the id of an obligation, OB- and its number",
                "List the obligations to see their ids.");
    }

    private static void requireOpen(Obligation obligation, Problems problems) {
        if (obligation.state() != State.OPEN) {
            problems.add(
                    "impact.obligation.state",
                    "id",
                    obligation.id() + " is " + obligation.state(),
                    "an open obligation",
                    "Reopen it first, with the reason.");
        }
    }

    private static void requireSettled(Obligation obligation, Problems problems) {
        if (obligation.state() == State.OPEN) {
            problems.add(
                    "impact.obligation.state",
                    "id",
                    obligation.id() + " is OPEN",
                    "one that was kept or breached",
                    "Nothing is to be done: it is open.");
        }
    }

    private static void requireLater(Obligation obligation, LocalDate due, Problems problems) {
        if (!due.isAfter(obligation.due())) {
            problems.add(
                    "impact.obligation.due",
                    "due",
                    due.toString(),
                    "a day after " + obligation.due(),
                    "A due day can only be postponed.");
        }
    }
}
