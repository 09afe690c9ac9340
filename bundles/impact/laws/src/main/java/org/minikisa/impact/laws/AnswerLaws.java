package org.minikisa.impact.laws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Option;
import org.minikisa.problem.api.Problems;

/**
 * What answers must obey: known indicators, values that fit, choices that keep the merge rules, reasons where asked
 * for.
 */
public final class AnswerLaws {

    /** A decimal number of sane length; no NaN, no hexadecimal, no suffixes. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,18}(\\.\\d{1,40})?([eE][-+]?\\d{1,3})?");

    private static final int LONGEST_NUMBER = 65;

    /** Near names are dear to find, and after so many problems nobody reads them. */
    private static final int MOST_HINTS = 10;

    private AnswerLaws() {}

    /** Checks and completes the answers to a model, its choices being made at the start. */
    public static CheckedAnswers check(ModelDescription model, Answers base, Answers choices) {
        return check(model, base, choices, Moment.TARGET);
    }

    /**
     * Checks and completes the answers to a model.
     *
     * @param moment at one that {@link Moment#observes} the customer's answers tell what was found: they may be worse
     *         than the base's, and unknown
     */
    public static CheckedAnswers check(ModelDescription model, Answers base, Answers choices, Moment moment) {
        var problems = new Problems();
        var x1 = new TreeMap<String, Answer>();
        var x2 = new TreeMap<String, Answer>();
        base.values().forEach((id, answer) -> known(model, id, "base." + shortened(id), problems)
                .filter(indicator -> baseAnswerFits(indicator, answer, problems))
                .ifPresent(indicator -> x1.put(id, answer)));
        for (var indicator : model.indicators()) {
            indicator.withoutChoice().ifPresent(value -> x1.putIfAbsent(indicator.id(), new Answer.Answered(value)));
            if (model.missing().refused().contains(indicator.id()) && isMissing(indicator, x1)) {
                problems.add(
                        "impact.answer.missing",
                        "base." + indicator.id(),
                        "unknown",
                        values(indicator),
                        "Answer it: this model gives no index without it. If it makes no sense here, answer \"n/a\".");
            }
        }
        choices.values().forEach((id, answer) -> known(model, id, "choices." + shortened(id), problems)
                .filter(indicator ->
                        choiceFits(model, indicator, answer, Optional.ofNullable(x1.get(id)), moment, problems))
                .filter(indicator -> moment.observes() || !voidByFloor(indicator, answer, x1.get(id)))
                .ifPresent(indicator -> x2.put(id, answer)));
        base.weights()
                .keySet()
                .forEach(id -> problems.add(
                        "impact.weight.base",
                        "base." + Answers.WEIGHT + shortened(id),
                        "a weight",
                        "answers only",
                        "Move weights in the choices: the base has the model's own."));
        choices.weights().forEach((id, weight) -> weightFits(model, id, weight, problems));
        return new CheckedAnswers(
                new Answers(base.asOf(), x1), new Answers(base.asOf(), x2, choices.weights()), problems.list());
    }

    /** The themes and indicators whose weight a customer may move, by id. */
    public static Map<String, Band> bands(ModelDescription model) {
        var bands = new TreeMap<String, Band>();
        model.themes().forEach(theme -> theme.band().ifPresent(band -> bands.put(theme.id(), band)));
        model.indicators().forEach(indicator -> indicator.band().ifPresent(band -> bands.put(indicator.id(), band)));
        return bands;
    }

    private static void weightFits(ModelDescription model, String id, double weight, Problems problems) {
        var bands = bands(model);
        var place = "choices." + Answers.WEIGHT + shortened(id);
        if (bands.containsKey(id)) {
            if (!bands.get(id).contains(weight)) {
                problems.add(
                        "impact.weight.band",
                        place,
                        Double.isNaN(weight) ? "no number" : plain(weight),
                        plain(bands.get(id).min()) + " to "
                                + plain(bands.get(id).max()),
                        "Give a weight within this band, or leave it out: then the model's own counts.");
            }
            return;
        }
        boolean fixed = model.indicator(id).isPresent()
                || model.themes().stream().anyMatch(theme -> theme.id().equals(id));
        var near = near(id, bands.keySet());
        problems.add(
                fixed ? "impact.weight.fixed" : "impact.weight.id",
                place,
                fixed ? "a weight that is fixed" : "\"" + id + "\"",
                bands.isEmpty()
                        ? "no moved weights: those of " + model.ref() + " are fixed"
                        : "a theme or indicator with a band" + listed(bands.keySet()),
                bands.isEmpty() || near.isEmpty()
                        ? "Leave it out."
                        : "Did you mean " + String.join(" or ", near) + "?");
    }

