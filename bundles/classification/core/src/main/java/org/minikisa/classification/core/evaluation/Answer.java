package org.minikisa.classification.core.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;

/**
 * What a model says of a text, beside the truth.
 *
 * @param beginning how the text begins, in one line
 * @param probability of {@code given}
 * @param ofTruth the probability of {@code truth}; 0 where the model does not know it
 */
public record Answer(String origin, String beginning, String truth, String given, double probability, double ofTruth) {

    private static final int BEGINNING = 100;

    /** How many texts are judged between two words of progress. */
    private static final int STEP = 50;

    public Answer {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(beginning, "beginning");
        Objects.requireNonNull(truth, "truth");
        Objects.requireNonNull(given, "given");
    }

    /** Quotes nothing: records end up in logs. */
    @Override
    public String toString() {
        return "Answer[" + origin + ", " + truth + ", " + given + "]";
    }

    boolean isRight() {
        return truth.equals(given);
    }

    /**
     * Asks a model about texts, in their order.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public static List<Answer> of(LearntModel model, List<LabelledText> texts, LearningProgress progress) {
        var answers = new ArrayList<Answer>(texts.size());
        for (LabelledText text : texts) {
            if (answers.size() % STEP == 0) {
                requireGoingOn();
                progress.at("evaluating", answers.size(), texts.size());
            }
            answers.add(of(model, text));
        }
        progress.at("evaluating", texts.size(), texts.size());
        return List.copyOf(answers);
    }

    private static void requireGoingOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("evaluating was stopped");
        }
    }

    private static Answer of(LearntModel model, LabelledText text) {
        Prediction prediction = model.predict(text.text());
        double[] probabilities = prediction.probabilities();
        int truth = model.labels().indexOf(text.label());
        return new Answer(
                text.origin(),
                beginning(text.text()),
                text.label(),
                model.labels().get(prediction.best()),
                clamped(probabilities[prediction.best()]),
                truth < 0 ? 0 : clamped(probabilities[truth]));
    }

    /** Rounding may lead a hair's breadth beyond. */
    private static double clamped(double probability) {
        return Math.min(1, Math.max(0, probability));
    }

    /** How a text begins, in one line, without what a terminal would obey. */
    public static String beginning(ContactText text) {
        String whole = text.text().isBlank() ? text.subject() : text.text();
        String line = whole.substring(0, Math.min(whole.length(), 4 * BEGINNING))
                .replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ")
                .strip();
        if (line.length() <= BEGINNING) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
        return line.substring(0, end) + "…";
    }
}
