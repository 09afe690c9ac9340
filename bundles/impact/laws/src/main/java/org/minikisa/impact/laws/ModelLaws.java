package org.minikisa.impact.laws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.AuthorTest;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.laws.Samples.Sample;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * The laws of a model as a whole, each tried on samples of its own description. Each returns what it found, the first
 * counterexample with its answers; an empty list is a law that held.
 */
public final class ModelLaws {

    private static final int SAMPLES = 12;
    private static final int THREADS = 4;
    private static final double FACTOR = 3.7;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    /** Of a model with more indicators than this, each is tried once or only some are: proving stays quick. */
    private static final int MANY = 60;

    private ModelLaws() {}

    /** A law by its name. */
    public record Law(String name, Function<ImpactModel, List<Problem>> check) {}

    /** Every law that needs nothing but the model. */
    public static List<Law> laws() {
        return List.of(
                new Law("it describes itself without contradiction", ModelLaws::describesItself),
                new Law("no choice gives no uplift", ModelLaws::noChoiceNoUplift),
                new Law("results are on the scale and contributions sum to them", ModelLaws::resultsHold),
                new Law("the same answers give the same result", ModelLaws::sameAgain),
                new Law("the same answers give the same result from every thread", ModelLaws::sameInThreads),
                new Law("a better value never lowers the index", ModelLaws::monotone),
                new Law("an interval contains every completion", ModelLaws::intervalsContain),
                new Law("no allowed choice exceeds the headroom", ModelLaws::headroomHolds),
                new Law("moved weights leave the base alone and show as one bar", ModelLaws::weightsAreOneBar),
                new Law("a theme below its minimum closes its gate", ModelLaws::minimaHold),
                new Law("the author's tests pass", ModelLaws::authorTests));
    }

    /** All of {@link #laws}; the later ones are not tried on a model that contradicts itself. */
    public static List<Problem> all(ImpactModel model) {
        var found = new LinkedHashSet<Problem>();
        prove(model).forEach(tried -> found.addAll(tried.problems()));
        var problems = new Problems();
        found.forEach(problems::add);
        return problems.list();
    }

    /** All of {@link #laws} with what was tried; only the first one of a model that contradicts itself. */
    public static List<Tried> prove(ImpactModel model) {
        var laws = laws();
        var first = tried(laws.get(0), model);
        return first.held()
                ? Stream.concat(Stream.of(first), laws.stream().skip(1).map(law -> tried(law, model)))
                        .toList()
                : List.of(first);
    }

    /** One law, with how often the model was asked and the questions it was broken by. */
    public static Tried tried(Law law, ImpactModel model) {
        var asked = new AskedModel(model);
        var problems = law.check().apply(asked);
        return new Tried(law, asked.questions(), problems, problems.isEmpty() ? List.of() : asked.last());
    }

    /** Ids are unique, references lead somewhere, rules can be kept. */
    public static List<Problem> describesItself(ImpactModel model) {
        return guarded("description", () -> {
            var problems = new Problems();
            var description = model.description();
            if (!description.equals(model.description())) {
                problems.add(
                        "impact.law.description",
                        "",
                        "two different descriptions",
                        "always the same",
                        "Return one and the same object.");
            }
            named(description.ref().id().value(), "id", problems);
            named(description.ref().version(), "version", problems);
            description.indicators().forEach(indicator -> named(indicator.id(), "indicators", problems));
            description.themes().forEach(theme -> named(theme.id(), "themes", problems));
            description.gates().forEach(gate -> named(gate.id(), "gates", problems));
            unique(description.indicators().stream().map(Indicator::id).toList(), "indicators", problems);
            unique(description.themes().stream().map(theme -> theme.id()).toList(), "themes", problems);
            unique(description.gates().stream().map(gate -> gate.id()).toList(), "gates", problems);
            for (int i = 0; i < description.themes().size(); i++) {
                var theme = description.themes().get(i);
                bandHolds(theme.band(), theme.weight(), "themes[" + i + "].band", problems);
            }
            for (int i = 0; i < description.indicators().size(); i++) {
                indicatorHolds(description, description.indicators().get(i), "indicators[" + i + "]", problems);
            }
            return problems.list();
        });
    }

