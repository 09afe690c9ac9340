package org.minikisa.rendering.masking;

import java.util.HashSet;
import java.util.Set;

/**
 * One word of a name in its inflections: Finnish cases on all the stems it may have (Iso suomen kielioppi, §§ 41–46 on consonant
 * gradation, §§ 55–60 on stems), the Swedish and English genitive. Says rather too much than too little; what is no form of any
 * Finnish name, the word that merely begins alike, is not taken.
 */
final class Inflected {

    private static final String VOWELS = "aeiouy";

    private static final Set<String> CLITICS =
            Set.of("", "kin", "kaan", "ko", "pa", "han", "ni", "si", "nsa", "mme", "nne");
    private static final Set<String> CASES = Set.of(
            "n", "a", "ta", "tta", "na", "lla", "lta", "lle", "ssa", "sta", "ksi", "an", "en", "in", "on", "un", "yn",
            "han", "hen", "hin", "hon", "hun", "hyn", "seen", "t", "jen", "ja", "den", "ille", "illa", "ilta", "issa",
            "ista", "iin", "ien", "ia", "iksi", "ina", "ita", "iden");
    /** On the consonant stem of names in -nen: Virtas-ta, Virtas-ten. */
    private static final Set<String> CONSONANT_CASES = Set.of("ta", "ten");

    private static final int LONGEST_ENDING = 9;

    private final String nominative;
    private final Set<String> stems = new HashSet<>();
    private final String consonantStem;

    Inflected(String word) {
        nominative = Words.folded(word);
        consonantStem = nominative.endsWith("nen") ? cut(3) + "s" : "";
        if (nominative.endsWith("nen")) {
            stems.add(cut(3) + "se");
            stems.add(cut(3) + "s");
        } else if (nominative.isEmpty() || isVowel(nominative.length() - 1)) {
            vowelStems();
        } else {
            stems.add(nominative + "i");
            if (nominative.endsWith("s")) {
                stems.add(cut(1) + "kse");
            }
        }
    }

    String nominative() {
        return nominative;
    }

    /** Whether a word is this one, in any case; both folded. */
    boolean matches(String folded) {
        if (folded.equals(nominative) || folded.equals(nominative + "s")) {
            return true;
        }
        if (folded.startsWith(nominative) && CLITICS.contains(folded.substring(nominative.length()))) {
            return true;
        }
        for (int end = Math.max(1, folded.length() - LONGEST_ENDING); end < folded.length(); end++) {
            String stem = folded.substring(0, end);
            String ending = folded.substring(end);
            if (stems.contains(stem) && isEnding(ending, CASES)
                    || stem.equals(consonantStem) && isEnding(ending, CONSONANT_CASES)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnding(String ending, Set<String> cases) {
        for (int i = 1; i <= ending.length(); i++) {
            if (cases.contains(ending.substring(0, i)) && CLITICS.contains(ending.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private void vowelStems() {
        withGradation(nominative);
        if (nominative.endsWith("i")) {
            withGradation(cut(1) + "e"); // Järvi: Järven
        }
    }

    /** The stem as it is and in its weak grade: Mäki, Mäe-; Lahti, Lahde-; Aalto, Aallo-; Pekka, Peka-. */
    private void withGradation(String stem) {
        stems.add(stem);
        int at = stem.length() - 2;
        if (at < 1) {
            return;
        }
        char before = stem.charAt(at - 1);
        String head = stem.substring(0, at);
        String vowel = stem.substring(at + 1);
        switch (stem.charAt(at)) {
            case 'k' -> {
                if (before == 'k') {
                    stems.add(head + vowel);
                } else if (before == 'n') {
                    stems.add(head + "g" + vowel);
                } else if (before != 's' && before != 't') {
                    stems.add(head + vowel);
                    stems.add(head + "j" + vowel);
                    stems.add(head + "v" + vowel);
                }
            }
            case 'p' -> {
                if (before == 'p') {
                    stems.add(head + vowel);
                } else {
                    stems.add(head + (before == 'm' ? "m" : "v") + vowel);
                }
            }
            case 't' -> {
                if (before == 't') {
                    stems.add(head + vowel);
                } else if (before == 'n' || before == 'l' || before == 'r') {
                    stems.add(head + before + vowel);
                } else if (before != 's') {
                    stems.add(head + "d" + vowel);
                }
            }
            default -> {}
        }
    }

    private boolean isVowel(int index) {
        return VOWELS.indexOf(nominative.charAt(index)) >= 0;
    }

    private String cut(int letters) {
        return nominative.substring(0, nominative.length() - letters);
    }
}
