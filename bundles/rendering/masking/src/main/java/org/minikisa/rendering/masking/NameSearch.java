package org.minikisa.rendering.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.minikisa.rendering.masking.Words.Word;

/** Finds one name in the words of a text. */
final class NameSearch {

    /** What may stand before a name and is no name: greetings, titles, words that begin a line with a capital. */
    private static final Set<String> BEFORE_NAMES = Set.of(
            "hei",
            "moi",
            "terve",
            "hyva",
            "arvoisa",
            "herra",
            "rouva",
            "neiti",
            "terveisin",
            "terv",
            "terkuin",
            "kiitos",
            "kiitokset",
            "t",
            "yst",
            "hej",
            "hejsan",
            "basta",
            "herr",
            "fru",
            "halsningar",
            "mvh",
            "tack",
            "hello",
            "hi",
            "dear",
            "mr",
            "mrs",
            "ms",
            "miss",
            "regards",
            "thanks",
            "sincerely",
            "dr",
            "tri",
            "prof",
            "fran",
            "from",
            "lahettaja",
            "vastaanottaja",
            "kopio",
            "till",
            "to",
            "cc",
            "kopia",
            "ja",
            "och",
            "and",
            "kun",
            "jos",
            "etta");

    private static final int MOST_UNKNOWN_BETWEEN = 2;
    private static final int WIDEST_JOINT = 3;
    private static final int LEAST_ALONE = 3;

    private final PersonalName name;
    private final String text;
    private final List<Word> words;
    private final boolean close;

    NameSearch(PersonalName name, String text, List<Word> words, boolean close) {
        this.name = name;
        this.text = text;
        this.words = words;
        this.close = close;
    }

    List<Span> spans() {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            int last = wholeName(i);
            if (last < 0 && (isFamilyAlone(i) || isGivenAlone(i))) {
                last = i;
            }
            if (last >= 0) {
                spans.add(new Span(words.get(i).start(), words.get(last).end()));
                i = last;
            }
        }
        return spans;
    }

    /** The last word of the whole name that begins at a word; -1 for none. Other given names may stand between. */
    private int wholeName(int first) {
        var givens = new ArrayList<String>();
        boolean family = false;
        int unknown = 0;
        int last = -1;
        for (int i = first; i < words.size() && (i == first || joined(i - 1, WIDEST_JOINT)); i++) {
            String word = words.get(i).folded();
            if (name.isFamily(word)) {
                family = true;
            } else if (name.isGiven(word) || name.isInitial(word)) {
                givens.add(word);
            } else if (!givens.isEmpty() && !family && mayBeAnotherGivenName(i) && unknown < MOST_UNKNOWN_BETWEEN) {
                unknown++;
                continue;
            } else {
                break;
            }
            last = family && isEnough(givens) ? i : last;
        }
        return last;
    }

    /** Of a double name a part is enough only where they take part: Maria Lindström is not Anna-Maria Lindström. */
    private boolean isEnough(List<String> givens) {
        return close && !givens.isEmpty() || name.isWholeGiven(givens);
    }

    private boolean mayBeAnotherGivenName(int index) {
        return words.get(index).isCapital() && text.charAt(words.get(index).start() - 1) == ' ' && joined(index - 1, 1);
    }

    private boolean isFamilyAlone(int index) {
        Word word = words.get(index);
        if (!name.isFamily(word.folded())) {
            return false;
        }
        boolean distinctive = name.isDistinctive(word.folded());
        boolean written = word.isCapital() || close && distinctive && standsAlone(word);
        return written && (close && word.folded().length() >= LEAST_ALONE || distinctive) && !isAfterAnotherName(index);
    }

    /** In lower case a name may be a part of somebody else's address: {@code joanna.virtanen@…}. */
    private boolean standsAlone(Word word) {
        return !isJoint(word.start() - 1) && !isJoint(word.end());
    }

    private boolean isJoint(int index) {
        return index >= 0
                && index < text.length()
                && "._-@/".indexOf(text.charAt(index)) >= 0
                && index + 1 < text.length()
                && !Character.isWhitespace(text.charAt(index + 1));
    }

    /** "Matti Virtanen" is somebody else; "Hei Virtanen", "Soitin Virtaselle" are not. */
    private boolean isAfterAnotherName(int index) {
        if (index == 0
                || !joined(index - 1, 1)
                || text.charAt(words.get(index - 1).end()) == ',') {
            return false;
        }
        Word before = words.get(index - 1);
        boolean looksLikeAName = before.isCapital()
                && before.folded().length() > 1
                && before.isShouted() == words.get(index).isShouted()
                && !BEFORE_NAMES.contains(before.folded());
        boolean inflected = !name.family().stream()
                .anyMatch(part -> part.nominative().equals(words.get(index).folded()));
        return looksLikeAName && !(beginsASentence(index - 1) && inflected);
    }

    private boolean isGivenAlone(int index) {
        Word word = words.get(index);
        return close
                && word.isCapital()
                && word.folded().length() >= LEAST_ALONE
                && name.isGiven(word.folded())
                && !isBeforeAnotherName(index);
    }

    /** "Anna Korhonen" is somebody else. */
    private boolean isBeforeAnotherName(int index) {
        if (index + 1 >= words.size()
                || !joined(index, 1)
                || text.charAt(words.get(index).end()) != ' ') {
            return false;
        }
        Word next = words.get(index + 1);
        return next.isCapital()
                && next.folded().length() > 1
                && next.isShouted() == words.get(index).isShouted();
    }

    private boolean beginsASentence(int index) {
        int i = words.get(index).start() - 1;
        while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\u00a0' || text.charAt(i) == '>')) {
            i--;
        }
        return i < 0 || ".!?:\n\r\"”-*•".indexOf(text.charAt(i)) >= 0;
    }

    /** Whether nothing but so many blanks, hyphens, points and commas is between a word and the next one, and no empty line. */
    private boolean joined(int index, int widest) {
        int from = words.get(index).end();
        int to = words.get(index + 1).start();
        if (to - from > widest) {
            return false;
        }
        int lines = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            lines += c == '\n' ? 1 : 0;
            if (lines > 1 || !Character.isWhitespace(c) && "\u00a0-.,_\u2010\u2011'".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