    /** {@code F(x1 with nothing) = F(x1)}, bit for bit, and no bar of uplift. */
    public static List<Problem> noChoiceNoUplift(ImpactModel model) {
        return onSamples(model, sample -> {
            var evaluation =
                    model.evaluate(sample.base(), Answers.none(sample.base().asOf()));
            var same =
                    Double.compare(evaluation.base().value(), evaluation.index().value()) == 0
                            && evaluation.contributions().stream().allMatch(c -> c.uplift() == 0);
            return same
                    ? List.of()
                    : List.of(broken(
                            "impact.law.noChoice",
                            "an uplift of " + evaluation.uplift(),
                            "0",
                            "Without choices the index is the base: compute both by the same function of the answers.",
                            sample));
        });
    }

    /** {@link ResultLaws} on samples. */
    public static List<Problem> resultsHold(ImpactModel model) {
        return guarded("evaluate", () -> {
            var check = new ResultCheck(model.description());
            return onSamples(model, sample -> check.check(model.evaluate(sample.base(), sample.choices())));
        });
    }

    /** Asked twice, it answers the same, bit for bit. */
    public static List<Problem> sameAgain(ImpactModel model) {
        return onSamples(model, sample -> {
            var first = model.evaluate(sample.base(), sample.choices());
            return first.equals(model.evaluate(sample.base(), sample.choices()))
                    ? List.of()
                    : List.of(broken(
                            "impact.law.deterministic",
                            "two different results",
                            "the same, bit for bit",
                            "Keep clock, randomness and state out of the model.",
                            sample));
        });
    }

    /** Asked by several threads at once, each in another order, it answers each of them what it answers one. */
    public static List<Problem> sameInThreads(ImpactModel model) {
        return guarded("evaluate", () -> {
            var samples = new Samples(model.description()).draw(SAMPLES);
            var alone = samples.stream()
                    .map(sample -> model.evaluate(sample.base(), sample.choices()))
                    .toList();
            var together = new CyclicBarrier(THREADS);
            var threads = IntStream.range(0, THREADS)
                    .mapToObj(first -> new FutureTask<>(() -> {
                        together.await();
                        return firstDifference(model, samples, alone, first);
                    }))
                    .toList();
            threads.forEach(ModelLaws::start);
            return threads.stream()
                    .map(ModelLaws::answer)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(sample -> List.of(broken(
                            "impact.law.threads",
                            "another result when " + THREADS + " threads ask at once",
                            "the same, bit for bit",
                            "Keep what is computed in local variables, not in fields.",
                            sample)))
                    .orElseGet(List::of);
        });
    }

    private static Optional<Sample> firstDifference(
            ImpactModel model, List<Sample> samples, List<Evaluation> alone, int first) {
        return IntStream.range(0, samples.size())
                .map(i -> (i + first) % samples.size())
                .filter(i -> !alone.get(i)
                        .equals(model.evaluate(
                                samples.get(i).base(), samples.get(i).choices())))
                .mapToObj(samples::get)
                .findFirst();
    }

