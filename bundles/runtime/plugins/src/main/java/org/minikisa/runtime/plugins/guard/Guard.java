package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.guard.InFlight.Call;
import org.minikisa.runtime.plugins.worker.WorkerException;

/**
 * Stands before one offer: stops what it throws, refuses what is no result, and asks it no more after the first fault or
 * once it is released. Its callers get a result that keeps the contract, or a refusal in words.
 */
final class Guard {

    private static final String REMEDY = "Mend the plug-in and deploy it anew; others are not affected.";

    /** Of the refusals that follow a fault. */
    static final String QUARANTINED = "plugins.quarantined";

    private final Offer offer;
    private final InFlight calls = new InFlight();
    private final Consumer<Fault> fault;
    /** Null once it is released: whoever still holds the guard does not hold the plug-in's classes. */
    private volatile Object service;

    private final AtomicReference<Problem> first = new AtomicReference<>();

    /** @param fault told of the first one by the thread that meets it, while the call is still in flight */
    Guard(Offer offer, Consumer<Fault> fault) {
        this.offer = offer;
        this.service = offer.service();
        this.fault = fault;
    }

    /** Asks the plug-in and checks what it answers. */
    interface Asking<T, R> {

        /** @throws Breach when the answer is none */
        R of(T service) throws Breach;
    }

    /** An answer that breaks the contract. */
    static final class Breach extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<Problem> problems;

        Breach(List<Problem> problems) {
            super(null, null, false, false);
            this.problems = problems;
        }

        Breach(String code, String place, String found, String expected) {
            this(List.of(new Problem(code, place, found, expected, REMEDY)));
        }
    }

    Offer offer() {
        return offer;
    }

    InFlight calls() {
        return calls;
    }

    /** What it did wrong first. */
    Optional<Problem> breach() {
        return Optional.ofNullable(first.get());
    }

    /** From now on it is not asked any more. */
    void release() {
        service = null;
    }

    /** @throws InvalidInputException when there is no answer, for whatever reason */
    <T, R> R ask(Class<T> contract, Question question, Asking<T, R> asking) {
        Object present = service;
        if (present == null || first.get() != null) {
            throw refusal();
        }
        Call call = calls.enter(question);
        try {
            return asking.of(contract.cast(present));
        } catch (Breach e) {
            throw misbehaved(e.problems.get(0), question, Optional.empty());
        } catch (Throwable e) {
            // also what is checked and what cancels: other languages than Java throw what they like
            throw misbehaved(threw(e), question, Optional.empty());
        } finally {
            calls.leave(call);
        }
    }

    private Problem threw(Throwable thrown) {
        if (thrown instanceof WorkerException e) { // ours: says itself what happened
            Problem problem = e.problem();
            return new Problem(problem.code(), offer.name(), problem.found(), problem.expected(), problem.remedy());
        }
        return new Problem("plugins.threw", offer.name(), Aside.words(thrown), "an answer", REMEDY);
    }

    /** A call has been in flight for too long: its thread is given up, after one interrupt. */
    void overdue(Call call, Duration limit) {
        if (calls.interrupt(call)) {
            misbehaved(late(limit), call.question(), Optional.of(call.thread()));
        }
    }

    private Problem late(Duration limit) {
        return new Problem(
                "plugins.late",
                offer.name(),
                "no answer within " + limit.toMillis() / 1000.0 + " s",
                "an answer; others need microseconds",
                REMEDY);
    }

    /** @return to be thrown to the caller */
    InvalidInputException late(Question question, Thread thread, Duration limit) {
        return misbehaved(late(limit), question, Optional.of(thread));
    }

    private InvalidInputException misbehaved(Problem problem, Question question, Optional<Thread> thread) {
        if (first.compareAndSet(null, problem)) {
            fault.accept(new Fault(offer, problem, Questions.json(question), thread));
        }
        return new InvalidInputException(offer.name(), List.of(told(problem)));
    }

    private static Problem told(Problem problem) {
        return new Problem(
                problem.code(),
                problem.place(),
                problem.found(),
                problem.expected(),
                problem.remedy() + " The plug-in is quarantined, see kisa:plugins.");
    }

    private InvalidInputException refusal() {
        Problem problem = first.get();
        return problem == null
                ? InvalidInputException.of(
                        offer.name(),
                        "plugins.withdrawn",
                        "",
                        "a plug-in that has left",
                        "one that is in use",
                        "Ask again: what is in use now is found anew. See kisa:plugins.")
                : InvalidInputException.of(
                        offer.name(),
                        QUARANTINED,
                        "",
                        "a plug-in that was quarantined [" + problem.code() + "]: " + problem.found(),
                        "one that behaves",
                        "See kisa:plugins; deploy a version that works, or bring an earlier one back.");
    }
}