    /**
     * Compares two values of one indicator by how good they are: negative when {@code a} is worse. Empty where the
     * indicator has no order.
     */
    public static OptionalInt compare(Indicator indicator, String a, String b) {
        if (indicator.domain() instanceof Domain.Choice choice) {
            return OptionalInt.of(Double.compare(score(choice, a), score(choice, b)));
        }
        if (indicator.direction() == Direction.UNORDERED) {
            return OptionalInt.empty();
        }
        var ascending = indicator.domain() instanceof Domain.Flag
                ? Boolean.compare(a.equals("true"), b.equals("true"))
                : Double.compare(Double.parseDouble(a), Double.parseDouble(b));
        return OptionalInt.of(indicator.direction() == Direction.HIGHER_IS_BETTER ? ascending : -ascending);
    }

    /** Whether a written value is one of the indicator's. */
    public static boolean fits(Domain domain, String value) {
        if (domain instanceof Domain.Numeric numeric) {
            return number(value)
                    .filter(v ->
                            v >= numeric.min().orElse(v) && v <= numeric.max().orElse(v))
                    .filter(v -> !numeric.whole() || v == StrictMath.rint(v))
                    .isPresent();
        }
        if (domain instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .anyMatch(level -> Integer.toString(level.value()).equals(value));
        }
        if (domain instanceof Domain.Flag) {
            return value.equals("true") || value.equals("false");
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().stream().anyMatch(option -> option.id().equals(value));
        }
        return false;
    }

    /** The values an indicator can have, in words. */
    public static String values(Indicator indicator) {
        return values(indicator.domain());
    }

    /** The values of a domain, in words. */
    public static String values(Domain domain) {
        if (domain instanceof Domain.Numeric numeric) {
            var unit = numeric.unit().isEmpty() ? "" : " (" + numeric.unit() + ")";
            var number = numeric.whole() ? "a whole number" : "a number";
            if (numeric.min().isPresent() && numeric.max().isPresent()) {
                return number + " from " + plain(numeric.min().getAsDouble()) + " to "
                        + plain(numeric.max().getAsDouble()) + unit;
            }
            if (numeric.min().isPresent()) {
                return number + " not less than " + plain(numeric.min().getAsDouble()) + unit;
            }
            return numeric.max().isPresent()
                    ? number + " not more than " + plain(numeric.max().getAsDouble()) + unit
                    : number + (numeric.whole() ? "" : " with a decimal point") + unit;
        }
        if (domain instanceof Domain.Ordinal ordinal) {
            return "one of "
                    + ordinal.levels().stream()
                            .map(level -> Integer.toString(level.value()))
                            .collect(Collectors.joining(", "));
        }
        if (domain instanceof Domain.Choice choice) {
            return "one of " + choice.options().stream().map(Option::id).collect(Collectors.joining(", "));
        }
        return domain instanceof Domain.Flag ? "true or false" : "no answer: it is computed";
    }