    /** A new thread that ends with its task: nothing of the model stays behind in it. */
    private static void start(Runnable task) {
        var thread = new Thread(null, task, "model-laws", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> T answer(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while threads were tried", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("from another thread: " + e.getCause(), e);
        }
    }

    /**
     * What its canonical form is read as again is the same model: one description, the same results, bit for bit.
     *
     * @param reader of a model's canonical form
     */
    public static List<Problem> roundTrip(ImpactModel model, Function<byte[], ImpactModel> reader) {
        return guarded("source", () -> {
            if (model.source().isEmpty()) {
                return List.of();
            }
            var again = reader.apply(model.source().get().getBytes(StandardCharsets.UTF_8));
            if (!again.description().equals(model.description())
                    || !again.source().equals(model.source())) {
                return List.of(new Problem(
                        "impact.law.roundTrip",
                        "source",
                        "another description",
                        "the same model",
                        "Report this: the reader is at fault, not the model."));
            }
            return onSamples(
                    model,
                    sample -> model.evaluate(sample.base(), sample.choices())
                                    .equals(again.evaluate(sample.base(), sample.choices()))
                            ? List.of()
                            : List.of(broken(
                                    "impact.law.roundTrip",
                                    "another result",
                                    "the same, bit for bit",
                                    "Report this: the reader is at fault, not the model.",
                                    sample)));
        });
    }

    /** Where a direction is declared (and between options by their scores), better values never lower the index. */
    public static List<Problem> monotone(ImpactModel model) {
        return guarded("monotone", () -> {
            var samples = new Samples(model.description());
            var drawn = samples.draw(model.description().indicators().size() > MANY ? 1 : 3);
            var problems = new ArrayList<Problem>();
            for (var indicator : model.description().indicators()) {
                if (indicator.domain() instanceof Domain.Computed || indicator.direction() == Direction.UNORDERED) {
                    continue;
                }
                for (int i = 0; i < drawn.size(); i++) {
                    var broken = lowered(model, samples.rising(indicator, i), indicator, drawn.get(i));
                    if (!broken.isEmpty()) {
                        problems.addAll(broken);
                        break;
                    }
                }
            }
            return problems;
        });
    }

    /** What weights a customer moves changes its index by one bar, and never the base. */
    public static List<Problem> weightsAreOneBar(ImpactModel model) {
        return onSamples(model, sample -> {
            if (sample.choices().weights().isEmpty()) {
                return List.of();
            }
            var evaluation = model.evaluate(sample.base(), sample.choices());
            var alone = model.evaluate(sample.base(), Answers.none(sample.base().asOf()));
            var bars = evaluation.contributions().stream()
                    .filter(bar -> bar.kind() == Contribution.Kind.WEIGHTS)
                    .toList();
            boolean held =
                    Double.compare(alone.base().value(), evaluation.base().value()) == 0
                            && bars.size() <= 1
                            && bars.stream().allMatch(bar -> bar.base() == 0);
            return held
                    ? List.of()
                    : List.of(broken(
                            "impact.law.weights",
                            "a base of " + evaluation.base().value() + " and " + bars.size() + " bars of weights",
                            "the base at the model's own weights, "
                                    + alone.base().value() + ", and one bar",
                            "Compute the base at the model's own weights, and the index at the moved ones.",
                            sample));
        });
    }

    /** A gate {@code minimum_THEME} is closed where the theme's value, as the result tells it, is below the minimum. */
    public static List<Problem> minimaHold(ImpactModel model) {
        return onSamples(model, sample -> {
            var evaluation = model.evaluate(sample.base(), sample.choices());
            for (var theme : model.description().themes()) {
                for (var node : evaluation.nodes()) {
                    if (theme.minimum().isPresent() && node.id().equals(theme.id())) {
                        boolean below = node.index() < theme.minimum().get().at();
                        boolean closed = evaluation.gates().stream()
                                .anyMatch(gate -> gate.gate().equals("minimum_" + theme.id())
                                        && gate.index() == GateState.State.CLOSED);
                        if (below != closed) {
                            return List.of(broken(
                                    "impact.law.minimum",
                                    theme.id() + " at " + node.index() + " with its gate "
                                            + (closed ? "closed" : "open"),
                                    "closed below " + theme.minimum().get().at(),
                                    "Close the gate minimum_" + theme.id() + " where the theme is below its minimum.",
                                    sample));
                        }
                    }
                }
            }
            return List.of();
        });
    }

    /** With an answer missing, the index of every value it may have lies in the interval. */
    public static List<Problem> intervalsContain(ImpactModel model) {
        return guarded("missing", () -> {
            var description = model.description();
            var drawn = new Samples(description).draw(4);
            var random = new SplittableRandom(7);
            int stride = 1 + description.indicators().size() / MANY;
            for (int i = 0; i < description.indicators().size(); i += stride) {
                var indicator = description.indicators().get(i);
                if (indicator.domain() instanceof Domain.Computed
                        || description.missing().refused().contains(indicator.id())) {
                    continue;
                }
                var sample = drawn.get(random.nextInt(drawn.size()));
                var problem = escapes(model, List.of(indicator), sample, random);
                if (!problem.isEmpty()) {
                    return problem;
                }
            }
            return escapesOfMany(model, drawn, random);
        });
    }

    /** With about half of the answers missing, and with all that may be. */
    private static List<Problem> escapesOfMany(ImpactModel model, List<Sample> drawn, SplittableRandom random) {
        var open = model.description().indicators().stream()
                .filter(indicator -> !(indicator.domain() instanceof Domain.Computed))
                .filter(indicator -> !model.description().missing().refused().contains(indicator.id()))
                .toList();
        for (var sample : drawn) {
            var half = open.stream().filter(indicator -> random.nextBoolean()).toList();
            for (var missing : List.of(half, open)) {
                var problem = missing.size() < 2 ? List.<Problem>of() : escapes(model, missing, sample, random);
                if (!problem.isEmpty()) {
                    return problem;
                }
            }
        }
        return List.of();
    }

    /** The uplift of allowed choices is never greater than the headroom. */
    public static List<Problem> headroomHolds(ImpactModel model) {
        return onSamples(model, sample -> {
            var moved = sample.choices().weights();
            var headroom = model.headroom(sample.base().weights(moved));
            var uplift = model.evaluate(sample.base(), sample.choices()).uplift();
            var slack = ResultLaws.TOLERANCE * model.description().scale().width();
            // moving weights alone may lower the index, and then even the largest uplift is below 0
            boolean negative = headroom.isPresent() && headroom.getAsDouble() < 0 && moved.isEmpty();
            return headroom.isEmpty() || !negative && uplift <= headroom.getAsDouble() + slack
                    ? List.of()
                    : List.of(broken(
                            "impact.law.headroom",
                            "an uplift of " + uplift + " with a headroom of " + headroom.getAsDouble(),
                            "at most the headroom",
                            "Return the largest uplift that allowed choices reach, or nothing.",
                            sample));
        });
    }

    /** The tests that came with the model. */
    public static List<Problem> authorTests(ImpactModel model) {
        return guarded("tests", () -> {
            var problems = new Problems();
            var tests = model.description().tests();
            for (int i = 0; i < tests.size() && problems.list().size() < Problems.MOST; i++) {
                authorTest(model, tests.get(i), "tests[" + i + "]").forEach(problems::add);
            }
            return problems.list();
        });
    }

    /**
     * Neither the order of its parts nor the scale of its weights matters, up to a rounding error of 1e-9 of the scale.
     */
    public static List<Problem> invariant(ImpactModel model, Variants variants) {
        return guarded("variants", () -> {
            var others = List.of(variants.reversed(), variants.reweighted(FACTOR));
            var names = List.of("another order of its parts", "all weights times " + FACTOR);
            var factors = List.of(1.0, FACTOR);
            var slack = ResultLaws.TOLERANCE * model.description().scale().width();
            for (var sample : new Samples(model.description()).draw(4)) {
                var index =
                        model.evaluate(sample.base(), sample.choices()).index().value();
                for (int i = 0; i < others.size(); i++) {
                    var other = others.get(i)
                            .evaluate(sample.base(), Samples.reweighted(sample.choices(), factors.get(i)))
                            .index()
                            .value();
                    if (!(Math.abs(other - index) <= slack)) {
                        return List.of(broken(
                                "impact.law.invariant",
                                index + " becomes " + other + " with " + names.get(i),
                                "the same index",
                                "Report this: the engine is at fault, not the model.",
                                sample));
                    }
                }
            }
            return List.of();
        });
    }

    private static void indicatorHolds(ModelDescription model, Indicator indicator, String place, Problems problems) {
        if (!indicator.theme().isEmpty() && model.themes().stream().noneMatch(t -> t.id().equals(indicator.theme()))) {
            problems.add(
                    "impact.indicator.theme",
                    place + ".theme",
                    "\"" + indicator.theme() + "\"",
                    "the id of a theme",
                    "Add the theme, or name one that is there.");
        }
        bandHolds(indicator.band(), indicator.weight(), place + ".band", problems);
        if (indicator.domain() instanceof Domain.Computed) {
            return;
        }
        if (!indicator.askedOfJoint() && indicator.withoutChoice().isEmpty()) {
            problems.add(
                    "impact.indicator.withoutChoice",
                    place + ".withoutChoice",
                    "nothing",
                    "a value",
                    "Say what holds when the customer chooses nothing: the joint procurement is not asked.");
        }
        if (!indicator.askedOfJoint() && !indicator.askedOfCustomer()) {
            problems.add(
                    "impact.indicator.nobody",
                    place + ".phases",
                    "nobody is asked",
                    "joint, customer or both",
                    "Let somebody answer it, or make it a parameter.");
        }
        indicator
                .withoutChoice()
                .filter(value -> !AnswerLaws.fits(indicator.domain(), value))
                .ifPresent(value -> problems.add(
                        "impact.indicator.withoutChoice",
                        place + ".withoutChoice",
                        "\"" + value + "\"",
                        AnswerLaws.values(indicator),
                        "Give a value that the indicator can have."));
        var ordered = indicator.direction() != Direction.UNORDERED || indicator.domain() instanceof Domain.Choice;
        if (!ordered && (indicator.merge() == MergeRule.MAY_RAISE || indicator.merge() == MergeRule.FLOOR)) {
            problems.add(
                    "impact.indicator.direction",
                    place + ".direction",
                    "none",
                    "higher or lower",
                    "Say which value is better, or let the customer replace the answer (mayReplace).");
        }
    }

    private static void bandHolds(Optional<Band> band, double weight, String place, Problems problems) {
        band.filter(b -> !b.contains(weight))
                .ifPresent(b -> problems.add(
                        "impact.band",
                        place,
                        b.min() + " to " + b.max(),
                        "a band that contains the weight, " + weight,
                        "Widen the band, or change the weight."));
    }

    private static void named(String id, String where, Problems problems) {
        if (!NAME.matcher(id).matches()) {
            problems.add(
                    "impact.id",
                    where,
                    "\"" + id.replaceAll("\\p{Cntrl}", "?") + "\"",
                    "1 to 100 letters, numbers, '.', '-' and '_'",
                    "Rename it: ids stand in commands, files and on screens.");
        }
    }

    private static void unique(List<String> ids, String where, Problems problems) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                problems.add(
                        "impact.id.twice",
                        where + "[" + i + "].id",
                        "\"" + ids.get(i) + "\" again",
                        "an id of its own",
                        "Rename one of them.");
            }
        }
    }

    /** @param rising values of the indicator, from the worst to the best */
    private static List<Problem> lowered(ImpactModel model, List<String> rising, Indicator indicator, Sample sample) {
        var slack = ResultLaws.TOLERANCE * model.description().scale().width();
        var indices = rising.stream()
                .map(value -> index(model, sample, Map.of(indicator.id(), value)))
                .toList();
        for (int better = 1; better < rising.size(); better++) {
            int worse = better - 1;
            boolean same = AnswerLaws.compare(indicator, rising.get(worse), rising.get(better))
                            .orElse(0)
                    == 0;
            if (!same && !(indices.get(better) >= indices.get(worse) - slack)) {
                return List.of(broken(
                        "impact.law.monotone",
                        indicator.id() + " from " + rising.get(worse) + " to " + rising.get(better)
                                + " lowers the index from " + indices.get(worse) + " to " + indices.get(better),
                        "a better value never lowers the index",
                        "Correct its direction or its normaliser, or declare that it has no direction.",
                        sample));
            }
        }
        return List.of();
    }

    /** The index of a sample with some answers replaced and nothing chosen. */
    private static double index(ImpactModel model, Sample sample, Map<String, String> values) {
        var replaced = sample.base();
        for (var value : values.entrySet()) {
            replaced = Samples.replaced(replaced, value.getKey(), new Answer.Answered(value.getValue()));
        }
        return model.evaluate(replaced, Answers.none(replaced.asOf())).index().value();
    }

    private static List<Problem> escapes(
            ImpactModel model, List<Indicator> missing, Sample sample, SplittableRandom random) {
        var unknown = sample.base();
        for (var indicator : missing) {
            unknown = Samples.replaced(unknown, indicator.id(), new Answer.Unknown());
        }
        Evaluation open;
        try {
            open = model.evaluate(unknown, Answers.none(unknown.asOf()));
        } catch (InvalidInputException tooLittleKnown) {
            return List.of(); // a model may decline; that is not a wrong interval
        }
        var slack = ResultLaws.TOLERANCE * model.description().scale().width();
        for (var values : Samples.completions(missing, random)) {
            double index = index(model, sample, values);
            if (!(index >= open.index().low() - slack && index <= open.index().high() + slack)) {
                return List.of(broken(
                        "impact.law.interval",
                        index + " for " + shown(values) + ", outside "
                                + open.index().low() + " to " + open.index().high(),
                        "an interval that contains every completion",
                        "Widen the interval that is returned when an answer is unknown.",
                        sample));
            }
        }
        return List.of();
    }

    private static String shown(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .limit(4)
                        .map(one -> one.getKey() + " = " + one.getValue())
                        .collect(Collectors.joining(", ", "", values.size() > 4 ? ", …" : ""));
    }

    private static List<Problem> authorTest(ImpactModel model, AuthorTest test, String place) {
        var checked = AnswerLaws.check(
                model.description(), Answers.of(test.asOf(), test.base()), Answers.of(test.asOf(), test.choices()));
        var problems = new ArrayList<Problem>();
        for (var problem : checked.problems()) {
            problems.add(new Problem(
                    problem.code(),
                    place + "." + problem.place(),
                    problem.found(),
                    problem.expected(),
                    problem.remedy()));
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        var evaluation = model.evaluate(checked.base(), checked.choices());
        test.expectedBase()
                .ifPresent(expected ->
                        compare(test, place + ".expect.base", evaluation.base().value(), expected, problems));
        test.expectedIndex()
                .ifPresent(expected -> compare(
                        test, place + ".expect.index", evaluation.index().value(), expected, problems));
        test.expectedUplift()
                .ifPresent(
                        expected -> compare(test, place + ".expect.uplift", evaluation.uplift(), expected, problems));
        return problems;
    }

    private static void compare(AuthorTest test, String place, double found, double expected, List<Problem> problems) {
        if (!(Math.abs(found - expected) <= test.tolerance())) {
            problems.add(new Problem(
                    "impact.test.failed",
                    place,
                    Double.toString(found),
                    expected + " within " + test.tolerance(),
                    "The author's test \"" + test.name() + "\" fails: mend the model or the test."));
        }
    }

    /** The first counterexample over the samples. */
    private static List<Problem> onSamples(ImpactModel model, Function<Sample, List<Problem>> law) {
        return guarded("evaluate", () -> {
            for (var sample : new Samples(model.description()).draw(SAMPLES)) {
                var problems = law.apply(sample);
                if (!problems.isEmpty()) {
                    return problems;
                }
            }
            return List.of();
        });
    }

    /** A model that throws breaks the law it was tried on. */
    private static List<Problem> guarded(String place, Supplier<List<Problem>> law) {
        try {
            return law.get();
        } catch (InvalidInputException e) {
            return e.problems();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return List.of(new Problem(
                    "impact.law.threw",
                    place,
                    e.toString(),
                    "a result",
                    "A model answers every allowed answer: mend it."));
        }
    }

    private static Problem broken(String code, String found, String expected, String remedy, Sample sample) {
        var answers = sample.base().with(sample.choices());
        var places = new StringBuilder();
        for (var indicator : answers.values().keySet()) {
            if (places.length() > 160) {
                places.append(", …");
                break;
            }
            places.append(places.length() == 0 ? "" : ", ")
                    .append(indicator)
                    .append('=')
                    .append(answers.value(indicator).orElse("unknown"));
        }
        return new Problem(code, "for " + places, found, expected, remedy);
    }
}
