package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;

/** A method and a case it is tried on: the words that laws are written in. */
record Trial(ScoringMethod method, MethodDescription is, ScoringTask task) {

    /** More decimals than this say nothing to a reader. */
    private static final int SHOWN = 8;

    /** More tenders than this nobody reads. */
    private static final int LISTED = 12;

    Trial(ScoringMethod method, ScoringTask task) {
        this(method, method.description(), task);
    }

    /** The answer that laws look at; while a method is proven, the first one it gave. */
    List<Score> scores() {
        return method.score(task);
    }

    /** Asked again. */
    List<Score> anew() {
        return itself().score(task);
    }

    /** Always asked anew, from any thread. */
    ScoringMethod itself() {
        return method instanceof Remembered remembered ? remembered.method() : method;
    }

    Map<String, BigDecimal> points() {
        var points = new HashMap<String, BigDecimal>();
        scores().forEach(score -> points.put(score.tender(), score.points()));
        return points;
    }

    List<Candidate> candidates() {
        return task.candidates();
    }

    Trial with(List<Candidate> others) {
        return new Trial(method, is, new ScoringTask(task.maxPoints(), task.parameters(), others));
    }

    /** The same tenders in the opposite order. */
    Trial turned() {
        var turned = new ArrayList<>(candidates());
        Collections.reverse(turned);
        return with(turned);
    }

    /** The value that is best. */
    BigDecimal best() {
        return is.direction() == Direction.LOWER_IS_BETTER ? task.smallest() : task.largest();
    }

    /** The value that is worst. */
    BigDecimal worst() {
        return is.direction() == Direction.LOWER_IS_BETTER ? task.largest() : task.smallest();
    }

    /** Whether all offer the same, or there is one only. */
    boolean allEqual() {
        return task.smallest().compareTo(task.largest()) == 0;
    }

    /** What the method says of its behaviour with these parameters. */
    MethodTraits traits() {
        return method.traits(Setting.criterion(is, task.maxPoints(), task.parameters()));
    }

    /** The same without one tender. */
    Trial without(int tender) {
        var others = new ArrayList<>(candidates());
        others.remove(tender);
        return with(others);
    }

    /** What a tender gets if it is the only one. */
    BigDecimal alone(int tender) {
        return with(List.of(candidates().get(tender))).scores().get(0).points();
    }

    /** Whether the first value is better than the second. */
    boolean better(Candidate one, Candidate other) {
        int difference = one.value().compareTo(other.value());
        return is.direction() == Direction.LOWER_IS_BETTER ? difference < 0 : difference > 0;
    }

    /** Whether the first result is worse than the second. */
    boolean worse(BigDecimal one, BigDecimal other) {
        int difference = settled(one).compareTo(settled(other));
        return is.unit() == Unit.POINTS ? difference < 0 : difference > 0;
    }

    /** Whether two results are the same as far as the method is precise. */
    boolean same(BigDecimal one, BigDecimal other) {
        return settled(one).compareTo(settled(other)) == 0;
    }

    BigDecimal settled(BigDecimal result) {
        return result.setScale(
                is.precision().map(Precision::comparable).orElse(ScoringLaws.DECIMALS), RoundingMode.HALF_UP);
    }

    /** The first tender whose result is another one after a change that must not matter. */
    Optional<String> difference(Map<String, BigDecimal> after, String change) {
        Map<String, BigDecimal> before = points();
        return candidates().stream()
                .map(Candidate::tender)
                .filter(tender -> !same(before.get(tender), after.get(tender)))
                .map(tender -> this + " " + change + ": " + tender + " gets " + plain(after.get(tender)) + ", before "
                        + plain(before.get(tender)))
                .findFirst();
    }

    static String plain(BigDecimal result) {
        return result.scale() < -SHOWN * SHOWN
                ? result.toString()
                : result.setScale(Math.min(result.scale(), SHOWN), RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** The values, as a counterexample tells them. */
    @Override
    public String toString() {
        return candidates().stream()
                .limit(LISTED)
                .map(candidate -> candidate.value().toPlainString())
                .collect(Collectors.joining(
                        ", ",
                        "values [",
                        candidates().size() > LISTED ? ", … " + candidates().size() + "]" : "]"));
    }
}
