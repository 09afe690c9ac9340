package org.minikisa.intake.core.segment;

import java.util.List;

import org.minikisa.intake.api.Segment.Kind;

/**
 * Finds closings, names and how to reach somebody, and what telephones add. Cautious by intent: a closing ends the message only
 * when what follows is short, and nothing is a signature before something was said.
 */
final class Signatures {

    private static final Phrases DEVICE = Phrases.named("device");
    private static final Phrases DEVICE_WORD = Phrases.named("device word");

    private static final String DASHES = "/-~–—";
    private static final int MOST_LINES = 14;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int DELIMITED_TIMES = 3;
    private static final int MOST_UNANNOUNCED_LINES = 12;
    private static final int LONGEST_SIGNATURE_LINE = 90;
    private static final int LONGEST_NAME_LINE = 60;
    private static final int LEAST_IN_SENTENCE = 4;
    private static final int MOST_OF_WISH = 6;
    private static final int MOST_COURTESIES = 5;
    private static final int BROKEN_LINE = 70;
    private static final int LONGEST_BROKEN_LINE = 80;

    private final Lines lines;
    private final boolean greeted;
    private boolean written;

    private Signatures(Lines lines, boolean written) {
        this.lines = lines;
        this.written = written;
        this.greeted = lines.has(Kind.GREETING);
    }

    /** @param written whether something was said that may be all of the message */
    static void mark(Lines lines, boolean written) {
        new Signatures(lines, written).mark();
    }

