package org.minikisa.intake.core.segment;

import java.util.List;
import java.util.Set;

/** What a line of good wishes is worth as the end of a message, from nothing to surely. */
enum Courtesy {
    NONE,
    /** "Kiitos!": may be all that somebody wants to say. */
    THANKS,
    /** "Hyvää viikonloppua!": ends a message where something of a signature, or nothing, follows. */
    WISH,
    /** "Terveisin", "Best regards, John". */
    CLOSING;

    private static final Phrases CLOSINGS = Phrases.named("closing");
    private static final Phrases WISHES = Phrases.named("wish");
    private static final Phrases THANKS_PHRASES = Phrases.named("thanks");
    private static final Phrases BETWEEN = Phrases.named("between courtesies");

    /** The last word of closings that are made anew each time: "with warmest personal regards", "aurinkoisin terveisin". */
    private static final Set<String> CLOSING_WORDS = Set.of(
            "hälsning",
            "regards",
            "wishes",
            "greetings",
            "grüßen",
            "grüße",
            "hilsen",
            "hilsener",
            "cordialement",
            "salutations");

    private static final List<String> CLOSING_ENDS = List.of("terveisin", "hälsningar");
    private static final Set<String> FROM = Set.of("från", "from");
    private static final int MOST_WORDS_BEFORE = 3;
    private static final int MOST_NAMES = 4;
    private static final int LEAST_DIGITS = 6;

    static Courtesy of(Line line) {
        List<String> words = line.words();
        if (words.isEmpty() || line.last() == '?') {
            return NONE;
        }
        Courtesy found = NONE;
        int count = 0;
        while (count < words.size()) {
            List<String> rest = words.subList(count, words.size());
            int closing = closing(rest);
            int wish = WISHES.begin(rest);
            int thanks = THANKS_PHRASES.begin(rest);
            int between = BETWEEN.begin(rest);
            int most = Math.max(Math.max(closing, wish), Math.max(thanks, found == NONE ? 0 : between));
            if (most == 0) {
                break;
            }
            Courtesy one = most == closing ? CLOSING : most == wish ? WISH : most == thanks ? THANKS : NONE;
            found = one.compareTo(found) > 0 ? one : found;
            count += most;
        }
        int others = words.size() - count;
        if (others == 0) {
            return found;
        }
        if (found != NONE && isWholeSignature(line, count)) {
            return CLOSING;
        }
        if (found != NONE && isName(line, others)) {
            return named(found);
        }
        return ofSentences(line.text());
    }

    /** "Tackar! Ha en bra vecka!": each sentence by itself; and with a name below the last, "På återhörande, Anna". */
    private static Courtesy ofSentences(String text) {
        int end = 1;
        while (end < text.length()
                && !(".!,…".indexOf(text.charAt(end - 1)) >= 0 && Character.isWhitespace(text.charAt(end)))) {
            end++;
        }
        if (end >= text.length()) {
            return Pleasantries.end(text) ? WISH : NONE;
        }
        String rest = text.substring(end).strip();
        Courtesy first = of(Line.of(text, 0, end));
        if (first == NONE) {
            return Pleasantries.end(text) ? WISH : NONE;
        }
        Courtesy others = Names.isName(rest) ? WISH : of(Line.of(rest, 0, rest.length()));
        if (others == NONE && isNameWithMore(rest)) {
            return CLOSING;
        }
        return others == NONE ? NONE : first.compareTo(others) > 0 ? first : others;
    }

    /** "Hälsningar Bo Ek, disponent, 040 123 4567": a full name before a comma, and how to reach it. */
    private static boolean isWholeSignature(Line line, int words) {
        return isNameWithMore(behind(line.text(), words));
    }

    private static boolean isNameWithMore(String rest) {
        int comma = rest.indexOf(',');
        String name = rest.substring(0, Math.max(0, comma)).strip();
        long digits = rest.chars().filter(Character::isDigit).count();
        return name.indexOf(' ') > 0 && Names.isName(name) && (digits >= LEAST_DIGITS || rest.indexOf('@') >= 0);
    }

    /** What follows so many words. */
    private static String behind(String text, int words) {
        int at = 0;
        for (int count = 0; count < words && at < text.length(); ) {
            int end = at;
            while (end < text.length() && " ,/:;|".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            count += Words.of(text.substring(at, end)).size();
            at = Math.min(text.length(), end + 1);
        }
        return text.substring(at).strip();
    }

    /** "Kiitos, Maija", "Trevlig helg! Åsa": with a name, thanks end a message as wishes do. */
    private static Courtesy named(Courtesy courtesy) {
        return courtesy == THANKS ? WISH : courtesy;
    }

    /** Of how many words the closing is that begins the words; 0 for none. */
    private static int closing(List<String> words) {
        int listed = CLOSINGS.begin(words);
        for (int i = Math.min(MOST_WORDS_BEFORE, words.size() - 1); i >= 0; i--) {
            String word = words.get(i);
            if (CLOSING_WORDS.contains(word) || CLOSING_ENDS.stream().anyMatch(word::endsWith)) {
                return Math.max(listed, i + 1);
            }
        }
        return listed;
    }

    /** "Terveisin Maija Meikäläinen": not "Terveisin Maija kysyi samaa." */
    private static boolean isName(Line line, int words) {
        if (words > MOST_NAMES || ".!?:".indexOf(line.last()) >= 0 && words > 2) {
            return false;
        }
        String[] tokens = line.text().split("[\\s,/]+");
        for (int i = Math.max(0, tokens.length - words); i < tokens.length; i++) {
            if (FROM.contains(tokens[i])) {
                // from where somebody greets needs no capital letter: "från skärgården"
                return true;
            }
            if (!Names.isPartOfName(tokens[i])) {
                return false;
            }
        }
        return true;
    }
}
