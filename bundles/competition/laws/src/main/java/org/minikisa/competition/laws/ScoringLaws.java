package org.minikisa.competition.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.laws.Law.On;
import org.minikisa.competition.laws.Proof.Tried;
import org.minikisa.problem.api.Problem;

/** The laws and how a method is held to them. */
public final class ScoringLaws {

    /**
     * Quotients that do not end are the same when they agree to this many decimals; see
     * {@link ScoringMethod#PRECISION}.
     */
    public static final int DECIMALS = 40;

    private static final List<Law> LAWS = Stream.of(
                    CommonLaws.LAWS, DeclaredLaws.LAWS, PromisedLaws.LAWS, BehaviourLaws.LAWS)
            .flatMap(List::stream)
            .toList();

    private ScoringLaws() {}

    /** All laws. */
    public static List<Law> all() {
        return LAWS;
    }

    /** Tries a method by the use that it shows of itself, or by a guess where it shows none. */
    public static Proof prove(ScoringMethod method) {
        try {
            return prove(method, Setting.of(method));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            var law = LAWS.get(0);
            return new Proof(
                    Setting.points("1"),
                    List.of(new Tried(law, 1, Optional.of(new Violation(law, e.toString())))),
                    "it could not be asked about itself");
        }
    }

    /**
     * Tries all laws that bind the method, each until its first counterexample. A guessed use that the method itself
     * refuses proves nothing: then only the laws about the method itself are tried, and the proof says so.
     */
    public static Proof prove(ScoringMethod method, Setting setting) {
        var remembered = new Remembered(method);
        MethodDescription description = remembered.description();
        var cases = Cases.of(setting);
        String untried = setting.refusals(method).stream()
                .findFirst()
                .map(Problem::toString)
                .orElse("");
        return new Proof(
                setting,
                LAWS.stream()
                        .filter(law -> law.binds(description))
                        .map(law -> untried.isEmpty() || law.on() == On.ONE_CASE
                                ? tried(law, remembered, cases)
                                : new Tried(law, 0, Optional.empty()))
                        .toList(),
                untried);
    }

    /**
     * {@link #prove(ScoringMethod, Setting) Proves} and tells the broken laws only. @return the first counterexample for
     * each broken one; empty for a good method
     */
    public static List<Violation> check(ScoringMethod method, Setting setting) {
        try {
            return prove(method, setting).violations();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return List.of(new Violation(LAWS.get(0), e.toString()));
        }
    }

    /** Tries one law; a method that does not promise it keeps it. */
    public static Optional<Violation> check(Law law, ScoringMethod method, Setting setting) {
        return law.binds(method) ? tried(law, method, Cases.of(setting)).violation() : Optional.empty();
    }

    private static Tried tried(Law law, ScoringMethod method, Cases cases) {
        int tried = 0;
        for (ScoringTask task : cases.on(law.on())) {
            tried++;
            Optional<String> breach = breach(law, method, task);
            if (breach.isPresent()) {
                return new Tried(law, tried, Optional.of(violation(law, method, task, breach.get())));
            }
        }
        return new Tried(law, tried, Optional.empty());
    }

    /** A method that throws breaks the law that was tried. */
    private static Optional<String> breach(Law law, ScoringMethod method, ScoringTask task) {
        try {
            return law.breach().apply(method, task);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return Optional.of("values "
                    + task.candidates().stream()
                            .limit(12)
                            .map(one -> one.value().toPlainString())
                            .toList()
                    + ": " + e);
        }
    }

    private static Violation violation(Law law, ScoringMethod method, ScoringTask task, String what) {
        if (law.on() == On.ONE_CASE) {
            return new Violation(law, what);
        }
        ScoringTask smallest = shrunk(law, method, task);
        return new Violation(law, breach(law, method, smallest).orElse(what), Optional.of(smallest));
    }

    /** Leaves out tenders as long as the law stays broken. */
    private static ScoringTask shrunk(Law law, ScoringMethod method, ScoringTask task) {
        ScoringTask smallest = task;
        for (int i = task.candidates().size() - 1;
                i >= 0 && smallest.candidates().size() > 1;
                i--) {
            var fewer = new ArrayList<>(smallest.candidates());
            fewer.remove(i);
            var smaller = new ScoringTask(task.maxPoints(), task.parameters(), fewer);
            if (breach(law, method, smaller).isPresent()) {
                smallest = smaller;
            }
        }
        return smallest;
    }
}
