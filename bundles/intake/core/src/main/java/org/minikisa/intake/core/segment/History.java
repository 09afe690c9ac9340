package org.minikisa.intake.core.segment;

import java.util.List;

import org.minikisa.intake.api.Segment.Kind;

/** Finds what was quoted from earlier messages. */
final class History {

    private static final Phrases REPLIED = Phrases.named("history");
    private static final Phrases FORWARDED = Phrases.named("forward");

    /** Programs break lines at 72 to 80 characters: a quoted line of that length may have left its end on the next one. */
    private static final int BROKEN_LINE = 60;

    private static final int BROKEN_REST = 40;
    private static final int LEAST_IN_FRAME = 4;

    private final Lines lines;
    private int earlierMessage;
    private boolean isForwarded;

    private History(Lines lines) {
        this.lines = lines;
        this.earlierMessage = lines.count();
    }

    static History mark(Lines lines) {
        var history = new History(lines);
        history.mark();
        history.markBrokenQuotes();
        history.markRules();
        return history;
    }

    /** The first line of an earlier message that stands there whole, behind its header; the count of lines for none. */
    int earlierMessage() {
        return earlierMessage;
    }

    /** Whether its sender passed it on, rather than answered it. */
    boolean isForwarded() {
        return isForwarded;
    }

    private void mark() {
        int i = 0;
        while (i < lines.count()) {
            Line line = lines.at(i);
            if (line.isBlank()) {
                i++;
            } else if (line.isQuoted()) {
                lines.mark(i, Kind.HISTORY);
                i = endsInGroupWiseMark(line) ? rest(i, i + 1) : i + 1;
            } else {
                i = unquoted(i);
            }
        }
    }

    private int unquoted(int i) {
        if (isSeparator(lines.at(i))) {
            int next = lines.nextWritten(i + 1, lines.count());
            return rest(i, next < lines.count() ? next + HeaderBlock.lines(lines, next) : next);
        }
        int header = HeaderBlock.lines(lines, i);
        if (header > 0) {
            return rest(i, i + header);
        }
        int attribution = Attribution.lines(lines, i);
        if (attribution == 0) {
            return i + 1;
        }
        int next = lines.nextWritten(i + attribution, lines.count());
        if (next < lines.count() && lines.at(next).isQuoted()) {
            lines.mark(i, i + attribution, Kind.HISTORY);
            return next;
        }
        // where a program does not mark its quotations, all that follows is history
        return rest(i, i + attribution);
    }

    private int rest(int from, int text) {
        lines.mark(from, lines.count(), Kind.HISTORY);
        earlierMessage = text;
        return lines.count();
    }

    private boolean isSeparator(Line line) {
        if (isFrame(line)) {
            return true;
        }
        List<String> words = line.words();
        boolean announced = line.isDecorated() || !line.isBlank() && line.last() == ':' || words.size() == 2;
        if (!announced || words.isEmpty() || words.size() > 14) {
            return false;
        }
        isForwarded = FORWARDED.begin(words) > 0 && (line.isDecorated() || line.last() == ':');
        return isForwarded
                || REPLIED.begin(words) > 0 && line.isDecorated()
                || REPLIED.are(words) && line.last() == ':';
    }

    /** "##- Please type your reply above this line -##" of ticket systems, in any language. */
    private static boolean isFrame(Line line) {
        return line.text().startsWith("##")
                && line.text().endsWith("##")
                && line.words().size() >= LEAST_IN_FRAME;
    }

    /** GroupWise: "&gt;&gt;&gt; Name &lt;address&gt; 3.2.2026 10:15 &gt;&gt;&gt;", and below it no mark at all. */
    private static boolean endsInGroupWiseMark(Line line) {
        return line.text().length() > 12
                && line.text().startsWith(">>>")
                && line.text().endsWith(">>>");
    }

    private void markBrokenQuotes() {
        for (int i = 1; i + 1 < lines.count(); i++) {
            boolean isBetween = lines.isOpen(i)
                    && lines.at(i - 1).isQuoted()
                    && lines.at(i + 1).isQuoted();
            if (isBetween && isRestOf(lines.at(i - 1), lines.at(i))) {
                lines.mark(i, Kind.HISTORY);
            }
        }
    }

    private static boolean isRestOf(Line broken, Line rest) {
        boolean begins = Character.isLowerCase(rest.text().codePointAt(0)) && rest.length() < BROKEN_LINE;
        boolean isShort = rest.length() < BROKEN_REST && !endsSentence(broken);
        return broken.length() > BROKEN_LINE && (begins || isShort) || opensParenthesis(broken) && rest.last() == ')';
    }

    /** Links are put into parentheses, and broken there. */
    private static boolean opensParenthesis(Line line) {
        return line.text().lastIndexOf('(') > line.text().lastIndexOf(')');
    }

    private static boolean endsSentence(Line line) {
        return ".?!:".indexOf(line.last()) >= 0;
    }

    /** The lines that programs draw above history. */
    private void markRules() {
        boolean above = false;
        for (int i = lines.count() - 1; i >= 0; i--) {
            if (lines.kind(i) == Kind.HISTORY) {
                above = true;
            } else if (above && lines.at(i).isRule()) {
                lines.mark(i, Kind.HISTORY);
            } else if (!lines.at(i).isBlank()) {
                above = false;
            }
        }
    }
}
