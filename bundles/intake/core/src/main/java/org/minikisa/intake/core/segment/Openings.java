package org.minikisa.intake.core.segment;

import org.minikisa.intake.api.Segment.Kind;

/**
 * Finds what stands before the matter: a signature that a program put on top, the greeting, courtesies; also where the matter goes on
 * in the same line.
 */
final class Openings {

    /** Who greets, thanks and excuses himself needs no more. */
    private static final int MOST = 6;

    private static final int MOST_LINES_OF_SIGNATURE = 10;
    private static final String ENDS_OF_SENTENCES = ".!?:…";

    private final Lines lines;
    private boolean greeted;
    private boolean courteous;

    private Openings(Lines lines) {
        this.lines = lines;
    }

    /** Whether there are courtesies that may be all of the matter. */
    static boolean mark(Lines lines) {
        var openings = new Openings(lines);
        openings.mark();
        return openings.courteous;
    }

    /** Where nothing else was said, the last courtesy is the message: "Hei Maija, kiitos vastauksesta!" */
    static void giveBack(Lines lines) {
        int last = -1;
        for (int i = 0; i < lines.count(); i++) {
            if (lines.isOpen(i)) {
                return;
            }
            last = lines.kind(i) == Kind.GREETING ? i : last;
        }
        lines.mark(last, null);
    }

    private void mark() {
        signatureOnTop();
        for (int count = 0; count < MOST; count++) {
            int i = firstOpen();
            if (i == lines.count() || !opens(i)) {
                return;
            }
        }
    }

    private int firstOpen() {
        int first = 0;
        while (first < lines.count() && !lines.isOpen(first)) {
            first++;
        }
        return first;
    }

    private boolean opens(int i) {
        Line line = lines.at(i);
        if (!greeted && Greetings.isOne(lines, i)) {
            greeted = true;
            lines.mark(i, Kind.GREETING);
            return true;
        }
        if ((greeted || courteous) && Courtesy.of(line) == Courtesy.CLOSING) {
            return false;
        }
        int end = endOfCourtesy(line.text());
        courteous |= end > 0;
        if (end == 0 && !greeted) {
            end = Greetings.within(line);
            greeted = end > 0;
        }
        if (end == 0) {
            return false;
        }
        if (end < line.text().length()) {
            int at = lines.startOfText(i) + end;
            lines.part(i, i + 1, each -> at);
        }
        lines.mark(i, Kind.GREETING);
        return true;
    }

    /** Where the first sentence of a line ends if that is a courtesy, behind the space; 0 if not. */
    private static int endOfCourtesy(String text) {
        int end = 1;
        while (end < text.length() && !(isEnd(text, end) && Character.isWhitespace(text.charAt(end)))) {
            end++;
        }
        String sentence = text.substring(0, Math.min(end, text.length()));
        return Pleasantries.open(sentence) ? behindSpace(text, end) : 0;
    }

    private static boolean isEnd(String text, int end) {
        return ENDS_OF_SENTENCES.indexOf(text.charAt(end - 1)) >= 0;
    }

    private static int behindSpace(String text, int end) {
        int at = end;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A name and how to reach it, above a greeting. */
    private void signatureOnTop() {
        int first = firstOpen();
        boolean tells = false;
        for (int i = first; i < Math.min(lines.count(), first + MOST_LINES_OF_SIGNATURE); i++) {
            if (lines.isOpen(i)
                    && (Greetings.begins(lines.at(i))
                            || Pleasantries.open(lines.at(i).text()))) {
                if (tells && Signatures.isOne(lines, first, i)) {
                    lines.markOpen(first, i, Kind.SIGNATURE);
                }
                return;
            }
            tells |= lines.isOpen(i) && Names.tellsAboutSomebody(lines.at(i));
        }
    }
}
