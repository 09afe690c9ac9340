package org.minikisa.intake.core.segment;

import java.util.List;
import java.util.Set;

/** Tells whether a text may be somebody's name, or how to reach somebody. */
final class Names {

    private static final Phrases CONTACT = Phrases.named("signature word");
    private static final Phrases ROLE = Phrases.named("role");
    private static final Phrases SOCIAL = Phrases.named("social");
    private static final Set<String> PARTICLES = Set.of(
            "von", "van", "af", "de", "der", "den", "la", "le", "da", "di", "and", "ja", "och", "und", "från", "from",
            "he", "she", "they", "hän", "hon", "han", "hen");
    private static final int MOST_WORDS = 4;
    private static final int SHORTEST_NUMBER = 6;
    private static final int LONGEST_INITIALS = 6;

    private Names() {}

    /** One to four words with capital letters and nothing else. */
    static boolean isName(String text) {
        String[] tokens = text.strip().split("\\s+");
        if (tokens.length > MOST_WORDS || tokens[0].isEmpty() || !isCapitalised(tokens[0])) {
            return false;
        }
        for (String token : tokens) {
            if (!isPartOfName(token)) {
                return false;
            }
        }
        char last = text.strip().charAt(text.strip().length() - 1);
        return Character.isLetter(last) || last == ')' || last == '.' && areInitials(tokens[tokens.length - 1]);
    }

    /** "V.", "J.R." */
    private static boolean areInitials(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (i % 2 == 1 ? token.charAt(i) != '.' : !Character.isLetter(token.charAt(i))) {
                return false;
            }
        }
        return token.length() <= LONGEST_INITIALS;
    }

    /** A name, or one of several words before a comma or the like and a few words more: "Bo Ek, ekonomichef". */
    static boolean begins(String text) {
        int end = 0;
        while (end < text.length() && ",|/(@".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(0, end).strip();
        boolean isFollowed =
                end < text.length() && name.indexOf(' ') > 0 && ".!?".indexOf(text.charAt(text.length() - 1)) < 0;
        return isName(text)
                || isFollowed && isName(name) && Words.of(text.substring(end)).size() <= MOST_WORDS;
    }

    static boolean isPartOfName(String token) {
        return isCapitalised(token) || PARTICLES.contains(token);
    }

    private static boolean isCapitalised(String token) {
        String word = token.startsWith("(") ? token.substring(1) : token;
        return !word.isEmpty()
                && Character.isUpperCase(word.codePointAt(0))
                && word.chars().noneMatch(Character::isDigit)
                && word.indexOf('@') < 0;
    }

    /** A telephone number, an address, a title, an organisation. */
    static boolean tellsAboutSomebody(Line line) {
        String text = line.text();
        List<String> words = line.words();
        return text.indexOf('@') >= 0
                || text.contains("www.")
                || text.contains("://")
                || isNumber(text)
                || isSocial(line)
                || !words.isEmpty() && CONTACT.has(words.get(0)) && text.chars().anyMatch(Character::isDigit)
                || words.size() <= 8 && words.stream().anyMatch(ROLE::beginOrEndAWord);
    }

    /** Names of places on the net, and nothing else. */
    static boolean isSocial(Line line) {
        return !line.words().isEmpty() && line.words().stream().allMatch(SOCIAL::has);
    }

    /** More digits than letters, and enough of them. */
    private static boolean isNumber(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        long letters = text.chars().filter(Character::isLetter).count();
        return digits >= SHORTEST_NUMBER && digits > letters;
    }
}
