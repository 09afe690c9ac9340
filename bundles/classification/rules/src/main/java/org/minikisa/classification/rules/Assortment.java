package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.minikisa.classification.rules.EverydayWords.Branch;
import org.minikisa.classification.rules.EverydayWords.Found;
import org.minikisa.classification.rules.Vocabulary.Fit;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementType;

/**
 * Which joint procurements have goods of which {@linkplain EverydayWords branch}, by their CPV codes and those of their lots; and which
 * branches nobody has. Everyday words of a branch speak for those who have it, the more the fewer they are; those of a branch that
 * nobody has speak for none ({@code ""}).
 */
final class Assortment {

    /** What an everyday word weighs for the only one who has its branch. */
    private static final double WORD = 2.7;

    private static final double WEAK = 0.45;

    /** A word of goods that nobody has. */
    private static final double MISSING = 0.8;

    private static final double IN_COMPOUND = 0.85;

    /** For each level that a joint procurement is broader than the branch: it has that and much else. */
    private static final double BROADER = 0.08;

    private static final double LEAST_OF_BROADER = 0.7;

    /** For each level that it is narrower: it may have something else of the branch. */
    private static final double NARROWER = 0.8;

    private static final double LEAST = 0.15;

    /** Who fits worse than the best one is hardly meant: this power of how much worse. */
    private static final int WORSE = 6;

    /** A larger one of the same goods is meant unless something says small. */
    private static final double SMALL_SCALE = 0.95;

    /** By the number of a branch, ids with how well the codes fit, from {@link #LEAST} to 1. */
    private final List<Map<String, Double>> having;

    private final int jointProcurements;

    private Assortment(List<Map<String, Double>> having, int jointProcurements) {
        this.having = having;
        this.jointProcurements = jointProcurements;
    }

    static Assortment of(Collection<JointProcurement> register) {
        List<Map<String, Double>> having = new ArrayList<>();
        for (Branch branch : EverydayWords.all().branches()) {
            Map<String, Double> who = new TreeMap<>();
            for (JointProcurement joint : register) {
                double fit = codes(joint)
                        .flatMapToDouble(has -> branch.codes().stream().mapToDouble(code -> fit(has, code)))
                        .max()
                        .orElse(0);
                if (fit >= LEAST) {
                    boolean small = joint.type() == ProcurementType.SMALL_SCALE;
                    who.put(joint.id().value(), small ? fit * SMALL_SCALE : fit);
                }
            }
            having.add(Map.copyOf(who));
        }
        return new Assortment(List.copyOf(having), register.size());
    }

    private static Stream<String> codes(JointProcurement joint) {
        return Stream.concat(joint.cpv().stream(), joint.terms().lots().stream().flatMap(lot -> lot.cpv().stream()))
                .map(Assortment::significant);
    }

    /** {@code 90910000-9} begins with 9091; a division has two digits. */
    private static String significant(String code) {
        int end = Math.min(8, code.length());
        while (end > 2 && code.charAt(end - 1) == '0') {
            end--;
        }
        return code.substring(0, end);
    }

    private static double fit(String has, String branch) {
        int deeper = branch.length() - has.length();
        if (branch.startsWith(has)) {
            return Math.max(LEAST_OF_BROADER, 1 - BROADER * deeper);
        }
        return has.startsWith(branch) ? Math.pow(NARROWER, -deeper) : 0;
    }

    /** Of the words of one place: they may be in several branches. */
    List<Mention> mentions(Words words) {
        var mentions = new ArrayList<Mention>();
        Map<List<Integer>, List<Found>> byPlace = new LinkedHashMap<>();
        EverydayWords.all().in(words).forEach(found -> byPlace.computeIfAbsent(
                        List.of(found.from(), found.until()), place -> new ArrayList<>(1))
                .add(found));
        byPlace.values().forEach(found -> addMentions(found, mentions));
        return mentions;
    }

    private void addMentions(List<Found> found, List<Mention> mentions) {
        Map<String, Double> who = new TreeMap<>();
        found.forEach(one -> having.get(one.branch().number())
                .forEach((joint, fit) -> who.merge(joint, fit * says(one), Math::max)));
        Found any = found.get(0);
        if (who.isEmpty()) {
            double says = found.stream().mapToDouble(Assortment::says).min().orElse(0);
            mentions.add(new Mention("", RegisterIndex.MISSING, any.from(), any.until(), MISSING * says));
            return;
        }
        double best = who.values().stream().mapToDouble(fit -> fit).max().orElseThrow();
        who.replaceAll((joint, fit) -> fit * Math.pow(fit / best, WORSE));
        double sharers = who.values().stream().mapToDouble(fit -> fit / best).sum();
        double rarity = RegisterIndex.rarity(sharers, jointProcurements);
        who.forEach((joint, fit) ->
                mentions.add(new Mention(joint, RegisterIndex.GOODS, any.from(), any.until(), WORD * fit * rarity)));
    }

    private static double says(Found found) {
        return (found.weak() ? WEAK : 1) * (found.fit() == Fit.COMPOUND ? IN_COMPOUND : 1);
    }
}
