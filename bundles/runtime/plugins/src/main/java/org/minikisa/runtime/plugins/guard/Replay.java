package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** Asks an offer again what an incident kept, as its guard would. */
public final class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Replay() {}

    /**
     * What came of it.
     *
     * @param answer in words; empty when it did wrong
     * @param breach what it did wrong, if it did
     */
    public record Again(String answer, Optional<Problem> breach) {}

    /**
     * @param input of an incident
     * @throws InvalidInputException when the input is none, or asks what such an offer is never asked
     */
    public static Again ask(Offer offer, String input) {
        Question question = Questions.read(input);
        refuseOther(offer, question);
        var guard = new Guard(offer, fault -> {});
        try {
            String answer = Aside.ask("replay " + offer.name(), PATIENCE, () -> answer(Guards.inline(guard), question));
            return new Again(answer, Optional.empty());
        } catch (Aside.Late e) {
            guard.late(question, e.thread(), PATIENCE);
            return new Again("", guard.breach());
        } catch (InvalidInputException e) {
            return new Again("", guard.breach());
        } catch (Aside.Threw e) {
            throw new IllegalStateException("a guard lets nothing else out: " + e.getMessage());
        } finally {
            guard.release();
        }
    }

    private static void refuseOther(Offer offer, Question question) {
        boolean ofModel = question instanceof Question.Evaluate || question instanceof Question.Headroom;
        boolean ofFunction = question instanceof Question.Apply;
        Class<?> contract = ofModel ? ImpactModel.class : ofFunction ? ImpactFunction.class : ScoringMethod.class;
        if (!(question instanceof Question.Describe) && contract != offer.contract()) {
            throw InvalidInputException.of(
                    "the input of an incident",
                    "plugins.replay.other",
                    offer.name(),
                    "a question to " + contract.getSimpleName(),
                    "a question to " + offer.contract().getSimpleName(),
                    "Take the input of an incident of this offer.");
        }
    }

    private static String answer(Object guarded, Question question) {
        if (guarded instanceof GuardedModel model) {
            return question instanceof Question.Evaluate asked
                    ? model.evaluate(asked.base(), asked.choices()).toString()
                    : question instanceof Question.Headroom asked
                            ? model.headroom(asked.base()).toString()
                            : model.description().toString();
        }
        if (guarded instanceof GuardedFunction function) {
            return question instanceof Question.Apply asked
                    ? Double.toString(function.apply(asked.arguments()))
                    : Arrays.toString(new double[] {function.arity(), function.least(), function.greatest()});
        }
        var method = (GuardedMethod) guarded;
        if (question instanceof Question.Score asked) {
            return method.score(asked.task()).toString();
        }
        if (question instanceof Question.CheckCriterion asked) {
            return method.problems(asked.criterion()).toString();
        }
        return question instanceof Question.CheckValue asked
                ? method.problem(asked.criterion(), asked.value()).toString()
                : method.description().toString();
    }
}
