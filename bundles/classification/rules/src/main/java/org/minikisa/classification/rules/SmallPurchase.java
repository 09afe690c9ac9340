package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells a small-scale procurement from a larger one of the same goods by what else is said: that something is small, or a sum of euros
 * that it may be used for. Nothing else in the register does: both have the same CPV codes, suppliers and scope.
 */
final class SmallPurchase {

    /** Said a few words from the goods. */
    private static final double THERE = 4;

    private static final int NEAR = 4;

    private static final double ELSEWHERE = 0.8;

    /** A sum that its largest purchase allows. */
    private static final double SUM = 2.5;

    /** Less is a price of something. */
    private static final long LEAST_SUM = 1_500;

    private static final int MOST_PLACES = 50;

    private static final Set<String> EURO = Set.of("e", "eur", "euro", "euros", "euroa", "euron", "eurolla");

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
     * @param smallScale ids of the small-scale ones with the value in euros that a purchase stays below; 0 where it is not known
     */
    static List<Mention> in(Words words, List<Mention> mentions, Map<String, Long> smallScale) {
        var found = new ArrayList<Mention>();
        smallScale.forEach((joint, largest) -> {
            List<Mention> goods = mentions.stream()
                    .filter(m -> m.jointProcurement().equals(joint)
                            && !SMALL.contains(words.get(m.from()).plain()))
                    .toList();
            if (!goods.isEmpty()) {
                places(words, at -> SMALL.contains(words.get(at).plain()))
                        .forEach(at -> found.add(said(joint, at, isNear(words, at, goods) ? THERE : ELSEWHERE)));
                places(words, at -> isSum(words, at, largest)).forEach(at -> found.add(said(joint, at, SUM)));
            }
        });
        return found;
    }

    private static Mention said(String joint, int at, double weight) {
        return new Mention(joint, RegisterIndex.SIZE, at, at + 1, weight);
    }

    private static boolean isNear(Words words, int at, List<Mention> goods) {
        return goods.stream()
                .anyMatch(m -> Math.abs(at - m.from()) <= NEAR
                        && words.get(at).sentence() == words.get(m.from()).sentence());
    }

    private static Stream<Integer> places(Words words, IntPredicate is) {
        return IntStream.range(0, words.size()).filter(is).limit(MOST_PLACES).boxed();
    }

    /** {@code 14000 €}, {@code 14 000 euroa}. */
    private static boolean isSum(Words words, int at, long largest) {
        if (!isNumber(words, at) || at > 0 && isNumber(words, at - 1)) {
            return false;
        }
        boolean grouped = at + 1 < words.size()
                && isNumber(words, at + 1)
                && words.get(at + 1).plain().length() == 3;
        int last = grouped ? at + 1 : at;
        String digits = words.get(at).plain() + (grouped ? words.get(last).plain() : "");
        return digits.length() <= 9
                && Long.parseLong(digits) >= LEAST_SUM
                && Long.parseLong(digits) < largest
                && isEuro(words, last);
    }

    private static boolean isNumber(Words words, int at) {
        return words.get(at).plain().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isEuro(Words words, int last) {
        int end = words.get(last).end();
        String after =
                words.text().substring(end, Math.min(end + 2, words.text().length()));
        return after.strip().startsWith("€")
                || last + 1 < words.size() && EURO.contains(words.get(last + 1).plain());
    }
}