    /** Whether the lines are a name and what else stands in signatures. */
    static boolean isOne(Lines lines, int from, int to) {
        return new Signatures(lines, true).isUnannounced(from, to, true);
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
            return (written || greeted && isFollowedByName(i, to)) && isShort(i, to, DELIMITED_TIMES);
        }
        Courtesy courtesy = Courtesy.of(line);
        if (courtesy == Courtesy.CLOSING) {
            return isShort(i, to, 1) && (written || greeted || isFollowedByName(i, to));
        }
        if (!written) {
            return false;
        }
        if (line.isRule()) {
            return isUnannounced(lines.nextWritten(i + 1, to), to, false);
        }
        return courtesy != Courtesy.NONE && isFollowedByEnd(i, to)
                || isStroke(line) && isFollowedByName(i, to)
                || isSigned(line) && isLastShort(i, to)
                || isWishOfOnesOwn(i, from, to)
                || Names.isSocial(line) && line.words().size() > 1 && isUnannounced(i, to, false)
                || isPlaceForName(i, from, to) && isUnannounced(i, to, true);
    }

    // What follows

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

    private boolean isFollowedByName(int i, int to) {
        int next = lines.nextWritten(i + 1, to);
        return next < to
                && lines.isOpen(next)
                && isShort(i, to, 1)
                && (Names.begins(lines.at(next).text())
                        || isClosing(lines.at(next))
                        || isSigned(lines.at(next))
                        || lines.at(next).isSignatureDelimiter()
                        || lines.at(next).words().size() <= 2 && isLastShort(next, to));
    }

    /** "Enjoy your day," above a name or a closing: whatever it says, it ends the message. */
    private boolean isWishOfOnesOwn(int i, int from, int to) {
        Line line = lines.at(i);
        int next = lines.nextWritten(i + 1, to);
        return line.last() == ','
                && line.words().size() <= MOST_OF_WISH
                && Character.isUpperCase(line.text().codePointAt(0))
                && isSetApart(i, from)
                && next < to
                && lines.isOpen(next)
                && isShort(i, to, 1)
                && (isClosing(lines.at(next)) || isUnannounced(next, to, true));
    }

    private boolean isFollowedByEnd(int i, int to) {
        int last = i;
        int next = nextOpen(i + 1, to);
        for (int count = 0; count < MOST_COURTESIES && next < to && isCourtesy(lines.at(next)); count++) {
            last = next;
            next = nextOpen(next + 1, to);
        }
        return next == to || isFollowedByName(last, to) || isDevice(lines.at(next));
    }

    private static boolean isCourtesy(Line line) {
        Courtesy courtesy = Courtesy.of(line);
        return courtesy == Courtesy.THANKS || courtesy == Courtesy.WISH;
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

    /** "/Anna", "-Maija", "~ John", "-Sami-", "-Lev." */
    private static boolean isSigned(Line line) {
        String text = line.text();
        int from = 0;
        while (from < text.length() && from < 3 && DASHES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = text.length();
        while (to > from && (DASHES.indexOf(text.charAt(to - 1)) >= 0 || text.charAt(to - 1) == '.')) {
            to--;
        }
        return from > 0 && from < to && text.length() <= LONGEST_NAME_LINE && Names.isName(text.substring(from, to));
    }

    /** "//" above a name. */
    private static boolean isStroke(Line line) {
        return line.text().equals("/") || line.text().equals("//");
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
        if (above < from || lines.kind(above) != null && !(written && lines.kind(above) == Kind.GREETING)) {
            return false;
        }
        char last = lines.at(above).last();
        return last != ':' && (above < i - 1 || ".!?)".indexOf(last) >= 0);
    }

    /** Set apart from the text; or of several words with more below; or the last line, and no part of the one above. */
    private boolean isPlaceForName(int i, int from, int to) {
        if (isSetApart(i, from)) {
            return true;
        }
        if (lines.nextWritten(from, to) == i) {
            return from > 0 && (isFollowedByMore(i, to) || isBelowLastQuote(i, to));
        }
        if (!lines.isOpen(i - 1)) {
            return false;
        }
        int next = nextOpen(i + 1, to);
        boolean isLast = next == to || isDevice(lines.at(next));
        return isLast && !isBroken(lines.at(i - 1), lines.at(i))
                || lines.at(i).words().size() > 1 && isFollowedByMore(i, to);
    }

    /** A full name at the very end; but below a question, and a single word anywhere, may be the answer. */
    private boolean isBelowLastQuote(int i, int to) {
        int quote = i - 1;
        while (quote > 0 && lines.at(quote).isBlank()) {
            quote--;
        }
        return written
                && to == lines.count()
                && quote < i - 1
                && lines.at(quote).last() != '?'
                && lines.at(quote).last() != ':'
                && lines.at(i).words().size() > 1;
    }

    /** Whether the line above may go on in this one, because a program broke it or the sentence wants more. */
    private static boolean isBroken(Line above, Line line) {
        int first = line.text().split("\\s", 2)[0].length();
        boolean isFull = above.length() + first > BROKEN_LINE && above.length() <= LONGEST_BROKEN_LINE;
        return isFull || ",:;-".indexOf(above.last()) >= 0;
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
                boolean isName = Names.begins(line.text());
                boolean tells = Names.tellsAboutSomebody(line) || isDevice(line) || isClosing(line);
                if (count == 1 && !isName && (beginsWithName || !tells && isSentence(line))) {
                    return false;
                }
                names += isName ? 1 : 0;
                telling += tells ? 1 : 0;
            }
        }
        return count > 0 && (telling > 0 && telling + names >= count - 1 || names == count && count <= 3);
    }

    private static boolean isSentence(Line line) {
        return line.last() == '.' && line.words().size() > LEAST_IN_SENTENCE;
    }

    private static boolean isClosing(Line line) {
        return Courtesy.of(line) == Courtesy.CLOSING;
    }

    // Marking

    private void signature(int from, int to) {
        boolean postscript = false;
        for (int i = from; i < to; i++) {
            if (lines.at(i).isBlank()) {
                postscript = false;
            } else if (lines.isOpen(i)) {
                postscript |=
                        isPostscript(lines.at(i)) || i > from && lines.at(i - 1).isBlank() && isQuestion(lines.at(i));
                lines.mark(i, postscript ? Kind.MESSAGE : Kind.SIGNATURE);
            }
        }
    }

    /** What came to mind when all was written. */
    private static boolean isQuestion(Line line) {
        return line.last() == '?' && !Names.tellsAboutSomebody(line);
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
                || line.text().indexOf(',') >= 0 && words.stream().noneMatch(DEVICE_WORD::beginAWord)
                || !Character.isLetter(line.text().codePointAt(0))
                        && line.text().charAt(0) != '[') {
            return false;
        }
        if (DEVICE.begin(words) > 0) {
            return line.text().contains("://") || words.size() <= 10;
        }
        List<String> next = words.subList(1, Math.min(6, words.size()));
        boolean isSent = words.get(0).equals("lähetetty") || words.get(0).equals("sent") && next.contains("from");
        return isSent && words.size() <= 10 && next.stream().anyMatch(DEVICE_WORD::beginAWord);
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
