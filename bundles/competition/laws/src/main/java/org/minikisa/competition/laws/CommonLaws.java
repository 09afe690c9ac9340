package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/** The laws that bind every method. */
final class CommonLaws {

    private static final int THREADS = 4;

    static final List<Law> LAWS = List.of(
            Law.declared(
                    "describes-itself",
                    "It describes itself without contradiction, always the same",
                    description -> true,
                    Law.On.ONE_CASE,
                    CommonLaws::describesItself),
            Law.declared(
                    "sensible-use",
                    "The use of itself that it shows could be published",
                    description -> true,
                    Law.On.ONE_CASE,
                    CommonLaws::sensibleUse),
            Law.ofAll(
                    "one-score-each",
                    "Every tender gets one score, in the order the tenders were given",
                    CommonLaws::oneScoreEach),
            Law.ofAll("whole-answers", "Results are numbers that can be handled and printed", CommonLaws::wholeAnswers),
            Law.ofAll("same-again", "The same tenders get the same scores again", CommonLaws::sameAgain),
            Law.ofAll(
                    "points-alone",
                    "Points that are asked for without explanations are those that are explained",
                    CommonLaws::pointsAlone),
            Law.declared(
                    "answers-stay",
                    "Scores that were given do not change when other tenders are scored",
                    description -> true,
                    Law.On.SOME_CASES,
                    CommonLaws::answersStay),
            Law.declared(
                    "same-in-threads",
                    "The same tenders get the same scores from every thread",
                    description -> true,
                    Law.On.SOME_CASES,
                    CommonLaws::inThreads),
            Law.ofAll(
                    "order-of-tenders",
                    "The order in which tenders stand in the list does not matter",
                    CommonLaws::orderOfTenders),
            Law.ofAll("equal-treatment", "Equal values get equal points", CommonLaws::equalTreatment),
            Law.ofAll("explained", "Every explanation shows numbers, in all languages", CommonLaws::explained),
            Law.declared(
                    "own-number",
                    "Every explanation shows the tender's own value",
                    description -> description.precision().isPresent(),
                    Law.On.EVERY_CASE,
                    CommonLaws::ownNumber));

    private CommonLaws() {}

    private static Optional<String> describesItself(Trial trial) {
        var is = trial.is();
        if (!is.equals(trial.itself().description())) {
            return Optional.of("two different descriptions");
        }
        if (is.sources().isEmpty()) {
            return Optional.of("no source that its values may come from");
        }
        if (is.promises().contains(Promise.BEST_GETS_ALL)
                && is.traits()
                        .filter(traits -> traits.equalOffers() == EqualOffers.OWN_WORTH)
                        .isPresent()) {
            return Optional.of("the best gets all, but equal offers get what each is worth");
        }
        var names = new HashSet<String>();
        return is.parameters().stream()
                .map(Parameter::name)
                .filter(name -> name.isBlank() || !names.add(name))
                .findFirst()
                .map(name -> name.isBlank() ? "a parameter without a name" : "two parameters " + name);
    }

    private static Optional<String> sensibleUse(Trial trial) {
        return trial.method().example().map(Setting::of).flatMap(setting -> setting.refusals(trial.method()).stream()
                .findFirst()
                .map(Problem::toString));
    }

    private static Optional<String> oneScoreEach(Trial trial) {
        List<String> asked = trial.candidates().stream().map(Candidate::tender).toList();
        List<String> answered = trial.scores().stream().map(Score::tender).toList();
        return asked.equals(answered)
                ? Optional.empty()
                : Optional.of(trial + ": asked for " + asked + ", got " + answered);
    }

    private static Optional<String> wholeAnswers(Trial trial) {
        return ScoreLaws.whole(trial.task(), trial.scores()).stream()
                .findFirst()
                .map(problem -> trial + ": " + problem);
    }

    private static Optional<String> sameAgain(Trial trial) {
        List<Score> first = List.copyOf(trial.scores());
        return first.equals(trial.anew()) ? Optional.empty() : Optional.of(trial + ": two different answers");
    }

