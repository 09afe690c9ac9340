package org.minikisa.intake.core.segment;

import java.util.List;
import java.util.Set;

import org.minikisa.intake.api.Segment.Kind;

/**
 * Finds closings, names and how to reach somebody, and what telephones add. Cautious by intent: a closing ends the message only
 * when what follows is short, and nothing is a signature before something was said.
 */
final class Signatures {

    private static final Phrases CLOSING = Phrases.named("closing");
    private static final Phrases WISH = Phrases.named("wish");
    private static final Phrases THANKS = Phrases.named("thanks");
    private static final Phrases DEVICE = Phrases.named("device");
    private static final Phrases DEVICE_WORD = Phrases.named("device word");

    /** The last word of closings that are made anew each time: "with warmest personal regards", "aurinkoisin terveisin". */
    private static final Set<String> CLOSING_WORDS = Set.of(
            "terveisin",
            "hälsningar",
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

    private static final int MOST_LINES = 14;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int DELIMITED_TIMES = 3;
    private static final int MOST_UNANNOUNCED_LINES = 12;
    private static final int LONGEST_SIGNATURE_LINE = 90;
    private static final int LONGEST_NAME_LINE = 60;

    private final Lines lines;
    private boolean written;

    private Signatures(Lines lines) {
        this.lines = lines;
    }

    static void mark(Lines lines) {
        new Signatures(lines).mark();
    }

    private void mark() {
        int from = 0;
        while (from < lines.count()) {
            int to = from;
            while (to < lines.count() && lines.kind(to) != Kind.HISTORY) {
                to++;
            }
            block(from, to);
            from = to + 1;
        }
    }

    /** A stretch between quotations. */
    private void block(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!lines.isOpen(i)) {
                continue;
            }
            if (isDevice(lines.at(i))) {
                device(i, to);
            } else if (begins(i, from, to)) {
                signature(i, to);
                return;
            } else if (isClosing(lines.at(i)) && written) {
                closingWithinText(i, to);
                written = true;
            } else {
                written = true;
            }
        }
    }

    private boolean begins(int i, int from, int to) {
        Line line = lines.at(i);
        if (line.isSignatureDelimiter()) {
            return written && isShort(i, to, DELIMITED_TIMES);
        }
        if (isClosing(line)) {
            return isShort(i, to, 1) && (written || isFollowedByName(i, to));
        }
        if (!written) {
            return false;
        }
        if (line.isRule()) {
            return isUnannounced(lines.nextWritten(i + 1, to), to, false);
        }
        return isWish(line) && isFollowedByEnd(i, to)
                || THANKS.are(line.words()) && isFollowedByName(i, to)
                || isSigned(line) && isLastShort(i, to)
                || (isSetApart(i, from) || line.words().size() > 1 && isFollowedByMore(i, to))
                        && isUnannounced(i, to, true);
    }

    // Closings

    private boolean isClosing(Line line) {
        List<String> words = line.words();
        if (words.isEmpty() || line.last() == '?') {
            return false;
        }
        int closing = closing(words);
        return closing > 0 && (closing == words.size() || isNameAfter(line, words.size() - closing));
    }

    /** Of how many words the closing is that begins the words, also one in two languages; 0 for none. */
    private static int closing(List<String> words) {
        int count = 0;
        int more = oneClosing(words);
        while (more > 0) {
            count += more;
            more = oneClosing(words.subList(count, words.size()));
        }
        return count;
    }

    private static int oneClosing(List<String> words) {
        int listed = CLOSING.begin(words);
        for (int i = Math.min(3, words.size() - 1); i >= 0; i--) {
            String word = words.get(i);
            boolean closes =
                    CLOSING_WORDS.contains(word) || CLOSING_ENDS.stream().anyMatch(word::endsWith);
            if (closes) {
                return Math.max(listed, i + 1);
            }
        }
        return listed;
    }

    /** "Terveisin Maija Meikäläinen": not "Terveisin Maija kysyi samaa." */
    private static boolean isNameAfter(Line line, int words) {
        if (words > 4 || ".!?:".indexOf(line.last()) >= 0 && words > 2) {
            return false;
        }
        String[] tokens = line.text().split("[\\s,/]+");
        for (int i = Math.max(0, tokens.length - words); i < tokens.length; i++) {
            if (!Names.isPartOfName(tokens[i])) {
                return false;
            }
        }
        return true;
    }

    /** A closing with too much below it: if a name follows, that much is clear; a greeting below begins an earlier message. */
    private void closingWithinText(int i, int to) {
        if (!isFollowedByName(i, to)) {
            return;
        }
        int name = lines.nextWritten(i + 1, to);
        int end = name;
        while (end < to && lines.isOpen(end) && lines.at(end).length() <= LONGEST_NAME_LINE) {
            end++;
        }
        lines.markOpen(i, end, Kind.SIGNATURE);
        int next = lines.nextWritten(end, to);
        if (next < to && Greetings.isOne(lines, next)) {
            lines.markOpen(next, to, Kind.HISTORY);
        }
    }

    private static boolean isWish(Line line) {
        return line.last() != '?' && WISH.are(line.words());
    }

    // What follows

    private boolean isFollowedByName(int i, int to) {
        int next = lines.nextWritten(i + 1, to);
        return next < to
                && lines.isOpen(next)
                && isShort(i, to, 1)
                && (Names.isName(lines.at(next).text())
                        || isClosing(lines.at(next))
                        || isSigned(lines.at(next))
                        || lines.at(next).isSignatureDelimiter()
                        || lines.at(next).words().size() <= 2 && isLastShort(next, to));
    }

    private boolean isFollowedByEnd(int i, int to) {
        int next = nextOpen(i + 1, to);
        return next == to || isFollowedByName(i, to) || isDevice(lines.at(next)) || isWish(lines.at(next));
    }

    private int nextOpen(int from, int to) {
        int i = from;
        while (i < to && !lines.isOpen(i)) {
            i++;
        }
        return i;
    }

    /** Whether what follows is of a signature's length; a delimiter is surer than a closing, so it may be longer then. */
    private boolean isShort(int from, int to, int times) {
        int count = 0;
        int length = 0;
        for (int i = from + 1; i < to; i++) {
            if (lines.isOpen(i)) {
                length += lines.at(i).length();
                if (++count > times * MOST_LINES || length > times * MOST_CHARACTERS) {
                    return false;
                }
            }
        }
        return true;
    }

    // Without a closing

    /** "/Anna", "-Maija", "~ John" */
    private static boolean isSigned(Line line) {
        String text = line.text();
        int from = 0;
        while (from < text.length() && from < 3 && "/-~–—".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return from > 0
                && from < text.length()
                && text.length() <= LONGEST_NAME_LINE
                && Names.isName(text.substring(from));
    }

    private boolean isLastShort(int i, int to) {
        return nextOpen(i + 1, to) == to || isUnannounced(nextOpen(i + 1, to), to, false);
    }

    /** Whether an empty line, or the end of a sentence, stands above. */
    private boolean isSetApart(int i, int from) {
        if (i == from) {
            return false;
        }
        int above = i - 1;
        while (above >= from && lines.at(above).isBlank()) {
            above--;
        }
        if (above < from || lines.kind(above) != null) {
            return false;
        }
        char last = lines.at(above).last();
        return last != ':' && (above < i - 1 || ".!?)".indexOf(last) >= 0);
    }

    /** Whether a name may begin a signature here: set apart, or of several words with more below, or the last of short lines. */
    private boolean isNameBelow(int i, int from, int to) {
        if (isSetApart(i, from)) {
            return true;
        }
        boolean isWhole = lines.at(i).words().size() > 1 && i > from && lines.kind(i - 1) == null;
        return isWhole
                && (isFollowedByMore(i, to)
                        || nextOpen(i + 1, to) == to
                                && lines.at(i - 1).length() < LONGEST_NAME_LINE
                                && ",:".indexOf(lines.at(i - 1).last()) < 0);
    }

    private boolean isFollowedByMore(int i, int to) {
        return i + 1 < to && lines.isOpen(i + 1) && Names.tellsAboutSomebody(lines.at(i + 1))
                || i + 2 < to && lines.isOpen(i + 2) && Names.tellsAboutSomebody(lines.at(i + 2));
    }

    /** A name, and below it nothing but what stands in signatures. */
    private boolean isUnannounced(int from, int to, boolean beginsWithName) {
        int count = 0;
        int telling = 0;
        int names = 0;
        for (int i = from; i < to; i++) {
            if (lines.isOpen(i)) {
                Line line = lines.at(i);
                if (++count > MOST_UNANNOUNCED_LINES
                        || line.length() > LONGEST_SIGNATURE_LINE
                        || line.last() == '?'
                        || line.last() == ':') {
                    return false;
                }
                boolean isName = Names.isName(line.text());
                if (count == 1 && beginsWithName && !isName) {
                    return false;
                }
                names += isName ? 1 : 0;
                telling += Names.tellsAboutSomebody(line) || isDevice(line) || isClosing(line) ? 1 : 0;
            }
        }
        return count > 0 && (telling > 0 && telling + names >= count - 1 || names == count && count <= 3);
    }

    // Marking

    private void signature(int from, int to) {
        boolean postscript = false;
        for (int i = from; i < to; i++) {
            if (lines.at(i).isBlank()) {
                postscript = false;
            } else if (lines.isOpen(i)) {
                postscript |= isPostscript(lines.at(i));
                lines.mark(i, postscript ? Kind.MESSAGE : Kind.SIGNATURE);
            }
        }
    }

    private static boolean isPostscript(Line line) {
        List<String> words = line.words();
        return words.size() > 1 && words.get(0).equals("ps")
                || words.size() > 2 && words.get(0).equals("p") && words.get(1).equals("s");
    }

    // Devices

    private static boolean isDevice(Line line) {
        List<String> words = line.words();
        if (words.isEmpty()
                || line.text().indexOf(',') >= 0
                || !Character.isLetter(line.text().codePointAt(0))
                        && line.text().charAt(0) != '[') {
            return false;
        }
        if (DEVICE.begin(words) > 0) {
            return line.text().contains("://") || words.size() <= 10;
        }
        return words.get(0).equals("lähetetty")
                && words.size() > 1
                && words.size() <= 9
                && words.subList(1, Math.min(5, words.size())).stream().anyMatch(DEVICE_WORD::beginAWord);
    }

    /** Telephones put it between what was written and what is quoted, so prose below it came before. */
    private void device(int i, int to) {
        lines.mark(i, Kind.SIGNATURE);
        int next = nextOpen(i + 1, to);
        if (written && next < to && !isDevice(lines.at(next))) {
            boolean isSignature = isShort(i, to, 1) && isUnannounced(next, to, false);
            lines.markOpen(next, to, isSignature || isClosing(lines.at(next)) ? Kind.SIGNATURE : Kind.HISTORY);
        }
    }
}
