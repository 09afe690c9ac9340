package org.minikisa.classification.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.minikisa.classification.api.Evidence;

/**
 * The weights of all voices on one question, added up and normalised. Models that were learnt are averaged in log space first (a
 * geometric mean, the logarithmic opinion pool of Genest and Zidek 1986, section 3): they look at the same words, and adding them would
 * count these twice. What rules, clues and people say is another matter each and is added.
 */
final class Tally {

    private final List<Voice> voices;
    private final int learnt;
    private final SortedMap<String, Double> logs = new TreeMap<>();

    /** @param values the possible ones; at least one */
    Tally(Collection<String> values, List<Voice> voices) {
        this.voices = List.copyOf(voices);
        this.learnt = (int) voices.stream().filter(Tally::isLearnt).count();
        values.forEach(value -> logs.put(value, 0.0));
        voices.forEach(this::add);
        double all = logSum(logs.keySet(), logs::get);
        logs.replaceAll((value, log) -> log - all);
    }

    private void add(Voice voice) {
        boolean one = isLearnt(voice);
        double all = one ? logSum(logs.keySet(), voice::weight) : 0;
        logs.replaceAll((value, log) -> log + (voice.weight(value) - all) / (one ? learnt : 1));
    }

    private static boolean isLearnt(Voice voice) {
        return voice.manner() == Voice.Manner.LEARNT;
    }

    /** ln of the sum of e to these powers, without overflow. */
    static double logSum(Collection<String> values, ToDoubleFunction<String> log) {
        double most = values.stream().mapToDouble(log).max().orElseThrow();
        return most
                + Math.log(values.stream()
                        .mapToDouble(value -> Math.exp(log.applyAsDouble(value) - most))
                        .sum());
    }

    Tally and(Voice voice) {
        return new Tally(
                logs.keySet(), Stream.concat(voices.stream(), Stream.of(voice)).toList());
    }

    boolean anybodySpoke() {
        return voices.stream().anyMatch(voice -> !voice.weights().isEmpty());
    }

    boolean foreign() {
        return voices.stream().anyMatch(Voice::foreign);
    }

    List<Voice> voices() {
        return voices;
    }

    /** Natural logarithm of the probability. */
    double log(String value) {
        return logs.get(value);
    }

    double probability(String value) {
        return Math.min(1, Math.exp(log(value)));
    }

    boolean knows(String value) {
        return logs.containsKey(value);
    }

    /** The most probable first. */
    List<String> ranked() {
        return logs.keySet().stream()
                .sorted(Comparator.comparingDouble((String value) -> -log(value)))
                .toList();
    }

    /** As {@link Voice.Reasons#of}, of all voices, strongest (either way) first. */
    List<Evidence> reasons(String value, String rival, boolean all, int most) {
        return voices.stream()
                .flatMap(voice -> reasons(voice, value, rival, all, most))
                .sorted(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight())))
                .toList();
    }

    private Stream<Evidence> reasons(Voice voice, String value, String rival, boolean all, int most) {
        Stream<Evidence> its = voice.reasons().of(value, rival, all, most).stream();
        return isLearnt(voice) && learnt > 1
                ? its.map(e -> new Evidence(e.text(), e.weight() / learnt, e.source()))
                : its;
    }
}
