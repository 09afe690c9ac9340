package org.minikisa.classification.core.learning;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class NearNames {

    private static final int MOST = 3;

    /** Longer names are compared by their beginning: the comparison takes the product of the lengths. */
    private static final int LONGEST = 64;

    private NearNames() {}

    /** {@code Did you mean a or b?}, or what to do where nothing is near. */
    static String hint(String wrong, Collection<String> known, String otherwise) {
        List<String> near = near(wrong, known);
        return near.isEmpty() ? otherwise : "Did you mean " + String.join(" or ", near) + "?";
    }

    private static List<String> near(String wrong, Collection<String> known) {
        String name = folded(wrong);
        int most = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance(name, folded(candidate)) <= most
                        || name.length() > 2 && folded(candidate).contains(name))
                .sorted(Comparator.comparingInt((String candidate) -> distance(name, folded(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static String folded(String name) {
        return name.substring(0, Math.min(LONGEST, name.length())).toLowerCase(Locale.ROOT);
    }

    /** V. I. Levenshtein's. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