    /** Those of the known names that are near a wrong one, the nearest first, at most three. */
    public static List<String> near(String wrong, Collection<String> known) {
        var name = wrong.length() > 64 ? wrong.substring(0, 64) : wrong;
        var most = Math.max(2, name.length() / 3);
        var distances = new TreeMap<String, Integer>();
        for (var candidate : known) {
            int distance = distance(name, candidate, most);
            if (distance <= most || candidate.contains(name)) {
                distances.put(candidate, distance);
            }
        }
        return distances.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<Indicator> known(ModelDescription model, String id, String place, Problems problems) {
        var indicator = model.indicator(id);
        if (indicator.isEmpty()) {
            var ids = model.indicators().stream()
                    .filter(i -> !(i.domain() instanceof Domain.Computed))
                    .map(Indicator::id)
                    .toList();
            var near = problems.list().size() >= MOST_HINTS ? List.<String>of() : near(id, ids);
            problems.add(
                    "impact.answer.indicator",
                    place,
                    "\"" + id + "\"",
                    "an indicator of " + model.ref() + listed(ids),
                    near.isEmpty()
                            ? "See kisa:models " + model.id() + " for its indicators."
                            : "Did you mean " + String.join(" or ", near) + "?");
        }
        return indicator;
    }

    /** All of them where they are few. */
    private static String listed(Collection<String> ids) {
        return ids.size() <= 12 ? ": " + String.join(", ", ids) : "";
    }

    private static String shortened(String id) {
        return id.length() > 100 ? id.substring(0, 100) + "…" : id;
    }

    private static boolean baseAnswerFits(Indicator indicator, Answer answer, Problems problems) {
        var place = "base." + indicator.id();
        if (indicator.domain() instanceof Domain.Computed) {
            problems.add(
                    "impact.answer.computed",
                    place,
                    answer.text(),
                    "no answer",
                    "Leave it out: the model computes it.");
            return false;
        }
        if (!indicator.askedOfJoint() && !(answer instanceof Answer.NotApplicable)) {
            problems.add(
                    "impact.answer.phase",
                    place,
                    answer.text(),
                    "no answer in the base, or \"n/a\"",
                    "Leave it out of the base: only the customer is asked, in the choices.");
            return false;
        }
        return valueFits(indicator, answer, place, problems);
    }

    private static boolean choiceFits(
            ModelDescription model,
            Indicator indicator,
            Answer answer,
            Optional<Answer> base,
            Moment moment,
            Problems problems) {
        var place = "choices." + indicator.id();
        if (!indicator.askedOfCustomer()) {
            problems.add(
                    "impact.choice.locked",
                    place,
                    answer.text(),
                    "no choice",
                    "Leave it out: the joint procurement decides it, a customer cannot change it.");
            return false;
        }
        if (answer instanceof Answer.Unknown
                && (!moment.observes() || model.missing().refused().contains(indicator.id()))) {
            problems.add(
                    "impact.choice.unknown",
                    place,
                    "unknown",
                    values(indicator),
                    "Choose a value, or leave it out: then the joint procurement's answer holds.");
            return false;
        }
        if (answer instanceof Answer.NotApplicable) {
            problems.add(
                    "impact.choice.notApplicable",
                    place,
                    answer.text(),
                    values(indicator),
                    "Leave it out or choose a value: the purchasing body says in the base what is not applicable.");
            return false;
        }
        if (!valueFits(indicator, answer, place, problems)) {
            return false;
        }
        if (base.isEmpty()) {
            return true;
        }
        if (base.get() instanceof Answer.NotApplicable) {
            problems.add(
                    "impact.choice.notApplicable",
                    place,
                    answer.text(),
                    "no choice",
                    "Leave it out: for this joint procurement the indicator is not applicable.");
            return false;
        }
        if (indicator.merge() == MergeRule.MAY_RAISE && !moment.observes() && isWorse(indicator, answer, base.get())) {
            problems.add(
                    "impact.choice.lowers",
                    place,
                    answer.text(),
                    "at least as good as the base, " + base.get().text(),
                    "Choose a better value, or leave it out: this indicator can only be raised.");
            return false;
        }
        return true;
    }

    private static boolean valueFits(Indicator indicator, Answer answer, String place, Problems problems) {
        var value = valueOf(answer);
        if (value.isPresent() && !fits(indicator.domain(), value.get())) {
            problems.add(
                    "impact.answer.value",
                    place,
                    "\"" + value.get() + "\"",
                    values(indicator),
                    value.get().startsWith("assumed ")
                            ? "Write \"assumed VALUE | WHO | WHY\", with both bars."
                            : "Give a value that fits, \"unknown\", or \"n/a\".");
            return false;
        }
        if (indicator.reasonRequired()
                && answer instanceof Answer.Answered answered
                && answered.reason().isBlank()) {
            problems.add(
                    "impact.answer.reason",
                    place,
                    answer.text(),
                    "a value with its reason",
                    "Write why, after a bar: \"" + answered.value() + " | the contract demands it\".");
            return false;
        }
        if (answer instanceof Answer.Assumed assumed
                && (assumed.by().isBlank() || assumed.why().isBlank())) {
            problems.add(
                    "impact.answer.assumed",
                    place,
                    answer.text(),
                    "who assumes it and why",
                    "Write \"assumed VALUE | WHO | WHY\".");
            return false;
        }
        return true;
    }

    private static boolean voidByFloor(Indicator indicator, Answer choice, Answer base) {
        return indicator.merge() == MergeRule.FLOOR && base != null && isWorse(indicator, choice, base);
    }

    private static boolean isWorse(Indicator indicator, Answer choice, Answer base) {
        var chosen = valueOf(choice);
        var given = valueOf(base);
        return chosen.isPresent()
                && given.isPresent()
                && compare(indicator, chosen.get(), given.get()).orElse(0) < 0;
    }

    private static boolean isMissing(Indicator indicator, Map<String, Answer> base) {
        if (indicator.domain() instanceof Domain.Computed) {
            return false;
        }
        var answer = base.getOrDefault(indicator.id(), new Answer.Unknown());
        return answer instanceof Answer.Unknown;
    }

    private static Optional<String> valueOf(Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            return Optional.of(answered.value());
        }
        return answer instanceof Answer.Assumed assumed ? Optional.of(assumed.value()) : Optional.empty();
    }

    private static double score(Domain.Choice choice, String id) {
        return choice.options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow()
                .score();
    }

    private static Optional<Double> number(String value) {
        return value.length() <= LONGEST_NUMBER && NUMBER.matcher(value).matches()
                ? Optional.of(Double.parseDouble(value)).filter(Double::isFinite)
                : Optional.empty();
    }

    private static String plain(double value) {
        return value == StrictMath.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Levenshtein's; anything above {@code most} once it cannot be that near any more. */
    private static int distance(String wrong, String known, int most) {
        if (Math.abs(wrong.length() - known.length()) > most) {
            return most + 1;
        }
        int shorter = Math.min(wrong.length(), known.length());
        int begin = 0;
        while (begin < shorter && wrong.charAt(begin) == known.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin
                && wrong.charAt(wrong.length() - 1 - end) == known.charAt(known.length() - 1 - end)) {
            end++;
        }
        return distanceOfWhatDiffers(
                wrong.substring(begin, wrong.length() - end), known.substring(begin, known.length() - end), most);
    }

    private static int distanceOfWhatDiffers(String a, String b, int most) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            int least = i;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return least;
            }
        }
        return row[b.length()];
    }
}
