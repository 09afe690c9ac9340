package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells a small-scale procurement from a larger one of the same goods by what else is said: that something is small. Nothing else in
 * the register does: both have the same CPV codes, suppliers and scope.
 */
final class SmallPurchase {

    /** Said a few words from the goods. */
    private static final double THERE = 4;

    private static final int NEAR = 4;

    private static final double ELSEWHERE = 0.8;

    private static final Set<String> SMALL = Set.of(
            "pieni",
            "pienen",
            "pienta",
            "pienelle",
            "pienella",
            "pienessa",
            "pienesta",
            "pienet",
            "pienten",
            "pienia",
            "pienissa",
            "pienille",
            "pienempi",
            "pikku",
            "pienkohde",
            "pienkohteet",
            "pienkohteen",
            "pienkohteissa",
            "pienkohteita",
            "pienhankinta",
            "pienhankinnan",
            "pienhankintana",
            "pienhankinnat",
            "liten",
            "litet",
            "lilla",
            "sma",
            "smaskalig",
            "smaupphandling",
            "small",
            "smaller",
            "tiny",
            "minor");

    private SmallPurchase() {}

    /**
     * @param mentions of joint procurements by everything else
     * @param smallScale ids of the small-scale ones
     */
    static List<Mention> in(Words words, List<Mention> mentions, Set<String> smallScale) {
        List<Integer> places = places(words).toList();
        var found = new ArrayList<Mention>();
        for (String joint : smallScale) {
            List<Mention> goods = mentions.stream()
                    .filter(m -> m.jointProcurement().equals(joint)
                            && !SMALL.contains(words.get(m.from()).plain()))
                    .toList();
            if (!goods.isEmpty()) {
                places.forEach(at -> found.add(new Mention(
                        joint,
                        RegisterIndex.SIZE,
                        at,
                        at + 1,
                        goods.stream().anyMatch(m -> isNear(words, at, m)) ? THERE : ELSEWHERE)));
            }
        }
        return found;
    }

    private static boolean isNear(Words words, int at, Mention goods) {
        return Math.abs(at - goods.from()) <= NEAR
                && words.get(at).sentence() == words.get(goods.from()).sentence();
    }

    private static Stream<Integer> places(Words words) {
        return Stream.iterate(0, at -> at < words.size(), at -> at + 1)
                .filter(at -> SMALL.contains(words.get(at).plain()));
    }
}
