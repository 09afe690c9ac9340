package org.minikisa.rendering.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
public final class NearMiss {

    /** The most that are offered. */
    public static final int MOST = 5;

    private NearMiss() {}

    /**
     * Known words near to a wrong one, best first, at most {@value #MOST}: those that differ in case only, those that
     * begin with it, those within a few slips of the keys (a third of its length, at least one), those that contain it.
     * Equal ones in their natural order.
     */
    public static List<String> of(String wrong, Collection<String> known) {
        String sought = wrong.strip().toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            return List.of();
        }
        int most = Math.max(1, sought.length() / 3);
        return known.stream()
                .distinct()
                .map(word -> new Guess(word, rank(sought, word.toLowerCase(Locale.ROOT), most)))
                .filter(guess -> guess.rank < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(Guess::rank).thenComparing(Guess::word))
                .limit(MOST)
                .map(Guess::word)
                .toList();
    }

    private static int rank(String sought, String word, int most) {
        if (word.equals(sought)) {
            return 0;
        }
        int slips = Math.abs(word.length() - sought.length()) > most ? most + 1 : slips(sought, word);
        if (slips <= most) {
            return slips;
        }
        if (sought.length() > 1 && word.startsWith(sought)) {
            return most + 1;
        }
        return sought.length() > 2 && word.contains(sought) ? most + 2 : Integer.MAX_VALUE;
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string
     * alignment; G. Navarro, A guided tour to approximate string matching, 2001, section 2).
     */
    static int slips(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private record Guess(String word, int rank) {}
}