    private static Optional<String> pointsAlone(Trial trial) {
        List<BigDecimal> explained = trial.scores().stream().map(Score::points).toList();
        List<BigDecimal> alone = trial.itself().points(trial.task());
        return explained.equals(alone)
                ? Optional.empty()
                : Optional.of(trial + ": " + alone + " alone, " + explained + " explained");
    }

    private static Optional<String> answersStay(Trial trial) {
        List<Score> given = trial.anew();
        List<Score> kept = List.copyOf(given);
        trial.turned().anew();
        trial.with(trial.candidates().subList(0, 1)).anew();
        return kept.equals(given)
                ? Optional.empty()
                : Optional.of(trial + ": the scores became " + given.size() + " others when it was asked again");
    }

    /** Half of the threads ask for the tenders turned round, so that state which they share gets mixed. */
    private static Optional<String> inThreads(Trial trial) {
        List<ScoringTask> tasks = List.of(trial.task(), trial.turned().task());
        List<List<Score>> alone =
                List.of(trial.scores(), List.copyOf(trial.turned().anew()));
        var together = new CyclicBarrier(THREADS);
        List<FutureTask<Boolean>> asked = IntStream.range(0, THREADS)
                .mapToObj(i -> new FutureTask<>(() -> {
                    together.await();
                    return alone.get(i % 2).equals(trial.itself().score(tasks.get(i % 2)));
                }))
                .toList();
        asked.forEach(CommonLaws::start);
        return asked.stream().allMatch(CommonLaws::result)
                ? Optional.empty()
                : Optional.of(trial + ": another answer when " + THREADS + " threads ask at once");
    }

    /** A new thread that ends with its task: nothing of the method stays behind in it. */
    private static void start(Runnable task) {
        var thread = new Thread(null, task, "scoring-laws", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean result(FutureTask<Boolean> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while threads were tried", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("from another thread: " + e.getCause(), e);
        }
    }

    private static Optional<String> orderOfTenders(Trial trial) {
        return trial.difference(trial.turned().points(), "turned round");
    }

    private static Optional<String> equalTreatment(Trial trial) {
        Map<String, BigDecimal> points = trial.points();
        for (Candidate one : trial.candidates()) {
            for (Candidate other : trial.candidates()) {
                if (one.value().compareTo(other.value()) == 0
                        && one.values().equals(other.values())
                        && !trial.same(points.get(one.tender()), points.get(other.tender()))) {
                    return Optional.of(trial + ": " + one.tender() + " and " + other.tender() + " differ");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> explained(Trial trial) {
        return eachText(trial, (score, words) -> words.chars().anyMatch(Character::isDigit));
    }

    /** The whole part of the value stands in the text, however that is punctuated and rounded. */
    private static Optional<String> ownNumber(Trial trial) {
        Map<String, Candidate> candidates =
                trial.candidates().stream().collect(Collectors.toMap(Candidate::tender, Function.identity()));
        return eachText(trial, (score, words) -> {
            BigDecimal value = candidates.get(score.tender()).value().abs();
            String shown = words.replaceAll("[^0-9]", "");
            return shown.contains(whole(value, RoundingMode.DOWN))
                    || shown.contains(whole(value, RoundingMode.HALF_UP));
        });
    }

    private static String whole(BigDecimal value, RoundingMode rounding) {
        return value.setScale(0, rounding).toPlainString();
    }

    private interface Shows {
        boolean test(Score score, String words);
    }

    private static Optional<String> eachText(Trial trial, Shows shows) {
        return trial.scores().stream()
                .filter(score -> texts(score.explanation()).stream().anyMatch(words -> !shows.test(score, words)))
                .map(score -> trial + ": the explanation of " + score.tender() + " is " + score.explanation())
                .findFirst();
    }

    private static List<String> texts(LocalizedText text) {
        return List.of(text.fi(), text.sv(), text.en());
    }
}
